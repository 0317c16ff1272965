"""The best runs of words for a model's scores, held against every possibility."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.language.decoding import best_runs, cue_runs, label_runs

Scores = npt.NDArray[np.float32]

_NUMBERS = st.one_of(st.integers(-2, 2).map(float), st.floats(-8, 8, width=32))


def matrices(columns: int, longest: int) -> st.SearchStrategy[Scores]:
    """Scores of up to so many words."""
    row = st.lists(_NUMBERS, min_size=columns, max_size=columns)
    return st.lists(row, min_size=1, max_size=longest).map(lambda rows: np.array(rows, dtype=np.float32))


def runs_of(inside: tuple[bool, ...]) -> list[tuple[int, int]]:
    """The runs of words that are inside."""
    edges = [False, *inside, False]
    changes = [place for place, (one, other) in enumerate(pairwise(edges)) if one != other]
    return list(zip(changes[::2], changes[1::2], strict=True))


def run_total(scores: Scores, runs: list[tuple[int, int]]) -> float:
    """The score of a set of runs: inside for each word, begin of the first, end of the last."""
    rows = scores.astype(float)
    return sum(float(rows[a:b, 0].sum() + rows[a, 1] + rows[b - 1, 2]) for a, b in runs)


@given(matrices(3, 8), st.integers(0, 8), st.integers(0, 3))
@settings(max_examples=300, deadline=None)
def test_the_best_runs_are_found(scores: Scores, blocked_first: int, blocked_words: int) -> None:
    """Of all labellings that leave the blocked words outside, none scores more; runs never touch one another."""
    blocked = range(min(blocked_first, len(scores)), min(blocked_first + blocked_words, len(scores)))
    every = [
        runs_of(inside)
        for inside in product([False, True], repeat=len(scores))
        if not any(inside[word] for word in blocked)
    ]

    found = best_runs(scores, blocked)

    assert found in every
    assert run_total(scores, found) == pytest.approx(max(run_total(scores, runs) for runs in every), abs=1e-3)


def test_runs_stand_apart() -> None:
    """Where the best scores would begin a run right behind another, training knows no such labelling, nor do we."""
    scores = np.array([[1, 5, 5], [1, 5, 5]], dtype=np.float32)

    assert best_runs(scores, range(0)) == [(0, 2)]


def test_nothing_is_found_where_nothing_pays() -> None:
    """An empty set of runs scores zero, which is better than less; and no words have no runs."""
    assert best_runs(np.full((5, 3), -1, dtype=np.float32), range(0)) == []
    assert best_runs(np.zeros((0, 3), dtype=np.float32), range(0)) == []


def test_a_blocked_word_parts_runs() -> None:
    """The cue's own words are neither source nor content."""
    assert best_runs(np.full((5, 3), 3, dtype=np.float32), range(2, 3)) == [(0, 2), (3, 5)]


def test_hopeless_words_part_the_search() -> None:
    """What is far below zero is never crossed, so most words of a window cost no search."""
    scores = np.full((1000, 3), -40, dtype=np.float32)
    scores[[3, 4, 900]] = 5

    assert best_runs(scores, range(0)) == [(3, 5), (900, 901)]


def cue_total(emissions: Scores, transitions: Scores, labels: tuple[int, ...], caution: float) -> float:
    """The score of a labelling with O, B, I."""
    steps = [float(transitions[3, labels[0]])] + [float(transitions[a, b]) for a, b in pairwise(labels)]
    return sum(steps) + sum(float(emissions[word, label]) - caution * (label == 1) for word, label in enumerate(labels))


def cues_of(labels: tuple[int, ...]) -> list[tuple[int, int]]:
    """The runs of a labelling; I behind O begins one."""
    found: list[tuple[int, int]] = []
    for word, label in enumerate(labels):
        if label == 2 and found and found[-1][1] == word:
            found[-1] = (found[-1][0], word + 1)
        elif label:
            found.append((word, word + 1))
    return found


@given(
    matrices(3, 6),
    st.lists(st.floats(-4, 4, width=32), min_size=12, max_size=12).map(
        lambda values: np.array(values, dtype=np.float32).reshape(4, 3)
    ),
    st.sampled_from([0.0, 0.5, -1.0]),
)
@settings(max_examples=200, deadline=None)
def test_the_best_cues_are_found(emissions: Scores, transitions: Scores, caution: float) -> None:
    """The runs are those of a labelling that no other beats, with a probability each."""
    every = list(product(range(3), repeat=len(emissions)))
    scores = [cue_total(emissions, transitions, labels, caution) for labels in every]
    best = [labels for labels, score in zip(every, scores, strict=True) if score > max(scores) - 1e-4]

    found = cue_runs(emissions, transitions, caution)

    assert [(first, last) for first, last, _ in found] in [cues_of(labels) for labels in best]
    assert all(0 <= probability <= 1.000001 for _, _, probability in found)


def test_no_words_have_no_cues() -> None:
    """An empty window is possible."""
    assert cue_runs(np.zeros((0, 3), dtype=np.float32), np.zeros((4, 3), dtype=np.float32), 0.0) == []


def test_caution_decides_how_many_cues_are_found() -> None:
    """A doubtful cue is given up, a sure one keeps its reach."""
    emissions = np.array([[0, 9, 0], [0, -9, 9], [3, 0, 0], [0, 1, 0]], dtype=np.float32)
    transitions = np.zeros((4, 3), dtype=np.float32)

    bold, cautious = (cue_runs(emissions, transitions, caution) for caution in (0.0, 2.0))

    assert [run[:2] for run in bold] == [(0, 2), (3, 4)]
    assert [run[:2] for run in cautious] == [(0, 2)]


def test_names_are_runs_of_one_kind() -> None:
    """B begins a name, I goes on with its own kind only; a stray I begins one."""
    labels = [0, 1, 2, 1, 4, 4, 2, 0, 3, 4]
    scores = np.eye(5, dtype=np.float32)[labels]

    assert label_runs(scores) == [(1, 3, 0), (3, 4, 0), (4, 6, 1), (6, 7, 0), (8, 10, 1)]


def test_no_words_have_no_names() -> None:
    """An empty window is possible."""
    assert label_runs(np.zeros((0, 5), dtype=np.float32)) == []


@given(matrices(7, 30))
def test_names_are_in_order_and_apart(scores: Scores) -> None:
    """For any scores: runs within the words, none empty, no word in two."""
    at = 0
    for first, last, kind in label_runs(scores):
        assert at <= first < last <= len(scores)
        assert kind in (0, 1, 2)
        at = last
