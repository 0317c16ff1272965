"""Best labelled runs of words: cues, names, and the source and content of a cue.

Each search is the Viterbi algorithm (Forney, 1973) over the scores that `training/crf.py` normalises.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]

# A word this unlikely to lie inside (log-odds) parts two searches: no run worth having crosses it, and most words
# of a window lie that far from any one cue.
_HOPELESS = -15.0

Run = tuple[int, int]
_Chain: TypeAlias = "tuple[int, int, _Chain] | None"


def cue_runs(emissions: Scores, transitions: Scores, caution: float) -> list[tuple[int, int, float]]:
    """Runs `[first, last)` of the labels O, B, I with the probability of each run's labels, 0 to 1.

    emissions [W, 3]; transitions [4, 3], the last row for the start; `caution` is what each run costs: it decides how
    many are found, not how far they reach.
    """
    if not len(emissions):
        return []
    adjusted = emissions.astype(np.float64)
    adjusted[:, 1] -= caution
    labels = _viterbi(adjusted.tolist(), transitions.astype(np.float64).tolist())
    runs = [(first, last) for first, last, _ in _bio(labels)]
    if not runs:
        return []
    shifted = emissions - emissions.max(axis=1, keepdims=True)
    log_odds = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    found = []
    for first, last in runs:
        score = sum(float(log_odds[word, labels[word]]) for word in range(first, last)) / (last - first)
        found.append((first, last, float(np.exp(score))))
    return found


def _viterbi(emissions: list[list[float]], transitions: list[list[float]]) -> list[int]:
    """The best path over three labels; written out label by label, for it runs over every word of every text."""
    (oo, ob, oi), (bo, bb, bi), (io, ib, ii), starts = transitions
    o, b, i = (emission + start for emission, start in zip(emissions[0], starts, strict=True))
    back: list[tuple[int, int, int]] = []
    for to_o, to_b, to_i in emissions[1:]:
        from_o, from_b, from_i = o + oo, b + bo, i + io
        came_o = (0 if from_o >= from_i else 2) if from_o >= from_b else (1 if from_b >= from_i else 2)
        next_o = to_o + (from_o, from_b, from_i)[came_o]
        from_o, from_b, from_i = o + ob, b + bb, i + ib
        came_b = (0 if from_o >= from_i else 2) if from_o >= from_b else (1 if from_b >= from_i else 2)
        next_b = to_b + (from_o, from_b, from_i)[came_b]
        from_o, from_b, from_i = o + oi, b + bi, i + ii
        came_i = (0 if from_o >= from_i else 2) if from_o >= from_b else (1 if from_b >= from_i else 2)
        o, b, i = next_o, next_b, to_i + (from_o, from_b, from_i)[came_i]
        back.append((came_o, came_b, came_i))
    label = max(range(3), key=(o, b, i).__getitem__)
    path = [label]
    for pointers in reversed(back):
        label = pointers[label]
        path.append(label)
    return path[::-1]


def label_runs(scores: Scores) -> list[tuple[int, int, int]]:
    """Runs `[first, last, kind)` of the labels O, B-0, I-0, B-1, I-1 …, each word's best; a stray I begins a run."""
    return _bio(scores.argmax(axis=1).tolist()) if len(scores) else []


def _bio(labels: Sequence[int]) -> list[tuple[int, int, int]]:
    runs: list[tuple[int, int, int]] = []
    for word, label in enumerate(labels):
        if label == 0:
            continue
        kind, inside = divmod(label - 1, 2)
        if inside and runs and runs[-1][1] == word and runs[-1][2] == kind:
            runs[-1] = (runs[-1][0], word + 1, kind)
        else:
            runs.append((word, word + 1, kind))
    return runs


def best_runs(scores: Scores, blocked: range) -> list[Run]:
    """The best set of runs `[first, last)` for scores [W, 3] (inside, begin, end); none may touch `blocked`."""
    inside = scores[:, 0].copy()
    inside[blocked.start : blocked.stop] = 2 * _HOPELESS
    possible = np.flatnonzero(inside > _HOPELESS)
    if not len(possible):
        return []
    breaks = np.flatnonzero(np.diff(possible) > 1) + 1
    runs: list[Run] = []
    for segment in np.split(possible, breaks):
        first, last = int(segment[0]), int(segment[-1]) + 1
        runs += [(first + begin, first + end) for begin, end in _search(scores[first:last].tolist())]
    return runs


def _search(scores: list[list[float]]) -> list[Run]:
    """Two states, outside and inside, each with its best score and its runs so far as a chain; words outside part runs.

    `closed` is the best score with a run that ends just here: the word after may be outside, not begin another run.
    """
    outside = 0.0
    out_chain: _Chain = None
    closed, within, since = float("-inf"), float("-inf"), 0
    closed_chain: _Chain = None
    in_chain: _Chain = None
    for word, (inside, begin, end) in enumerate(scores):
        if outside + begin >= within:
            within, since, in_chain = outside + begin, word, out_chain
        within += inside
        if closed > outside:
            outside, out_chain = closed, closed_chain
        closed, closed_chain = within + end, (since, word + 1, in_chain)
    chain = closed_chain if closed > outside else out_chain
    runs: list[Run] = []
    while chain is not None:
        begun, ended, chain = chain
        runs.append((begun, ended))
    return runs[::-1]
