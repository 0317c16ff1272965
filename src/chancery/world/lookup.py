"""One compiled automaton over every name of every table: who is named in a text, and who goes by a name.

A name is found as a whole word, the longest from the left, in the case that it needs (`chancery.world.names`);
spans are code points of the text as it was given. Nothing is loaded before it is first asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from chancery.errors import InvalidDate
from chancery.records import Span
from chancery.world.answers import Answer, rank_answers
from chancery.world.entries import Entry, packaged_entries
from chancery.world.names import lower, plain, stands_alone, written_form
from chancery.world.packaged import check_date
from chancery.world.readings import entries_of_readings

Sense = tuple[str, Entry]
"""A written form, and an entry that has it."""


@dataclass(frozen=True, slots=True)
class Match:
    """A name in a text: its span in code points, and who it may mean, the likeliest first; never nobody."""

    span: Span
    answers: tuple[Answer, ...]

    @property
    def entry(self) -> Entry:
        """The likeliest."""
        return self.answers[0].entry


class Lookup:
    """The names of a set of entries, and those of `ambiguous.csv` that they lack, compiled.

    It never changes and may be shared between threads.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        senses: dict[str, list[Sense]] = {}
        _add(senses, entries)
        _add(senses, list(entries_of_readings(senses)))
        senses.pop("", None)
        self._senses = senses
        self._patterns = list(senses)
        # All matches are wanted, not the leftmost-longest: a longer one may be no whole word, or in the wrong case.
        self._automaton = AhoCorasick(
            self._patterns, MatchKind.Standard, store_patterns=False, implementation=Implementation.NoncontiguousNFA
        )

    @property
    def entries(self) -> Iterable[Entry]:
        """Every entry once, in the order of the tables."""
        return dict.fromkeys(entry for senses in self._senses.values() for _, entry in senses)

    @cached_property
    def holders(self) -> Mapping[str, Sequence[Entry]]:
        """The holders of offices by the last word of their names, in small letters."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.relation == "office":
                found.setdefault(lower(plain(entry.name)).split()[-1], []).append(entry)
        return found

    @cached_property
    def offices(self) -> Mapping[tuple[str, str], Sequence[Entry]]:
        """The holders of offices by party and office, in small letters."""
        found: dict[tuple[str, str], list[Entry]] = {}
        for entry in (entry for several in self.holders.values() for entry in several):
            if entry.code and entry.what:
                found.setdefault((entry.code, entry.what.lower()), []).append(entry)
        return found

    def find(self, text: str, on: str | None = None) -> list[Match]:
        """The names in a text, in its order; they do not overlap. `on` is the ISO date that the text is of.

        What else the text says decides between the readings of an ambiguous name, so give it a sentence or a
        paragraph. Raises `InvalidDate` if `on` is no ISO date.
        """
        _check(on)
        bare = plain(text)
        small = lower(bare)
        candidates = [
            (start, -end, pattern)
            for pattern, start, end in self._automaton.find_matches_as_indexes(small, overlapping=True)
            if stands_alone(bare, start, end)
        ]
        candidates.sort()
        matches: list[Match] = []
        seen: dict[str, bool] = {}
        reached = 0
        for start, minus_end, pattern in candidates:
            if start < reached:
                continue
            senses = self._senses[self._patterns[pattern]]
            if answers := rank_answers(bare[start:-minus_end], senses, on, bare, seen):
                matches.append(Match((start, -minus_end), answers))
                reached = -minus_end
        return matches

    def who(self, name: str, on: str | None = None, *, text: str = "", any_case: bool = False) -> list[Answer]:
        """Who goes by a name, the likeliest first. `text` is where it stands; `any_case` lets "us" be "US".

        Raises `InvalidDate` if `on` is no ISO date.
        """
        _check(on)
        form = written_form(name)
        for bare in (form, form.removeprefix("the ").removeprefix("The ")):
            senses = self._senses.get(lower(bare), [])
            if answers := rank_answers(bare, senses, on, plain(text), {}):
                return list(answers)
            if senses and any_case:
                forced = [(bare, entry) for _, entry in senses]
                return list(rank_answers(bare, forced, on, plain(text), {}))
        return []


@cache
def packaged_lookup() -> Lookup:
    """The names of the tables of the package. Raises `UnreadableSource` where one was damaged."""
    return Lookup(packaged_entries())


def find(text: str, on: str | None = None) -> list[Match]:
    """The names of the package's tables in a text: `Lookup.find`."""
    return packaged_lookup().find(text, on)


def who(name: str, on: str | None = None) -> list[Answer]:
    """Who goes by a name in the package's tables: `Lookup.who`."""
    return packaged_lookup().who(name, on)


def _add(senses: dict[str, list[Sense]], entries: Iterable[Entry]) -> None:
    for entry in entries:
        for form in dict.fromkeys(map(written_form, entry.forms)):
            senses.setdefault(lower(form), []).append((form, entry))


def _check(on: str | None) -> None:
    if on is None:
        return
    try:
        check_date(on)
    except ValueError as error:
        raise InvalidDate(str(error)) from error
