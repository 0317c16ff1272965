"""What the scorers of single layers ask of the language stage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from chancery.language.annotation import Annotation, Token
from chancery.records import Span


class ParsesWords(Protocol):
    """Tags and parses words that are given."""

    def parse_words(self, text: str, words: Sequence[Span], sentences: Sequence[tuple[int, int]]) -> list[Token]:
        """One token for each word; `sentences` are runs of words `[first, last)`."""
        ...


class Annotates(Protocol):
    """Finds everything in a text by itself."""

    def annotate(self, text: str) -> Annotation:
        """All layers of one text."""
        ...


class InstalledAnalyser(ParsesWords, Annotates, Protocol):
    """Both."""


def installed() -> InstalledAnalyser:
    """The analyser that `chancery` reads with, on one thread. Raises ModelError where its files are missing."""
    from chancery.language.analyser import Analyser

    analyser: InstalledAnalyser = Analyser()
    return analyser
