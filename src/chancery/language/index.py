"""Finding one's way in an annotation: from characters to tokens, and from tokens to the words that govern them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from chancery.language.annotation import Annotation, Name, Quotation, Sentence
from chancery.records import Span


class Index:
    """Look-ups over one annotation; each takes logarithmic time or less in the length of the text."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self._starts = [token.start for token in annotation.tokens]
        self._ends = [token.end for token in annotation.tokens]
        self._sentence_firsts = [sentence.first for sentence in annotation.sentences]
        self._name_firsts = [name.first for name in annotation.names]
        self.outermost: list[Quotation] = [quoted for quoted in annotation.quotations if quoted.depth == 0]
        self._quote_starts = [quoted.outer[0] for quoted in self.outermost]

    def tokens(self, span: Span) -> range:
        """Indices of the tokens that touch a span."""
        return range(bisect_right(self._ends, span[0]), bisect_left(self._starts, span[1]))

    def span(self, name: Name) -> Span:
        """Where a name stands in the text."""
        tokens = self.annotation.tokens
        return (tokens[name.first].start, tokens[name.last - 1].end)

    def word(self, token: int) -> str:
        """A token as it stands in the text."""
        found = self.annotation.tokens[token]
        return self.annotation.text[found.start : found.end]

    def is_word(self, token: int) -> bool:
        """Whether a token has a letter or digit."""
        return any(character.isalnum() for character in self.word(token))

    def sentence(self, token: int) -> Sentence:
        """The sentence of a token."""
        return self.annotation.sentences[bisect_right(self._sentence_firsts, token) - 1]

    def names(self, tokens: range) -> list[Name]:
        """Names that lie wholly among the tokens."""
        first = bisect_left(self._name_firsts, tokens.start)
        last = bisect_left(self._name_firsts, tokens.stop)
        return [name for name in self.annotation.names[first:last] if name.last <= tokens.stop]

    def quotations(self, span: Span) -> list[Quotation]:
        """Outermost quotations that touch a span."""
        at = max(0, bisect_right(self._quote_starts, span[0]) - 1)
        found = []
        while at < len(self.outermost) and self.outermost[at].outer[0] < span[1]:
            if self.outermost[at].outer[1] > span[0]:
                found.append(self.outermost[at])
            at += 1
        return found

    def head(self, tokens: range) -> int | None:
        """The token that governs a run of tokens: the first whose head lies outside the run."""
        for token in tokens:
            governor = self.annotation.tokens[token].head
            if (governor not in tokens or governor == token) and self.is_word(token):
                return token
        return None

    def governors(self, token: int) -> Iterator[tuple[int, str]]:
        """The chain of heads of a token, each with the relation by which the word before hangs on it."""
        while (found := self.annotation.tokens[token]).head != token:
            yield found.head, found.deprel
            token = found.head
