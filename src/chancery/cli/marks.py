"""Spans in running text: where marks open and close, nested and crossing ones included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from chancery.records import Reading, Span

Part = Literal["source", "cue", "content", "trigger"]
PARTS: tuple[Part, ...] = ("content", "source", "cue", "trigger")
"""The outer first where two begin and end together."""

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of text with its part in a record, and the numbers of those that it has it in.

    Triggers count events, the other parts statements.
    """

    part: Part
    span: Span
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, or a mark; `inside` are the parts open around it, the innermost last."""

    text: str
    inside: tuple[Part, ...]
    is_mark: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """The characters around each part. Closing marks carry the record's number, so crossing spans stay clear."""

    source: tuple[str, str]
    cue: tuple[str, str]
    content: tuple[str, str]
    trigger: tuple[str, str]
    subscripts: bool

    def opening(self, highlight: Highlight) -> str:
        """What stands before a highlight."""
        return self.around(highlight.part)[0]

    def closing(self, highlight: Highlight) -> str:
        """What stands after it, with its numbers."""
        numbers = ",".join(map(str, highlight.numbers))
        return self.around(highlight.part)[1] + (numbers.translate(_SUBSCRIPTS) if self.subscripts else numbers)

    def around(self, part: Part) -> tuple[str, str]:
        """What stands before and after a part."""
        return {"source": self.source, "cue": self.cue, "content": self.content, "trigger": self.trigger}[part]


UNICODE_MARKS = Marks(source=("‹", "›"), cue=("⟨", "⟩"), content=("«", "»"), trigger=("⟦", "⟧"), subscripts=True)
ASCII_MARKS = Marks(source=("<", ">"), cue=("[", "]"), content=("{", "}"), trigger=("*", "*"), subscripts=False)


def highlights(reading: Reading) -> list[Highlight]:
    """Sources, cues and contents of all statements, triggers of all events; what several share is one highlight."""
    numbers: dict[tuple[Part, Span], list[int]] = defaultdict(list)
    for part, span, number in _marked(reading):
        if span is not None and span[0] < span[1] and number not in numbers[part, span]:
            numbers[part, span].append(number)
    return [Highlight(part, span, tuple(of)) for (part, span), of in numbers.items() if of]


def _marked(reading: Reading) -> Iterator[tuple[Part, Span | None, int]]:
    for number, statement in enumerate(reading.statements, start=1):
        yield "source", statement.speaker_span, number
        yield "cue", statement.cue_span, number
        for span in statement.content_spans:
            yield "content", span, number
    for number, event in enumerate(reading.events, start=1):
        yield "trigger", event.trigger, number


def pieces(text: str, marked: Iterable[Highlight], marks: Marks) -> Iterator[Piece]:
    """The text cut at every boundary, with its marks in between; without them it is the text again.

    Where several spans begin, the longest opens first; where several end, the last opened closes first.
    Takes time in proportion to the text and the boundaries.
    """
    opening, closing = _boundaries(marked)
    inside: list[Highlight] = []
    position = 0
    for boundary in sorted(opening.keys() | closing.keys()):
        if boundary > position:
            yield Piece(text[position:boundary], _parts(inside))
            position = boundary
        for highlight in closing.get(boundary, ()):
            yield Piece(marks.closing(highlight), _parts(inside), is_mark=True)
            inside.remove(highlight)
        for highlight in opening.get(boundary, ()):
            inside.append(highlight)
            yield Piece(marks.opening(highlight), _parts(inside), is_mark=True)
    if position < len(text):
        yield Piece(text[position:], ())


def _boundaries(marked: Iterable[Highlight]) -> tuple[dict[int, list[Highlight]], dict[int, list[Highlight]]]:
    opening: dict[int, list[Highlight]] = defaultdict(list)
    closing: dict[int, list[Highlight]] = defaultdict(list)
    order = sorted(marked, key=lambda one: (one.span[0], -one.span[1], PARTS.index(one.part)))
    for highlight in order:
        opening[highlight.span[0]].append(highlight)
    for highlight in reversed(order):
        closing[highlight.span[1]].append(highlight)
    return opening, closing


def _parts(inside: list[Highlight]) -> tuple[Part, ...]:
    return tuple(highlight.part for highlight in inside)
