"""Where paragraphs stand: lines, hard-wrapped lines, and every separator that Unicode knows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.language.paragraphs import paragraphs

_WRAPPED = [
    "The council met on Tuesday for the first time since the spring and",
    "talked for five hours about the letter that its members had received",
    "from the ministry, without coming to any decision that could be shown",
    "to those who waited outside the hall until late in the evening hours",
]


def pieces(text: str) -> list[str]:
    """The paragraphs of a text."""
    return [text[start:end] for start, end in paragraphs(text)]


@pytest.mark.parametrize("separator", ["\n", "\r\n", "\r", "\n\n", "\u2028", "\u2029", "\x85", "\f", "\v", " \n\t\n "])
def test_a_line_is_a_paragraph(separator: str) -> None:
    """Whatever ends the line, and with or without a blank one between."""
    assert pieces(f"One.{separator}Two.") == ["One.", "Two."]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_hard_wrapped_lines_are_joined(line_end: str) -> None:
    """Lines that stop in mid-sentence at a width people wrap at are one paragraph, up to a blank line."""
    block = line_end.join(_WRAPPED)

    found = pieces(f"{block}{line_end * 2}{block}{line_end}")

    assert found == [block, block]


@pytest.mark.parametrize("separator", ["\u2029", "\u2028\u2028", "\n\f", "\x85\x85"])
def test_hard_wrapped_paragraphs_part_at_any_separator(separator: str) -> None:
    """A paragraph separator, a page break or two line ends of any kind part them as a blank line does."""
    block = "\n".join(_WRAPPED)

    assert pieces(block + separator + block) == [block, block]


def test_blank_lines_with_spaces_are_blank() -> None:
    """White space alone makes no line."""
    block = "\n".join(_WRAPPED)

    assert pieces(f"{block}\n  \t\n{block}") == [block, block]


def test_lines_that_end_sentences_stay_apart() -> None:
    """A text of one sentence a line is not hard-wrapped, however long its lines."""
    lines = [f"{line}." for line in _WRAPPED]

    assert pieces("\n".join(lines)) == lines


def test_short_lines_stay_apart() -> None:
    """A list is not hard-wrapped."""
    assert pieces("one\ntwo\nthree\nfour\nfive") == ["one", "two", "three", "four", "five"]


def test_white_space_at_the_ends_is_left_out() -> None:
    """Of each paragraph, non-breaking space and tabs included."""
    assert pieces("\u00a0 One. \t\n\u3000Two.\u00a0") == ["One.", "Two."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n \u2028"])
def test_a_blank_text_has_none(text: str) -> None:
    """Nothing comes of nothing."""
    assert paragraphs(text) == []


_LINES = st.sampled_from([*_WRAPPED, "One.", "two", "“Three", " ", "", "\u00a0x"])
_ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028", "\u2029", "\x85", "\f", "\x1c"])
texts = st.one_of(st.text(), st.lists(st.tuples(_LINES, _ENDS).map("".join), max_size=20).map("".join))


@given(texts)
@settings(max_examples=300)
def test_paragraphs_cover_all_but_white_space(text: str) -> None:
    """They are in order and apart, begin and end with a character that is no white space, and leave none out."""
    spans = paragraphs(text)

    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize("part", ["a\n", "\n", " \r\n", "\u2028a", _WRAPPED[0] + "\n", "a" * 50, ". \n\n"])
def test_time_grows_with_the_length_alone(part: str, growth: Callable[..., float]) -> None:
    """Lines without number, blank or not, take time in proportion."""
    assert growth(paragraphs, lambda count: part * count, 3000) < 3
