"""From a window's scores to its attributions: candidate cues, the source and content of each, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chancery.language.decoding import best_runs, cue_runs
from chancery.language.decoding.runs import Run
from chancery.language.model import Model, Scores, WordScores

# Two candidates that share this much of their content (intersection over union) tell of the same attribution.
_SAME_CONTENT = 0.8
_CLIP = 8.0


@dataclass(frozen=True, slots=True)
class Link:
    """A cue with its source and content, all as runs of words `[first, last)` of the window."""

    cue: Run
    source: Run | None
    content: tuple[Run, ...]
    features: tuple[float, ...]
    confidence: float


def link(model: Model, scores: WordScores, own: range) -> list[Link]:
    """The attributions whose cue begins in `own`, in order of their cues; those too unsure are left out."""
    card = model.card
    cues = [cue for cue in cue_runs(scores.cues, model.transitions, card.cue_caution) if cue[0] in own]
    if not cues:
        return []
    first = np.array([cue[0] for cue in cues], dtype=np.int64)
    last = np.array([cue[1] - 1 for cue in cues], dtype=np.int64)
    roles = model.score_roles(scores.vectors, first, last)
    candidates = []
    for number, (begin, end, likelihood) in enumerate(cues):
        blocked = range(begin, end)
        sources = best_runs(roles[number, :, 0], blocked)
        contents = best_runs(roles[number, :, 1], blocked)
        if contents:
            source = max(sources, key=lambda run: run[1] - run[0], default=None)
            features = _features(likelihood, source, contents, roles[number], scores.spoken)
            confidence = _logistic(features, card.confidence)
            candidates.append(Link((begin, end), source, tuple(contents), features, confidence))
    return _without_rivals([one for one in candidates if one.confidence >= card.threshold])


def _features(
    likelihood: float, source: Run | None, contents: Sequence[Run], roles: Scores, spoken: Scores
) -> tuple[float, ...]:
    """What speaks for it: log-odds of its cue, and of its content and source by both heads that see them."""
    content = np.concatenate([np.arange(first, last) for first, last in contents])
    inside = np.clip(roles[content, 1, 0], -_CLIP, _CLIP)
    anywhere = np.clip(spoken[content, 1], -_CLIP, _CLIP)
    bounded = min(max(likelihood, 1e-3), 1 - 1e-3)
    from_source = (0.0, 0.0, 0.0)
    if source is not None:
        words = slice(*source)
        linked = float(np.clip(roles[words, 0, 0], -_CLIP, _CLIP).mean())
        from_source = (1.0, linked, float(np.clip(spoken[words, 0], -_CLIP, _CLIP).mean()))
    return (
        1.0,
        math.log(bounded / (1 - bounded)),
        float(inside.mean()),
        float(anywhere.mean()),
        float(anywhere.min()),
        math.log(len(content)),
        *from_source,
    )


def _logistic(features: Sequence[float], weights: Sequence[float]) -> float:
    total = sum(value * weight for value, weight in zip(features, weights, strict=True))
    return 1 / (1 + math.exp(-min(max(total, -30.0), 30.0)))


def _without_rivals(candidates: list[Link]) -> list[Link]:
    """Of candidates with all but the same content, the surest."""
    kept: list[Link] = []
    for one in sorted(candidates, key=lambda link: -link.confidence):
        words = _words(one)
        if all(len(words & _words(other)) < _SAME_CONTENT * len(words | _words(other)) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda link: link.cue)


def _words(one: Link) -> set[int]:
    return {word for first, last in one.content for word in range(first, last)}
