"""Events in the formats for people, on readings made by hand."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from chancery.cli.events import PUBLISHED, event_rows
from chancery.cli.pretty import Pretty
from chancery.cli.sections import NARROWEST_EVENTS
from chancery.cli.table import Table
from chancery.cli.terminal import Terminal
from chancery.cli.who import ANOTHER, NOBODY
from chancery.records import Actor, Document, Event, Interval, Reading, Span, Statement

TEXT = "Norway expelled two Russian diplomats last week, Mr Foss said. They rejected the results.\n"
NORWAY = Actor(id="nor", name="Norway", kind="state", affiliation="NOR", sector="GOV", mentions=((0, 6),))
DIPLOMATS = Actor(
    id="dip", name="Russian diplomats", kind="group", affiliation="RUS", sector="GOV", mentions=((20, 37),)
)
FOSS = Actor(id="foss", name="Foss", kind="person", affiliation="NOR", mentions=((49, 56),))
DAY = Interval(from_="2024-05-06", to="2024-05-06")
WEEK = Interval(from_="2024-04-29", to="2024-05-05", span=(38, 47))
HOSTILE = "[red]x\x1b[31m\u202e\nnot a line"


def event(words: str, kind: str, **fields: object) -> Event:
    """An event whose trigger is where these words first stand."""
    trigger: Span = (TEXT.index(words), TEXT.index(words) + len(words))
    return Event(
        id=words, type=kind, trigger=trigger, evidence=trigger, confidence=0.9,
        **{"status": "happened", **fields},  # type: ignore[arg-type]
    )  # fmt: skip


EXPELLED = event("expelled", "SANCTION", mode="expel", source=("nor",), target=("dip",), date=WEEK, claimed_by="s")
REJECTED = event(
    "rejected",
    "REJECT",
    source=("dip",),
    target_spans=((77, 88),),
    date=DAY,
    in_response_to="expelled",
    status="denied",
)


def made(
    *events: Event, actors: tuple[Actor, ...] = (NORWAY, DIPLOMATS, FOSS), speaker: str | None = "foss"
) -> Reading:
    """A reading of one statement and these events."""
    said = Statement(
        id="s", speaker=speaker, speaker_span=(49, 56), cue_span=(57, 61), content_spans=((0, 47),), mode="indirect",
        confidence=0.9,
    )  # fmt: skip
    document = Document(id="d", text=TEXT, source="a.txt", published="2024-05-06")
    return Reading(document=document, actors=actors, statements=(said,), events=events)


def terminal(width: int, *, unicode: bool = True) -> Terminal:
    """A terminal without colour."""
    return Terminal(width=width, colour=False, unicode=unicode)


def test_an_event_stands_in_the_text_and_in_a_table() -> None:
    """Its trigger is marked with its number, under which the table says who, whom, when, what, and who claims it."""
    shown = Pretty(terminal(110)).reading(made(EXPELLED, REJECTED))

    rows = [line.split() for line in shown[shown.index("\nEvents\n") : shown.index("\nActors\n")].splitlines()]
    assert "«Norway ⟦expelled⟧₁ two Russian diplomats last week»₁" in shown
    assert "They ⟦rejected⟧₂ the results." in shown
    assert "⟦trigger⟧" in shown.splitlines()[1]
    assert rows[2] == "# when who trigger whom type status claimed by".split()
    assert rows[4] == "1 2024-04-29 Norway (NOR) expelled Russian diplomats SANCTION/ happened Foss".split()
    assert rows[5] == "to 2024-05-05 (RUS) expel".split()
    assert rows[6] == "2 published Russian diplomats rejected the results REJECT denied".split()
    assert rows[7] == "(RUS) answers 1".split()


def test_a_narrow_terminal_gets_a_list() -> None:
    """Where the table would break names, each event is a line of words; a day that is not told is left out."""
    shown = " ".join(Pretty(terminal(NARROWEST_EVENTS - 1)).reading(made(EXPELLED, REJECTED)).split())

    assert (
        "Events 1 Norway (NOR) | expelled | Russian diplomats (RUS) | SANCTION/expel | happened; claimed by Foss;"
        " 2024-04-29 to 2024-05-05 2 Russian diplomats (RUS) | rejected | the results | REJECT | denied; answers 1"
    ) in shown


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (None, NOBODY),
        (DAY, PUBLISHED),
        (Interval(from_="2024-05-06", to="2024-05-06", span=(38, 47)), "2024-05-06"),
        (Interval(from_="2024-05-01", to="2024-05-01"), "2024-05-01"),
        (WEEK, "2024-04-29 to 2024-05-05"),
    ],
)
def test_a_date_tells_whether_the_text_says_it(date: Interval | None, shown: str) -> None:
    """The day of publication is only called so where no words give it; background has a dash."""
    assert next(event_rows(made(event("expelled", "SANCTION", date=date)))).when == shown


def test_a_side_without_an_actor_is_the_words_of_the_text() -> None:
    """Of several the first two are shown; where the text names nobody there is a dash."""
    spans: tuple[Span, ...] = ((0, 6), (16, 37), (49, 56))

    row = next(event_rows(made(event("expelled", "SANCTION", target_spans=spans, target=("nobody",)))))

    assert row.target.words == "Norway, two Russian diplomats and 1 more"
    assert (row.target.parties, row.target.sectors) == ((), ())
    assert row.source.words == NOBODY


def test_a_claim_is_somebodys_word() -> None:
    """The name of the speaker, else the words for him; an id that leads nowhere is another's."""
    named, unnamed = event_rows(made(EXPELLED)), event_rows(made(EXPELLED, speaker=None))
    lost = event_rows(made(event("expelled", "SANCTION", claimed_by="gone", in_response_to="gone")))

    assert [next(rows).claimed_by for rows in (named, unnamed)] == ["Foss", "Mr Foss"]
    assert next(lost).flags == ("happened", f"claimed by {ANOTHER}", f"answers {ANOTHER}")


def test_the_compact_table_has_a_row_an_event() -> None:
    """Behind the statements, with the trigger where these have the cue and the target where they have the content."""
    table = Table(terminal(180))

    head, statement, *events = (table.start() + table.reading(made(EXPELLED, REJECTED))).splitlines()

    cells = [
        {"#": "1", "record": "event", "who": "Norway", "party": "NOR", "sector": "GOV", "words": "expelled",
         "what": "Russian diplomats", "about": "RUS", "kind": "SANCTION/expel", "flags": "happened; claimed"},
        {"#": "2", "record": "event", "who": "Russian diplomats", "party": "RUS", "words": "rejected",
         "what": "the results", "kind": "REJECT ", "flags": "denied; answers 1"},
    ]  # fmt: skip
    assert statement[head.index("record") :].startswith("statement")
    for row, wanted in zip(events, cells, strict=True):
        for column, cell in wanted.items():
            assert row[head.index(f" {column}") + 1 :].startswith(cell)


def test_a_narrow_compact_table_tells_the_type_alone() -> None:
    """So that it is never cut."""
    assert " SANCTION  happened" in Table(terminal(100)).reading(made(EXPELLED))


def test_who_acts_is_among_the_actors() -> None:
    """Sources and targets of events are shown, though no statement has them."""
    shown = Pretty(terminal(110)).reading(made(EXPELLED))

    assert "Russian diplomats" in shown[shown.index("\nActors\n") :]


def test_no_events_no_table() -> None:
    """Its heading would stand over nothing."""
    assert "Events" not in Pretty(terminal(110)).reading(made())


@pytest.mark.parametrize("width", [20, 40, 80, 133])
def test_hostile_events_are_only_text(width: int) -> None:
    """Of no field does an escape, an override or a line break reach the terminal, nor is a line wider than it."""
    long = HOSTILE + "y" * 200
    actor = Actor(id="nor", name=long, affiliation=long, sector=long, mentions=((0, 6),))
    date = Interval(from_=HOSTILE, to=long, span=(0, 6))
    hostile = event("expelled", long, mode=HOSTILE, source=("nor",), target=("nor",), date=date, claimed_by="s")
    reading = made(hostile, actors=(actor,), speaker="nor")

    for shown in (Pretty(terminal(width)).reading(reading), Table(terminal(max(width, 60))).reading(reading)):
        assert not {"\x1b", "\u202e"} & set(shown)
        assert not any(line.startswith("not a line") for line in shown.splitlines())
        assert max(cell_len(line) for line in shown.splitlines()) <= max(width, 60)
    assert "[red]x␛[31m" in Pretty(terminal(133)).reading(reading)


@pytest.mark.parametrize("width", [60, 110])
def test_ascii_terminals_get_ascii_events(width: int) -> None:
    """Marks and table lines then need no other character."""
    shown = Pretty(terminal(width, unicode=False)).reading(made(EXPELLED, REJECTED))

    assert "{Norway *expelled*1 two Russian diplomats last week}1" in " ".join(shown.split())
    assert shown.replace("·", "").isascii()
