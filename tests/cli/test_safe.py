"""Untrusted text: nothing that a terminal obeys gets through."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.cli.safe import HARMLESS_FORMATS, one_line, visible

ANY_TEXT = st.text(st.characters())
"""All code points, lone surrogates and controls included."""


@given(ANY_TEXT)
def test_every_offset_stays_what_it_is(text: str) -> None:
    """One code point becomes one code point."""
    assert len(visible(text)) == len(text)


@given(ANY_TEXT)
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    """Of controls and formats only line feeds and a few harmless ones remain, and all of it can be encoded."""
    shown = visible(text)

    left = {one for one in shown if unicodedata.category(one) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert left <= {"\n", *HARMLESS_FORMATS}
    shown.encode("utf-8")


@given(ANY_TEXT)
def test_one_line_is_one_line(text: str) -> None:
    """Whatever counts as a line end somewhere is gone."""
    assert len(one_line(text).splitlines()) <= 1


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_ordinary_text_is_unchanged(text: str) -> None:
    """Letters, digits, punctuation and symbols of every script show as they are."""
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("bell\x07", "bell␇"),
        ("\x9b2J", "\ufffd2J"),
        ("abc\u202edcba", "abc\ufffddcba"),
        ("\u2066isolated\u2069", "\ufffdisolated\ufffd"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("one\r\ntwo\tthree", "one \ntwo three"),
        ("naïve “quotes” — 中文 🇳🇴", "naïve “quotes” — 中文 🇳🇴"),
    ],
)
def test_examples(text: str, shown: str) -> None:
    """What replaces what."""
    assert visible(text) == shown
