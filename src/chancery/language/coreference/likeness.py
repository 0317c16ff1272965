"""How like the wordings of two mentions are, without comparing each with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from chancery.language.coreference.mentions import Numbers

LIKENESSES = 6
"""Likeness is from 0 to 5: nothing shared; a word; all of the first in the second; all of the second in the first; the
last word; one the acronym of the other."""
# A word that more wordings share than this ("minister" in a long text) tells nothing.
_COMMON = 200


class Likeness:
    """Which of a text's distinct wordings are like which others."""

    def __init__(self, wordings: Sequence[tuple[str, ...]]) -> None:
        self._size = max(1, len(wordings))
        self._others: defaultdict[int, list[int]] = defaultdict(list)
        found = _shared(wordings) | _acronyms(wordings)
        for first, second in sorted(found):
            self._others[first].append(second)
        keys = sorted(first * self._size + second for first, second in found)
        self._keys = np.array(keys, dtype=np.int64)
        self._values = np.array([found[divmod(key, self._size)] for key in keys], dtype=np.int64)

    def of(self, wording: int) -> list[int]:
        """The wordings that are like one, by number."""
        return self._others.get(wording, [])

    def between(self, first: Numbers, second: Numbers) -> Numbers:
        """The likeness of wordings first[n] and second[n], for all n."""
        if not len(self._keys):
            return np.zeros(len(first), dtype=np.int64)
        wanted = first * self._size + second
        at = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        return np.where(self._keys[at] == wanted, self._values[at], 0)


def _shared(wordings: Sequence[tuple[str, ...]]) -> dict[tuple[int, int], int]:
    having: defaultdict[str, list[int]] = defaultdict(list)
    sets = [frozenset(words) for words in wordings]
    for number, words in enumerate(sets):
        for word in sorted(words):
            having[word].append(number)
    return {
        (first, second): _likeness(sets[first], sets[second], wordings[first][-1] == wordings[second][-1])
        for numbers in having.values()
        if len(numbers) <= _COMMON
        for first in numbers
        for second in numbers
        if first != second
    }


def _likeness(first: frozenset[str], second: frozenset[str], same_end: bool) -> int:
    if first <= second:
        return 2
    if second <= first:
        return 3
    return 4 if same_end else 1


def _acronyms(wordings: Sequence[tuple[str, ...]]) -> dict[tuple[int, int], int]:
    initials = {"".join(word[0] for word in words): number for number, words in enumerate(wordings) if len(words) > 1}
    found = {}
    for number, words in enumerate(wordings):
        full = initials.get("".join(words).replace(".", "")) if len(words) == 1 else None
        if full is not None:
            found[number, full] = found[full, number] = 5
    return found
