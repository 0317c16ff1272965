"""What one mention says by itself: a name, a role, a party, or nothing but "he"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chancery.extract.actors.belonging import Belonging, Party
from chancery.extract.actors.known import Known, Placed
from chancery.extract.media import PRESS_NOUNS
from chancery.language.annotation import Mention, Name
from chancery.language.coreference.mentions import Form, form_of
from chancery.language.phrases import Phrases
from chancery.records import Role, Span

# Relations by which a name belongs to the noun that governs it: "Foreign Minister Ruth Alderton".
_SAME = frozenset({"appos", "flat", "compound", "nmod:desc", "dep", "list"})
# Words before a role that belong to it.
_RANKS = frozenset(
    "deputy first vice acting interim former ex then outgoing incoming assistant senior chief special".split()
)
STYLES = frozenset({"kingdom", "republic", "federation", "union", "emirate", "sultanate", "emirates", "commonwealth"})
"""Nouns by which a state is called with a capital: "the Kingdom"."""
# With an article or owner these describe, capital or not: "His Excellency", "the Kingdom".
_NO_NAMES = frozenset(
    "excellency majesty highness holiness eminence honour honor kingdom republic federation union emirate sultanate "
    "government ministry department secretary minister president ambassador council commission".split()
)
_APPOSED = frozenset({"person", "organization"})
_LONGEST = 8  # words of a name
_LANDS, _BODIES = ("state", "place"), ("igo", "organization", "media", "group")
_NAMED = ("person", "organization", "place", "group", "facility", "event")


@dataclass(frozen=True, slots=True)
class Description:
    """A mention with what its words say.

    `kind` is what the model takes its entity for; `noun` its head word in small letters; `name` a proper name in it,
    `label` its kind; `placed` what the tables know of it, and `is_place` that this is merely a place; `role` the office
    it speaks of; `owner` the token of the pronoun that owns it, or of whoever says "we".
    """

    mention: Mention
    span: Span
    form: Form
    kind: str | None
    noun: str
    name: Span | None
    label: str | None
    placed: Placed | None
    party: Party | None
    role: Role | None
    sector: str | None
    plural: bool
    is_place: bool
    owner: int | None


class Describer:
    """Describes the mentions of one text."""

    def __init__(self, phrases: Phrases, known: Known) -> None:
        self._phrases = phrases
        self._index = phrases.index
        self._known = known
        entities = phrases.index.annotation.entities
        self._kinds = {one.head: entity.kind for entity in entities for one in entity.mentions}
        self._belonging = Belonging(phrases, known)

    def describe(self, mention: Mention) -> Description:
        """What a mention says."""
        head = mention.head
        tokens = self._phrases.tokens
        name = self._name(mention)
        placed = self._placed(head, name)
        if name is not None and name.label == "person" and placed is not None and _is_no_person(placed, name):
            name = Name(name.first, name.last, "place" if placed.entry.kind in _LANDS else "organization")
        if name is not None and self._phrases.lower[head] in PRESS_NOUNS:  # "the newspaper El Faro"
            name = Name(name.first, name.last, "organization")
        form = self._form(head, name)
        pronoun = form <= Form.THIS
        role, sector = (None, None) if pronoun or form == Form.JOINT else self._role(head, name)
        party = None if pronoun or form == Form.JOINT else self._belonging.of(head)
        if party is not None and role is not None:
            role = Role(title=role.title, of=party.code, span=role.span)
        sector = sector if party is None or party.sector in (None, "GOV") else party.sector or sector
        first, last = mention.first, max(mention.last, name.last if name else 0)
        return Description(
            mention=mention,
            span=(tokens[first].start, tokens[last - 1].end),
            form=form,
            kind=self._kinds.get(head),
            noun=self._phrases.lower[head],
            name=self._index.span(name) if name else None,
            label=name.label if name else None,
            placed=placed,
            party=party,
            role=role,
            sector=sector,
            is_place=placed is not None and self._known.is_place(placed),
            plural=form == Form.JOINT or tokens[head].tag in ("NNS", "NNPS"),
            owner=None if pronoun else self._belonging.owner(head),
        )

    def _form(self, head: int, name: Name | None) -> Form:
        """How a mention is worded; a role with a capital ("the Secretary General", "His Excellency") is no name."""
        form = form_of(self._phrases, head, name is not None)
        placed = self._known.at(head)
        role = placed is not None and placed.entry.kind == "role"
        if form != Form.NAME or name is not None:
            return form
        before = [child for child in self._phrases.children[head] if child < head]
        if any(self._phrases.tokens[child].deprel in ("det", "nmod:poss") for child in before):
            return Form.DEFINITE
        return Form.INDEFINITE if role else form

    def _placed(self, head: int, name: Name | None) -> Placed | None:
        """What the tables know of the name in a mention, or of its head."""
        if name is None:
            return self._known.at(head)
        governing = self._index.head(range(name.first, name.last))
        return self._known.at(head if governing is None else governing)

    def _name(self, mention: Mention) -> Name | None:
        """The name in a mention that is its own, a person's before others."""
        found = list(self._own_names(mention))
        return min(found, key=lambda name: _NAMED.index(name.label)) if found else None

    def _own_names(self, mention: Mention) -> Iterator[Name]:
        head = mention.head
        behind = [child + _LONGEST for child in self._phrases.children[head] if self._may_name(child, head)]
        title = self._known.at(head)
        if title is not None and title.entry.kind == "role":
            behind.append(title.last + _LONGEST)
        reach = min(max([mention.last, *behind]), len(self._phrases.tokens))
        for name in map(self._untitled, self._index.names(range(mention.first, reach))):
            described = name.last - name.first == 1 and self._phrases.lower[name.first] in _NO_NAMES
            if name.label != "date" and not described and self._is_own(name, head):
                yield name

    def _is_own(self, name: Name, head: int) -> bool:
        """Whether a name is that of the phrase with this head: part of it, behind its title, or in apposition."""
        if name.first <= head < name.last or (name.label == "person" and self._ends_title(head, name.first)):
            return True
        governing = self._index.head(range(name.first, name.last))
        hangs = governing is not None and self._phrases.tokens[governing].head == head
        return hangs and governing is not None and name.label in _APPOSED and self._may_name(governing, head)

    def _untitled(self, name: Name) -> Name:
        """A person's name without what it was taken to begin with: a role ("State Antony Blinken"), or the place that
        a post is at ("to Washington Anatoly Antonov")."""
        first = name.first
        posted = first > 0 and self._phrases.tokens[first - 1].upos == "ADP"
        while name.label == "person" and first + 1 < name.last:
            placed = self._known.at(first)
            if placed is None or not (placed.entry.kind == "role" or (posted and placed.is_party)):
                break
            first += 1
        return Name(first, name.last, name.label)

    def _ends_title(self, head: int, first: int) -> bool:
        """Whether a role that a token heads stands right before a name, whatever the syntax says of the two."""
        placed = self._known.at(head)
        return placed is not None and placed.entry.kind == "role" and placed.last == first

    def _may_name(self, child: int, head: int) -> bool:
        relation = self._phrases.tokens[child].deprel
        if relation in _SAME:
            return relation != "compound" or child > head
        bare = relation == "nmod" and child > head and self._known.case(child) is None
        return bare and self._phrases.tokens[child].upos == "PROPN"

    def _role(self, head: int, name: Name | None) -> tuple[Role | None, str | None]:
        """The office or function that the phrase of a head names, and its sector; `name` is the phrase's own."""
        tokens = self._phrases.tokens
        titles = [
            child
            for child in self._phrases.children[head]
            # "Deputy Ana Ode" sits in parliament, "the deputy head" need not.
            if tokens[child].deprel in ("nmod:desc", "compound", "flat", "appos")
            and (name is not None or self._phrases.lower[child] not in _RANKS)
        ]
        before = [name.first - 1] if name is not None and name.first > 0 else []
        for token in (head, *before, *reversed(titles)):
            placed = self._known.at(token)
            if placed is not None and placed.entry.kind == "role" and placed.first <= token < placed.last:
                first = placed.first
                while first > 0 and self._phrases.lower[first - 1] in _RANKS:
                    first -= 1
                span = (tokens[first].start, tokens[placed.last - 1].end)
                title = " ".join(self._index.annotation.text[slice(*span)].split())
                return Role(title=title, span=span), placed.entry.sector
        return None, None


def _is_no_person(placed: Placed, name: Name) -> bool:
    """Whether the tables know a whole name as that of a state, a place or a body."""
    return placed.entry.kind in (*_LANDS, *_BODIES) and placed.first <= name.first and placed.last >= name.last
