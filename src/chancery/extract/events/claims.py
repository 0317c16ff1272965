"""Whose word an event rests on: the innermost statement whose content tells it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from chancery.records import Span, Statement


class Claims:
    """Look-ups over the contents of one text's statements, without looking at all of them each time."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._contents = sorted((*span, number) for number, one in enumerate(statements) for span in one.content_spans)
        self._starts = [start for start, _, _ in self._contents]
        # The furthest end of all contents up to each: behind a place that none reaches, there is nothing to look for.
        self._reach = list(accumulate((end for _, end, _ in self._contents), max))

    def holding(self, trigger: Span) -> Statement | None:
        """The innermost statement in whose content a trigger stands."""
        best: tuple[int, int, int, int] | None = None
        at = bisect_right(self._starts, trigger[0]) - 1
        while at >= 0 and self._reach[at] >= trigger[1]:
            start, end, number = self._contents[at]
            if end >= trigger[1] and (best is None or (end - start, start, end, number) < best):
                best = (end - start, start, end, number)
            at -= 1
        return self._statements[best[3]] if best is not None else None
