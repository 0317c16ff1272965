"""Quotations that nobody is named for, because the speaker simply goes on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from chancery.extract.index import Index
from chancery.language.annotation import Attribution, Quotation

# A shorter quotation is a title, a nickname or scare quotes.
_FEWEST_WORDS = 6
# By convention of the press, from which none of the counted articles departed, a quotation that opens a paragraph
# and fills it goes on with the speaker of the paragraph before.
_CONFIDENCE = 0.5
_MOST_PARAGRAPHS_AWAY = 2


def continuations(index: Index, found: Sequence[Attribution], paragraph_starts: Sequence[int]) -> list[Attribution]:
    """Attributions for quotations that fill their paragraph, are in no content, and follow a quoted speaker."""
    added: list[Attribution] = []
    covered = sorted(span for attribution in found for span in attribution.content)
    text = index.annotation.text
    for quoted in index.outermost:
        paragraph = bisect_right(paragraph_starts, quoted.outer[0]) - 1
        start = paragraph_starts[paragraph]
        end = paragraph_starts[paragraph + 1] if paragraph + 1 < len(paragraph_starts) else len(text)
        fills = start == quoted.outer[0] and not any(c.isalnum() for c in text[quoted.outer[1] : end])
        if not fills or _is_covered(quoted, covered) or _words(index, quoted) < _FEWEST_WORDS:
            continue
        speaker = _speaker_before(index, quoted, [*found, *added])
        if speaker is None or speaker.source is None:
            continue
        at = bisect_right(paragraph_starts, speaker.content[-1][1]) - 1
        if paragraph - at <= _MOST_PARAGRAPHS_AWAY:
            added.append(Attribution(speaker.source, None, (quoted.inner,), _CONFIDENCE))
    return added


def _is_covered(quoted: Quotation, covered: Sequence[tuple[int, int]]) -> bool:
    return any(start < quoted.inner[1] and end > quoted.inner[0] for start, end in covered)


def _words(index: Index, quoted: Quotation) -> int:
    return sum(index.is_word(token) for token in index.tokens(quoted.inner))


def _speaker_before(index: Index, quoted: Quotation, found: Sequence[Attribution]) -> Attribution | None:
    """The last attribution of a quotation before this one."""
    before = [one for one in found if one.content[-1][1] <= quoted.outer[0] and index.quotations(one.content[-1])]
    return max(before, key=lambda one: one.content[-1][1], default=None)
