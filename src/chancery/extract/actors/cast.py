"""The cast of a text: its actors as records, and which of them stands at each place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chancery.extract.actors.acronyms import join_acronyms
from chancery.extract.actors.continuing import Continuing
from chancery.extract.actors.drafts import Draft, make_drafts, take
from chancery.extract.actors.gathering import Gathering
from chancery.extract.actors.known import Known
from chancery.extract.actors.nearby import Nearby
from chancery.extract.actors.offices import Offices
from chancery.extract.actors.recording import record
from chancery.extract.actors.standing import Standing
from chancery.language.annotation import Attribution
from chancery.language.coreference.mentions import Form
from chancery.language.phrases import Phrases
from chancery.records import Actor, Document, Span
from chancery.world.lookup import Lookup


class Cast:
    """The actors of one document. `spans` are phrases that must have one: sources, relays, addressees."""

    def __init__(
        self, document: Document, phrases: Phrases, lookup: Lookup, spans: Iterable[Span], said: Sequence[Attribution]
    ) -> None:
        self._phrases = phrases
        known = Known(phrases.index, lookup, document.published)
        needed = [head for span in spans if (head := phrases.head(span)) is not None]
        entities = Gathering(phrases, known, said).entities(needed)
        Offices(lookup, document).settle(entities, phrases)
        drafts = make_drafts(entities, document.text)
        join_acronyms(drafts, document.text)
        Standing(lookup, document).settle(drafts)
        Continuing(phrases, drafts).settle(needed)
        Nearby(phrases, known, drafts).settle()
        _settle_we(drafts)
        self._drafts = sorted((one for one in drafts if one.mentions), key=lambda one: one.mentions[0].span)
        self._at_head = {one.mention.head: draft for draft in self._drafts for one in draft.mentions}
        self._actors = {id(draft): record(draft, document) for draft in self._drafts}

    def at(self, span: Span) -> Actor | None:
        """The actor that a phrase stands for."""
        head = self._phrases.head(span)
        return self.at_head(head) if head is not None else None

    def at_head(self, head: int) -> Actor | None:
        """The actor whose mention a token heads."""
        found = self._at_head.get(head)
        return self._actors[id(found)] if found is not None else None

    def among(self, span: Span) -> list[Actor]:
        """The actors that are mentioned in a stretch of text, in order; mere places are left out."""
        found = (self._at_head.get(head) for head in self._phrases.index.tokens(span))
        somebody = dict.fromkeys(draft for draft in found if draft is not None and not draft.is_place)
        return [self._actors[id(draft)] for draft in somebody]

    def actors(self, needed: Iterable[str]) -> tuple[Actor, ...]:
        """The actors to report, in order of first mention: all that have a name or a party, or are needed (by id)."""
        wanted = set(needed)
        kept: dict[str, Actor] = {}
        for draft in self._drafts:
            actor = self._actors[id(draft)]
            named = draft.key is not None and not draft.is_place
            if named or actor.affiliation is not None or actor.id in wanted:
                kept.setdefault(actor.id, actor)
        return tuple(kept.values())


def _settle_we(drafts: Sequence[Draft]) -> None:
    """ "We" in the mouth of a party's speaker is that party, where the text names it."""
    parties = {draft.key[1]: draft for draft in drafts if draft.is_party and draft.key and draft.mentions}
    for draft in drafts:
        home = parties.get(draft.party.code) if draft.party and draft.key is None else None
        if home is not None and all(one.form == Form.WE for one in draft.mentions):
            take(home, draft)
