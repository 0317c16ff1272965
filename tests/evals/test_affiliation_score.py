"""Scoring affiliations: where an actor's words stand, who answers there, and what is right."""

from __future__ import annotations

import json
from pathlib import Path

import fabricate
import pytest

from chancery.errors import SourceNotFound, UnreadableSource
from chancery.records import Actor, Span
from evals import affiliations
from evals.affiliations import AffiliationScore, GoldActor, GoldRecord, actor_at, load, locate, state_or_body
from evals.counts import Counts

TEXT = "Norwegian officials told UN inspectors that Norway waits."


def span(words: str, text: str = TEXT) -> Span:
    """Where some words stand."""
    start = text.index(words)
    return start, start + len(words)


def actor(words: str, affiliation: str | None) -> Actor:
    """An actor with one mention."""
    return Actor(id=words, name=words, affiliation=affiliation, mentions=(span(words),))


def scored(words: str, code: str | None, *found: Actor) -> AffiliationScore:
    """The score of one source in TEXT."""
    record = GoldRecord(id="r", text=TEXT, source=[GoldActor(words, code)])
    return affiliations.score([record], {TEXT: fabricate.reading("r", TEXT, actors=found)})


def test_words_are_found_whole() -> None:
    """Not inside a longer word; as they are before whatever their case, and however they are spaced."""
    assert locate("Iran", "Iranian ships left Iran") == (19, 23)
    assert locate("us", "The US told us") == (12, 14)
    assert locate("the  US", "The US told us") == (0, 6)
    assert locate("R.U.F. (RUF", "the R.U.F. (RUF) said") == (4, 15)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("Isreal", "said Israel today", "Israel"),
        ("U.S. ... negotiators", "U.S. and Russian negotiators", "U.S"),
        ("Norwegians", "a Norwegian ship", "Norwegian"),
        ("Jordan's King Abdullah II", "Jordan's visiting King Abdullah II", "Jordan's"),
    ],
)
def test_words_that_are_not_there_are_found_by_one_of_them(words: str, text: str, found: str) -> None:
    """Misspelt, parted or in another number; a name before any other word."""
    assert locate(words, text) == span(found, text)


def test_words_that_are_nowhere_are_not_found() -> None:
    """And neither is nothing."""
    assert locate("Cypriot", "an island of Cyprus") is None
    assert locate(" ", "Norway") is None


def test_the_mention_that_is_most_like_the_words_answers() -> None:
    """Neither a part of them nor a longer phrase around them, where one fits."""
    short, long = actor("Norwegian", "NOR"), actor("Norwegian officials", None)
    reading = fabricate.reading("r", TEXT, actors=(actor("Norway", "NOR"), short, long))

    assert actor_at(reading, span("Norwegian officials")) == long
    assert actor_at(reading, span("Norwegian")) == short
    assert actor_at(reading, span("inspectors")) is None


def test_a_state_is_right_by_its_code() -> None:
    """Another code, none at all, and nobody there are wrong."""
    assert scored("Norway", "NOR", actor("Norway", "NOR")).states == Counts(right=1)
    assert scored("Norway", "NOR", actor("Norway", "SWE")).states == Counts(missed=1)
    without = scored("Norway", "NOR", actor("Norway", None))
    nobody = scored("Norway", "NOR")
    assert (without.states, without.nobody_there) == (Counts(missed=1), 0)
    assert (nobody.states, nobody.nobody_there) == (Counts(missed=1), 1)
    assert without.misses == ["r «Norway» NOR; found: «Norway» without one"]


def test_a_body_is_right_by_any_code_but_a_states() -> None:
    """It does not count among the states."""
    right, wrong = (scored("UN inspectors", "IGO", actor("UN inspectors", code)) for code in ("UN", "NOR"))
    none = scored("UN inspectors", "IGO", actor("UN inspectors", None))

    assert (right.bodies, wrong.bodies, none.bodies) == (Counts(right=1), Counts(missed=1), Counts(missed=1))
    assert right.states == Counts()


def test_what_cannot_be_asked_is_counted_apart() -> None:
    """Words that are not there, and codes of neither states nor bodies; without a code there is nothing to ask."""
    absent, other, uncoded = scored("Chile", "CHL"), scored("officials", "NGO"), scored("Norway", None)

    assert (absent.states, absent.not_in_text) == (Counts(), 1)
    assert (other.states, other.bodies, dict(other.other_codes)) == (Counts(), Counts(), {"NGO": 1})
    assert uncoded == AffiliationScore()


def test_codes_are_mended() -> None:
    """One that ISO does not have, and several at once."""
    assert [state_or_body(code) for code in ("JAP", "GBR/USA", "IGO", "NOR ")] == ["JPN", "GBR", "IGO", "NOR"]


def test_a_text_without_a_reading_has_nobody_in_it() -> None:
    """It counts as read with nothing found."""
    record = GoldRecord(id="r", text=TEXT, source=[GoldActor("Norway", "NOR")])

    assert affiliations.score([record], {}).nobody_there == 1


def test_sides_may_be_missing_or_no_lists(tmp_path: Path) -> None:
    """A word that slipped into a side names no actor."""
    path = tmp_path / "gold.json"
    actors = [{"actorText": "Norway", "code": "NOR", "sector": "GOV"}, {"actorText": "UN"}]
    path.write_text(json.dumps([{"id": "r", "text": TEXT, "source": actors, "target": "diplomatic"},
                                {"id": "q", "text": TEXT, "source": None}]), encoding="utf-8")  # fmt: skip

    assert [list(record.actors()) for record in load(path)] == [[GoldActor("Norway", "NOR")], []]


def test_other_files_are_refused(tmp_path: Path) -> None:
    """With a word on what to give instead."""
    (tmp_path / "gold.json").write_text('[{"id": "r"}]', encoding="utf-8")

    with pytest.raises(UnreadableSource, match=r"missing required field `text`.*name a JSON file"):
        load(tmp_path / "gold.json")
    with pytest.raises(SourceNotFound, match="no such file"):
        load(tmp_path / "none.json")


def test_the_command_matches_readings_by_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows of a table have no file names of their own."""
    sides = {"source": [{"actorText": "Norway", "code": "NOR"}], "target": [{"actorText": "UN", "code": "IGO"}]}
    (tmp_path / "gold.json").write_text(json.dumps([{"id": "r", "text": TEXT, **sides}]), encoding="utf-8")
    made = fabricate.reading("rows.jsonl#1", TEXT, actors=(actor("Norway", "NOR"),))
    predictions = fabricate.write_readings(tmp_path / "readings.jsonl", [made])

    code = affiliations.main([str(tmp_path / "gold.json"), str(predictions), "--json", "--verbose"])

    assert code == 0
    printed = capsys.readouterr()
    figures = json.loads(printed.out)
    assert figures == {"affiliation": 1.0, "body": 0.0, "nobody there": 1, "not in the text": 0, "other codes": 0}
    assert printed.err == "r «UN» IGO; found: nobody there\n"


def test_the_command_names_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line on standard error, exit code 2."""
    assert affiliations.main([str(tmp_path / "none.json")]) == 2
    assert "no such file" in capsys.readouterr().err
