"""The other side of an act, where its own words do not tell it but what is told around it does.

"Ankara recalled its ambassador", after what Israel did to Turks, is directed at Israel. Only a party that the same
paragraph has on the other side of an act is taken, and only if it is the only one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chancery.extract.events.sides import Part, Side

# Acts that are always directed at somebody.
_DIRECTED = frozenset({"SANCTION", "REJECT", "ACCUSE", "THREATEN", "REQUEST", "CONSULT", "SUPPORT", "COERCE"})
# How many acts back a counterpart is looked for.
_REACH = 4


@dataclass(frozen=True, slots=True)
class Told:
    """An act as it is told: its type, paragraph, and both sides."""

    type: str
    paragraph: int
    source: Side
    target: Side


def counterpart(one: Told, before: Sequence[Told]) -> Side:
    """The target of an act that names none but its own side: whoever stood against that side last in the paragraph."""
    own = one.source.parties
    if one.type not in _DIRECTED or not own or one.target.parties - own:
        return one.target
    if one.target.parties and one.type != "SANCTION":
        return one.target  # what a party does to its own people
    for other in reversed(before[-_REACH:]):
        if other.paragraph != one.paragraph:
            break
        found = _against(own, other)
        if found is not None:
            return Side((*one.target.without(own).parts, found))
    return one.target


def _against(own: frozenset[str], other: Told) -> Part | None:
    """The only party that faces some in another act."""
    for side, facing in ((other.source, other.target), (other.target, other.source)):
        against = facing.parties - own
        if side.parties & own and len(against) == 1:
            return next(part for part in facing.parts if part.party in against)
    return None
