"""Scoring attributions: each figure on texts small enough to count by hand."""

from __future__ import annotations

import json
from pathlib import Path

import fabricate
import pytest

from chancery.errors import UnreadableSource
from chancery.records import Span
from evals import attribution
from evals.attribution import AttributionScore, pair_by_content
from evals.counts import Counts
from evals.gold import GoldText
from evals.standoff import RoleSpans

TEXT = "Ada said: “We will come tomorrow.” Bob doubts that."


def span(words: str) -> Span:
    """Where some words stand in TEXT."""
    start = TEXT.index(words)
    return start, start + len(words)


ADA = RoleSpans(source=[span("Ada")], cue=[span("said")], content=[span("“We will come tomorrow.”")])
BOB = RoleSpans(source=[span("Bob")], cue=[span("doubts")], content=[span("that")])


def scored(gold: list[RoleSpans], found: list[RoleSpans]) -> AttributionScore:
    """The score of one document."""
    score = AttributionScore()
    score.add(TEXT, gold, found)
    return score


def test_the_gold_itself_is_perfect() -> None:
    """Every figure is 1."""
    assert set(scored([ADA, BOB], [BOB, ADA]).figures().values()) == {1.0}


def test_nothing_found_is_zero_and_no_division_fails() -> None:
    """Also where nothing was to be found."""
    assert set(scored([ADA, BOB], []).figures().values()) == {0.0}
    assert set(scored([], []).figures().values()) == {0.0}


def test_marks_at_the_ends_are_no_mistake() -> None:
    """Content without its quotation marks is exact."""
    found = RoleSpans(source=ADA.source, cue=ADA.cue, content=[span("We will come tomorrow")])

    assert scored([ADA], [found]).exact["content"] == Counts(right=1)


def test_part_of_a_content_is_not_exact_but_counts_by_words_and_by_share() -> None:
    """Two of four words: recall of words one half, and the part that is covered."""
    found = RoleSpans(source=ADA.source, cue=ADA.cue, content=[span("come tomorrow")])

    score = scored([ADA], [found])

    assert score.exact["content"] == Counts(spurious=1, missed=1)
    assert score.tokens["content"] == Counts(right=2, missed=2)
    precision, recall, _ = score.partial_content
    assert precision == 1.0
    assert recall == pytest.approx(len("come tomorrow") / len("“We will come tomorrow.”"))


def test_an_attribution_is_right_only_with_its_source() -> None:
    """A wrong source, or one too many, makes it spurious and missed."""
    nobody = RoleSpans(cue=ADA.cue, content=ADA.content)
    wrong = RoleSpans(source=BOB.source, content=ADA.content)

    assert scored([ADA], [wrong]).attribution == Counts(spurious=1, missed=1)
    assert scored([ADA], [nobody]).attribution == Counts(spurious=1, missed=1)
    assert scored([nobody], [nobody]).attribution == Counts(right=1)


def test_half_of_the_smaller_content_must_be_shared() -> None:
    """A slight overlap pairs nothing."""
    aside = RoleSpans(source=ADA.source, content=[span("tomorrow.” Bob doubts")])

    assert pair_by_content([ADA], [aside]) == []


def test_the_largest_overlap_is_paired_first_and_once() -> None:
    """A second attribution of the same words stays without a partner."""
    half = RoleSpans(source=ADA.source, content=[span("come tomorrow")])

    pairs = pair_by_content([ADA], [half, ADA])

    assert [(pair.gold, pair.predicted) for pair in pairs] == [(0, 1)]


def test_statements_of_a_text_without_reading_are_missed() -> None:
    """The text counts as read with nothing found."""
    score = attribution.score([GoldText("a.txt", TEXT, [ADA, BOB])], {})

    assert (score.documents, score.attribution) == (1, Counts(missed=2))


def test_a_reading_of_another_text_cannot_be_scored() -> None:
    """Its spans would mean nothing."""
    with pytest.raises(UnreadableSource, match=r"a\.txt: `document\.text` is not the text"):
        attribution.score([GoldText("a.txt", TEXT, [ADA])], {"a.txt": fabricate.reading("a.txt", TEXT + " ")})


def test_the_command_matches_readings_by_file_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Folders in a source do not matter."""
    (tmp_path / "a.txt").write_text("{s1|Ada} {q1|said} {c1|no}.", encoding="utf-8")
    said = fabricate.statement(speaker_span=(0, 3), cue_span=(4, 8), content_spans=((9, 11),))
    made = [fabricate.reading("a.txt", "Ada said no.", statements=(said,))]
    predictions = fabricate.write_readings(tmp_path / "readings.jsonl", made)

    code = attribution.main([str(tmp_path), str(predictions), "--json"])

    assert code == 0
    assert set(json.loads(capsys.readouterr().out).values()) == {1.0}


def test_the_command_names_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line on standard error, exit code 2."""
    (tmp_path / "a.txt").write_text("{s1|Ada} {q1|said} {c1|no}.", encoding="utf-8")
    (tmp_path / "readings.jsonl").write_text('{"document": 3}\n', encoding="utf-8")

    code = attribution.main([str(tmp_path), str(tmp_path / "readings.jsonl")])

    assert code == 2
    assert "readings.jsonl: line 1 is not a reading" in capsys.readouterr().err
