"""Scoring facts: how facts and records are paired, and what is counted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import fabricate
import pytest

from chancery.records import Span, Statement
from evals import facts
from evals.counts import Counts
from evals.facts import score, score_family
from evals.gold_facts import GoldArticle, GoldFile, StatementFact
from evals.scene import Scene

TEXT = "Norland closed its embassy. Ada Lovelund said Sudmark would reopen it if Norland paid."
REOPEN: Span = (TEXT.index("Sudmark"), len(TEXT) - 1)


def span(words: str) -> Span:
    """Where some words stand in TEXT."""
    start = TEXT.index(words)
    return start, start + len(words)


def statements(*spans: Span) -> tuple[Statement, ...]:
    """Statements of Ada with these contents."""
    return tuple(fabricate.statement(n, speaker="ada", content_spans=(one,)) for n, one in enumerate(spans))


def counted(gold: list[StatementFact], *spans: Span, absent: tuple[StatementFact, ...] = ()) -> Counts:
    """The counts of a file that lists all statements."""
    return score_family(
        Scene(fabricate.reading("a.txt", TEXT, statements=statements(*spans))),
        "statements",
        gold,
        absent,
        complete=True,
    )[0]


def test_as_many_facts_as_can_be_are_right() -> None:
    """A record that suits two facts goes to the one that nothing else suits."""
    wide, narrow = StatementFact(anchor="would reopen it if Norland"), StatementFact(anchor="Sudmark would")

    assert counted([wide, narrow], span("would reopen it"), span("reopen it if")) == Counts(right=2)


def test_optional_facts_are_neither_missed_nor_spurious() -> None:
    """And they come last: a record goes to a fact that must be found."""
    optional, required = (StatementFact(anchor="would reopen it", optional=optional) for optional in (True, False))

    assert counted([optional]) == Counts()
    assert counted([optional], REOPEN) == Counts()
    assert counted([optional, required], REOPEN) == Counts(right=1)


def test_a_fact_excuses_one_neighbour() -> None:
    """The same thing told again is no mistake, told a third time it is."""
    fact = StatementFact(anchor="would reopen it")

    assert counted([fact], REOPEN, REOPEN) == Counts(right=1)
    assert counted([fact], REOPEN, REOPEN, REOPEN) == Counts(right=1, spurious=1)


def test_what_must_not_be_found_is_spurious() -> None:
    """Whether it is paired with something or not."""
    fact = StatementFact(anchor="would reopen it")

    assert counted([fact], REOPEN, absent=(fact,)) == Counts(right=1, spurious=1)


def article(**gold: Any) -> GoldArticle:
    """A gold article of TEXT."""
    return GoldArticle("a.txt", TEXT, GoldFile(**gold))


def test_precision_is_measured_where_all_is_listed() -> None:
    """Elsewhere a record too many cannot be told from one that the file leaves out."""
    gold = article(statements=[StatementFact(anchor="would reopen it")])
    found = {"a.txt": fabricate.reading("a.txt", TEXT, statements=statements(REOPEN, span("Norland")))}

    partly = score([gold], found)
    wholly = score([article(statements=gold.facts.statements, complete=["statements"])], found)

    assert partly.families["statements"].precision is None
    assert wholly.families["statements"].precision == 0.5


def test_the_facts_of_an_unread_article_are_missed() -> None:
    """All that had to be found."""
    gold = article(statements=[StatementFact(anchor="reopen"), StatementFact(anchor="paid", optional=True)])

    assert score([gold], {}).right == (0, 1)


def test_misses_say_what_is_wrong() -> None:
    """The faults of the record that comes nearest, or that nothing is there."""
    here, there = StatementFact(anchor="would reopen it", mode="direct"), StatementFact(anchor="Norland closed")
    found = {"a.txt": fabricate.reading("a.txt", TEXT, statements=statements(REOPEN))}

    misses = score([article(statements=[here, there])], found, ["statements"]).misses

    assert [(miss.article, miss.why) for miss in misses] == [("a.txt", "mode"), ("a.txt", "nothing there")]


def test_the_command_scores_a_file_of_readings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And says with --verbose what is missed."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.json").write_text('{"statements": [{"anchor": "Norland closed"}]}', encoding="utf-8")
    predictions = fabricate.write_readings(tmp_path / "readings.jsonl", [fabricate.reading("a.txt", TEXT)])

    code = facts.main([str(tmp_path), str(predictions), "--family", "statements", "--verbose", "--json"])

    printed = capsys.readouterr()
    assert code == 0
    assert json.loads(printed.out) == {"facts right": 0.0, "statements recall": 0.0}
    assert printed.err == "a.txt: statement «Norland closed»: nothing there\n"


def test_the_command_names_gold_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line on standard error, exit code 2."""
    assert facts.main([str(tmp_path)]) == 2
    assert "no gold facts here" in capsys.readouterr().err
