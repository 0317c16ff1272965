"""The best dependency tree of a sentence: the maximum spanning arborescence of Chu-Liu and Edmonds, with one root."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]
Heads = npt.NDArray[np.int64]

# Roots are tried in order of what they could at most bring, until none can bring more; this bounds hostile scores.
_MOST_ROOTS = 8


def best_tree(scores: npt.NDArray[np.float32]) -> Heads:
    """Head of each word; the root's head is itself.

    scores [n dependents, n heads], with the score of being the root on the diagonal. Any finite scores give a tree, and
    exactly one root (on why that matters: Zmigrod, Vieira and Cotterell, 2020).
    """
    size = len(scores)
    heads: Heads = scores.argmax(axis=1)
    own = np.flatnonzero(heads == np.arange(size))
    if len(own) == 1 and _cycle(heads, int(own[0])) is None:
        return heads
    arcs = scores.astype(np.float64)
    roots = np.diagonal(arcs).copy()
    np.fill_diagonal(arcs, -np.inf)
    # No tree under a root is better than the root's own score and every other word's best arc.
    best_arcs = arcs.max(axis=1)
    bounds = roots + best_arcs.sum() - best_arcs
    best_score = -np.inf
    for root in np.argsort(-bounds, kind="stable")[:_MOST_ROOTS].tolist():
        if bounds[root] <= best_score:
            break
        found = _arborescence(arcs, root)
        found[root] = root
        others = np.arange(size) != root
        score = float(roots[root] + arcs[others, found[others]].sum())
        if score > best_score:
            heads, best_score = found, score
    return heads


def _arborescence(arcs: Scores, root: int) -> Heads:
    """Heads of all words but the root (whose entry means nothing); arcs has minus infinity on its diagonal."""
    heads: Heads = arcs.argmax(axis=1)
    heads[root] = root
    found_cycle = _cycle(heads, root)
    if found_cycle is None:
        return heads
    cycle = np.array(found_cycle, dtype=np.int64)
    size = len(arcs)
    inside = np.zeros(size, dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    # Entering the cycle at a word means giving up that word's arc in it.
    gain = arcs[cycle] - arcs[cycle, heads[cycle]][:, None]
    entry = gain[:, rest].argmax(axis=0)
    leaving = arcs[np.ix_(rest, cycle)].argmax(axis=1)
    smaller = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    smaller[:-1, :-1] = arcs[np.ix_(rest, rest)]
    smaller[-1, :-1] = gain[entry, rest]
    smaller[:-1, -1] = arcs[rest, cycle[leaving]]
    new_root = int(np.flatnonzero(rest == root)[0])
    found = _arborescence(smaller, new_root)
    for number, word in enumerate(rest):
        if word == root:
            continue
        heads[word] = cycle[leaving[number]] if found[number] == len(rest) else rest[found[number]]
    outside = found[-1]
    heads[cycle[entry[outside]]] = rest[outside]
    return heads


def _cycle(heads: Heads, root: int) -> list[int] | None:
    """The words of one cycle, or None if every word leads to the root."""
    state = [0] * len(heads)
    state[root] = 2
    following = heads.tolist()
    for start in range(len(heads)):
        path = []
        word = start
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = following[word]
        if state[word] == 1:
            return path[path.index(word) :]
        for passed in path:
            state[passed] = 2
    return None
