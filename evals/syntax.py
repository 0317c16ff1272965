"""Score tagging and parsing with gold words and sentences against a treebank.

    python -m evals.syntax FILE.conllu… [--sentences] [--json]

The figures are those of the CoNLL 2018 shared task (Zeman et al., 2018), over all syntactic words, punctuation
included; since the words are given, precision, recall and F1 of each are one number:

- *LAS*: the head is right and so is the relation, without its subtype (`nmod:poss` counts as `nmod`);
- *LAS with subtypes*: the head is right and so is the whole relation;
- *UAS*: the head is right; *UPOS*, *XPOS*: the universal and the treebank's own part of speech are right.

`--sentences` reads the text afresh, without any help, and scores where words and sentences begin and end instead.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from chancery.errors import ChanceryError, UsageError
from chancery.language.annotation import Annotation, Token
from chancery.records import Span
from evals import analysers, conllu
from evals.analysers import Annotates, ParsesWords
from evals.conllu import TreebankDocument, Word
from evals.counts import Counts, ratio


@dataclass(frozen=True, slots=True)
class SyntaxScore:
    """How many words have each thing right. Scores add up."""

    words: int = 0
    head: int = 0
    relation: int = 0
    full_relation: int = 0
    upos: int = 0
    xpos: int = 0

    def __add__(self, other: SyntaxScore) -> SyntaxScore:
        return SyntaxScore(
            self.words + other.words,
            self.head + other.head,
            self.relation + other.relation,
            self.full_relation + other.full_relation,
            self.upos + other.upos,
            self.xpos + other.xpos,
        )

    def figures(self) -> dict[str, float]:
        """The shares, by name."""
        counts = {
            "LAS": self.relation,
            "LAS with subtypes": self.full_relation,
            "UAS": self.head,
            "UPOS": self.upos,
            "XPOS": self.xpos,
        }
        return {name: ratio(count, self.words) for name, count in counts.items()}


def score(documents: Iterable[TreebankDocument], analyser: ParsesWords) -> SyntaxScore:
    """Parse each document's own words and compare. Raises UsageError if words are added or lost on the way."""
    total = SyntaxScore()
    for document in documents:
        tokens = analyser.parse_words(document.text, [word.span for word in document.words], document.sentences)
        total += score_words(document.words, tokens, where=document.name)
    return total


def score_words(words: Sequence[Word], tokens: Sequence[Token], *, where: str | None = None) -> SyntaxScore:
    """Compare the tokens of one document with its words, one by one. Raises UsageError if their numbers differ."""
    if len(words) != len(tokens):
        raise UsageError(f"{len(words)} words were given and {len(tokens)} came back; return one each", where=where)
    return sum((_score_word(word, token) for word, token in zip(words, tokens, strict=True)), SyntaxScore())


def _score_word(word: Word, token: Token) -> SyntaxScore:
    attached = word.head == token.head
    return SyntaxScore(
        words=1,
        head=attached,
        relation=attached and _universal(word.deprel) == _universal(token.deprel),
        full_relation=attached and word.deprel == token.deprel,
        upos=word.upos == token.upos,
        xpos=word.xpos == token.tag,
    )


def _universal(relation: str) -> str:
    return relation.partition(":")[0]


def score_boundaries(documents: Iterable[TreebankDocument], analyser: Annotates) -> dict[str, Counts]:
    """Words and sentences found in running text: right when both ends are (spaces at the ends of sentences aside)."""
    words, sentences = Counts(), Counts()
    for document in documents:
        found = analyser.annotate(document.text)
        words += Counts.of({word.span for word in document.words}, {(t.start, t.end) for t in found.tokens})
        sentences += Counts.of(_gold_sentences(document), _found_sentences(found))
    return {"words": words, "sentences": sentences}


def _gold_sentences(document: TreebankDocument) -> set[Span]:
    words = document.words
    return {(words[first].span[0], words[last - 1].span[1]) for first, last in document.sentences}


def _found_sentences(found: Annotation) -> set[Span]:
    tokens = found.tokens
    return {(tokens[one.first].start, tokens[one.last - 1].end) for one in found.sentences if one.first < one.last}


def main(arguments: Sequence[str] | None = None, analyser: analysers.InstalledAnalyser | None = None) -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.syntax", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("files", type=Path, nargs="+", help="treebanks in CoNLL-U")
    parser.add_argument("--sentences", action="store_true", help="score words and sentences of running text instead")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(arguments)
    figures: dict[str, dict[str, float]] = {}
    try:
        analyser = analyser or analysers.installed()
        for path in options.files:
            documents = conllu.load(path)
            if options.sentences:
                counts = score_boundaries(documents, analyser)
                figures[str(path)] = {f"{name} F1": one.f1 for name, one in counts.items()}
            else:
                figures[str(path)] = score(documents, analyser).figures()
    except ChanceryError as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(figures, indent=1))
    else:
        for name, values in figures.items():
            print(f"{name}: " + "  ".join(f"{figure} {value:.4f}" for figure, value in values.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
