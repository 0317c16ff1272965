"""What the mentions of an actor say together, gathered once: a long text has actors of thousands of mentions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from chancery.extract.actors.describing import Description
from chancery.extract.actors.drafts import Draft
from chancery.language.coreference.mentions import Form
from chancery.language.phrases import Phrases

_SHORT = {"gov.": "governor", "sen.": "senator", "rep.": "representative", "pres.": "president", "gen.": "general",
          "amb.": "ambassador", "sec.": "secretary", "adm.": "admiral", "col.": "colonel"}  # fmt: skip


@dataclass(slots=True)
class Told:
    """Of all mentions of an actor the forms, head words, nouns of titles and sets of telling capitalised words;
    `has_office` that one of them names an office of a single person."""

    forms: set[Form] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    capitals: set[frozenset[str]] = field(default_factory=set)
    has_office: bool = False


class Telling:
    """Keeps what is told of each actor of one text."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._index = phrases.index
        self._told: dict[int, Told] = {}

    def of(self, draft: Draft) -> Told:
        """What is told of an actor so far."""
        if id(draft) not in self._told:
            self._told[id(draft)] = Told()
            self.add(draft, draft.mentions)
        return self._told[id(draft)]

    def add(self, draft: Draft, mentions: Iterable[Description]) -> None:
        """Further mentions of an actor."""
        told = self.of(draft)
        for one in mentions:
            told.forms.add(one.form)
            told.nouns.add(one.noun)
            if one.form > Form.THIS:
                told.capitals.add(self.capitals(one))
            if one.role is not None:
                told.titles.add(noun_of(one.role.title))
                told.has_office = told.has_office or not one.plural

    def capitals(self, one: Description) -> frozenset[str]:
        """The capitalised words of a phrase that are no names of its own and do not open it."""
        own = self._index.tokens(one.name) if one.name is not None else range(0)
        words = (token for token in range(one.mention.first + 1, one.mention.last) if token not in own)
        return frozenset(self._phrases.lower[token] for token in words if self._is_telling(token))

    def _is_telling(self, token: int) -> bool:
        word = self._index.word(token)
        return word[:1].isupper() and word.isalpha() and self._phrases.tokens[token].upos in ("PROPN", "ADJ")


def noun_of(title: str) -> str:
    """The noun of a title: "secretary" of "Secretary of State", "governor" of "Gov."."""
    noun = title.lower().partition(" of ")[0].split()[-1]
    return _SHORT.get(noun, noun)
