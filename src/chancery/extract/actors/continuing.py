"""Speakers whom the model left without an antecedent: "the department added", "the envoy promised", "it said".

The trained head decides first. What it leaves open follows the conventions of news: a role goes back to the last person
who was said to hold it, "the department" to the last such body, and a bare "the diplomat" or a pronoun to whoever spoke
or acted last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from chancery.extract.actors.describing import STYLES, Description
from chancery.extract.actors.drafts import Draft, take
from chancery.extract.actors.telling import Telling, noun_of
from chancery.language.coreference.mentions import Form
from chancery.language.phrases import Phrases

# Nouns that stand for any person, or for any body, of their kind.
_ANY_PERSON = frozenset(
    "diplomat official politician leader envoy representative head chief excellency guest visitor statesman man woman "
    "spokesman spokeswoman spokesperson".split()
)
_BODIES = ({"department", "ministry"}, {"agency", "bureau", "office", "service"}, {"statement"},
           {"alliance", "bloc", "organisation", "organization", "union", "grouping", "body"},
           {"movement", "group", "faction", "party"}, {"court", "tribunal"}, {"council", "committee", "commission"},
           {"government", "cabinet", "administration"},
           {"country", "kingdom", "republic", "state", "nation"})  # fmt: skip
# What stands for whoever is quoted or described, and so may come before them.
_OTHERS_WORDS = frozenset({Form.I, Form.WE, Form.YOU, Form.WHO})
# Nouns by which a body is called once it was named: "the bank", "the website".
_KINDS_OF_BODIES = frozenset(
    "agency airline association bank body carrier company corporation firm foundation fund group institute institution "
    "league magazine movement network newspaper organisation organization outlet paper party publication regulator "
    "station union university watchdog website".split()
)
_STYLED = frozenset({"excellency", "majesty", "highness", "holiness", "eminence"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_FURTHEST = 80  # words back, for a subject
_MOST_BEFORE = 400  # mentions that are looked at, so that time stays linear in the length of a text


class Continuing:
    """Gives antecedents to speakers that have none."""

    def __init__(self, phrases: Phrases, drafts: Sequence[Draft]) -> None:
        self._phrases = phrases
        self._index = phrases.index
        self._drafts = drafts
        self._at_head = {one.mention.head: draft for draft in drafts for one in draft.mentions}
        self._heads = sorted(self._at_head)
        self._telling = Telling(phrases)

    def settle(self, speakers: Sequence[int]) -> None:
        """Join each unnamed speaker, by the token of its phrase, to the actor it most likely is."""
        self._settle_styles()
        spoken = sorted(set(speakers))
        speaking = {id(self._at_head[head]) for head in spoken if head in self._at_head}
        for draft in sorted(self._drafts, key=lambda one: one.mentions[0].mention.head if one.mentions else 0):
            if draft.key is None and draft.mentions and id(draft) in speaking:
                first = next((one for one in draft.mentions if one.form not in _OTHERS_WORDS), draft.mentions[0])
                at = bisect_left(spoken, first.mention.head)
                spoke = spoken[max(0, at - _MOST_BEFORE) : at]
                found = self._antecedent(draft, first, spoke)
                if found is not None:
                    self._join(found, draft)

    def _settle_styles(self) -> None:
        """ "The Kingdom" is the state of the text whose full name has that word, of several the one most spoken of."""
        states = [(draft, draft.formal_words) for draft in self._drafts if draft.is_party]
        for draft in self._drafts:
            one = draft.mentions[0] if draft.key is None and draft.mentions else None
            if one is None or one.noun not in STYLES or one.form != Form.DEFINITE or not self._is_capital(one):
                continue
            called = [state for state, words in states if state is not draft and one.noun in words]
            if called:
                self._join(max(called, key=lambda state: len(state.mentions)), draft)

    def _join(self, found: Draft, draft: Draft) -> None:
        self._at_head |= {one.mention.head: found for one in draft.mentions}
        self._telling.add(found, draft.mentions)
        take(found, draft)

    def _is_capital(self, one: Description) -> bool:
        return self._index.word(one.mention.head)[:1].isupper()

    def _antecedent(self, draft: Draft, one: Description, spoke: Sequence[int]) -> Draft | None:
        noun = one.noun
        if one.form in (Form.HE, Form.SHE):
            return self._last(draft, one.mention.head, spoke, persons=True)
        if one.form == Form.IT:
            return self._last(draft, one.mention.head, spoke, persons=False)
        if one.form != Form.DEFINITE or one.plural:
            return None
        if one.role is None and not self._is_person(one):
            same = self._same_body(draft, noun, one.mention.head)
            bare = self._is_bare(one) and noun in _KINDS_OF_BODIES
            return same or (self._last(draft, one.mention.head, spoke, persons=False, named=True) if bare else None)
        same = self._same_words(draft, one) or self._same_role(draft, noun, one.mention.head)
        return same or (self._last(draft, one.mention.head, spoke, persons=True) if self._is_bare(one) else None)

    def _is_person(self, one: Description) -> bool:
        """Whether a description is of a person, by what the model says of the mention or by the noun."""
        return one.kind == "person" or one.noun in _ANY_PERSON

    def _is_bare(self, one: Description) -> bool:
        """Whether a description goes back to somebody: it has an article and does not say whose or of what."""
        tokens = self._phrases.tokens
        if one.noun in _STYLED:
            return True
        children = self._phrases.children[one.mention.head]
        said = any(tokens[child].deprel in ("nmod:poss", "nmod", "acl", "acl:relcl", "appos") for child in children)
        named = any(tokens[child].deprel == "compound" and tokens[child].upos == "PROPN" for child in children)
        return (
            not said
            and (not named or self._is_person(one))
            and any(self._phrases.lower[child] in ("the", "this", "that") for child in children)
        )

    def _before(self, place: int) -> Iterator[tuple[int, Draft]]:
        """Mentions before a token with their actors, the last first."""
        at = bisect_left(self._heads, place)
        for head in reversed(self._heads[max(0, at - _MOST_BEFORE) : at]):
            yield head, self._at_head[head]

    def _same_words(self, draft: Draft, one: Description) -> Draft | None:
        """The last person spoken of with the same telling word: "the Indiana governor", "Indiana Gov. …"."""
        telling = self._telling.capitals(one)
        for _, other in self._before(one.mention.head) if telling else ():
            if other is draft or not other.is_person or not self._agree(draft, other):
                continue
            if any(telling <= words for words in self._telling.of(other).capitals):
                return other
        return None

    def _same_role(self, draft: Draft, noun: str, place: int) -> Draft | None:
        """The last person with that title in the text, else the last whom the tables know to hold that office."""
        by_office = None
        for _, other in self._before(place):
            if other is draft or not other.is_person or not self._agree(draft, other):
                continue
            if noun in self._telling.of(other).titles:
                return other
            office = noun_of(other.entry.what) if other.entry is not None and other.entry.what else None
            by_office = by_office or (other if noun == office else None)
        return by_office

    def _same_body(self, draft: Draft, noun: str, place: int) -> Draft | None:
        like = next((nouns for nouns in _BODIES if noun in nouns), {noun})
        for _, other in self._before(place):
            if other is draft or other.is_person or not self._agree(draft, other):
                continue
            if not like.isdisjoint(self._telling.of(other).nouns) or not like.isdisjoint((other.key or ())[1:]):
                return other
        return None

    def _last(
        self, draft: Draft, place: int, spoke: Sequence[int], *, persons: bool, named: bool = False
    ) -> Draft | None:
        """Who acted last in the paragraph's sentences before, else who spoke last."""
        sentence = self._index.sentence(place)
        tokens = self._phrases.tokens
        for head, other in self._before(place):
            if head < sentence.first - _FURTHEST:
                break
            quoted = self._index.quotations((tokens[head].start, tokens[head].end))
            if other is draft or quoted or tokens[head].deprel not in _SUBJECTS or not self._agree(draft, other):
                continue
            if self._is_able(other, persons) and (not named or (other.key is not None and other.key[0] == "body")):
                return other
        for head in reversed(spoke if not named else []):
            spoken = self._at_head.get(head)
            able = spoken is not None and spoken is not draft and self._is_able(spoken, persons)
            if spoken is not None and able and self._agree(draft, spoken):
                return spoken
        return None

    def _is_able(self, draft: Draft, persons: bool) -> bool:
        if persons:
            return draft.is_person or self._telling.of(draft).has_office
        return draft.key is not None and draft.key[0] in ("party", "body", "office")

    def _agree(self, first: Draft, second: Draft) -> bool:
        """Whether two actors may be one: no two parties, no two genders."""
        if first.party is not None and second.party is not None and first.party.code != second.party.code:
            return False
        forms = self._telling.of(first).forms | self._telling.of(second).forms
        if {Form.HE, Form.SHE} <= forms:
            return False
        return not any(
            draft.contradicts_form(form) for draft in (first, second) for form in (Form.HE, Form.SHE) if form in forms
        )
