"""Gold facts: the shipped articles are sound, and what is not sound is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec import UNSET

from chancery.errors import SourceNotFound, UnreadableSource
from evals import gold_facts
from evals.gold_facts import FAMILIES, EventFact, StatementFact

ARTICLES = Path(__file__).parents[2] / "corpus/articles"
TEXT = "Ada said no. Bob said no.\n"


def write(folder: Path, facts: Mapping[str, object]) -> Path:
    """Write an article with these facts."""
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.json").write_text(json.dumps(facts), encoding="utf-8")
    return folder


def test_the_shipped_articles_are_sound() -> None:
    """Each has a text, and facts of every family with anchors that stand in it."""
    articles = gold_facts.load(ARTICLES)

    assert len(articles) == 10
    assert all(article.facts.of(family) for article in articles for family in FAMILIES)
    assert all(article.facts.published for article in articles)


def test_fields_that_are_not_given_are_not_asked_about(tmp_path: Path) -> None:
    """A speaker of null is given: it says that nobody is named."""
    folder = write(tmp_path, {"statements": [{"anchor": "Ada"}, {"anchor": "Bob", "speaker": None}]})

    first, second = gold_facts.load(folder)[0].facts.statements

    assert (first.speaker, second.speaker) == (UNSET, None)


def test_what_must_not_be_found_has_its_family(tmp_path: Path) -> None:
    """One list for all families."""
    absent = [{"family": "events", "anchor": "Ada", "type": "REJECT"}, {"family": "statements", "anchor": "Bob"}]

    facts = gold_facts.load(write(tmp_path, {"absent": absent}))[0].facts

    assert facts.absent_of("events") == [EventFact(anchor="Ada", type="REJECT")]
    assert facts.absent_of("statements") == [StatementFact(anchor="Bob")]
    assert facts.absent_of("channels") == []


@pytest.mark.parametrize(
    ("facts", "complaint"),
    [
        ({"statements": [{"anchor": "Eve"}]}, "anchor 'Eve' does not stand in the text 1 times"),
        ({"statements": [{"anchor": "said no"}]}, "more than once; say which"),
        ({"statements": [{"anchor": "said no", "anchor_nth": 3}]}, "does not stand in the text 3 times"),
        ({"statements": [{"anchor": "Ada", "speeker": "Ada"}]}, "unknown field `speeker`"),
        ({"events": [{"anchor": "Ada"}]}, "missing required field `type`"),
        ({"positions": [{"anchor": "Ada", "kind": "demand", "condition": "if"}]}, "condition 'if' is not in the text"),
        ({"complete": ["weather"]}, "Invalid enum value 'weather'"),
    ],
)
def test_unsound_facts_are_refused(tmp_path: Path, facts: dict[str, object], complaint: str) -> None:
    """The error has the file and what is wrong."""
    with pytest.raises(UnreadableSource, match=r"a\.json: ") as raised:
        gold_facts.load(write(tmp_path, facts))

    assert complaint in str(raised.value)


def test_the_second_of_equal_anchors_can_be_meant(tmp_path: Path) -> None:
    """Counted from 1."""
    (article,) = gold_facts.load(write(tmp_path, {"statements": [{"anchor": "said no", "anchor_nth": 2}]}))

    assert gold_facts.span_of_anchor(article.facts.statements[0], article.text) == (17, 24)


def test_fields_can_be_left_out_of_the_asking(tmp_path: Path) -> None:
    """Those that a fact must give stay."""
    gold = {
        "statements": [{"anchor": "Ada", "speaker": "Ada"}],
        "absent": [{"family": "events", "anchor": "Bob", "type": "X"}],
    }
    (article,) = gold_facts.load(write(tmp_path, gold))

    facts = article.not_asking({"speaker", "type", "anchor"}).facts

    assert facts.statements == [StatementFact(anchor="Ada")]
    assert facts.absent == [EventFact(anchor="Bob", type="X")]


def test_a_text_that_is_missing_is_an_error(tmp_path: Path) -> None:
    """Facts without their text prove nothing."""
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")

    with pytest.raises(UnreadableSource, match=r"a\.txt"):
        gold_facts.load(tmp_path)


def test_a_folder_without_facts_is_an_error(tmp_path: Path) -> None:
    """Nothing to score is not a score."""
    with pytest.raises(SourceNotFound, match="no gold facts here"):
        gold_facts.load(tmp_path)
