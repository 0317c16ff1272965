"""What the encoder sees of a text: pieces and features, one word after the other."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.language.model import MODEL_DIRECTORY, VOCABULARY
from chancery.language.pieces import LAYOUTS, QUOTE_STATES, SHAPES, Pieces, PieceVocabulary, cut_into_pieces
from chancery.language.quotes import quotations
from chancery.language.tokens import tokenise


@pytest.fixture(scope="module")
def vocabulary() -> PieceVocabulary:
    """The vocabulary of the shipped model."""
    return PieceVocabulary(MODEL_DIRECTORY / VOCABULARY)


def cut(text: str, vocabulary: PieceVocabulary) -> Pieces:
    """The pieces of a text."""
    return cut_into_pieces(text, tokenise(text), quotations(text), vocabulary)


def by_word(values: np.ndarray, pieces: Pieces) -> list[int]:
    """The value of the first piece of each word."""
    return values[pieces.word_starts].tolist()


def test_each_word_begins_at_its_first_piece(vocabulary: PieceVocabulary) -> None:
    """A word in the vocabulary is one piece, another several; the pieces of a word follow one another."""
    pieces = cut("the unpronounceability of the", vocabulary)

    counts = np.diff([*pieces.word_starts.tolist(), len(pieces.ids)]).tolist()

    assert counts[0] == counts[2] == counts[3] == 1
    assert counts[1] > 1
    assert pieces.ids[0] == pieces.ids[-1]


def test_capitals_are_told_by_the_shape(vocabulary: PieceVocabulary) -> None:
    """The vocabulary is uncased; shapes are none, lower, title, upper, single capital, mixed."""
    pieces = cut("1 the The THE A McKay", vocabulary)

    assert by_word(pieces.shapes, pieces) == [0, 1, 2, 3, 4, 5]
    assert pieces.ids[1] == pieces.ids[2] == pieces.ids[3]


def test_layout_tells_white_space(vocabulary: PieceVocabulary) -> None:
    """First of a line, glued to the word before, behind a space."""
    pieces = cut("One, two\nthree", vocabulary)

    assert by_word(pieces.layouts, pieces) == [2, 0, 1, 2]


def test_quotation_states_tell_which_side_of_a_mark(vocabulary: PieceVocabulary) -> None:
    """Outside, inside, opening mark, closing mark; a mark inside a quotation is a mark."""
    pieces = cut("He “said ‘no’ once” again", vocabulary)

    assert by_word(pieces.quote_states, pieces) == [0, 2, 1, 2, 1, 3, 1, 3, 0]


def test_a_window_is_framed(vocabulary: PieceVocabulary) -> None:
    """[CLS] before, [SEP] behind, and word starts count from the frame."""
    pieces = cut("one unpronounceability two three", vocabulary)

    framed = pieces.window(1, 3, vocabulary.special)

    begin, end = int(pieces.word_starts[1]), int(pieces.word_starts[3])
    assert framed.ids.tolist() == [vocabulary.special[0], *pieces.ids[begin:end].tolist(), vocabulary.special[1]]
    assert framed.word_starts.tolist() == (pieces.word_starts[1:3] - begin + 1).tolist()
    assert (framed.shapes[0], framed.layouts[0], framed.quote_states[-1]) == (SHAPES - 1, LAYOUTS - 1, QUOTE_STATES - 1)
    assert framed.ids.dtype == framed.word_starts.dtype == np.int64


def test_a_window_may_reach_the_end(vocabulary: PieceVocabulary) -> None:
    """The last word takes all pieces that are left."""
    pieces = cut("one unpronounceability", vocabulary)

    assert len(pieces.window(0, 2, vocabulary.special).ids) == len(pieces.ids) + 2


@pytest.mark.parametrize(
    "word", ["\x00", "\x07", "\u200b", "\ufeff", "\u00ad", "\u0301", "\U000e0001", "\ue000", "漢", "😀"]
)
def test_a_word_that_the_vocabulary_drops_still_has_a_piece(word: str, vocabulary: PieceVocabulary) -> None:
    """Control, zero-width, private and unknown characters never break the alignment of words and pieces."""
    pieces = cut(f"a {word} b", vocabulary)

    assert len(pieces.word_starts) == 3
    assert len(pieces.ids) == 3


def test_a_very_long_word_is_cut(vocabulary: PieceVocabulary) -> None:
    """A key or a hash has no more pieces than a dozen."""
    pieces = cut("x" * 100 + " q0w9e8r7t6z5u4i3o2p1" * 3, vocabulary)

    counts = np.diff([*pieces.word_starts.tolist(), len(pieces.ids)])

    assert counts.max() <= 12
    assert counts.min() >= 1


def test_an_empty_text_has_no_pieces(vocabulary: PieceVocabulary) -> None:
    """No words, no pieces."""
    pieces = cut(" \n ", vocabulary)

    assert len(pieces.ids) == len(pieces.word_starts) == 0


_SOME = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@given(_SOME)
@settings(max_examples=200)
def test_pieces_align_with_words(vocabulary: PieceVocabulary, text: str) -> None:
    """For any text: one start a word, in order, each with a piece; features within their tables."""
    spans = tokenise(text)

    pieces = cut(text, vocabulary)

    bounds = [*pieces.word_starts.tolist(), len(pieces.ids)]
    assert len(pieces.word_starts) == len(spans)
    assert all(1 <= second - first <= 12 for first, second in pairwise(bounds))
    assert len(pieces.ids) == len(pieces.shapes) == len(pieces.layouts) == len(pieces.quote_states)
    # The last of each table is kept for the frame.
    for values, size in ((pieces.shapes, SHAPES), (pieces.layouts, LAYOUTS), (pieces.quote_states, QUOTE_STATES)):
        assert all(0 <= value < size - 1 for value in values.tolist())


@given(st.lists(_SOME, max_size=4), _SOME)
def test_remembered_words_are_the_same(vocabulary: PieceVocabulary, before: list[str], text: str) -> None:
    """What was cut before changes nothing."""
    fresh = cut(text, vocabulary)

    for other in before:
        cut(other, vocabulary)

    assert cut(text, vocabulary).ids.tolist() == fresh.ids.tolist()
