"""Whose somebody is, by the words of the phrase alone: "the deputy head of the Russian delegation to the committee".

The affiliation follows the role's own modifiers and owner, then what it is of, for or from; where it merely is ("in",
"at") comes last, and what it is accredited to ("to") says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from chancery.extract.actors.known import Known, Placed
from chancery.language.phrases import Phrases

_BY_NAME = frozenset({"amod", "compound", "nmod:desc", "flat", "det", "nmod", "goeswith", "dep"})
_OF = frozenset({"of", "for", "from", "within", "on"})
_PLACES = frozenset({"in", "at", "near", "inside", "throughout", "across"})
# "Israel's neighbours" and "his counterpart" belong to somebody else; "the American partners" are American.
_OTHERS = frozenset(
    "counterpart counterparts host hosts guest guests visitor visitors rival rivals opponent opponents adversary "
    "adversaries enemy enemies foe foes neighbor neighbors neighbour neighbours ally allies partner partners critic "
    "critics occupier occupiers attacker attackers interlocutor interlocutors".split()
)
# Of these what they are named after or where they are is the host: "its Afghanistan embassy", "the embassy in Kabul".
_SENT = frozenset(
    "embassy embassies consulate consulates mission missions ambassador ambassadors envoy envoys commission legation "
    "consul consuls representative representatives attaché attachés".split()
)
INSTITUTIONS = frozenset({"ministry", "department", "embassy", "consulate", "mission", "authorities"})
"""Nouns without a row in the tables that only a state has."""
_DEEPEST = 6


class Evidence(IntEnum):
    """What says to whom somebody belongs, the surest first."""

    OWN_NAME = 0
    ROLE = 1
    KNOWN = 2
    OWNER = 3
    NEARBY = 4
    PLACE = 5


@dataclass(frozen=True, slots=True)
class Party:
    """A party's code, what says so, and the sector of the body in between, if one is named ("army" is MIL)."""

    code: str
    evidence: Evidence
    sector: str | None = None


class Belonging:
    """Reads the party of a noun phrase off its syntax and the names in it."""

    def __init__(self, phrases: Phrases, known: Known) -> None:
        self._phrases = phrases
        self._known = known

    def of(self, head: int) -> Party | None:
        """The party of the phrase that a token heads, or None if the phrase does not say."""
        return self._of(head, _DEEPEST)

    def owner(self, head: int) -> int | None:
        """The pronoun that owns a noun ("his ministry"), if ownership says whose it is."""
        if self._phrases.lower[head] in _OTHERS:
            return None
        tokens = self._phrases.tokens
        owned = (child for child in self._phrases.children[head] if tokens[child].deprel == "nmod:poss")
        return next((child for child in owned if tokens[child].upos == "PRON"), None)

    def _of(self, head: int, depth: int) -> Party | None:
        placed = self._known.at(head)
        if placed is not None and self._is_somebody(placed, head) and self._known.belongs(placed):
            return Party(placed.entry.code or "", Evidence.OWN_NAME, placed.entry.sector)
        if depth == 0:
            return None
        own_sector = placed.entry.sector if placed is not None else None
        sent = self._phrases.lower[head] in _SENT
        found = None if sent and self.owner(head) is not None else self._before(head, depth)
        found = found or self._complement(head, depth)
        if found is None or (sent and found.evidence == Evidence.PLACE):
            return None
        evidence = max(Evidence.ROLE, found.evidence)
        return Party(found.code, evidence, _sector(own_sector, found))

    def _is_somebody(self, placed: Placed, head: int) -> bool:
        if placed.entry.code is None or placed.entry.kind == "thing":
            return False
        # A known person is nobody's by name alone: offices change, and `standing` asks for the day.
        return placed.entry.kind != "person" and self._known.head(placed) == head

    def _before(self, head: int, depth: int) -> Party | None:
        """By what stands before the noun: the first adjective, name or owner that tells."""
        tokens, known = self._phrases.tokens, self._known
        others = self._phrases.lower[head] in _OTHERS
        inside = known.at(head)
        first = inside.first if inside is not None else head
        for child in sorted({*self._phrases.children[head], *range(first, head)}):
            if child >= head:
                break
            relation = tokens[child].deprel
            if relation == "nmod:poss" and not others and tokens[child].upos != "PRON":
                if party := self._of(child, depth - 1):
                    return party
            elif relation in _BY_NAME or first <= child < head:
                placed = known.at(child)
                if placed is not None and placed.is_party and known.belongs(placed):
                    return Party(placed.entry.code or "", Evidence.ROLE, placed.entry.sector)
                nobody = placed is None or placed.entry.kind != "person"
                noun = nobody and tokens[child].upos in ("NOUN", "PROPN")
                if noun and (party := self._of(child, depth - 1)):
                    return party
        return None

    def _complement(self, head: int, depth: int) -> Party | None:
        """By what stands behind: a title's name or apposition, then "of", "for" and "from", then where it is."""
        tokens = self._phrases.tokens
        behind = [child for child in self._phrases.children[head] if child > head]
        by_place: Party | None = None
        for child in behind:
            relation, case = tokens[child].deprel, self._known.case(child)
            party = None
            if (
                relation in ("appos", "flat", "nmod:desc")
                or (relation == "nmod" and case is None)
                or (relation in ("nmod", "obl") and case in _OF and self._phrases.lower[head] not in _OTHERS)
            ):
                party = self._of(child, depth - 1)
            elif relation in ("nmod", "obl") and case in _PLACES and by_place is None:
                where = self._of(child, depth - 1)
                by_place = where and self._where(child, where)
            if party is not None:
                return party
        return by_place

    def _where(self, child: int, party: Party) -> Party:
        """ "A source in the Turkish presidency" is of it; "guerrillas in Macedonia" are only there."""
        placed = self._known.at(child)
        named_place = placed is not None and placed.entry.kind in ("state", "place")
        return Party(party.code, Evidence.PLACE if named_place else Evidence.ROLE, party.sector)


def _sector(own: str | None, found: Party) -> str | None:
    """The body a role belongs to comes first, by PLOVER's manual: the spokesman of an army is MIL, of the UN IGO."""
    if found.sector in (None, "GOV"):
        return own or found.sector
    return found.sector
