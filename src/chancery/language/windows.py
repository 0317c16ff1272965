"""Cutting a long text into windows that the encoder can take in, each with some context on both sides.

A window *owns* a run of words; what the encoder says of them is taken from this window alone. Cuts fall between
paragraphs if they can, else between sentences, else anywhere. The windows follow from the text alone, so a reading
never depends on what else is read beside it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from chancery.language.paragraphs import paragraphs
from chancery.language.pieces import Pieces
from chancery.records import Span

# In word pieces, [CLS] and [SEP] left out. The encoder was trained on windows of up to 384; attributions span 110
# pieces at the 99th percentile of PolNeAR's training articles, nearly all of them inside one paragraph.
LONGEST = 382
_CONTEXT_BEFORE = 96
_CONTEXT_AFTER = 48

_STOPS = {".", "!", "?", "...", "…", "....", "?!", "!!"}
_CLOSERS = {'"', "”", "''", "’", "'", ")", "]", "»"}


@dataclass(frozen=True, slots=True)
class Window:
    """Words `[first, last)` to encode, of which it owns `[own_first, own_last)`."""

    first: int
    last: int
    own_first: int
    own_last: int


@dataclass(frozen=True, slots=True)
class Cuts:
    """Words at which a window may begin: at paragraphs, and at what look like sentences (paragraphs included)."""

    paragraphs: list[int]
    sentences: list[int]


def find_cuts(text: str, words: Sequence[Span]) -> Cuts:
    """Cut points of a text, each list in order and ending with the number of words."""
    begins = [start for start, _ in words]
    starts = sorted({bisect_left(begins, span[0]) for span in paragraphs(text)})
    at_paragraphs = [start for start in starts if start < len(words)]
    sentences = set(at_paragraphs)
    stopped = False  # whether the last word that is no closing mark is a stop
    previous = 0
    for number, (start, end) in enumerate(words):
        if stopped and start > previous and _looks_like_start(text, start):
            sentences.add(number)
        word = text[start:end]
        if word not in _CLOSERS:
            stopped = word in _STOPS
        previous = end
    return Cuts([*at_paragraphs, len(words)], [*sorted(sentences), len(words)])


def _looks_like_start(text: str, start: int) -> bool:
    return text[start].isupper() or text[start] in "\"“'‘«„([0123456789—–-"


def plan_windows(cuts: Cuts, pieces: Pieces) -> Iterator[Window]:
    """The windows of a text, in order; every word is owned by exactly one."""
    total = len(pieces.word_starts)
    offsets = np.append(pieces.word_starts, len(pieces.ids)).tolist()
    if offsets[-1] <= LONGEST:
        if total:
            yield Window(0, total, 0, total)
        return
    first = 0
    while first < total:
        begin = _context_start(cuts, offsets, first)
        room = LONGEST - (offsets[first] - offsets[begin])
        # Context is kept free behind only where text is left to be context.
        rest_fits = offsets[-1] - offsets[first] <= room
        last = total if rest_fits else _own_end(cuts, offsets, first, room - _CONTEXT_AFTER)
        end = _context_end(cuts, offsets, last, LONGEST - (offsets[last] - offsets[begin]))
        yield Window(begin, end, first, last)
        first = last


def _own_end(cuts: Cuts, offsets: list[int], first: int, room: int) -> int:
    furthest = bisect_right(offsets, offsets[first] + room) - 1
    for candidates in (cuts.paragraphs, cuts.sentences):
        cut = candidates[bisect_right(candidates, furthest) - 1] if candidates[0] <= furthest else 0
        # A cut that would own less than half of what fits costs more encoding than the better boundary is worth.
        if cut > first and offsets[cut] - offsets[first] >= room // 2:
            return cut
    return max(furthest, first + 1)


def _context_start(cuts: Cuts, offsets: list[int], first: int) -> int:
    earliest = bisect_left(offsets, offsets[first] - _CONTEXT_BEFORE)
    at = bisect_left(cuts.sentences, earliest)
    return min(cuts.sentences[at], first)


def _context_end(cuts: Cuts, offsets: list[int], last: int, room: int) -> int:
    furthest = bisect_right(offsets, offsets[last] + room) - 1
    at = bisect_right(cuts.sentences, furthest) - 1
    return max(cuts.sentences[at], last)
