"""Quotations that nobody is named for, because the speaker simply goes on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from chancery.extract.nesting import Nesting
from chancery.language.annotation import Attribution, Quotation
from chancery.language.index import Index

# A shorter quotation is a title, a nickname or scare quotes.
_FEWEST_WORDS = 8
_CONFIDENCE = 0.5
_SENTENCE_ENDS = tuple(".!?…”\"'’")
# A quotation that opens a paragraph and fills it may answer one that did so before it, no further back.
_MOST_PARAGRAPHS_AWAY = 2


def continuations(index: Index, found: Sequence[Attribution], paragraph_starts: Sequence[int]) -> list[Attribution]:
    """Attributions, without a cue, for quotations that begin a sentence and are in no content.

    Their speaker is the one named before in the same paragraph or, where the quotation fills a paragraph of its own,
    the one last quoted (the convention of newspapers).
    """
    nesting = Nesting(found)
    named = sorted((one for one in found if one.source), key=lambda one: one.content[-1][1])
    ends = [one.content[-1][1] for one in named]
    added: list[Attribution] = []
    for quoted in index.outermost:
        if nesting.covers_part(quoted.inner) or _words(index, quoted) < _FEWEST_WORDS:
            continue
        paragraph = bisect_right(paragraph_starts, quoted.outer[0]) - 1
        at = bisect_right(ends, quoted.outer[0]) - 1
        before = [named[at]] if at >= 0 else []
        before += added[-1:]
        speaker = max(before, key=lambda one: one.content[-1][1], default=None)
        if speaker is None:
            continue
        away = paragraph - (bisect_right(paragraph_starts, speaker.content[-1][1]) - 1)
        goes_on = away == 0 and _begins_sentence(index, quoted)
        fills = away <= _MOST_PARAGRAPHS_AWAY and _fills(index, quoted, paragraph_starts, paragraph)
        if goes_on or (fills and index.quotations(speaker.content[-1])):
            added.append(Attribution(speaker.source, None, (quoted.inner,), _CONFIDENCE))
    return added


def _begins_sentence(index: Index, quoted: Quotation) -> bool:
    text = index.annotation.text
    before = text[max(0, quoted.outer[0] - 3) : quoted.outer[0]].rstrip()
    return before[-1:] in _SENTENCE_ENDS and text[quoted.inner[0] : quoted.inner[0] + 1].isupper()


def _fills(index: Index, quoted: Quotation, paragraph_starts: Sequence[int], paragraph: int) -> bool:
    text = index.annotation.text
    last = paragraph + 1 == len(paragraph_starts)
    end = len(text) if last else paragraph_starts[paragraph + 1]
    opens = paragraph_starts[paragraph] == quoted.outer[0]
    return opens and not any(character.isalnum() for character in text[quoted.outer[1] : end])


def _words(index: Index, quoted: Quotation) -> int:
    return sum(index.is_word(token) for token in index.tokens(quoted.inner))
