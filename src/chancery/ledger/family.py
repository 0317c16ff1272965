"""The persons of one family name: which of them are the same, and which may be.

`settle` decides anew from all that was seen, so that the order of documents plays no part. It starts with the fullest
name; each shorter one joins the one entry that fits, or stays by itself where none or several do.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator

from chancery.ledger.likeness import Roles, compare_names, compare_parties, compare_roles, score
from chancery.ledger.names import PersonName
from chancery.ledger.seen import Seen

MOST_DOUBTS = 10
"""Of an entry. A surname that more people have tells next to nothing, and lists of all would grow with their square."""

_Doubt = tuple[float, Seen]


class Family:
    """All that was seen of the persons of one family name."""

    def __init__(self) -> None:
        self._persons: list[Seen] = []
        self._bare: list[Seen] = []  # the first few by id: all say the same
        self._of_bare: list[_Doubt] | None = None

    def add(self, seen: Seen) -> None:
        """A person not seen before; what has a surname alone joins nobody and is only somebody to doubt about."""
        if seen.is_bare:
            insort(self._bare, seen, key=lambda one: one.id)
            del self._bare[MOST_DOUBTS + 1 :]
            self._of_bare = None
        else:
            self._persons.append(seen)

    def remove(self, seen: Seen) -> None:
        """A person whose fuller name turns out to be of another family."""
        self._persons.remove(seen)

    def settle(self) -> None:
        """Decides who is the same as whom."""
        self._of_bare = None
        ordered = sorted(self._persons, key=lambda one: (one.telling, one.id), reverse=True)
        fuller = _fuller(ordered)
        sides = _sides(fuller)
        for seen in ordered:
            seen.head, seen.members = seen, [seen]
            entries = {other.head for other in fuller[seen] if _is_same(seen, other, sides)}
            if len(entries) == 1 and _never_together(seen, head := entries.pop()):
                seen.head = head
                head.members.append(seen)

    def doubts(self, seen: Seen) -> list[_Doubt]:
        """The entries that an entry may be the same as, by their heads, the likeliest first.

        A doubt stands where less is known, and at both where as much is.
        """
        if not seen.is_bare:
            return _best(self._doubts(seen))
        if self._of_bare is None:
            self._of_bare = _best(self._doubts(seen, with_itself=True), MOST_DOUBTS + 1)
        return [doubt for doubt in self._of_bare if doubt[1] is not seen][:MOST_DOUBTS]

    def _doubts(self, seen: Seen, with_itself: bool = False) -> Iterator[_Doubt]:
        for other in [*self._persons, *self._bare]:
            if other.head is other and (with_itself or other is not seen) and other.telling >= seen.telling:
                likeness = _score(seen, other)
                if likeness > 0:
                    yield likeness, other


def _best(doubts: Iterable[_Doubt], most: int = MOST_DOUBTS) -> list[_Doubt]:
    return sorted(doubts, key=lambda doubt: (-doubt[0], doubt[1].id))[:most]


def _name(seen: Seen) -> PersonName:
    assert seen.name is not None, "only named persons are in a family"
    return seen.name


def _fuller(ordered: Iterable[Seen]) -> dict[Seen, list[Seen]]:
    """For each person those whose names are the same or fuller, found by all forms that these can take."""
    found: dict[Seen, list[Seen]] = {}
    by_form: defaultdict[tuple[str, ...], list[Seen]] = defaultdict(list)
    for seen in ordered:
        found[seen] = list(by_form[_name(seen).firsts])
        for form in _name(seen).forms:
            by_form[form].append(seen)
    return found


def _sides(fuller: dict[Seen, list[Seen]]) -> dict[Seen, set[str]]:
    """The parties that persons without one may belong to, by those of their name who share a role."""
    sides: defaultdict[Seen, set[str]] = defaultdict(set)
    for seen, others in fuller.items():
        for other in others:
            untold, told = (seen, other) if seen.party is None else (other, seen)
            if untold.party is None and told.party is not None and _share_a_role(seen, other):
                sides[untold].add(told.party)
    return {seen: {seen.party} if seen.party is not None else sides[seen] for seen in fuller}


def _is_same(one: Seen, other: Seen, sides: dict[Seen, set[str]]) -> bool:
    """Whether party, or role where a party is untold, say that two whose names agree are the same.

    Who shares a role with people of two parties is of neither: nothing says which.
    """
    if one.party is not None and other.party is not None:
        return one.party == other.party
    return len(sides[one]) < 2 and sides[one] == sides[other] and _share_a_role(one, other)


def _share_a_role(one: Seen, other: Seen) -> bool:
    return compare_roles(one.titles, other.titles) is Roles.SHARED


def _never_together(seen: Seen, head: Seen) -> bool:
    """Whether no document has both: two that one article tells apart stay two."""
    return all(seen.documents.isdisjoint(member.documents) for member in head.members)


def _score(one: Seen, other: Seen) -> float:
    """The likeness of two entries: their parties and roles are those of all their members."""
    names = compare_names(_name(one), _name(other))
    if names is None:
        return 0.0
    parties = compare_parties(party_of(one), party_of(other))
    pairs = [(a.titles, b.titles) for a in one.members for b in other.members if a.titles and b.titles]
    roles = max((compare_roles(*pair) for pair in pairs), default=Roles.UNTOLD)
    return score(names, parties, roles)


def party_of(head: Seen) -> str | None:
    """The party of an entry: of the members that have one, which is the same for all."""
    return next((member.party for member in head.members if member.party is not None), None)
