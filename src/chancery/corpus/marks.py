"""The marks in a text: `{t1|expelled}`, nested or not, taken out so that spans of the bare text are left.

A brace that belongs to no mark cannot be written: news does not need it, and no mistyped mark is read as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from chancery.corpus.records import Fault
from chancery.records import Span

TRIGGER, SOURCE, TARGET, DATE, PLACE = LETTERS = "tsodp"
_OPENING = re.compile(rf"\{{([{LETTERS}])([0-9]{{1,4}})\|")


@dataclass(slots=True)
class Marks:
    """Where the marks of one event stand, by their letters; a mark within another of the same letter comes first."""

    spans: dict[str, list[Span]] = field(default_factory=dict)

    def of(self, letter: str) -> tuple[Span, ...]:
        """The marks of one letter, in the order in which they end."""
        return tuple(self.spans.get(letter, ()))


@dataclass(slots=True)
class Unmarked:
    """A text without its marks, and the marks by the number of the event. Where there are faults, some are missing."""

    text: str
    marks: dict[int, Marks]
    faults: list[Fault]


@dataclass(slots=True)
class _Open:
    letter: str
    number: int
    start: int
    line: int


def unmark(marked: str) -> Unmarked:
    """Take the marks out of a text. Spans are code points of the result; faults name the line of the text, from 1."""
    out: list[str] = []
    length, at, line = 0, 0, 1
    stack: list[_Open] = []
    marks: dict[int, Marks] = {}
    faults: list[Fault] = []
    while at < len(marked):
        if opening := _OPENING.match(marked, at):
            stack.append(_Open(opening[1], int(opening[2]), length, line))
            at = opening.end()
            continue
        character = marked[at]
        at += 1
        if character == "}" and stack:
            _close(stack.pop(), length, marks, faults)
        elif character in "{}":
            faults.append(Fault(line, f"a stray {character!r}; a mark is written as in {{t1|expelled}}"))
        else:
            out.append(character)
            length += 1
            line += character == "\n"
    faults += [Fault(one.line, f"the mark {one.letter}{one.number} is never closed") for one in stack]
    return Unmarked("".join(out), marks, faults)


def _close(mark: _Open, end: int, marks: dict[int, Marks], faults: list[Fault]) -> None:
    if mark.start == end:
        faults.append(Fault(mark.line, f"the mark {mark.letter}{mark.number} is empty"))
    else:
        marks.setdefault(mark.number, Marks()).spans.setdefault(mark.letter, []).append((mark.start, end))
