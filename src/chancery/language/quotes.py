"""Direct quotation marks, paired by a deterministic state machine.

The marks are found and paired by rule; who is quoted is for the model to say. The rules:

- Curly marks, guillemets and low-high marks open and close by their form; a straight mark by its surroundings and by
  whether one is open. Two single marks in a row are one double mark.
- Marks nest. An apostrophe is no mark: between letters, at the head of an elision, or after a plural
  where another mark closes better.
- A paragraph ends every quotation open in it. Where the next paragraph opens with the same mark, the
  quotation goes on there (the convention of newspapers), and the first part says so in `continues`.

Time is linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chancery.language.annotation import Quotation
from chancery.language.paragraphs import paragraphs
from chancery.records import Span

_MARK = re.compile(r"''|``|‘‘|’’|[\"“”„‟«»‹›‘’‚'`＂]")
_CLOSERS = {
    '"': ('"', "“", "”", "''"), "＂": ("＂",), "''": ("''", '"'), "``": ("''", '"', "``"), "‘‘": ("’’", "”"),
    "“": ("”", '"'),
    "„": ("“", "”", '"'), "‟": ("”",), "”": ("”",), "«": ("»",), "»": ("«", "»"), "‹": ("›",),
    "›": ("‹", "›"), "‘": ("’", "'"), "‚": ("‘", "’"), "'": ("'", "’"), "`": ("'", "’"),
}  # fmt: skip
_AMBIGUOUS = {'"', "''", "＂"}
_REVERSIBLE = {"”", "»", "›"}  # some typographies open with these
_SINGLE = {"‘", "’", "'", "‚", "`"}
_ELISIONS = re.compile(r"(?:\d\ds?|em|tis|twas|til|cause|round|n)\b", re.IGNORECASE)
_OPENING_NEIGHBOUR = "([{<—–-/“‘\"'«„¿¡"
_CLOSING_NEIGHBOUR = ")]}>—–-/.,;:!?…”’\"'»"
# Deeper nesting than this is noise or an attack; marks beyond it are taken as plain characters.
_DEEPEST = 6
# Straight and curly marks close each other where they were typed carelessly, but one can stand inside the other, too.
_MIXED = ({'"', "“"}, {'"', "„"})

_Pair = tuple[Span, Span, bool]  # outer, inner, whether it goes on in the next paragraph


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Mark:
    form: str
    start: int
    end: int
    before: str  # the characters around it, a space at the ends of the paragraph
    after: str

    @property
    def opens_by_shape(self) -> bool:
        return (self.before.isspace() or self.before in _OPENING_NEIGHBOUR) and not self.after.isspace()

    @property
    def closes_by_shape(self) -> bool:
        return not self.before.isspace() and (self.after.isspace() or self.after in _CLOSING_NEIGHBOUR)

    @property
    def is_inside_word(self) -> bool:
        return self.before.isalnum() and self.after.isalnum()


def quotations(text: str) -> list[Quotation]:
    """All quotations of `text`, outer before inner, in order of their opening marks."""
    found: list[_Pair] = []
    spans = paragraphs(text)
    for number, span in enumerate(spans):
        closed, unclosed = _pair(text, span)
        found += closed
        following = text[slice(spans[number + 1][0], spans[number + 1][0] + 2)] if number + 1 < len(spans) else ""
        # A single mark that nothing closes was an apostrophe, unless the paragraph begins with it.
        kept = [opened for opened in unclosed if opened.mark not in _SINGLE or opened.start == span[0]]
        for level, opened in enumerate(kept):
            goes_on = level == 0 and opened.mark not in _SINGLE and following.startswith(opened.mark)
            # A mark that neither closes nor goes on, with nothing behind it, is a stray one.
            if span[1] > opened.end:
                found.append(((opened.start, span[1]), (opened.end, span[1]), goes_on))
    return _with_depths(found)


def _with_depths(found: list[_Pair]) -> list[Quotation]:
    found.sort(key=lambda pair: (pair[0][0], -pair[0][1]))
    around: list[int] = []  # where the quotations end that are open here
    made: list[Quotation] = []
    for outer, inner, continues in found:
        while around and around[-1] <= outer[0]:
            around.pop()
        made.append(Quotation(outer, inner, len(around), continues))
        around.append(outer[1])
    return made


def _pair(text: str, paragraph: Span) -> tuple[list[_Pair], list[_Open]]:
    marks = _marks(text, paragraph)
    closers_ahead = _single_closers_ahead(marks)
    stack: list[_Open] = []
    closed: list[_Pair] = []
    for number, mark in enumerate(marks):
        if mark.is_inside_word and mark.form in _SINGLE:
            continue
        following = marks[number + 1].form if number + 1 < len(marks) else ""
        level = _level_it_closes(mark, stack, closers_ahead[number], following)
        if level is not None:
            opened = stack[level]
            del stack[level:]
            closed.append(((opened.start, mark.end), (opened.end, mark.start), False))
        elif _opens(text, mark, closers_ahead[number], stack):
            stack.append(_Open(mark.form, mark.start, mark.end))
    return closed, stack


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    first, last = paragraph
    return [
        _Mark(
            match.group(),
            match.start(),
            match.end(),
            text[match.start() - 1] if match.start() > first else " ",
            text[match.end()] if match.end() < last else " ",
        )
        for match in _MARK.finditer(text, first, last)
    ]


def _single_closers_ahead(marks: list[_Mark]) -> list[tuple[bool, bool]]:
    """For each mark: does a single mark that can close follow; one that closes for sure (behind punctuation)?"""
    ahead: list[tuple[bool, bool]] = [(False, False)] * len(marks)
    some = sure = False
    for number in range(len(marks) - 1, -1, -1):
        ahead[number] = (some, sure)
        mark = marks[number]
        if mark.form in ("’", "'") and mark.closes_by_shape and not mark.is_inside_word:
            some, sure = True, sure or mark.before in ".,!?…"
        elif mark.form in ("‘", "‚") or (mark.form == "'" and mark.opens_by_shape):
            some = sure = False
    return ahead


def _level_it_closes(mark: _Mark, stack: list[_Open], ahead: tuple[bool, bool], following: str) -> int | None:
    """Index in the stack of the quotation that `mark` closes, or None."""
    if mark.form == "“" and stack and stack[-1].mark == "“":
        # An opening mark typed where a closing one belongs: no closing one follows that it could be paired with.
        mistyped = mark.closes_by_shape and not mark.opens_by_shape and following != "”"
        return len(stack) - 1 if mistyped else None
    for level in range(len(stack) - 1, -1, -1):
        opened = stack[level]
        if mark.form not in _CLOSERS[opened.mark]:
            if opened.mark in _SINGLE:
                continue  # an unclosed single mark inside was an apostrophe after all
            return None
        if mark.form in _SINGLE:
            is_plural = mark.before in "sS" and mark.after.isspace() and ahead[1]
            return None if is_plural or not mark.closes_by_shape else level
        if {mark.form, opened.mark} in _MIXED:
            return None if mark.opens_by_shape else level
        return level
    return None


def _opens(text: str, mark: _Mark, ahead: tuple[bool, bool], stack: list[_Open]) -> bool:
    if len(stack) >= _DEEPEST or mark.form not in _CLOSERS:
        return False
    if mark.form in ("'", "`", "‘") and _ELISIONS.match(text, mark.end):
        # ‘em for ’em is a slip of word processors; with a mark ahead that closes it, ‘Round the table’ is a quotation.
        return mark.form == "‘" and ahead[0] and not text[mark.end].isdigit()
    if mark.form in ("'", "`"):
        return mark.opens_by_shape and ahead[0]
    if mark.form in _AMBIGUOUS:
        # 6" and 5'11" are inches; a mark with space on both sides is taken to open.
        return not mark.before.isdigit() and not (mark.closes_by_shape and not mark.opens_by_shape)
    if mark.form in _REVERSIBLE:
        return mark.opens_by_shape
    if mark.form == "‘":
        return mark.opens_by_shape or not mark.closes_by_shape
    return mark.form not in ("’", "’’")
