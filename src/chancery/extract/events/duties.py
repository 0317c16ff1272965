"""What somebody "must" do, in another's mouth, is a demand: "Russia said that Sudan must return the helicopter".

The demand is the speaker's; whoever has the duty is its target (PLOVER codebook, REQUEST: "says that … must").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chancery.extract.actors import Cast
from chancery.extract.events.claims import Claims
from chancery.language.annotation import Act
from chancery.language.phrases import Phrases
from chancery.records import Actor, Statement

_MODALS = frozenset({"must", "should", "ought"})
_HAVING_TO = frozenset({"has", "have", "had", "needs", "need", "needed"})
# A rule that the model did not second: below nearly all that the model is sure of.
_CONFIDENCE = 0.6
_PERFECT = frozenset({"have"})
_MODES = {"RETREAT": "yield", "CONCEDE": "yield", "CONSULT": "meet", "AID": "assist"}


class Duties:
    """Finds the duties in one text."""

    def __init__(self, phrases: Phrases, cast: Cast, claims: Claims) -> None:
        self._phrases = phrases
        self._cast = cast
        self._claims = claims

    def demands(self, acts: Sequence[Act]) -> list[Act]:
        """The acts, in order, with those that are duties made demands, and with duties that are among none of them."""
        at = {act.trigger: act for act in acts}
        for verb, bearer in self._duties():
            found = at.get(verb)
            if found is not None:
                at[verb] = replace(
                    found, type="REQUEST", mode=_mode(found), status="happened", sources=(), targets=(bearer,)
                )
            else:
                at[verb] = Act(verb, "REQUEST", None, "happened", (), (bearer,), (), _CONFIDENCE)
        return [at[trigger] for trigger in sorted(at)]

    def _duties(self) -> Iterator[tuple[int, int]]:
        """Verbs that somebody else than the speaker must do, and his word."""
        tokens, lower = self._phrases.tokens, self._phrases.lower
        for number, token in enumerate(tokens):
            verb = self._verb(number)
            if verb is None:
                continue
            beside = self._phrases.children[token.head if token.upos == "AUX" else number]
            subject = next((child for child in beside if tokens[child].deprel == "nsubj"), None)
            claim = self._claims.holding((tokens[verb].start, tokens[verb].end))
            if subject is None or claim is None or lower[subject] in ("we", "i", "it", "there"):
                continue
            bearer, speaker = self._cast.at_head(subject), self._speaker(claim)
            if bearer is not None and speaker is not None and _are_two(bearer, speaker):
                yield verb, subject

    def _verb(self, number: int) -> int | None:
        """What must be done, at the word that says "must"; not what must have been."""
        tokens, lower = self._phrases.tokens, self._phrases.lower
        token = tokens[number]
        if lower[number] in _MODALS and token.upos == "AUX" and token.deprel == "aux":
            helpers = {lower[child] for child in self._phrases.children[token.head]}
            return token.head if not helpers & _PERFECT and tokens[token.head].upos == "VERB" else None
        if lower[number] in _HAVING_TO and token.upos == "VERB":
            to_do = (child for child in self._phrases.children[number] if tokens[child].deprel == "xcomp")
            return next((child for child in to_do if tokens[child].tag == "VB"), None)
        return None

    def _speaker(self, claim: Statement) -> Actor | None:
        return self._cast.at(claim.speaker_span) if claim.speaker_span is not None else None


def _are_two(bearer: Actor, speaker: Actor) -> bool:
    if bearer.affiliation is None or speaker.affiliation is None:
        return False
    return bearer.affiliation != speaker.affiliation


def _mode(act: Act) -> str | None:
    return act.mode if act.type == "REQUEST" else _MODES.get(act.type)
