"""Which names of the world's tables stand where in a text, and whom each means there."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from chancery.language.index import Index
from chancery.world.entries import Entry
from chancery.world.lookup import Lookup, Match

# What stands for a state or body as such.
_PARTIES = frozenset({"state", "igo"})
# "pro-Russian", "anti-French" and "ethnic Albanian" say nothing of whose somebody is.
_NOT_BELONGING = frozenset({"pro", "anti", "ethnic", "non"})
_LOCATIVE = frozenset("in at near outside inside around across throughout via into".split())
_OF_MOTION = frozenset("to from for".split())
_TRAVEL = frozenset(
    "travel travels travelled traveled travelling traveling trip trips went go goes going gone came come comes "
    "coming flew fly flies flying flight flights return returns returned returning visit visits visited visiting "
    "arrived arrive left leave leaves moved move moves ambassador envoy embassy mission consulate sent send sends "
    "plane drove fled flee".split()
)
_DASH = re.compile(r"\s[-–—]{1,2}\s")
_HEADING_LINES, _LONGEST_HEADING = 3, 120


@dataclass(frozen=True, slots=True)
class Placed:
    """A name in the text: tokens `[first, last)`, and the entry that it most likely means."""

    first: int
    last: int
    match: Match

    @property
    def entry(self) -> Entry:
        """Whom it means."""
        return self.match.entry

    @property
    def is_party(self) -> bool:
        """Whether it names a state or body itself, by name, adjective, capital or metonym."""
        return self.entry.kind in _PARTIES and self.entry.code is not None


class Known:
    """The names of a text that the tables know, by token."""

    def __init__(self, index: Index, lookup: Lookup, published: str | None) -> None:
        self._index = index
        self._lookup = lookup
        self.published = published
        self.heading = _heading_end(index.annotation.text)
        self.placed: list[Placed] = []
        self._at: dict[int, Placed] = {}
        found = lookup.find(index.annotation.text, published)
        often = Counter(match.entry.code for match in found if match.entry.kind == "state")
        for match in found:
            match = _among_states(match, often)
            tokens = index.tokens(match.span)
            if len(tokens):
                self._put(Placed(tokens.start, tokens.stop, match))

    def _put(self, placed: Placed) -> None:
        self.placed.append(placed)
        for token in range(placed.first, placed.last):
            self._at[token] = placed
        if placed.entry.kind == "role" and placed.last - placed.first > 1:
            self._look_inside(placed)

    def _look_inside(self, role: Placed) -> None:
        """The body in the name of a role ("NATO secretary general")."""
        tokens = self._index.annotation.tokens
        start, end = tokens[role.first].start, tokens[role.last - 2].end
        for match in self._lookup.find(self._index.annotation.text[start:end], self.published):
            if match.entry.code is not None:
                span = (match.span[0] + start, match.span[1] + start)
                inside = self._index.tokens(span)
                found = Placed(inside.start, inside.stop, Match(span, match.answers))
                self.placed.append(found)
                self._at |= dict.fromkeys(range(found.first, found.last), found)

    def at(self, token: int) -> Placed | None:
        """The name that a token is part of."""
        return self._at.get(token)

    def belongs(self, placed: Placed) -> bool:
        """Whether a name before a noun says whose it is: not in "pro-Russian", "ethnic Albanian"."""
        before = self._index.word(placed.first - 1).lower() if placed.first else ""
        if before == "-" and placed.first > 1:
            before = self._index.word(placed.first - 2).lower()
        return before not in _NOT_BELONGING

    def is_place(self, placed: Placed) -> bool:
        """Whether a name is just the place where something is ("in Moscow"), and not whoever governs from there."""
        entry = placed.entry
        if entry.kind == "place":
            return True
        if entry.relation not in ("capital", "metonym"):
            return False
        head = self.head(placed)
        token = self._index.annotation.tokens[head]
        if token.start < self.heading or token.deprel == "nmod:poss":
            return token.start < self.heading
        case = self.case(head)
        return case in _LOCATIVE or (case in _OF_MOTION and self._index.word(token.head).lower() in _TRAVEL)

    def head(self, placed: Placed) -> int:
        """The token of a name that governs the others."""
        found = self._index.head(range(placed.first, placed.last))
        return placed.first if found is None else found

    def case(self, head: int) -> str | None:
        """The preposition of a noun, in small letters."""
        tokens = self._index.annotation.tokens
        for child in range(head - 1, max(-1, head - 6), -1):
            if tokens[child].head == head and tokens[child].deprel == "case":
                return self._index.word(child).lower()
        return None


def _is_place_line(before: str) -> bool:
    """Whether what stands before the dash begins with a place in capitals: "BAMAKO, Mali (AFP)"."""
    first = before.split()[0].strip(",;:/") if before.split() else ""
    return len(first) > 2 and first.isupper()


def _among_states(match: Match, often: Counter[str | None]) -> Match:
    """ "The House of Commons" is that of the state that the text speaks of most."""
    if len(match.answers) < 2 or any(answer.entry.kind != "organization" for answer in match.answers):
        return match
    return Match(match.span, tuple(sorted(match.answers, key=lambda answer: -often[answer.entry.code])))


def _heading_end(text: str) -> int:
    """Where the dateline ends: at a dash in the first line, or with the lines that are a date and places alone."""
    at = 0
    for line in text[: _LONGEST_HEADING * _HEADING_LINES].splitlines(keepends=True)[:_HEADING_LINES]:
        bare = line.strip()
        if bare and len(bare) <= _LONGEST_HEADING and any(map(str.isdigit, bare)) and bare[-1] not in '.!?”"':
            at += len(line)
            continue
        dash = _DASH.search(line[:_LONGEST_HEADING])
        before = line[: dash.start()] if dash else ""
        if dash and (any(map(str.isdigit, before)) or _is_place_line(before)):
            return at + dash.end()
        if bare:
            return at
        at += len(line)
    return at
