"""Arithmetic on spans: half-open intervals of code points, and lists of them.

A *region* is a list of spans in order that neither touch nor overlap: what a union of spans covers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from chancery.records import Span

# What does not count at the ends of a span when spans are compared exactly: annotators and readers
# differ on quotation marks and end punctuation, and mean the same words.
EDGE = frozenset(" \t\r\n\"'“”‘’.,")
_WORD = re.compile(r"\w+")


def overlaps(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return max(one[0], other[0]) < min(one[1], other[1])


def any_overlap(some: Iterable[Span], others: Sequence[Span]) -> bool:
    """Whether any span of one list shares a character with any of the other."""
    return any(overlaps(one, other) for one in some for other in others)


def region(spans: Iterable[Span]) -> list[Span]:
    """The union of `spans`; empty ones vanish."""
    union: list[Span] = []
    for start, end in sorted(spans):
        if end <= start:
            continue
        if union and start <= union[-1][1]:
            union[-1] = (union[-1][0], max(end, union[-1][1]))
        else:
            union.append((start, end))
    return union


def size(area: Sequence[Span]) -> int:
    """How many characters a region covers."""
    return sum(end - start for start, end in area)


def shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """How many characters two regions share."""
    total = first = second = 0
    while first < len(one) and second < len(other):
        total += max(0, min(one[first][1], other[second][1]) - max(one[first][0], other[second][0]))
        if one[first][1] <= other[second][1]:
            first += 1
        else:
            second += 1
    return total


def covered(area: Sequence[Span], points: Iterable[int]) -> set[int]:
    """Those of `points` that lie in a region."""
    starts = [start for start, _ in area]
    found = set()
    for point in points:
        at = bisect_right(starts, point) - 1
        if at >= 0 and point < area[at][1]:
            found.add(point)
    return found


def word_starts(text: str) -> list[int]:
    """Where the words of `text` (runs of letters, digits and underscores) begin."""
    return [match.start() for match in _WORD.finditer(text)]


def trim(text: str, span: Span) -> Span | None:
    """`span` without the characters of `EDGE` at its ends; None if nothing else is in it."""
    start, end = span
    while start < end and text[start] in EDGE:
        start += 1
    while start < end and text[end - 1] in EDGE:
        end -= 1
    return (start, end) if start < end else None


def normalise(text: str, spans: Iterable[Span]) -> set[Span]:
    """Spans in the form in which they are compared: joined where no word parts them, then trimmed."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and not _WORD.search(text, joined[-1][1], max(start, joined[-1][1])):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return {trimmed for span in joined if (trimmed := trim(text, span))}
