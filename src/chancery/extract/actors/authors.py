"""Who "I" is where nobody is quoted: the author, by the line above or below the text."""

from __future__ import annotations

from chancery.language.index import Index
from chancery.language.paragraphs import paragraphs

_LINES = 3
"""Headline, subheading, by-line: the author stands no later."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def author_of(index: Index) -> int | None:
    """The token that heads the author's name: after "By" in the first lines, or the subject of a last paragraph that
    begins with it ("Ida Brenn is a fellow of …"). None if the text names no author."""
    spans = paragraphs(index.annotation.text)
    for span in spans[:_LINES]:
        tokens = index.tokens(span)
        if len(tokens) > 1 and index.word(tokens[0]).lower() == "by":
            for name in index.names(tokens):
                if name.label == "person" and name.first == tokens[0] + 1:
                    return index.head(range(name.first, name.last))
    if len(spans) <= _LINES:
        return None
    last = index.tokens(spans[-1])
    first = next((name for name in index.names(last) if name.label == "person" and name.first == last.start), None)
    head = index.head(range(first.first, first.last)) if first is not None else None
    return head if head is not None and index.annotation.tokens[head].deprel in _SUBJECTS else None
