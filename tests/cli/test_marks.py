"""Marks around spans: nested, crossing, shared, and lost without a trace when taken out."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from chancery.cli.marks import ASCII_MARKS, PARTS, UNICODE_MARKS, Highlight, Part, highlights, pieces
from chancery.records import Document, Event, Reading, Span, Statement


def marked(text: str, *parts: tuple[Part, Span, int]) -> str:
    """The text with its marks."""
    given_highlights = [Highlight(part, span, (number,)) for part, span, number in parts]
    return "".join(piece.text for piece in pieces(text, given_highlights, UNICODE_MARKS))


def test_the_parts_have_different_marks() -> None:
    """Source, cue, content and trigger can be told apart without colour."""
    text = "He said: go on"
    parts: list[tuple[Part, Span, int]] = [("source", (0, 2), 1), ("cue", (3, 7), 1), ("content", (9, 14), 1)]

    assert marked(text, *parts, ("trigger", (9, 11), 2)) == "‹He›₁ ⟨said⟩₁: «⟦go⟧₂ on»₁"


def test_nested_spans_close_from_the_inside() -> None:
    """An attribution within content stands within its marks, also where both begin or end together."""
    text = "he said no"

    assert marked(text, ("content", (0, 10), 1), ("source", (0, 2), 2), ("content", (8, 10), 2)) == (
        "«‹he›₂ said «no»₂»₁"
    )


def test_crossing_spans_keep_their_numbers() -> None:
    """Each closing mark says which statement it ends."""
    assert marked("abcdef", ("content", (0, 4), 1), ("content", (2, 6), 2)) == "«ab«cd»₁ef»₂"


def test_spans_that_touch_do_not_overlap() -> None:
    """What ends at a place closes before what begins there opens."""
    assert marked("abcd", ("source", (0, 2), 1), ("cue", (2, 4), 1)) == "‹ab›₁⟨cd⟩₁"


def test_a_piece_knows_the_parts_around_it() -> None:
    """The innermost part, which gives the colour, is the last."""
    text = "he said no"
    within = [Highlight("content", (0, 10), (1,)), Highlight("cue", (3, 7), (2,))]

    found = {piece.text: piece.inside for piece in pieces(text, within, UNICODE_MARKS) if not piece.is_mark}

    assert found == {"he ": ("content",), "said": ("content", "cue"), " no": ("content",)}


def test_a_source_of_several_statements_is_marked_once() -> None:
    """Its closing mark carries all their numbers."""
    statements = tuple(
        Statement(
            id=str(number),
            speaker=None,
            speaker_span=(0, 2),
            cue_span=None,
            content_spans=((number, number + 1), (5, 5)),
            mode="indirect",
            confidence=1.0,
        )
        for number in (3, 4)
    )
    reading = Reading(document=Document(id="d", text="He abc", source="x"), statements=statements)

    text = "".join(piece.text for piece in pieces("He abc", highlights(reading), ASCII_MARKS))

    assert text == "<He>1,2 {a}1{b}2c"


def test_triggers_count_events() -> None:
    """A word that is cue and trigger has both marks, the number of the statement and that of the event."""
    event = Event(id="e", type="REJECT", trigger=(3, 10), evidence=(0, 10), status="happened", confidence=1.0)
    said = Statement(
        id="s",
        speaker=None,
        speaker_span=(0, 2),
        cue_span=(3, 10),
        content_spans=((11, 13),),
        mode="indirect",
        confidence=1.0,
    )
    other = msgspec.structs.replace(said, speaker_span=None, cue_span=None, content_spans=((0, 2),))
    reading = Reading(
        document=Document(id="d", text="He refused it", source="x"), statements=(other, said), events=(event,)
    )

    for marks, shown in (
        (UNICODE_MARKS, "«‹He›₂»₁ ⟨⟦refused⟧₁⟩₂ «it»₂"),
        (ASCII_MARKS, "{<He>2}1 [*refused*1]2 {it}2"),
    ):
        assert "".join(piece.text for piece in pieces("He refused it", highlights(reading), marks)) == shown


LENGTH = 12
SPANS = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)).filter(lambda span: span[0] < span[1])
HIGHLIGHTS = st.lists(st.tuples(st.sampled_from(PARTS), SPANS), max_size=12, unique=True)


@given(HIGHLIGHTS)
def test_without_its_marks_it_is_the_text_again(parts: list[tuple[Part, Span]]) -> None:
    """Whatever overlaps, no character is lost, doubled or moved, and every mark that opens closes."""
    text = "abcdefghijkl"[:LENGTH]
    all_highlights = [Highlight(part, span, (number,)) for number, (part, span) in enumerate(parts, start=1)]

    found = list(pieces(text, all_highlights, UNICODE_MARKS))

    assert "".join(piece.text for piece in found if not piece.is_mark) == text
    marks = [piece.text for piece in found if piece.is_mark]
    assert sum(mark in "‹⟨«⟦" for mark in marks) == sum(mark[0] in "›⟩»⟧" for mark in marks) == len(parts)


@given(HIGHLIGHTS)
def test_marks_stand_where_spans_begin_and_end(parts: list[tuple[Part, Span]]) -> None:
    """A closing mark stands at the end of the span of its number, an opening one of its kind at the start."""
    text = "abcdefghijkl"[:LENGTH]
    all_highlights = [Highlight(part, span, (number,)) for number, (part, span) in enumerate(parts, start=1)]

    marks = []
    position = 0
    for piece in pieces(text, all_highlights, UNICODE_MARKS):
        if piece.is_mark:
            marks.append((position, piece.text))
        else:
            position += len(piece.text)

    opening = [(one.span[0], UNICODE_MARKS.opening(one)) for one in all_highlights]
    closing = [(one.span[1], UNICODE_MARKS.closing(one)) for one in all_highlights]
    assert sorted(marks) == sorted(opening + closing)
