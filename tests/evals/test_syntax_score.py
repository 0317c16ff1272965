"""Scoring syntax, and names."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from test_treebank_text import TREEBANK, load

from chancery.errors import UsageError
from chancery.language.annotation import Annotation, Name, Sentence, Token
from chancery.records import Span
from evals import names, syntax
from evals.conllu import Word
from evals.counts import Counts
from evals.marked import parse
from evals.syntax import SyntaxScore, score_boundaries, score_words

WORDS = [
    Word((0, 3), "NOUN", "NN", 1, "nsubj:pass"),
    Word((4, 8), "VERB", "VBN", 1, "root"),
    Word((9, 10), "PUNCT", ".", 1, "punct"),
]
TOKENS = [Token(*word.span, word.upos, word.xpos, word.head, word.deprel) for word in WORDS]


@dataclass(frozen=True)
class Words:
    """An analyser that takes what stands between spaces for a word and a line for a sentence; all else is a root."""

    label: str = "person"

    def parse_words(self, text: str, words: Sequence[Span], sentences: Sequence[tuple[int, int]]) -> list[Token]:
        """Each word a root."""
        return [Token(*span, "VERB", "VB", number, "root") for number, span in enumerate(words)]

    def annotate(self, text: str) -> Annotation:
        """Each word with a capital is a name."""
        spans: list[Span] = []
        sentences: list[Sentence] = []
        at = 0
        for line in text.splitlines():
            first = len(spans)
            for word in line.split():
                at = text.index(word, at)
                spans.append((at, at + len(word)))
                at += len(word)
            sentences.append(Sentence(first, len(spans)))
        found = [Name(n, n + 1, self.label) for n, (start, _) in enumerate(spans) if text[start].isupper()]
        return Annotation(text, tuple(self.parse_words(text, spans, [])), tuple(sentences), tuple(found), (), ())


def test_the_gold_itself_is_perfect() -> None:
    """Every figure is 1."""
    assert set(score_words(WORDS, TOKENS).figures().values()) == {1.0}


def test_subtypes_count_in_one_figure_only() -> None:
    """LAS compares universal relations, as the shared task does."""
    plain = [replace(TOKENS[0], deprel="nsubj"), *TOKENS[1:]]

    assert score_words(WORDS, plain) == SyntaxScore(words=3, head=3, relation=3, full_relation=2, upos=3, xpos=3)


def test_a_relation_to_the_wrong_head_is_wrong() -> None:
    """Punctuation counts like any other word."""
    astray = [*TOKENS[:2], replace(TOKENS[2], head=0)]

    figures = score_words(WORDS, astray).figures()

    assert figures["LAS"] == figures["LAS with subtypes"] == figures["UAS"] == pytest.approx(2 / 3)
    assert figures["UPOS"] == 1.0


def test_words_must_come_back_one_for_one() -> None:
    """An analyser that cuts words anew cannot be scored on gold words."""
    with pytest.raises(UsageError, match=r"one: 3 words were given and 2 came back"):
        score_words(WORDS, TOKENS[:2], where="one")


def test_boundaries_are_right_when_both_ends_are(tmp_path: Path) -> None:
    """Of two documents with four sentences, the two that are lines of their own; spaces aside."""
    found = score_boundaries(load(tmp_path), Words())

    assert found["sentences"] == Counts(right=2, spurious=1, missed=2)
    assert found["words"] == Counts(right=1, spurious=4, missed=10)


def test_the_command_scores_each_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Figures by file."""
    path = tmp_path / "a.conllu"
    path.write_text(TREEBANK, encoding="utf-8")

    code = syntax.main([str(path), "--json"], Words())

    assert code == 0
    figures = json.loads(capsys.readouterr().out)[str(path)]
    assert figures["LAS"] == pytest.approx(4 / 11)
    assert figures["UPOS"] == pytest.approx(2 / 11)


def test_names_need_span_and_label() -> None:
    """The span alone counts in a figure of its own."""
    text = parse("[person|Ada] met [organization|NATO] and [place|New York] there")

    score = names.score([text], Words())

    assert score.all == Counts(right=1, spurious=3, missed=2)
    assert score.any_label == Counts(right=2, spurious=2, missed=1)
    assert score.labels["organization"] == Counts(missed=1)


def test_the_command_scores_names_of_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And says where there are none to score."""
    assert names.main([str(tmp_path)], Words()) == 2
    assert "no marked texts here" in capsys.readouterr().err

    (tmp_path / "a.txt").write_text("[place|Kyiv] and [place|Rome]\n", encoding="utf-8")
    code = names.main([str(tmp_path), "--json"], Words("place"))

    assert code == 0
    assert json.loads(capsys.readouterr().out)["names"] == 1.0
