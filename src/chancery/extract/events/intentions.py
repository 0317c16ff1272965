"""What somebody means to do, where the model saw no act: "hopes to hold a meeting", "has decided to appoint an envoy".

By the codebook (AGREE: cooperative acts reported in the future tense imply intentions) such an act is AGREE if it is
cooperative, THREATEN if it is hostile. What the act is, the table of words says: of the verb, or of its object under a
light one.
"""

from __future__ import annotations

from collections.abc import Iterator

from chancery.language.acting import word_features
from chancery.language.annotation import Act
from chancery.language.phrases import Phrases
from chancery.world.plover import COOPERATION, MATERIAL_CONFLICT, TYPES

_MEANING = frozenset(
    "plan plans planned planning intend intends intended hope hopes hoped hoping aim aims ready willing prepared "
    "decide decides decided wish wishes wants want seek seeks propose proposes proposed offers offered agreed agree "
    "due set".split()
)
_LABELS = [one.name for one in TYPES]
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_COOPERATIVE = COOPERATION - {"CONCEDE"}
_HOSTILE = MATERIAL_CONFLICT - {"PROTEST"}
_LIKELY = 0.6  # of the table's weights: "often" and more
_CONFIDENCE = 0.5


class Intentions:
    """Finds the intentions in one text."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def acts(self, taken: set[int]) -> Iterator[Act]:
        """Intentions of which neither the frame nor what is meant is told by an act already."""
        tokens = self._phrases.tokens
        for verb, token in enumerate(tokens):
            frame = token.head
            if token.deprel != "xcomp" or token.tag != "VB" or self._phrases.lower[frame] not in _MEANING:
                continue
            objects = [child for child in self._phrases.children[verb] if tokens[child].deprel in ("obj", "obl")]
            if taken & {verb, frame, *objects} or self._is_negated(frame):
                continue
            subject = [child for child in self._phrases.children[frame] if tokens[child].deprel.startswith("nsubj")]
            kind = self._kind(verb, objects)
            if kind is None or not subject:
                continue
            others = self._others(objects)
            if kind in _COOPERATIVE:
                yield Act(verb, "AGREE", None, "planned", tuple(subject[:1]), others, (), _CONFIDENCE)
            elif kind in _HOSTILE:
                yield Act(verb, "THREATEN", None, "planned", tuple(subject[:1]), others, (), _CONFIDENCE)

    def _others(self, objects: list[int]) -> tuple[int, ...]:
        """With whom or to whom: "a meeting with the Dutch side"; else the object."""
        below = [child for one in objects for child in (one, *self._phrases.children[one])]
        with_whom = [child for child in below if self._phrases.case(child) in ("with", "to", "for", "in")]
        nouns = [
            child for child in (*with_whom, *objects) if self._phrases.tokens[child].upos in ("PROPN", "NOUN", "PRON")
        ]
        return tuple(nouns[:1])

    def _kind(self, verb: int, objects: list[int]) -> str | None:
        """The likeliest type of a verb, or of its object."""
        found: tuple[float, str] | None = None
        for token in (verb, *objects):
            words = self._phrases.lower[token : token + 5]
            tags = [one.tag for one in self._phrases.tokens[token : token + 5]]
            weights = word_features(words, tags, _LABELS)[0]
            best = int(weights.argmax())
            if weights[best] >= _LIKELY and (found is None or weights[best] > found[0]):
                found = float(weights[best]), _LABELS[best]
        return found[1] if found else None

    def _is_negated(self, token: int) -> bool:
        return self._phrases.has(token, _NEGATIONS)
