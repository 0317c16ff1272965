"""Who of many articles is the same: readings in, and for each actor the entry that it is.

Who is the same:

- States, bodies, organizations and all others but persons by their id, which is made of name and party. So are persons
  with a party, and persons with a whole name. Who has no name has an id of the document, and is an entry of its own.
- Persons with different ids only if the names agree (the same, or one with first names left out or as initials), and
  the parties do; or if a party is untold, they share a role, and no other party comes in question.
- Only if exactly one entry fits, and no article tells the two apart.
- A surname without a party is not known by its id: the next article may mean another. Its roles decide; without any
  it is an entry of its own in each document.

All else is a doubt with a score, `same_as`; `chancery.ledger.likeness` has the table of scores. Nobody is merged or
parted by the order of documents: when a second Belousov comes, an earlier "Belousov" that was taken for the first is an
entry of its own again, with doubts. So an entry can change when more is read: `entries` gives all as they are now,
and the ids of the actors in it, which do not change, say which it was.

The time is linear in the number of actors; somebody new costs a look at those of the same family name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from chancery.identifiers import record_id
from chancery.ledger.entries import Office, PossibleEntry, Registered, Sightings
from chancery.ledger.family import Family, party_of
from chancery.ledger.names import PersonName, name_of, title_of
from chancery.ledger.seen import Seen, longest
from chancery.records import Actor, Document, Reading


class Register:
    """Takes readings in any order. The same document a second time changes nothing."""

    def __init__(self) -> None:
        self._seen: dict[str, Seen] = {}
        self._families: defaultdict[str, Family] = defaultdict(Family)

    def add(self, reading: Reading) -> tuple[Registered, ...]:
        """Takes in a reading; the entry of each of its actors, in their order, as it is now."""
        unsettled: set[str] = set()
        found = {actor.id: self._see(actor, reading.document, unsettled) for actor in reading.actors}
        _keep_doubts(reading, found)
        together = Counter(seen.head for seen in set(found.values()))
        unsettled |= {head.name.family for head, number in together.items() if number > 1 and head.name is not None}
        for family in unsettled:
            self._families[family].settle()
        return tuple(self._registered(found[actor.id].head) for actor in reading.actors)

    def entries(self) -> Iterator[Registered]:
        """All entries as they are now, in the order in which they were first seen."""
        return (self._registered(seen) for seen in self._seen.values() if seen.head is seen)

    def _see(self, actor: Actor, document: Document, unsettled: set[str]) -> Seen:
        """What was seen of an actor, this document with it; families that have to be settled again join `unsettled`."""
        name = name_of(actor, document)
        key = _key(actor, name, document)
        seen = self._seen.get(key)
        if seen is None:
            seen = self._seen[key] = Seen(key, actor.affiliation)
        before = seen.name
        changed = seen.add(actor, name, document)
        if seen.name is None:
            return seen
        if before is None or before.family != seen.name.family:
            self._families[seen.name.family].add(seen)
            if before is not None:
                self._families[before.family].remove(seen)
                unsettled.add(before.family)
        if changed and not seen.is_bare:
            unsettled.add(seen.name.family)
        return seen

    def _registered(self, head: Seen) -> Registered:
        members = head.members
        kinds = sum((member.kinds for member in members), Counter())
        days = [day for member in members for day in (member.first, member.last) if day is not None]
        return Registered(
            id=head.id,
            name=longest(*(member.longest for member in members)),
            kind=min(kinds.items(), key=lambda item: (-item[1], item[0]))[0] if kinds else None,
            affiliation=party_of(head),
            sectors=tuple(sorted({sector for member in members for sector in member.sectors})),
            roles=_offices(members),
            actors=tuple(sorted({actor for member in members for actor in member.actors})),
            documents=Sightings(*(member.sightings for member in members)),
            mentions=sum(member.mentions for member in members),
            first=min(days, default=None),
            last=max(days, default=None),
            same_as=self._same_as(head),
        )

    def _same_as(self, head: Seen) -> tuple[PossibleEntry, ...]:
        """The doubts of the names, and those that a reading itself had, the likelier score of both."""
        scores: dict[str, float] = {}
        if head.name is not None:
            scores = {other.id: score for score, other in self._families[head.name.family].doubts(head)}
        for member in head.members:
            for other, score in member.doubts.items():
                if other.head is not head:
                    scores[other.head.id] = max(score, scores.get(other.head.id, 0.0))
        ordered = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        return tuple(PossibleEntry(entry=entry, score=score) for entry, score in ordered)


def _key(actor: Actor, name: PersonName | None, document: Document) -> str:
    """What an actor is known by: its id; of a surname without a party its roles too, or else the document."""
    if name is None or name.firsts or actor.affiliation is not None:
        return actor.id
    roles = sorted({(title_of(role.title), role.of or "") for role in actor.roles})
    return record_id("act", actor.id, *roles) if roles else record_id("act", actor.id, document.id)


def _offices(members: list[Seen]) -> tuple[Office, ...]:
    found = {key: office for member in members for key, office in member.offices.items()}
    return tuple(found[key] for key in sorted(found))


def _keep_doubts(reading: Reading, found: dict[str, Seen]) -> None:
    for actor in reading.actors:
        for doubt in actor.same_as:
            other = found.get(doubt.actor)
            if other is not None and other is not found[actor.id]:
                known = found[actor.id].doubts
                known[other] = max(doubt.score, known.get(other, 0.0))
