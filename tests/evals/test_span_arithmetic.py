"""Spans: regions, what they share, and the form in which spans are compared."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from evals.spans import any_overlap, covered, normalise, overlaps, region, shared, size, trim, word_starts

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair))), max_size=8)


def characters(spans: list[tuple[int, int]]) -> set[int]:
    """The same thing the slow way."""
    return {at for start, end in spans for at in range(start, end)}


@given(SPANS, SPANS)
def test_regions_count_each_character_once(some: list[tuple[int, int]], others: list[tuple[int, int]]) -> None:
    """Sizes, shared sizes and points agree with sets of characters."""
    one, other = region(some), region(others)

    assert size(one) == len(characters(some))
    assert shared(one, other) == len(characters(some) & characters(others))
    assert covered(one, range(41)) == characters(some)


@given(SPANS)
def test_a_region_is_in_order_and_apart(some: list[tuple[int, int]]) -> None:
    """No part of a region is empty, or touches the next."""
    one = region(some)

    assert all(start < end for start, end in one)
    assert all(before[1] < after[0] for before, after in pairwise(one))


def test_spans_that_touch_do_not_overlap() -> None:
    """Ends do not belong to spans."""
    assert not overlaps((0, 3), (3, 5))
    assert overlaps((0, 4), (3, 5))
    assert not any_overlap([], [(0, 5)])


def test_quotation_marks_and_end_punctuation_do_not_count() -> None:
    """A span is compared by the words in it."""
    text = "He said: “We agree.”"

    assert trim(text, (8, len(text))) == (10, 18)
    assert trim(text, (len(text) - 2, len(text))) is None


def test_pieces_that_no_word_parts_are_one() -> None:
    """A gap of marks and spaces joins, a word between does not."""
    text = "“We agree,” — “today” he said, “not later.”"
    today, later = text.index("“today"), text.index("“not")

    spans = normalise(text, [(today, today + 7), (0, 11), (later, len(text))])

    assert {text[start:end] for start, end in spans} == {"We agree,” — “today", "not later"}


def test_overlapping_pieces_are_one() -> None:
    """Also where one lies in the other."""
    assert normalise("one two three", [(0, 13), (4, 7)]) == {(0, 13)}


def test_words_are_runs_of_letters_and_digits() -> None:
    """Marks part words; accents and underscores do not."""
    assert word_starts("Ça va-t-il, 2x?") == [0, 3, 6, 8, 12]
