"""An actor as a record, with an id that is the same in every document that names it so."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.extract.actors.describing import Description
from chancery.extract.actors.drafts import Draft, Key
from chancery.extract.media import PRESS_NOUNS, is_media
from chancery.extract.wording import bare_phrase
from chancery.identifiers import record_id
from chancery.language.coreference.mentions import Form
from chancery.records import Actor, ActorKind, Document, PossibleActor, Role
from chancery.world.entries import Entry
from chancery.world.names import lower, plain

_PRONOUNS = Form.THIS
_LONGEST_NAME = 4  # words
_KINDS: dict[str, ActorKind] = {"organization": "organization", "igo": "igo", "group": "group", "media": "media"}


def record(draft: Draft, document: Document) -> Actor:
    """The record of a draft."""
    name = _name(draft, document.text)
    kind = _kind(draft, name)
    affiliation = draft.party.code if draft.party is not None else None
    return Actor(
        id=identifier(draft, document, name, affiliation),
        name=name,
        kind=kind,
        affiliation=affiliation,
        sector=_sector(draft, kind),
        roles=_roles(draft) if kind == "person" else (),
        mentions=tuple(dict.fromkeys(one.span for one in draft.mentions)),
        same_as=tuple(
            PossibleActor(actor=identifier(other, document, _name(other, document.text), _code(other)), score=score)
            for other, score in draft.doubts
        ),
    )


def identifier(draft: Draft, document: Document, name: str, affiliation: str | None) -> str:
    """The same for the same name and party everywhere; who has no name is known by the document and the place."""
    if draft.key is None or draft.key[0] == "office":
        return record_id("act", document.id, draft.mentions[0].span)
    if draft.is_party:
        return record_id("act", *draft.key)
    if draft.entry is not None:
        name = draft.entry.name
    return record_id("act", draft.key[0], " ".join(name.casefold().split()), affiliation or "")


def _code(draft: Draft) -> str | None:
    return draft.party.code if draft.party is not None else None


def _name(draft: Draft, text: str) -> str:
    """A party's name by the tables, else the longest proper name in the text, else the fullest phrase."""
    entries = [one.placed.entry for one in draft.mentions if one.placed is not None]
    if draft.is_party and draft.key is not None:
        return _party_name(draft.key[1], entries)
    named = [text[slice(*one.name)] for one in draft.mentions if one.name is not None]
    if draft.is_person:  # a name that was taken for another kind, or for none
        other = (one for one in draft.mentions if one.form == Form.NAME and one.label != "person" and one.role is None)
        words = (text[slice(*one.span)] for one in other)
        named += [phrase for phrase in words if _is_full_name(phrase, draft.key)]
    longest = max(named, key=lambda name: len(name.split()), default=None)
    if draft.is_person and draft.entry is not None and (longest is None or " " not in longest):
        return draft.entry.name
    if longest is not None and draft.key is not None:
        return " ".join(longest.split())
    phrases = [one for one in draft.mentions if one.form > _PRONOUNS] or draft.mentions
    return bare_phrase(text[slice(*phrases[0].span)])


def _party_name(code: str, entries: Sequence[Entry]) -> str:
    """A state's name by the tables, a body's with its acronym: "International Monetary Fund (IMF)"."""
    entry = next((entry for entry in entries if entry.code == code), None)
    if entry is None:
        return code
    return f"{entry.name} ({code})" if entry.kind == "igo" and code != entry.name else entry.name


def _is_full_name(phrase: str, key: Key | None) -> bool:
    """Whether a phrase is nothing but capitalised words that end with the surname."""
    words = phrase.split()
    surname = key[-1] if key is not None else ""
    capitals = all(word[:1].isupper() and word.isalpha() for word in words)
    return capitals and 1 < len(words) <= _LONGEST_NAME and lower(plain(words[-1])) == surname


def _kind(draft: Draft, name: str) -> ActorKind | None:
    if is_media(name) or any(one.noun in PRESS_NOUNS and one.name is not None for one in draft.mentions):
        return "media"
    entries = [one.placed.entry for one in draft.mentions if one.placed is not None]
    if draft.is_party and draft.key is not None:
        return next(
            ("state" if entry.kind == "state" else "igo" for entry in entries if entry.code == draft.key[1]), "state"
        )
    if draft.is_person:
        return "person"
    for entry in entries:
        if entry.kind in _KINDS:
            return _KINDS[entry.kind]
    if draft.key is not None:
        return None if draft.key[0] == "place" else "organization"
    if any(one.plural for one in draft.mentions) or any(one.form in (Form.WE, Form.THEY) for one in draft.mentions):
        return "group"
    if any(one.form in (Form.I, Form.HE, Form.SHE, Form.WHO) or _is_personal(one) for one in draft.mentions):
        return "person"
    kinds = [one.kind for one in draft.mentions]
    if "person" in kinds:
        return "person"
    return "organization" if "organization" in kinds else None


def _is_personal(one: Description) -> bool:
    return one.role is not None and one.placed is not None and one.placed.entry.what != "group"


def _sector(draft: Draft, kind: ActorKind | None) -> str | None:
    if draft.is_party or draft.is_place:
        return None if draft.is_place else "IGO" if kind == "igo" else "GOV"
    if kind == "media":
        return "JRN"
    told = next((one.sector for one in draft.mentions if one.sector is not None), None)
    if told is not None or draft.entry is None:
        return told or next((one.placed.entry.sector for one in draft.mentions if one.placed is not None), None)
    return draft.entry.sector


def _roles(draft: Draft) -> tuple[Role, ...]:
    """Every office that the text gives a person, once: "the minister" is the one whose party is told elsewhere."""
    found: dict[tuple[str, str | None], Role] = {}
    for one in draft.mentions:
        if one.role is not None:
            found.setdefault((one.role.title.casefold(), one.role.of), one.role)
    told = {title for title, of in found if of is not None}
    return tuple(role for (title, of), role in found.items() if of is not None or title not in told)
