"""What was seen of one actor id over the documents: the smallest part of an entry."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from chancery.ledger.entries import Office, Sighting
from chancery.ledger.names import PersonName, title_of, without_titles
from chancery.records import Actor, ActorKind, Document


@dataclass(slots=True, eq=False)
class Seen:
    """What the documents say of an actor. `head` is the one whose entry it is in; a head has the `members` of that."""

    id: str
    party: str | None
    name: PersonName | None = None
    longest: str = ""
    kinds: Counter[ActorKind] = field(default_factory=Counter)
    sectors: set[str] = field(default_factory=set)
    offices: dict[tuple[str, str], Office] = field(default_factory=dict)
    titles: dict[str, frozenset[str | None]] = field(default_factory=dict)
    actors: set[str] = field(default_factory=set)
    sightings: list[Sighting] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    mentions: int = 0
    first: str | None = None
    last: str | None = None
    doubts: dict[Seen, float] = field(default_factory=dict)  # of the readings themselves
    head: Seen = field(init=False)
    members: list[Seen] = field(init=False)

    def __post_init__(self) -> None:
        self.head = self
        self.members = [self]

    @property
    def is_bare(self) -> bool:
        """Whether nothing is known but a surname: no document says more that anybody else could be compared by."""
        return self.name is not None and not self.name.firsts and self.party is None and not self.titles

    @property
    def telling(self) -> tuple[int, int, bool, bool]:
        """How much it says of who it is: by the name, then by whether there is a party, then a role."""
        return (*(self.name.fullness if self.name else (0, 0)), self.party is not None, bool(self.titles))

    def add(self, actor: Actor, name: PersonName | None, document: Document) -> bool:
        """Takes in what a document says; whether that can change whom it is compared with. A document counts once."""
        self.longest = longest(self.longest, without_titles(actor))
        self.actors.add(actor.id)
        if actor.sector is not None:
            self.sectors.add(actor.sector)
        changed = self._add_roles(actor)
        if name is not None and (self.name is None or name.order > self.name.order):
            self.name, changed = name, True
        if document.id not in self.documents:
            self._sight(actor, document)
        return changed

    def _add_roles(self, actor: Actor) -> bool:
        before = dict(self.titles)
        for role in actor.roles:
            title = title_of(role.title)
            written = min(role.title, self.offices.get((title, role.of or ""), role).title)  # capitals come first
            self.offices[title, role.of or ""] = Office(title=written, of=role.of)
            self.titles[title] = self.titles.get(title, frozenset()) | {role.of or self.party}
        return self.titles != before

    def _sight(self, actor: Actor, document: Document) -> None:
        self.documents.add(document.id)
        self.sightings.append(Sighting(document=document.id, actor=actor.id, mentions=len(actor.mentions)))
        self.mentions += len(actor.mentions)
        if actor.kind is not None:
            self.kinds[actor.kind] += 1
        if document.published is not None:
            self.first = min(self.first or document.published, document.published)
            self.last = max(self.last or document.published, document.published)


def longest(*names: str) -> str:
    """The longest name: by words, then by letters, of equally long ones the last in the alphabet."""
    return max(names, key=lambda name: (len(name.split()), len(name), name))
