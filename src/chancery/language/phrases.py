"""Noun phrases by their heads: children in the syntax, words in small letters, and where a phrase begins and ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from chancery.language.annotation import Annotation, Mention
from chancery.language.index import Index
from chancery.records import Span

# What stands before or behind a noun and belongs to its phrase; clauses, appositions and what is joined to it do not.
_BEFORE = frozenset(
    {"det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "nmod", "advmod", "goeswith"}
)
_BEHIND = frozenset({"flat", "nmod", "compound", "nummod", "goeswith", "amod", "nmod:desc", "fixed"})
_MARKS = frozenset(',;:()[]—–-"“”')


class Phrases:
    """Look-ups over the syntax of one annotation."""

    def __init__(self, annotation: Annotation) -> None:
        self.tokens = annotation.tokens
        self.index = Index(annotation)
        text = annotation.text
        self.lower = [text[token.start : token.end].lower() for token in annotation.tokens]
        self.children: defaultdict[int, list[int]] = defaultdict(list)
        for number, token in enumerate(annotation.tokens):
            if token.head != number:
                self.children[token.head].append(number)

    def head(self, span: Span) -> int | None:
        """The token by which a phrase is known: what governs it, or of several together their conjunction."""
        inside = self.index.tokens(span)
        head = self.index.head(inside)
        if head is None:  # no word in it: an emoji may speak
            return inside.start if len(inside) else None
        return next((token for token in inside if self._joins(token, head)), head)

    def _joins(self, token: int, head: int) -> bool:
        """Whether a token is the conjunction that joins something to a head."""
        joined = self.tokens[self.tokens[token].head]
        return self.tokens[token].deprel == "cc" and joined.deprel == "conj" and joined.head == head

    def mention(self, head: int) -> Mention:
        """The phrase of a head, in one run of tokens without punctuation at its ends."""
        if self.tokens[head].deprel == "cc":
            return self._joint(head)
        first = min((self._edge(child, 0) for child in self._own(head, _BEFORE) if child < head), default=head)
        last = head
        for child in self._own(head, _BEHIND):
            # A comma or bracket between a phrase and what hangs on it says that it is something else.
            if (
                child > head
                and self._belongs(head, child)
                and _MARKS.isdisjoint(self.lower[last + 1 : self._edge(child, 0)])
            ):
                last = max(last, self._edge(child, 1))
        return Mention(first, last + 1, head)

    def _belongs(self, head: int, child: int) -> bool:
        """Whether what hangs behind a noun is part of its phrase: a name is complete but for "of"."""
        if self.tokens[head].upos != "PROPN" or self.tokens[child].deprel != "nmod":
            return True
        return self.case(child) in (None, "of")

    def has(self, head: int, words: Collection[str]) -> bool:
        """Whether one of some words, in small letters, hangs on a token."""
        return any(self.lower[child] in words for child in self.children[head])

    def case(self, head: int) -> str | None:
        """The preposition of a noun, of several the first, in small letters."""
        return next((self.lower[word] for word in self.children[head] if self.tokens[word].deprel == "case"), None)

    def _joint(self, conjunction: int) -> Mention:
        """Everything that a conjunction joins: from the first of them to the last."""
        second = self.tokens[conjunction].head
        first = self.tokens[second].head
        if first == second or self.tokens[second].deprel != "conj":
            return Mention(conjunction, conjunction + 1, conjunction)
        ends = [self.mention(first).first, self.mention(second).last]
        return Mention(min(ends[0], conjunction), max(ends[1], conjunction + 1), conjunction)

    def _own(self, head: int, relations: frozenset[str]) -> list[int]:
        return [child for child in self.children[head] if self.tokens[child].deprel in relations]

    def _edge(self, token: int, side: int) -> int:
        """The first (0) or last (1) token of what hangs on a token."""
        edge = token
        # A tree has no circles, and a phrase hardly more than a few levels; the steps bound what a broken one costs.
        for _ in range(40):
            beyond = [child for child in self.children[edge] if (child < edge if side == 0 else child > edge)]
            beyond = [child for child in beyond if self.tokens[child].deprel not in _OUTSIDE]
            if not beyond:
                break
            edge = beyond[0] if side == 0 else beyond[-1]
        return edge


_OUTSIDE = frozenset({"punct", "acl:relcl", "appos", "parataxis", "conj", "cc", "acl", "advcl"})
