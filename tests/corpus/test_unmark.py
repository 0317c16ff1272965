"""Marks in a text: taken out, with their places in what is left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import Marked, marked_texts

from chancery.corpus.marks import unmark


@given(marked_texts())
def test_marks_come_out_where_they_were(made: Marked) -> None:
    """The bare text keeps every character, and each span counts its code points, however marks nest."""
    unmarked = unmark(made.marked)

    found = [(letter, number, span) for number, marks in unmarked.marks.items()
             for letter, spans in marks.spans.items() for span in spans]  # fmt: skip
    assert unmarked.text == made.bare
    assert unmarked.faults == []
    assert sorted(found) == sorted(made.spans)


@given(st.text() | st.text(alphabet="{}|tsodp12ab\n"))
def test_any_text_is_read_to_its_end(text: str) -> None:
    """Whatever stands in it: nothing is raised, no brace is left, and spans are of the bare text."""
    unmarked = unmark(text)

    assert not set("{}") & set(unmarked.text)
    for marks in unmarked.marks.values():
        for spans in marks.spans.values():
            assert all(0 <= start < end <= len(unmarked.text) for start, end in spans)
    if "{" in text or "}" in text:
        assert unmarked.faults or unmarked.marks


def test_inner_marks_come_first() -> None:
    """Marks of one event and letter are in the order in which they end."""
    marks = unmark("{s1|the {s1|Finnish} navy} and {s1|army}").marks[1]

    assert marks.of("s") == ((4, 11), (0, 16), (21, 25))
    assert marks.of("o") == ()


@pytest.mark.parametrize(
    ("marked", "line", "message"),
    [
        ("a { b", 1, "a stray '{'; a mark is written as in {t1|expelled}"),
        ("a\nb } c", 2, "a stray '}'; a mark is written as in {t1|expelled}"),
        ("{x1|a", 1, "a stray '{'; a mark is written as in {t1|expelled}"),
        ("{t99999|a", 1, "a stray '{'; a mark is written as in {t1|expelled}"),
        ("{t\u0661|a", 1, "a stray '{'; a mark is written as in {t1|expelled}"),
        ("a {t1|}", 1, "the mark t1 is empty"),
        ("a\n{o2|b\nc", 2, "the mark o2 is never closed"),
    ],
)
def test_broken_marks_are_named(marked: str, line: int, message: str) -> None:
    """With the line of the text in which they begin."""
    faults = unmark(marked).faults

    assert faults == [(line, message)]


def test_all_broken_marks_are_named() -> None:
    """One does not hide the next."""
    assert [fault.line for fault in unmark("a } b\n{t1|}\n{s1|c").faults] == [1, 2, 3]
