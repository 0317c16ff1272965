"""What the encoder sees of a text: word pieces, and the shape, layout and quotation state of each.

The vocabulary is uncased; the shape gives back what that loses. Layout and quotation state give
back what the word pieces drop: white space, and on which side of a quotation mark a word stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from chancery.language.annotation import Quotation
from chancery.language.wordpiece import WordPieces
from chancery.records import Span

Ids = npt.NDArray[np.int64]

# Sizes of the three feature tables; the last id of each is for [CLS], [SEP] and padding.
SHAPES = 7
LAYOUTS = 5
QUOTE_STATES = 5

# A word of more pieces than this (a key, a hash) is cut: its tail would only crowd out the context.
_MOST_PIECES = 12
_CACHE_LIMIT = 200_000


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a run of words; all arrays but `word_starts` have one entry a piece."""

    ids: Ids
    shapes: Ids
    layouts: Ids
    quote_states: Ids
    word_starts: Ids  # index of the first piece of each word

    def window(self, first: int, last: int, special: tuple[int, int]) -> Pieces:
        """The pieces of words `[first, last)` between [CLS] and [SEP], whose ids are `special`."""
        begin = int(self.word_starts[first])
        end = int(self.word_starts[last]) if last < len(self.word_starts) else len(self.ids)

        def framed(values: Ids, left: int, right: int) -> Ids:
            return np.concatenate(([left], values[begin:end], [right])).astype(np.int64)

        return Pieces(
            framed(self.ids, *special),
            framed(self.shapes, SHAPES - 1, SHAPES - 1),
            framed(self.layouts, LAYOUTS - 1, LAYOUTS - 1),
            framed(self.quote_states, QUOTE_STATES - 1, QUOTE_STATES - 1),
            self.word_starts[first:last] - begin + 1,
        )


class PieceVocabulary:
    """The pieces of words, remembered: news repeats itself."""

    def __init__(self, path: Path) -> None:
        """`path` is a file with one piece a line."""
        self._pieces = WordPieces(path.read_text(encoding="utf-8").removesuffix("\n").split("\n"))
        self._unknown = self._pieces.ids["[UNK]"]
        self.special = (self._pieces.ids["[CLS]"], self._pieces.ids["[SEP]"])
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Piece ids of each word; at least one each."""
        if len(self._known) + len(words) > _CACHE_LIMIT:
            self._known.clear()
        for word in words:
            if word not in self._known:
                self._known[word] = tuple(self._pieces.cut(word)[:_MOST_PIECES]) or (self._unknown,)
        return [self._known[word] for word in words]


def cut_into_pieces(
    text: str, words: Sequence[Span], quotations: Iterable[Quotation], vocabulary: PieceVocabulary
) -> Pieces:
    """Pieces and features of all words of a text."""
    strings = [text[start:end] for start, end in words]
    pieces = vocabulary.of(strings)
    counts = np.array([len(ids) for ids in pieces], dtype=np.int64)
    starts = np.concatenate(([0], np.cumsum(counts)[:-1])).astype(np.int64) if len(words) else counts
    layouts = np.repeat(np.array(_layouts(text, words), dtype=np.int64), counts)
    inner = np.ones(len(layouts), dtype=bool)
    inner[starts] = False
    layouts[inner] = 3  # a piece inside a word
    return Pieces(
        np.fromiter((i for ids in pieces for i in ids), dtype=np.int64, count=int(counts.sum())),
        np.repeat(np.array([_shape(string) for string in strings], dtype=np.int64), counts),
        layouts,
        np.repeat(np.array(_quote_states(words, quotations), dtype=np.int64), counts),
        starts,
    )


def _shape(word: str) -> int:
    """0 no letters, 1 lower case, 2 Title, 3 UPPER, 4 a single capital, 5 mixed."""
    if word.islower():
        return 1
    if word.isupper():
        return 4 if len(word) == 1 else 3
    if word.istitle():
        return 2
    return 5 if word.lower() != word.upper() else 0


def _layouts(text: str, words: Sequence[Span]) -> list[int]:
    """0 glued to the word before, 1 behind white space, 2 first of a line."""
    layouts: list[int] = []
    previous = 0
    for number, (start, end) in enumerate(words):
        if number == 0 or "\n" in text[previous:start] or "\r" in text[previous:start]:
            layouts.append(2)
        else:
            layouts.append(int(start > previous))
        previous = end
    return layouts


def _quote_states(words: Sequence[Span], quotations: Iterable[Quotation]) -> list[int]:
    """0 outside, 1 inside a quotation, 2 its opening mark, 3 its closing mark (of any depth)."""
    marks: dict[int, int] = {}
    outermost: list[Span] = []
    for quotation in quotations:
        if quotation.inner[0] > quotation.outer[0]:
            marks[quotation.outer[0]] = 2
        if quotation.inner[1] < quotation.outer[1]:
            marks[quotation.inner[1]] = 3
        if quotation.depth == 0:
            outermost.append(quotation.outer)
    states: list[int] = []
    at = 0
    for start, _ in words:
        while at < len(outermost) and outermost[at][1] <= start:
            at += 1
        inside = at < len(outermost) and outermost[at][0] <= start
        states.append(marks.get(start, int(inside)))
    return states
