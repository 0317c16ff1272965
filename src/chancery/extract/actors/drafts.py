"""From the entities of a text to its actors: names that the tables know apart are kept apart, others put together."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from chancery.extract.actors.belonging import Evidence, Party
from chancery.extract.actors.describing import STYLES, Description
from chancery.language.coreference.mentions import Form
from chancery.world.entries import Entry
from chancery.world.given import gender_of
from chancery.world.names import lower, plain

_LONGEST_DESCRIPTION = 6  # words; longer ones hold more than names somebody
Key = tuple[str, ...]
"""What identifies a named actor: a sort, and a code or the words of a name."""


@dataclass(slots=True, eq=False)
class Draft:
    """An actor in the making: its mentions, and what identifies it; `doubts` are others that it may be, with scores."""

    key: Key | None
    mentions: list[Description] = field(default_factory=list)
    party: Party | None = None
    entry: Entry | None = None  # the row of the tables that a person is
    doubts: list[tuple[Draft, float]] = field(default_factory=list)

    def settle_party(self) -> None:
        """The party that the surest mention tells, of equally sure ones the first."""
        told = [one.party for one in self.mentions if one.party is not None]
        if told:
            self.party = min(told, key=lambda party: party.evidence)

    @property
    def is_person(self) -> bool:
        """Whether the name is a person's."""
        return self.key is not None and self.key[0] == "person"

    @property
    def is_party(self) -> bool:
        """Whether it is a state or an international body itself."""
        return self.key is not None and self.key[0] == "party"

    @property
    def formal_words(self) -> set[str]:
        """The words of all names of a state or body in the tables."""
        forms = (form for one in self.mentions if one.placed is not None for form in one.placed.entry.forms)
        return {word for form in forms for word in form.lower().split()}

    def contradicts(self, one: Description) -> bool:
        """Whether a mention cannot be of this actor: "the Kingdom" of a republic, "she" of a man."""
        if one.noun in STYLES and one.form == Form.DEFINITE and self.is_party:
            return one.noun not in self.formal_words
        return self.contradicts_form(one.form)

    def contradicts_form(self, form: Form) -> bool:
        """Whether "he" or "she" cannot be this person, by the given name."""
        pronouns = {"f": Form.HE, "m": Form.SHE}
        if form not in pronouns.values() or not self.is_person or self.key is None or len(self.key) < 3:
            return False
        return form == pronouns.get(gender_of(" ".join(self.key[1:])) or "")

    @property
    def is_place(self) -> bool:
        """Whether it is only where something is."""
        return self.key is not None and self.key[0] == "place"


def key_of(one: Description, text: str) -> Key | None:
    """What the name in a mention identifies; None where it has none."""
    if one.form not in (Form.NAME, Form.DEFINITE, Form.INDEFINITE):
        return None
    if one.name is not None and one.label == "person":
        return ("person", *_words(text[slice(*one.name)]))
    entry = one.placed.entry if one.placed else None
    code = one.party.code if one.party and one.party.evidence < Evidence.NEARBY else None
    if one.is_place:
        seat = entry.code if entry is not None and entry.relation in ("capital", "metonym") else None
        return ("place", *_words(text[slice(*(one.name or one.span))]), seat or "")
    if entry is not None and entry.kind in ("state", "igo") and entry.code:
        if entry.relation in ("name", "capital", "adjective"):
            return ("party", entry.code)
        if entry.relation in ("organ", "metonym"):
            return ("body", *_words(one.placed.match.answers[0].form if one.placed else ""), entry.code)
        return None
    if entry is not None and entry.kind in ("organization", "group", "media") and not one.plural:
        party = entry.code or code
        return ("body", *_words(entry.name), party) if party else ("office", *_words(entry.name))
    if entry is not None and entry.kind == "person":
        return ("person", *_words(entry.name))
    if one.name is not None and one.label in ("organization", "facility", "group") and not one.plural:
        return ("body", *_words(text[slice(*one.name)]), code or "")
    if one.name is not None:
        return ("place", *_words(text[slice(*one.name)]), "") if one.label == "place" else None
    return (
        ("name", *_words(text[slice(*one.span)]))
        if one.form == Form.NAME and not one.plural and entry is None
        else None
    )


def _words(name: str) -> tuple[str, ...]:
    bare = lower(plain(name)).replace("'s", " ").replace(".", "")
    return tuple(word for word in bare.split() if word != "the")


def make_drafts(entities: Iterable[Sequence[Description]], text: str) -> list[Draft]:
    """The actors of a text's entities. Mentions without a name stay with what they go back to."""
    drafts: list[Draft] = []
    for entity in entities:
        drafts += _parted(entity, text)
    for one in drafts:
        one.mentions.sort(key=lambda mention: mention.span)
        one.settle_party()
    drafts = _joined(drafts, text)
    _join_short_names(drafts)
    for one in drafts:
        if one.key is not None and one.key[0] == "name":
            one.key = None  # a word with a capital, and nothing more is known of it
    return [one for one in drafts if one.mentions]


def _parted(entity: Sequence[Description], text: str) -> list[Draft]:
    """The drafts of one entity: a new one wherever a name identifies somebody else than what it goes back to."""
    own: list[Draft] = []
    at_head: dict[int, Draft] = {}
    for one in entity:
        key = key_of(one, text)
        back = at_head.get(one.mention.antecedent) if one.mention.antecedent is not None else None
        if back is not None and key is None and back.key is not None and back.key[0] == "place":
            # "Riyadh … the kingdom": what goes back to a capital, though it was named as a place, is the state.
            back = _state_of(back.key, own)
        place = back or (own[0] if own and key is None else None)
        if place is None or not _fits(place.key, key) or place.contradicts(one):
            named = (other for other in own if key is not None and other.key is not None)
            place = next((other for other in named if _fits(other.key, key)), None)
        if place is None:
            place = Draft(key)
            own.append(place)
        elif key is not None and (place.key is None or len(key) > len(place.key)):
            place.key = key
        place.mentions.append(one)
        at_head[one.mention.head] = place
    return own


def _state_of(key: Key, own: list[Draft]) -> Draft | None:
    if not key[-1]:
        return None
    party = ("party", key[-1])
    found = next((other for other in own if other.key == party), None)
    if found is None:
        found = Draft(party)
        own.append(found)
    return found


def _fits(known: Key | None, key: Key | None) -> bool:
    """Whether a mention with one key can be of an actor with another: the same, or a shorter name of the same."""
    if known is None or key is None or known == key:
        return True
    if {known[0], key[0]} == {"office", "body"}:
        office, body = (known, key) if known[0] == "office" else (key, known)
        return office[1:] == body[1:-1]
    if known[0] != key[0] or known[0] not in ("person", "body"):
        return False
    first, second = (set(part[1:]) if part[0] == "person" else set(part[1:-1]) for part in (known, key))
    same_party = known[0] == "person" or not known[-1] or not key[-1] or known[-1] == key[-1]
    return same_party and (first <= second or second <= first)


def _joined(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """Drafts of one key put together, and those without one that are described in the same words."""
    by_key: dict[Key, Draft] = {}
    kept: list[Draft] = []
    for one in drafts:
        keys = [one.key] if one.key is not None and one.key[0] != "office" else []
        same = next((by_key[key] for key in keys if key in by_key), None)
        described = {key for mention in one.mentions if (key := _described(mention, text)) is not None}
        if same is None and one.key is None:
            same = next((by_key[key] for key in sorted(described) if key in by_key), None)
        if same is None:
            kept.append(one)
            same = one
        else:
            take(same, one)
        for key in (*keys, *described):
            by_key.setdefault(key, same)
    return kept


def _described(one: Description, text: str) -> Key | None:
    """A definite description with a name in it ("the Trump campaign") stands for the same one wherever it stands."""
    if one.form != Form.DEFINITE or one.plural or one.name is not None:
        return None
    words = text[slice(*one.span)].split()
    telling = [word for word in words[1:] if word[:1].isupper()]
    return ("described", *_words(" ".join(words))) if telling and len(words) < _LONGEST_DESCRIPTION else None


def take(into: Draft, other: Draft) -> None:
    """Put the mentions of one draft to another; it is empty afterwards."""
    for one in other.mentions:  # one by one, since sorting again would take the square of a long text
        insort(into.mentions, one, key=lambda one: one.span)
    other.mentions = []
    if into.party is None or (other.party is not None and other.party.evidence < into.party.evidence):
        into.party = other.party


def _join_short_names(drafts: Sequence[Draft]) -> None:
    """A surname alone is the one person of the text who has it; where there are several, the doubt is kept.

    A name that nothing else is known of is that of the person or body whose longer name has it.
    """
    having: defaultdict[str, list[Draft]] = defaultdict(list)
    for one in drafts:
        if one.key and one.key[0] in ("person", "body") and len(one.key) > 2:
            for word in dict.fromkeys(one.key[1:] if one.is_person else one.key[1:-1]):
                having[word].append(one)
    for one in drafts:
        short = _short(one)
        if short is None or not one.mentions:
            continue
        namesakes = [other for other in having[short] if other.mentions and (other.is_person or not one.is_person)]
        chosen = [other for other in namesakes if other.is_person] or namesakes
        if len(chosen) == 1:
            take(chosen[0], one)
        elif one.is_person:
            one.doubts = [(other, round(1 / len(chosen), 2)) for other in chosen]


def _short(one: Draft) -> str | None:
    """The one word of a name that a longer one may have: a surname, or a name of which nothing is known."""
    match one.key:
        case ("person", word) | ("place", word, "") | ("name", word):
            return word
    return None
