"""Whose "the ministry" is where its phrase does not say: its owner's, else that of whoever acts nearby."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from chancery.extract.actors.belonging import INSTITUTIONS, Evidence, Party
from chancery.extract.actors.drafts import Draft
from chancery.extract.actors.known import Known
from chancery.extract.nesting import Nesting
from chancery.language.annotation import Sentence
from chancery.language.coreference.mentions import Form
from chancery.language.paragraphs import paragraphs
from chancery.language.phrases import Phrases
from chancery.world.packaged import state_codes

# Sectors whose members are some state's: without one they would not be what they are.
_OF_STATES = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "UAF", "PRM"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "root"})
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "csubj"})
_FURTHEST = 2  # paragraphs
_MOST_BEFORE = 60  # mentions
# What speaks for a state, reasoned and not fitted: who acts in the sentence before all, then in the
# paragraph; a dateline and the subject of what is said together outweigh the latter.
_SUBJECT_BEFORE, _PARAGRAPH, _DATELINE, _SUBJECT_BEHIND, _PARAGRAPHS, _MENTIONED = 3.0, 2.5, 1.5, 1.5, 1.0, 0.8


class Nearby:
    """Gives parties to actors whose own words tell none."""

    def __init__(self, phrases: Phrases, known: Known, drafts: Sequence[Draft]) -> None:
        self._phrases = phrases
        self._index = phrases.index
        self._known = known
        self._drafts = drafts
        self._at_head = {one.mention.head: draft for draft in drafts for one in draft.mentions}
        self._home = self._state_of_dateline()
        self._said = phrases.index.annotation.attributions
        self._sources = {head for one in self._said if one.source and (head := phrases.head(one.source)) is not None}
        self._nesting = Nesting(self._said)
        self._paragraph_starts = [start for start, _ in paragraphs(self._index.annotation.text)]

    def settle(self) -> None:
        """Owners first, then the neighbourhood: what an owner is given there, his own then have too."""
        self._by_owner()
        self._by_member()
        told = self._told()
        for one in self._drafts:
            if one.party is None and one.mentions and self._is_of_a_state(one):
                one.party = self._near(one, told)
        self._by_owner()

    def _by_owner(self) -> None:
        for one in self._drafts:
            owners = [self._at_head.get(mention.owner) for mention in one.mentions if mention.owner is not None]
            parties = [owner.party for owner in owners if owner is not None and owner is not one and owner.party]
            if parties and (one.party is None or one.party.evidence > Evidence.OWNER):
                one.party = Party(parties[0].code, Evidence.OWNER, None)

    def _by_member(self) -> None:
        """ "The Chairman of the Sovereignty Council", whose party is known, tells that of the council."""
        for one in self._drafts:
            if not one.is_person or one.party is None or one.party.evidence > Evidence.KNOWN:
                continue
            for mention in one.mentions:
                for child in self._phrases.children[mention.mention.head]:
                    body = self._at_head.get(child)
                    of = self._known.case(child) == "of" and mention.role is not None
                    if of and body is not None and body is not one and body.party is None and not body.is_person:
                        body.party = Party(one.party.code, Evidence.OWNER, None)

    def _told(self) -> list[tuple[int, str]]:
        """Tokens at which somebody is mentioned whose state is known, with its code. What is quoted does not count:
        there the state is named by somebody, and seldom his own."""
        found = []
        for one in self._drafts:
            code = one.party.code if one.party is not None and one.party.evidence < Evidence.NEARBY else None
            if code not in state_codes() or (one.key is not None and one.key[0] == "place"):
                continue
            heads = [mention.mention.head for mention in one.mentions if mention.form != Form.WE]
            found += [(head, code) for head in heads if code and not self._is_quoted(head)]
        return sorted(found)

    def _is_quoted(self, head: int) -> bool:
        token = self._index.annotation.tokens[head]
        return bool(self._index.quotations((token.start, token.end)))

    def _is_of_a_state(self, one: Draft) -> bool:
        if one.key is not None and one.key[0] == "office":
            return True
        words = (mention.noun for mention in one.mentions)
        return any(mention.sector in _OF_STATES for mention in one.mentions) or not INSTITUTIONS.isdisjoint(words)

    def _near(self, one: Draft, told: Sequence[tuple[int, str]]) -> Party | None:
        """The state that most speaks for; each kind of evidence counts once for a state, by what it weighs."""
        mention = one.mentions[0].mention
        place = mention.head
        sentence = self._index.sentence(place)
        reporters = self._reporters(place)
        speaks = place in self._sources
        weights: dict[tuple[str, str], float] = {}
        first = max(0, bisect_left(told, (sentence.first, "")) - _MOST_BEFORE)
        for head, code in told[first : bisect_left(told, (sentence.last, ""))]:
            away = self._paragraph(place) - self._paragraph(head)
            if mention.first <= head < mention.last or away > _FURTHEST:
                continue
            kind, weight = self._evidence(head, place, sentence, away)
            if head in reporters:
                kind, weight = "reporter", _MENTIONED / 2
            elif kind == "behind" and speaks:
                continue  # whom a speaker names is seldom his own
            # Of the same kind the nearer one weighs a little more.
            weight -= abs(place - head) * 1e-4
            weights[code, kind] = max(weight, weights.get((code, kind), 0.0))
        for code in self._places(sentence):
            weights[code, "place"] = _MENTIONED / 2
        if self._home is not None:
            weights[self._home, "dateline"] = _DATELINE
        total: defaultdict[str, float] = defaultdict(float)
        for (code, _), weight in weights.items():
            total[code] += weight
        best = max(total, key=lambda code: (total[code], code), default=None)
        return Party(best, Evidence.NEARBY, None) if best is not None else None

    def _evidence(self, head: int, place: int, sentence: Sentence, away: int) -> tuple[str, float]:
        """What a mention of a state near a place is, and its weight."""
        subject = self._index.annotation.tokens[head].deprel in _SUBJECTS
        if sentence.first <= head < place:
            return ("subject before", _SUBJECT_BEFORE - self._depth(head) / 2) if subject else ("before", _MENTIONED)
        if head > place:
            return ("subject behind", _SUBJECT_BEHIND) if subject else ("behind", _MENTIONED)
        if subject:
            return ("paragraph", _PARAGRAPH) if away == 0 else ("paragraphs", _PARAGRAPHS)
        return "mentioned", _MENTIONED / 2

    def _reporters(self, place: int) -> set[int]:
        """The words of those who report what stands at a place: they speak of it, but need not be of its state."""
        token = self._index.annotation.tokens[place]
        around = (self._said[number] for number, _ in self._nesting.around((token.start, token.end)))
        return {inside for one in around if one.source is not None for inside in self._index.tokens(one.source)}

    def _places(self, sentence: Sentence) -> list[str]:
        """The states of the places in a sentence."""
        inside = [placed for token in range(sentence.first, sentence.last) if (placed := self._known.at(token))]
        return [
            placed.entry.code
            for placed in inside
            if placed.entry.code in state_codes() and self._known.is_place(placed)
        ]

    def _depth(self, token: int) -> int:
        """How many clauses deep a word stands: the subject of a relative clause does less than that of the sentence."""
        return sum(relation in _CLAUSES for _, relation in self._index.governors(token))

    def _state_of_dateline(self) -> str | None:
        """The state of the dateline, if there is one."""
        tokens = self._index.annotation.tokens
        codes = {
            placed.entry.code
            for placed in self._known.placed
            if tokens[placed.first].start < self._known.heading and placed.entry.relation in ("capital", "city")
        }
        return codes.pop() if len(codes) == 1 else None

    def _paragraph(self, token: int) -> int:
        return bisect_right(self._paragraph_starts, self._index.annotation.tokens[token].start)
