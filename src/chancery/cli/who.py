"""Who is who, in words: speakers, and the rows of the actors. Every string is safe for a terminal and on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chancery.cli.safe import one_line
from chancery.records import Actor, Reading

NOBODY = "—"
ANOTHER = "another"
"""Where an id leads to no actor of the reading."""

PRONOUNS = frozenset("i we you he she it they this".split())
"""Never short for a name, though "He" may be one."""

MOST_NAMES = 2
MOST_ROLES = 3
LONGEST_NAME = 80
"""Of one cell: the rest is in the JSON."""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor as the tables show it; what is not known is empty."""

    name: str
    party: str
    kind: str
    sector: str
    roles: str
    mentions: int
    perhaps: str


def speaker(words: str, actor: Actor | None) -> str:
    """The words of the text, and of name and party what they do not say: `he (Ruth Alderton, NZL)`."""
    name = one_line(actor.name) if actor else ""
    party = one_line(actor.affiliation or "") if actor else ""
    if not name:
        return words
    if words == NOBODY:
        words = name
    is_name = _has_words(words, name) or words == party or (_may_be_name(words) and _has_words(name, words))
    shown = ([] if is_name else [short(name)]) + ([party] if party and party not in (name, words) else [])
    return f"{words} ({', '.join(shown)})" if shown else words


def name_of(actors: Mapping[str, Actor], identifier: str) -> str:
    """The name behind an id."""
    actor = actors.get(identifier)
    return (short(one_line(actor.name)) if actor else "") or ANOTHER


def parties(actors: Mapping[str, Actor], identifiers: Iterable[str]) -> list[str]:
    """The parties behind ids, in order, each once; who has none is left out."""
    found = (actors[one].affiliation for one in identifiers if one in actors)
    return list(dict.fromkeys(one_line(party) for party in found if party))


def few(words: Sequence[str], most: int = MOST_NAMES) -> str:
    """The first of them, and how many more there are."""
    more = len(words) - most
    return ", ".join(words[:most]) + (f" and {more} more" if more > 0 else "")


def actor_rows(reading: Reading) -> Iterator[ActorRow]:
    """Those who speak, relay, act, are spoken to or about or acted on, and every named person, by first mention."""
    actors = {actor.id: actor for actor in reading.actors}
    taking_part = _taking_part(reading)
    chosen = [actor for actor in reading.actors if actor.id in taking_part or _is_named_person(actor)]
    end = len(reading.document.text)
    for actor in sorted(chosen, key=lambda one: min((start for start, _ in one.mentions), default=end)):
        yield ActorRow(
            name=short(one_line(actor.name)) or NOBODY,
            party=one_line(actor.affiliation or ""),
            kind=one_line(actor.kind or ""),
            sector=one_line(actor.sector or ""),
            roles=few(_roles(actor), MOST_ROLES),
            mentions=len(actor.mentions),
            perhaps=few([name_of(actors, possible.actor) for possible in actor.same_as]),
        )


def short(words: str, most: int = LONGEST_NAME) -> str:
    """The words, or their beginning."""
    return words if len(words) <= most else words[: most - 1] + "…"


def _taking_part(reading: Reading) -> set[str | None]:
    found: set[str | None] = set()
    for statement in reading.statements:
        found |= {statement.speaker, statement.relayed_by, *statement.addressees, *statement.about}
    for event in reading.events:
        found |= {*event.source, *event.target}
    return found


def _is_named_person(actor: Actor) -> bool:
    """Whether a person has a name of their own: "Bashar al-Assad", and neither "a diplomat" nor "Foreign Minister"."""
    words = actor.name.split()
    titles = {role.title.casefold() for role in actor.roles}
    return actor.kind == "person" and bool(words) and not words[-1].islower() and actor.name.casefold() not in titles


def _roles(actor: Actor) -> list[str]:
    """Each once; without its party only where it never stands with one."""
    placed = {role.title.casefold() for role in actor.roles if role.of}
    told = [role for role in actor.roles if role.of or role.title.casefold() not in placed]
    words = (f"{role.title} of {role.of}" if role.of else role.title for role in told)
    return list(dict.fromkeys(short(one_line(one)) for one in words))


def _may_be_name(words: str) -> bool:
    return words[:1].isupper() and words.casefold() not in PRONOUNS


def _has_words(words: str, part: str) -> bool:
    """Whether a part stands in the words, between their boundaries and in any case."""
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", words, flags=re.IGNORECASE) is not None
