"""The mentions of a text by entity, described: what the model found, what rules must have, and what tables know.

Three pronouns are settled by grammar and typography alone: "I" between quotation marks is whoever is quoted (outside
them the author), "we" there belongs to whoever is quoted, "who" is the noun that its clause hangs on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from chancery.extract.actors.authors import author_of
from chancery.extract.actors.describing import STYLES, Describer, Description
from chancery.extract.actors.known import Known, Placed
from chancery.extract.turns import is_turn
from chancery.language.annotation import Attribution, Mention
from chancery.language.coreference.mentions import Form
from chancery.language.phrases import Phrases
from chancery.records import Span

Entity = list[Description]


class Gathering:
    """Gathers the mentions of one text; `said` are its attributions."""

    def __init__(self, phrases: Phrases, known: Known, said: Sequence[Attribution]) -> None:
        self._phrases = phrases
        self._index = phrases.index
        self._known = known
        self._describer = Describer(phrases, known)
        self._speakers = self._speaker_heads(said)

    def entities(self, needed: Iterable[int]) -> list[Entity]:
        """All entities in order of first mention; each `needed` token heads a mention in one of them."""
        needed = list(needed)
        annotated = self._whole(set(needed))
        found = [[self._describer.describe(one) for one in mentions] for mentions in annotated]
        heads = {one.mention.head for entity in found for one in entity}
        relative = [token for token in range(len(self._phrases.lower)) if self._relative_noun(token) in heads]
        for head in dict.fromkeys([*needed, *relative, *self._styles()]):
            if head not in heads:
                found.append([self._describer.describe(self._phrases.mention(head))])
        found += self._overlooked(found)
        found.sort(key=lambda entity: entity[0].mention.head)
        return self._with_pronouns(found)

    def _whole(self, needed: set[int]) -> list[list[Mention]]:
        """The mentions by entity that the model found, without those of a mere word of a name that is one as a whole
        ("Europe" in that of the OSCE)."""
        entities = self._index.annotation.entities
        heads = {one.head for entity in entities for one in entity.mentions}
        kept = [
            [one for one in entity.mentions if one.head in needed or not self._is_part(one.head, heads)]
            for entity in entities
        ]
        return [mentions for mentions in kept if mentions]

    def _is_part(self, head: int, heads: set[int]) -> bool:
        placed = self._known.at(head)
        if placed is None or placed.entry.kind in ("role", "thing"):
            return False
        whole = self._known.head(placed)
        return whole != head and whole in heads

    def _styles(self) -> list[int]:
        """ "The Kingdom" and the like, which the model seldom takes for somebody."""
        words = self._phrases.lower
        styled = (token for token in range(1, len(words)) if words[token] in STYLES and words[token - 1] == "the")
        return [token for token in styled if self._index.word(token)[0].isupper()]

    def _overlooked(self, found: Iterable[Entity]) -> list[Entity]:
        """Names that the tables know where no mention is: adjectives of states, and what the model did not see."""
        taken = {token for entity in found for one in entity for token in self._name_tokens(one)}
        added = []
        for placed in self._known.placed:
            if taken.isdisjoint(range(placed.first, placed.last)) and _is_somebody(placed):
                mention = Mention(placed.first, placed.last, self._known.head(placed))
                added.append([self._describer.describe(mention)])
        return added

    def _name_tokens(self, one: Description) -> Iterable[int]:
        """What is no further name: the head, the name that the tables know, and all of a person's."""
        known = range(one.placed.first, one.placed.last) if one.placed is not None else ()
        person = self._index.tokens(one.name) if one.name is not None and one.label == "person" else ()
        return (one.mention.head, *known, *person)

    def _with_pronouns(self, entities: list[Entity]) -> list[Entity]:
        """The entities with "I", "we" and "who" where they belong."""
        home = {one.mention.head: entity for entity in entities for one in entity}
        author = author_of(self._index)
        moved: list[tuple[Description, int]] = []
        for entity in entities:
            for number, one in enumerate(entity):
                antecedent = self._antecedent(one, author)
                if one.form == Form.WE and antecedent is not None:
                    entity[number] = replace(one, owner=antecedent, mention=replace(one.mention, antecedent=None))
                elif antecedent in home and antecedent is not None:
                    moved.append((one, antecedent))
        elsewhere = {one.mention.head for one, _ in moved}
        for entity in entities if moved else ():
            entity[:] = [one for one in entity if one.mention.head not in elsewhere]
        for one, antecedent in moved:
            home[antecedent].append(replace(one, mention=replace(one.mention, antecedent=antecedent)))
        return [entity for entity in entities if entity]

    def _antecedent(self, one: Description, author: int | None) -> int | None:
        """The token of whom a pronoun stands for, or of whose mouth it comes from, where that is certain."""
        head = one.mention.head
        if one.form == Form.WHO:
            return self._relative_noun(head)
        if one.form not in (Form.I, Form.WE):
            return None
        speaker = self._speakers.get(head)
        return author if speaker is None and one.form == Form.I else speaker

    def _relative_noun(self, token: int) -> int | None:
        """The noun that a clause hangs on, by the "who" or "whose" in it."""
        if self._phrases.lower[token] not in ("who", "whom", "whose"):
            return None
        return next((noun for noun, relation in self._index.governors(token) if relation == "acl:relcl"), None)

    def _speaker_heads(self, said: Sequence[Attribution]) -> dict[int, int]:
        """For each token that is quoted the head of its speaker, of several the innermost."""
        speakers: dict[int, int] = {}
        spans = [(start, end, one) for one in said for start, end in one.content]
        for start, end, one in sorted(spans, key=lambda span: span[0] - span[1]):
            head = self._phrases.head(one.source) if one.source else None
            for first, last in self._quoted(one, (start, end)) if head is not None else ():
                inside = self._index.tokens((max(start, first), min(end, last)))
                speakers |= dict.fromkeys(inside, head or 0)
        return speakers

    def _quoted(self, one: Attribution, content: Span) -> list[Span]:
        """The stretches of a content that are somebody's very words."""
        if is_turn(self._index.annotation.text, one):
            return [content]
        return [quoted.inner for quoted in self._index.quotations(content)]


def _is_somebody(placed: Placed) -> bool:
    entry = placed.entry
    if entry.kind in ("role", "thing") or (entry.kind == "organization" and entry.code is None):
        return False
    return entry.code is not None or entry.kind == "person"
