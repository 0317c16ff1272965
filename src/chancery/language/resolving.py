"""From the vectors of a text's words to the entities that it speaks of."""

from __future__ import annotations

import numpy as np

from chancery.language.annotation import ENTITY_KINDS, Annotation, Entity
from chancery.language.coreference import describe, entities, may_head, pair_up
from chancery.language.model import EntityScores, Model, Scores
from chancery.language.pieces import Ids


class Resolver:
    """Takes a text window by window, keeps what may be mentions, and at its end says who is who."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._words = 0
        self._heads: list[Ids] = []
        self._kept: list[EntityScores] = []

    def take(self, vectors: Scores) -> None:
        """The vectors [W, hidden] of the next words of the text."""
        scores = self._model.score_entities(vectors)
        kinds = scores.kinds.argmax(axis=1)
        chosen = np.flatnonzero((kinds > 0) & (kinds <= len(ENTITY_KINDS)))
        self._heads.append(chosen + self._words)
        self._kept.append(EntityScores(scores.kinds[chosen], scores.earlier[chosen], scores.later[chosen]))
        self._words += len(vectors)

    def entities(self, annotation: Annotation) -> tuple[Entity, ...]:
        """The entities of the text that was taken, whose annotation this is."""
        if not self._kept:
            return ()
        heads = np.concatenate(self._heads)
        named = {token for name in annotation.names for token in range(name.first, name.last)}
        able = np.array([may_head(annotation.tokens[head], head in named) for head in heads.tolist()], dtype=bool)
        if not able.any():
            return ()
        kinds = np.concatenate([scores.kinds for scores in self._kept])[able].argmax(axis=1)
        mentions = describe(annotation, heads[able].tolist(), kinds.tolist())
        first, second, features = pair_up(mentions)
        earlier = np.concatenate([scores.earlier for scores in self._kept])[able]
        later = np.concatenate([scores.later for scores in self._kept])[able]
        scores = np.zeros(0, dtype=np.float32)
        if len(first):
            scores = self._model.score_antecedents(earlier, later, first, second, features)
        return entities(mentions, first, second, scores)
