"""Readings as the reader makes them, of actors named in a word: the same name and party have the same id."""

from __future__ import annotations

from chancery.identifiers import record_id
from chancery.ledger import Register, Registered
from chancery.records import Actor, Document, PossibleActor, Reading, Role


def person(name: str, party: str | None = None, *titles: str, mentions: int = 1, sector: str | None = None) -> Actor:
    """A named person; a title may say where it is held, as in "ambassador@NATO"."""
    pairs = [title.partition("@") for title in titles]
    return Actor(
        id=record_id("act", "person", name.casefold(), party or ""),
        name=name,
        kind="person",
        affiliation=party,
        sector=sector,
        roles=tuple(Role(title=title, of=place or None, span=(0, 1)) for title, _, place in pairs),
        mentions=tuple((number, number + 1) for number in range(mentions)),
    )


def party(name: str, code: str, kind: str = "state") -> Actor:
    """A state or an international body."""
    return Actor(
        id=record_id("act", "party", code),
        name=name,
        kind="igo" if kind == "igo" else "state",
        affiliation=code,
        sector="GOV",
        mentions=((0, 1),),
    )


def unnamed(name: str, document: str, code: str | None = None) -> Actor:
    """A person that a text only describes: its id is of the document and the place."""
    return Actor(
        id=record_id("act", document, (5, 9)), name=name, kind="person", affiliation=code, mentions=((5, 9), (20, 22))
    )


def unsure(actor: Actor, *others: tuple[Actor, float]) -> Actor:
    """The actor, with the doubts of the reader."""
    doubts = tuple(PossibleActor(actor=other.id, score=score) for other, score in others)
    return Actor(**{**{name: getattr(actor, name) for name in actor.__struct_fields__}, "same_as": doubts})


def reading(document: str, *actors: Actor, published: str | None = None) -> Reading:
    """The reading of a document with this id."""
    return Reading(document=Document(id=document, text="", source=document, published=published), actors=actors)


def register(*readings: Reading) -> Register:
    """A register that has taken them in."""
    made = Register()
    for one in readings:
        made.add(one)
    return made


def who(made: Register) -> set[frozenset[tuple[str, str]]]:
    """Who is together with whom: the (document, actor id) pairs of each entry."""
    return {frozenset((seen.document, seen.actor) for seen in entry.documents) for entry in made.entries()}


def doubts(made: Register) -> dict[tuple[str, str | None], dict[str, float]]:
    """The doubts of each entry by its name and party, with the names of those that it may be."""
    entries = {entry.id: entry for entry in made.entries()}
    return {
        (entry.name, entry.affiliation): {entries[other.entry].name: other.score for other in entry.same_as}
        for entry in entries.values()
    }


def named(made: Register, name: str) -> Registered:
    """The one entry of this name."""
    (entry,) = [entry for entry in made.entries() if entry.name == name]
    return entry
