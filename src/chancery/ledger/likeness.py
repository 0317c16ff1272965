"""How alike two persons are, where name, party and role do not decide that they are the same.

The score is the product of three numbers, one of each column. It is reasoned, not measured: it puts doubts in order
and is no probability.

| names | | parties | | roles | |
|---|---|---|---|---|---|
| the same whole name | 0.9 | the same | 1 | one title is the same | 1 |
| whole names, one of them shorter | 0.8 | untold on a side | 0.6 | untold on a side | 0.8 |
| initials on a side | 0.6 | different | 0.15 | different | 0.6 |
| a surname alone on a side | 0.4 | | | | |

- **Names** weigh most, since nothing is compared whose names do not agree. A whole name still has namesakes, hence 0.9.
  Several people have a surname, fewer an initial with it.
- **Parties** come next: people rarely change theirs, and then mostly between a state and a body (a minister who comes
  to lead an alliance), so that a different one nearly decides against. With one, a surname or initials tell nothing:
  no doubt is recorded.
- **Roles** weigh least: people have several and change them, so that a different one only makes it less likely.

More agreement never gives a lower score. Two ministers of one party and one surname score 0.4 with a surname alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from chancery.ledger.names import PersonName


class Names(IntEnum):
    """How the names of two persons agree."""

    SURNAME = 1
    INITIALS = 2
    SHORTER = 3
    SAME = 4


class Parties(IntEnum):
    """How their parties agree."""

    DIFFERENT = 1
    UNTOLD = 2
    SAME = 3


class Roles(IntEnum):
    """How their roles agree."""

    DIFFERENT = 1
    UNTOLD = 2
    SHARED = 3


Titles = Mapping[str, frozenset[str | None]]
"""Titles in small letters, each with the parties and bodies that it is held in (None where no text says)."""

_NAMES = {Names.SURNAME: 0.4, Names.INITIALS: 0.6, Names.SHORTER: 0.8, Names.SAME: 0.9}
_PARTIES = {Parties.DIFFERENT: 0.15, Parties.UNTOLD: 0.6, Parties.SAME: 1.0}
_ROLES = {Roles.DIFFERENT: 0.6, Roles.UNTOLD: 0.8, Roles.SHARED: 1.0}


def score(names: Names | None, parties: Parties, roles: Roles) -> float:
    """From 0, where there is no doubt that they are two, to 1."""
    if names is None or (parties is Parties.DIFFERENT and names < Names.SHORTER):
        return 0.0
    return round(_NAMES[names] * _PARTIES[parties] * _ROLES[roles], 2)


def compare_names(one: PersonName, other: PersonName) -> Names | None:
    """How two names agree; None where they do not."""
    if not one.agrees_with(other):
        return None
    if not one.firsts or not other.firsts:
        return Names.SURNAME
    if not one.fullness[0] or not other.fullness[0]:
        return Names.INITIALS
    return Names.SAME if one.firsts == other.firsts else Names.SHORTER


def compare_parties(one: str | None, other: str | None) -> Parties:
    """How two parties agree."""
    if one is None or other is None:
        return Parties.UNTOLD
    return Parties.SAME if one == other else Parties.DIFFERENT


def compare_roles(one: Titles, other: Titles) -> Roles:
    """Whether a title is the same, held in the same place where both texts say in which."""
    if not one or not other:
        return Roles.UNTOLD
    shared = any(_meet(one[title], other[title]) for title in one.keys() & other.keys())
    return Roles.SHARED if shared else Roles.DIFFERENT


def _meet(one: frozenset[str | None], other: frozenset[str | None]) -> bool:
    return None in one or None in other or bool(one & other)
