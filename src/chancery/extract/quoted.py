"""Whose words they are: content fitted to the quotation marks around it, and the mode that follows."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.language.annotation import Quotation
from chancery.language.index import Index
from chancery.records import Mode, Span

# A fragment that stops this many words short of a quotation's end was cut short: the marks are certain, the model
# is not.
_MOST_MISSED_WORDS = 3
# Indirect speech opens with these; they are the reporter's words, whatever follows is the speaker's.
_COMPLEMENTISERS = {"that", "to", "if", "whether", "of", "how"}


def fit(index: Index, content: Sequence[Span]) -> tuple[Span, ...]:
    """Content with its fragments drawn out to the ends of the quotations they all but fill, without the marks."""
    fitted: list[Span] = []
    for start, end in content:
        for quoted in index.quotations((start, end)):
            start, end = _draw_out(index, quoted, start, end)
        if fitted and start < fitted[-1][1]:
            fitted[-1] = (fitted[-1][0], max(end, fitted[-1][1]))
        else:
            fitted.append((start, end))
    return tuple(fitted)


def _draw_out(index: Index, quoted: Quotation, start: int, end: int) -> Span:
    text = index.annotation.text
    inner_start, inner_end = quoted.inner
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and (text[inner_end - 1].isspace() or text[inner_end - 1] == ","):
        inner_end -= 1
    if inner_start < start < inner_end and _words(index, (inner_start, start)) <= _MOST_MISSED_WORDS:
        start = inner_start
    if inner_start < end < inner_end and _words(index, (end, inner_end)) <= _MOST_MISSED_WORDS:
        end = inner_end
    # Content that goes beyond a quotation on one side keeps both of its marks, or neither would be understood.
    # (One that goes on in the next paragraph has no closing mark that content could reach beyond.)
    opens = start <= quoted.outer[0] < end
    closes = start < quoted.outer[1] <= end and quoted.inner[1] < quoted.outer[1]
    if opens and inner_end <= end:
        end = max(end, quoted.outer[1])
    elif closes and start <= inner_start:
        start = min(start, quoted.outer[0])
    return start, end


def _words(index: Index, span: Span) -> int:
    return sum(index.is_word(token) for token in index.tokens(span))


def mode(index: Index, content: Sequence[Span]) -> Mode:
    """Direct where all of the content stands between quotation marks, indirect where none does, else mixed."""
    quoted = plain = 0
    for position, span in enumerate(content):
        inside = [found.inner for found in index.quotations(span)]
        for number, token in enumerate(index.tokens(span)):
            if not index.is_word(token):
                continue
            place = index.annotation.tokens[token].start
            if any(start <= place < end for start, end in inside):
                quoted += 1
            elif not (position == number == 0 and index.word(token).lower() in _COMPLEMENTISERS):
                plain += 1
    if not quoted:
        return "indirect"
    return "mixed" if plain else "direct"
