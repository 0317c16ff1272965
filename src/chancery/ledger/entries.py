"""What the register gives: its entries. They are immutable; one that was given stays as it was when more is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import overload

import msgspec

from chancery.records import ActorKind


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """A role of an entry: its title, and the party or body that it is held in, where a text says so."""

    title: str
    of: str | None = None


class PossibleEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Another entry that this one may be the same as; the score (0 to 1) is explained in `chancery.ledger.likeness`."""

    entry: str
    score: float


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of a document that is the entry: id of the document, id of the actor in it, number of its mentions."""

    document: str
    actor: str
    mentions: int


class Sightings(Sequence[Sighting]):
    """Where an entry was seen, each document once.

    A view of lists that only grow, up to the length that they had: no entry needs a copy of all its documents.
    """

    __slots__ = ("_parts",)

    def __init__(self, *lists: list[Sighting]) -> None:
        self._parts = tuple((one, len(one)) for one in lists)

    def __len__(self) -> int:
        return sum(length for _, length in self._parts)

    def __iter__(self) -> Iterator[Sighting]:
        return chain.from_iterable(islice(one, length) for one, length in self._parts)

    @overload
    def __getitem__(self, index: int) -> Sighting: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Sighting, ...]: ...

    def __getitem__(self, index: int | slice) -> Sighting | tuple[Sighting, ...]:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sightings) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Sightings({list(self)!r})"


class Registered(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of one or many articles. `first` and `last` are the days of the earliest and the latest of them.

    `id` is that of an actor, the one of the fullest name, but where a surname is all that is known; `actors` are all
    that it is. `affiliation` is the party that one of them has.
    """

    id: str
    name: str
    kind: ActorKind | None
    affiliation: str | None
    sectors: tuple[str, ...]
    roles: tuple[Office, ...]
    actors: tuple[str, ...]
    documents: Sightings
    mentions: int
    first: str | None
    last: str | None
    same_as: tuple[PossibleEntry, ...] = ()
