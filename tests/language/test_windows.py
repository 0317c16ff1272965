"""Cutting a text into windows: where cuts may fall, and what each window owns."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.language.pieces import Pieces
from chancery.language.tokens import tokenise
from chancery.language.windows import LONGEST, Cuts, Window, find_cuts, plan_windows


def pieces_of(counts: list[int]) -> Pieces:
    """Pieces of words with so many pieces each; only their number matters here."""
    total = np.zeros(sum(counts), dtype=np.int64)
    starts = np.cumsum([0, *counts])[:-1].astype(np.int64)
    return Pieces(total, total, total, total, starts)


def plan(cuts: Cuts, counts: list[int]) -> list[Window]:
    """The windows of a text, as a list."""
    return list(plan_windows(cuts, pieces_of(counts)))


def first_words(text: str, starts: list[int]) -> list[str]:
    """The words at which a list of cuts stands, the end left out."""
    spans = tokenise(text)
    return [text[slice(*spans[start])] for start in starts[:-1]]


def test_cuts_stand_at_paragraphs_and_sentences() -> None:
    """A paragraph begins a sentence; both lists end with the number of words."""
    text = "One two. Three four.\nFive six? Seven."

    cuts = find_cuts(text, tokenise(text))

    assert first_words(text, cuts.paragraphs) == ["One", "Five"]
    assert first_words(text, cuts.sentences) == ["One", "Three", "Five", "Seven"]
    assert cuts.paragraphs[-1] == cuts.sentences[-1] == len(tokenise(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left.” She came.", ["He", "She"]),
        ("He left.”) “She came.”", ["He", "“"]),
        ("He left.” she said.", ["He"]),
        ("It cost 1.5 million.", ["It"]),
        ("Really?! Yes… Well", ["Really", "Yes", "Well"]),
        ("Done. 12 came.", ["Done", "12"]),
        ("” ” ” Yes", ["”"]),
        ("left.Right", ["left"]),
    ],
)
def test_what_looks_like_a_sentence(text: str, expected: list[str]) -> None:
    """A stop, closing marks if any, white space, and what a sentence can begin with."""
    assert first_words(text, find_cuts(text, tokenise(text)).sentences) == expected


def test_a_text_without_words_has_no_window() -> None:
    """Nothing to encode."""
    assert plan(find_cuts("", []), []) == []


def test_a_short_text_is_one_window() -> None:
    """All that fits is encoded at once."""
    assert plan(Cuts([0, 382], [0, 382]), [1] * 382) == [Window(0, 382, 0, 382)]


def test_windows_end_with_paragraphs_where_they_can() -> None:
    """A paragraph's end is preferred to a sentence's, and context begins and ends with sentences."""
    cuts = Cuts([0, 300, 600, 900], [*range(0, 900, 20), 900])

    windows = plan(cuts, [1] * 900)

    assert [window.own_last for window in windows] == [300, 540, 780, 900]
    assert all(window.first % 20 == 0 and window.last % 20 == 0 for window in windows)
    assert windows[1].first < windows[1].own_first
    assert windows[0].last > windows[0].own_last


def test_a_sentence_longer_than_a_window_is_cut_anywhere() -> None:
    """Without any cut the windows still own every word once, each as many as fit."""
    windows = plan(Cuts([0, 1000], [0, 1000]), [1] * 1000)

    assert windows[0].own_first == 0
    assert windows[-1].own_last == 1000
    assert len(windows) == 3


@st.composite
def layouts(draw: st.DrawFn) -> tuple[Cuts, list[int]]:
    """Words with some pieces each, and cuts among them."""
    counts = draw(st.lists(st.integers(1, 12), max_size=400))
    counts = counts * draw(st.integers(1, 4))
    total = len(counts)
    every = draw(st.integers(1, 300))
    chosen = draw(st.sets(st.integers(0, max(total - 1, 0)), max_size=60)) | set(range(0, total, every))
    sentences = sorted(word for word in chosen | {0} if word < total)
    paragraphs = [word for word in sentences if word == 0 or draw(st.booleans())]
    return Cuts([*paragraphs, total], [*sentences, total]), counts


@given(layouts())
@settings(max_examples=150, deadline=None)
def test_every_word_is_owned_once(layout: tuple[Cuts, list[int]]) -> None:
    """In order, without a gap; what is owned lies in the window; no window is longer than the encoder takes."""
    cuts, counts = layout
    offsets = np.cumsum([0, *counts])

    windows = plan(cuts, counts)

    owned = [word for window in windows for word in range(window.own_first, window.own_last)]
    assert owned == list(range(len(counts)))
    for window in windows:
        assert window.first <= window.own_first < window.own_last <= window.last
        assert offsets[window.last] - offsets[window.first] <= LONGEST
    assert plan(cuts, counts) == windows


@given(layouts())
@settings(max_examples=50, deadline=None)
def test_windows_are_well_filled(layout: tuple[Cuts, list[int]]) -> None:
    """Two windows that follow one another own more together than half of what one can hold besides its context."""
    cuts, counts = layout
    offsets = np.cumsum([0, *counts])

    windows = plan(cuts, counts)

    for one, other in pairwise(windows):
        assert offsets[other.own_last] - offsets[one.own_first] > LONGEST // 4


@pytest.mark.parametrize("part", ['" ', "A. ", ") ", "a.” ", "A\n", "1 "])
def test_cuts_are_found_in_linear_time(part: str, growth: Callable[..., float]) -> None:
    """Marks, stops and paragraphs without number take time in proportion."""
    assert growth(lambda text: find_cuts(text, tokenise(text)), lambda count: part * count, 1500) < 3


def test_planning_takes_linear_time() -> None:
    """Eight times the words take about eight times as long."""

    def seconds(words: int) -> float:
        pieces, cuts = pieces_of([1] * words), Cuts([*range(0, words, 97), words], [*range(0, words, 13), words])
        begun = time.process_time()
        list(plan_windows(cuts, pieces))
        return time.process_time() - begun

    assert min(seconds(400_000) for _ in range(3)) < 3 * 8 * max(min(seconds(50_000) for _ in range(3)), 1e-3)
