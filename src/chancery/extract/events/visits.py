"""Visits told by a plain verb of motion: "the minister went to Ankara in March".

Such a verb names an act only by who goes and where: an official of one state to a place of another (PLOVER codebook,
CONSULT: visiting and hosting visits).
"""

from __future__ import annotations

from collections.abc import Iterator

from chancery.extract.actors import Cast
from chancery.language.annotation import Act
from chancery.language.phrases import Phrases
from chancery.records import Actor

_MOTION = frozenset(
    "go goes went gone going come comes came coming fly flies flew flown flying travel travels travelled traveled "
    "travelling traveling arrive arrives arrived arriving head heads headed heading".split()
)
_TO = frozenset({"to", "in", "into"})
_CONFIDENCE = 0.6
_WITH_ROLES = frozenset({"GOV", "LEG", "IGO", "SPY", "MIL", "ELI"})


class Visits:
    """Finds the visits in one text."""

    def __init__(self, phrases: Phrases, cast: Cast) -> None:
        self._phrases = phrases
        self._cast = cast

    def acts(self, taken: set[int]) -> Iterator[Act]:
        """Visits whose verb names no act already."""
        tokens = self._phrases.tokens
        for verb, token in enumerate(tokens):
            if self._phrases.lower[verb] not in _MOTION or token.upos != "VERB" or verb in taken:
                continue
            children = self._phrases.children[verb]
            who = next((child for child in children if tokens[child].deprel == "nsubj"), None)
            where = next(
                (child for child in children if tokens[child].deprel == "obl" and self._phrases.case(child) in _TO),
                None,
            )
            if who is None or where is None or any(tokens[child].deprel == "compound:prt" for child in children):
                continue
            visitor, host = self._cast.at_head(who), self._cast.at_head(where)
            if visitor is not None and host is not None and _is_visit(visitor, host):
                planned = bool({self._phrases.lower[child] for child in children} & {"will", "would", "to"})
                status = "planned" if planned else "happened"
                yield Act(verb, "CONSULT", "visit", status, (who,), (where,), (), _CONFIDENCE)


def _is_visit(visitor: Actor, host: Actor) -> bool:
    official = visitor.kind == "person" and (bool(visitor.roles) or visitor.sector in _WITH_ROLES)
    parties = visitor.affiliation is not None and host.affiliation is not None
    return official and parties and visitor.affiliation != host.affiliation
