"""The best dependency tree of a sentence."""

from __future__ import annotations

from itertools import product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.language.decoding import best_tree

Scores = npt.NDArray[np.float32]


def is_tree(heads: list[int]) -> bool:
    """Whether one word heads itself and every other leads to it."""
    roots = [word for word, head in enumerate(heads) if word == head]
    if len(roots) != 1:
        return False
    for word in range(len(heads)):
        at = word
        for _ in heads:
            at = heads[at]
        if at != roots[0]:
            return False
    return True


def total(scores: Scores, heads: list[int]) -> float:
    """The score of a tree."""
    return float(sum(float(scores[word, head]) for word, head in enumerate(heads)))


def best_total(scores: Scores) -> float:
    """The score of the best of all trees, by trying each."""
    size = len(scores)
    return max(total(scores, list(heads)) for heads in product(range(size), repeat=size) if is_tree(list(heads)))


def square(size: int, values: list[float]) -> Scores:
    """Scores [size, size] of a list."""
    return np.array(values, dtype=np.float32).reshape(size, size)


# Whole numbers bring ties; the others are what a model says.
_NUMBERS = st.one_of(st.integers(-3, 3).map(float), st.floats(-30, 30, width=32))
matrices = st.integers(1, 4).flatmap(
    lambda size: st.lists(_NUMBERS, min_size=size**2, max_size=size**2).map(lambda values: square(size, values))
)


@given(matrices)
@settings(max_examples=200, deadline=None)
def test_the_best_tree_is_found(scores: Scores) -> None:
    """One root, no cycle, and no tree scores more."""
    heads = best_tree(scores).tolist()

    assert is_tree(heads)
    assert total(scores, heads) == pytest.approx(best_total(scores), abs=1e-3)


@pytest.mark.parametrize("seed", range(12))
def test_the_best_tree_of_five_words_is_found(seed: int) -> None:
    """Five words have 625 trees; half of the cases favour roots, half cycles of two."""
    random = np.random.default_rng(seed)
    scores = random.normal(size=(5, 5)).astype(np.float32)
    scores += np.eye(5, dtype=np.float32) * 4 if seed % 2 else np.eye(5, dtype=np.float32)[[1, 0, 3, 2, 4]] * 4

    heads = best_tree(scores).tolist()

    assert is_tree(heads)
    assert total(scores, heads) == pytest.approx(best_total(scores), abs=1e-4)


def test_a_word_alone_is_the_root() -> None:
    """Whatever its score."""
    assert best_tree(np.array([[-9.0]], dtype=np.float32)).tolist() == [0]


def test_one_root_is_chosen_for_the_whole_tree() -> None:
    """The root is the word whose tree is best, not the one that gains most by itself being root."""
    # No word is a better root than 0 for itself, but then 1 and 2 cannot both have their best heads.
    scores = square(3, [1, 1, 1, 2, 0, 3, 0, 1, 1])

    heads = best_tree(scores).tolist()

    assert total(scores, heads) == best_total(scores)


@pytest.mark.parametrize(
    "scores",
    [
        np.zeros((300, 300)),
        np.random.default_rng(1).normal(size=(300, 300)),
        np.random.default_rng(2).integers(0, 2, size=(300, 300)),
        np.eye(300),
        np.roll(np.eye(300), 1, axis=1),
        np.random.default_rng(3).normal(size=(300, 300)) * 1e30,
        np.full((300, 300), -1e9),
    ],
    ids=["equal", "random", "ties", "all roots", "one cycle", "huge", "low"],
)
def test_any_finite_scores_give_a_tree(scores: npt.NDArray[np.float64]) -> None:
    """A long sentence gets one root and no cycle, whatever the model says."""
    assert is_tree(best_tree(scores.astype(np.float32)).tolist())


def test_nested_cycles_are_undone() -> None:
    """Pairs that love each other, pairs of pairs, and so on: every contraction is taken back."""
    size = 64
    scores = np.zeros((size, size), dtype=np.float32)
    for word in range(size):
        for bit in range(6):
            scores[word, word ^ (1 << bit)] = 100 - 10 * bit

    assert is_tree(best_tree(scores).tolist())


def test_the_scores_are_left_alone() -> None:
    """The matrix is the caller's."""
    scores = np.random.default_rng(5).normal(size=(20, 20)).astype(np.float32)
    before = scores.copy()

    best_tree(scores)

    assert (scores == before).all()
