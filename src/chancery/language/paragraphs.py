"""Where paragraphs stand in a text: the units that quotations, windows and sentences never blur.

A line is a paragraph, unless the text is hard-wrapped (mail, old wire copy): then blank lines part them.
"""

from __future__ import annotations

import re
from itertools import pairwise

from chancery.records import Span

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’»)\]]*$")

# A text counts as hard-wrapped when most lines that are directly followed by another line stop in
# mid-sentence, at a length people wrap at. Anything else has one paragraph a line.
_WRAP_WIDTHS = range(40, 101)
_WRAP_SHARE = 0.7


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs of `text`, in order, without white space at their ends; blank ones left out."""
    lines = [span for match in _LINE.finditer(text) if (span := _strip(text, match.span()))]
    if not _is_hard_wrapped(text, lines):
        return lines
    merged: list[Span] = []
    for line in lines:
        if merged and not _blank_line_between(text, merged[-1][1], line[0]):
            merged[-1] = (merged[-1][0], line[1])
        else:
            merged.append(line)
    return merged


def _strip(text: str, span: Span) -> Span | None:
    start, end = span
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    start += piece.index(stripped[0])
    return (start, start + len(stripped))


def _blank_line_between(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return len(re.findall(r"\r\n|\n|\r|\x85|\u2028", gap)) > 1 or "\u2029" in gap or "\f" in gap


def _is_hard_wrapped(text: str, lines: list[Span]) -> bool:
    joined = [a for a, b in pairwise(lines) if not _blank_line_between(text, a[1], b[0])]
    if len(joined) < 3:
        return False
    broken = sum((e - s) in _WRAP_WIDTHS and not _ENDS_SENTENCE.search(text[max(s, e - 8) : e]) for s, e in joined)
    return broken >= _WRAP_SHARE * len(joined)
