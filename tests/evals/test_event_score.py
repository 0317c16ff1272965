"""Scoring events: each figure on texts small enough to count by hand."""

from __future__ import annotations

import json
from pathlib import Path

import fabricate
import msgspec
import pytest

from chancery.corpus.parsing import parse
from chancery.corpus.records import MarkedText
from chancery.records import Actor, Event, Interval, Span
from evals import events
from evals.counts import Counts
from evals.events import EventScore, score

EPISODE = """\
# kind: sentences
@ 2021-03-04
{s1|Norway} on {d1|Monday} {t1|expelled} two {o1|Chadian envoys}, and {s2|Fiji} {t2|met} {o2|Peru}.
= 1 SANCTION/expel source=NOR target=TCD date=2021-03-01 claim=yes
= 2 CONSULT source=FJI target=PER
"""
TEXT = "Norway on Monday expelled two Chadian envoys, and Fiji met Peru."


def marked(episode: str = EPISODE) -> MarkedText:
    """The first text of an episode."""
    found, faults = parse("a", episode)
    assert not faults
    assert found is not None
    return found.texts[0]


def span(words: str) -> Span:
    """Where some words stand in TEXT."""
    start = TEXT.index(words)
    return start, start + len(words)


def actor(name: str, party: str | None, *mentions: str) -> Actor:
    """An actor with these mentions."""
    return Actor(id=f"act_{name}", name=name, affiliation=party, mentions=tuple(span(one) for one in mentions))


ACTORS = (
    actor("Norway", "NOR", "Norway"),
    actor("envoys", "TCD", "two Chadian envoys"),
    actor("Fiji", "FJI", "Fiji"),
    actor("Peru", "PER", "Peru"),
)
EXPELLED = Event(
    id="evt_1", type="SANCTION", mode="expel", source=("act_Norway",), target=("act_envoys",),
    source_spans=(span("Norway"),), target_spans=(span("two Chadian envoys"),), trigger=span("expelled"),
    evidence=(0, 40), date=Interval(from_="2021-03-01", to="2021-03-01", span=span("Monday")), status="happened",
    claimed_by="stm_1", confidence=0.9,
)  # fmt: skip
MET = Event(
    id="evt_2", type="CONSULT", source=("act_Fiji",), target=("act_Peru",), source_spans=(span("Fiji"),),
    target_spans=(span("Peru"),), trigger=span("met"), evidence=(45, 60),
    date=Interval(from_="2021-03-04", to="2021-03-04"), status="happened", confidence=0.9,
)  # fmt: skip


def scored(*found: Event, actors: tuple[Actor, ...] = ACTORS, episode: str = EPISODE) -> EventScore:
    """The score of one text."""
    return score([(marked(episode), fabricate.reading("a", TEXT, events=found, actors=actors))])


def changed(event: Event, **fields: object) -> Event:
    """An event that differs in some fields."""
    return msgspec.structs.replace(event, **fields)


def test_the_marks_stand_where_the_events_do() -> None:
    """The text of the episode is that of the readings here."""
    assert marked().text == TEXT


def test_the_gold_itself_is_perfect() -> None:
    """Every figure is 1, and there is no fault."""
    found = scored(EXPELLED, MET)

    assert set(found.figures().values()) == {1.0}
    assert found.faults == []
    assert found.asked == {"parties": 4, "status": 2, "date": 2, "claim": 2, "mode": 1}


def test_nothing_found_is_zero_and_no_division_fails() -> None:
    """Also where nothing was to be found."""
    assert set(scored().figures().values()) == {0.0}
    assert set(EventScore().figures().values()) == {0.0}
    assert len(scored().faults) == 2


def test_what_is_found_elsewhere_is_spurious_and_what_is_not_missed() -> None:
    """By the trigger."""
    found = scored(EXPELLED, changed(MET, trigger=span("two")))

    assert found.triggers == found.typed == Counts(right=1, spurious=1, missed=1)
    assert any("spurious two CONSULT" in fault for fault in found.faults)
    assert any("met CONSULT: missed" in fault for fault in found.faults)


def test_a_wrong_type_is_right_by_its_trigger_alone() -> None:
    """Nothing else is asked of it."""
    found = scored(changed(EXPELLED, type="COERCE"), MET)

    assert found.triggers == Counts(right=2)
    assert found.typed == Counts(right=1, spurious=1, missed=1)
    assert found.source == found.target == Counts(right=1)
    assert found.asked["status"] == 1


def test_of_two_events_at_a_trigger_that_of_the_type_counts() -> None:
    """The other is spurious."""
    found = scored(changed(EXPELLED, id="evt_3", type="COERCE"), EXPELLED, MET)

    assert found.typed == Counts(right=2, spurious=1)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, Counts(right=2)),
        ({"target_spans": (span("envoys"),)}, Counts(right=2)),
        ({"target_spans": ()}, Counts(right=2)),
        ({"target_spans": (), "target": ()}, Counts(right=1, missed=1)),
        ({"target_spans": (span("Monday"),), "target": ()}, Counts(right=1, spurious=1, missed=1)),
        ({"target_spans": (span("Fiji"),)}, Counts(right=2)),
        ({"target_spans": (span("envoys"), span("Fiji"))}, Counts(right=2, spurious=1)),
    ],
    ids=["same", "a word of it", "its actor", "nobody", "elsewhere", "its actor elsewhere", "one too many"],
)
def test_a_side_is_found_by_a_word_or_by_its_actor(fields: dict[str, object], expected: Counts) -> None:
    """Spans at no mark are spurious, unless their actor is mentioned at one."""
    assert scored(changed(EXPELLED, **fields), MET).target == expected


def test_sides_are_not_confused() -> None:
    """Source and target turned round are both wrong."""
    turned = changed(
        EXPELLED, source=EXPELLED.target, target=EXPELLED.source, source_spans=EXPELLED.target_spans,
        target_spans=EXPELLED.source_spans,
    )  # fmt: skip

    found = scored(turned, MET)

    assert found.source == found.target == Counts(right=1, spurious=1, missed=1)
    assert found.share("parties") == 0.5


def test_parties_are_all_that_are_marked() -> None:
    """One more does no harm; what has no party is not asked for."""
    more = changed(EXPELLED, source=("act_Norway", "act_Fiji"))
    unmarked = EPISODE.replace(" source=FJI target=PER", " source=- target=-")

    assert scored(more, MET).share("parties") == 1
    assert scored(changed(EXPELLED, source=("act_Fiji",)), MET).share("parties") == 0.75
    assert scored(EXPELLED, MET, episode=unmarked).asked["parties"] == 2


@pytest.mark.parametrize(
    ("date", "found", "right"),
    [
        (" date=2021-03-01", Interval(from_="2021-03-01", to="2021-03-01"), True),
        (" date=2021-03-01", Interval(from_="2021-03-01", to="2021-03-07", span=(0, 1)), False),
        (" date=2021-03-01", None, False),
        (" date=2021-03-01..2021-03-07", Interval(from_="2021-03-01", to="2021-03-07", span=(0, 1)), True),
        ("", Interval(from_="2021-03-04", to="2021-03-04"), True),
        ("", None, True),
        ("", Interval(from_="2021-03-04", to="2021-03-04", span=(0, 1)), False),
        (" date=?", None, True),
        (" date=?", Interval(from_="2021-03-04", to="2021-03-04"), False),
    ],
    ids=[
        "the day", "its week", "none", "an interval", "untold: publication", "untold: none", "untold: told",
        "background: none", "background: publication",
    ],
)  # fmt: skip
def test_dates_are_told_untold_or_background(date: str, found: Interval | None, right: bool) -> None:
    """The same days; no words where the text has none; no date at all for background."""
    episode = EPISODE.replace(" date=2021-03-01", date)
    if "2021-03-01" not in date:
        episode = episode.replace("{d1|Monday}", "Monday")

    score = scored(changed(EXPELLED, date=found), MET, episode=episode)

    assert score.share("date") == (1 if right else 0.5)


@pytest.mark.parametrize(
    ("name", "fields"),
    [("status", {"status": "denied"}), ("claim", {"claimed_by": None}), ("mode", {"mode": "withdraw"})],
)
def test_other_fields_are_shares(name: str, fields: dict[str, object]) -> None:
    """Of the events whose trigger and type are right; a mode only where one is marked."""
    wrong = scored(changed(EXPELLED, **fields), MET)

    assert wrong.share(name) == (0 if name == "mode" else 0.5)
    assert {other: wrong.share(other) for other in wrong.asked if other != name} == dict.fromkeys(
        set(wrong.asked) - {name}, 1
    )


def test_counts_add_up_over_texts() -> None:
    """One text read, one not."""
    full = fabricate.reading("a", TEXT, events=(EXPELLED, MET), actors=ACTORS)
    empty = fabricate.reading("a", TEXT)

    assert score([(marked(), full), (marked(), empty)]).triggers == Counts(right=2, missed=2)


def test_the_report_has_a_line_a_figure() -> None:
    """With counts."""
    lines = scored(EXPELLED).report().splitlines()

    assert lines[0].startswith("trigger")
    assert "(1 right, 0 spurious, 1 missed)" in lines[0]
    assert any(line.startswith("claim") and line.endswith("(1 of 1)") for line in lines)


def test_the_command_scores_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As figures in JSON; a folder without episodes is a failure, in one line."""
    (tmp_path / "a.txt").write_text(EPISODE, encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()

    assert events.main([str(tmp_path), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert {"trigger", "trigger + type", "source", "target"} <= set(figures)
    assert events.main([str(empty)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
