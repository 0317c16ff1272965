"""Which attributions stand inside which: "the agency reported that the minister had said that …"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from chancery.language.annotation import Attribution
from chancery.records import Span


class Nesting:
    """Look-ups over the contents of the attributions of one text, without comparing each with each."""

    def __init__(self, found: Sequence[Attribution]) -> None:
        fragments = sorted((*span, number) for number, one in enumerate(found) for span in one.content)
        self._fragments = fragments
        self._starts = [start for start, _, _ in fragments]
        # The furthest end of all fragments up to each: behind a place that none reaches, there is nothing to look for.
        self._reach = list(accumulate((end for _, end, _ in fragments), max))

    def around(self, span: Span) -> list[tuple[int, Span]]:
        """Attributions, by number, with a fragment of content that holds the whole span, and that fragment."""
        found = []
        at = bisect_right(self._starts, span[0]) - 1
        while at >= 0 and self._reach[at] > span[0]:
            start, end, number = self._fragments[at]
            if end >= span[1]:
                found.append((number, (start, end)))
            at -= 1
        return found

    def covers_part(self, span: Span) -> bool:
        """Whether any content touches the span."""
        at = bisect_right(self._starts, span[1] - 1) - 1
        return at >= 0 and self._reach[at] > span[0]

    def inner(self, found: Sequence[Attribution]) -> dict[int, list[Span]]:
        """For each attribution, by number, the smaller contents of others that its own content holds."""
        held: dict[int, list[Span]] = {}
        for number, one in enumerate(found):
            for span in one.content:
                for outer, (start, end) in self.around(span):
                    if outer != number and end - start > span[1] - span[0]:
                        held.setdefault(outer, []).append(span)
        return held
