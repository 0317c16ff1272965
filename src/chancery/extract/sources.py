"""Who is behind a source phrase: a person or body, or whoever issued the document that "says" something."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.language.annotation import Attribution
from chancery.language.index import Index
from chancery.records import Span

# What says something only as far as somebody says it ("according to the statement", "the note promises").
_DOCUMENTS = frozenset(
    "statement statements communique communiqué readout read-out note letter letters document documents declaration "
    "release text texts memo memorandum message dispatch cable announcement notice".split()
)
_BY = frozenset({"of", "from", "by"})


def speakers(index: Index, found: Sequence[Attribution]) -> list[Span | None]:
    """For each attribution the phrase of its speaker: its source, but of a document its issuer, where the text tells.

    A document whose phrase names no issuer is of whoever was last said to say something, in the order of the text.
    """
    spoken: list[Span | None] = []
    last: Span | None = None
    for one in found:
        speaker = one.source
        head = _document(index, one.source) if one.source else None
        if head is not None:
            speaker = _issuer(index, head) or (last if _is_definite(index, head) else None) or one.source
        spoken.append(speaker)
        last = speaker or last
    return spoken


def issuer(index: Index, source: Span) -> Span | None:
    """Who issued the document that a source names; None where it is no document, or its phrase names nobody."""
    head = _document(index, source)
    return _issuer(index, head) if head is not None else None


def _document(index: Index, source: Span) -> int | None:
    """The head of a source that is a document; None for any other source."""
    head = index.head(index.tokens(source))
    return head if head is not None and index.word(head).lower() in _DOCUMENTS else None


def _issuer(index: Index, head: int) -> Span | None:
    """Who a document is said to come from: "a readout from the presidency", "the ministry's note"."""
    tokens = index.annotation.tokens
    for child in _children(index, head):
        owns = tokens[child].deprel == "nmod:poss" or (
            tokens[child].deprel == "compound" and tokens[child].upos == "PROPN"
        )
        if owns or (tokens[child].deprel in ("nmod", "obl") and _case(index, child) in _BY):
            return (tokens[child].start, tokens[child].end)
    return None


def _is_definite(index: Index, head: int) -> bool:
    return any(index.word(child).lower() in ("the", "this", "that", "same") for child in _children(index, head))


def _children(index: Index, head: int) -> list[int]:
    sentence = index.sentence(head)
    tokens = index.annotation.tokens
    return [child for child in range(sentence.first, sentence.last) if tokens[child].head == head and child != head]


def _case(index: Index, head: int) -> str | None:
    tokens = index.annotation.tokens
    cases = (child for child in _children(index, head) if tokens[child].deprel == "case")
    return next((index.word(child).lower() for child in cases), None)
