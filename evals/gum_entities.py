"""Mentions of entities out of the column MISC of a treebank, as GUM (Zeldes, 2017) and CorefUD keep them.

    Entity=(2-person-new-nnnns-cf2-1-coref(3-place-giv:act-sssss-cf1-1-coref-Chile)      opens 2; 3 is one word
    Entity=2)                                                                          closes 2

A bracket opens with the number of the entity, which is that of its chain, and its type. What follows (information
status, salience, centering, minimal span, link, and the article of Wikipedia, with `%28` for a bracket and `%2D` for a
hyphen) is not read. Of brackets with one number the last opened closes first. `(2[1/3]-…` opens a piece of a mention
that is not continuous: its pieces become one mention, from the first to the last, with its head in one of them.

`# global.Entity = GRP-etype-infstat-…` at the top of a document names the fields; the rules of brackets, and of pieces,
are those of CorefUD (docstring of `udapi/core/coref.py`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import unquote

from chancery.errors import UnreadableSource
from chancery.records import Span
from evals.conllu import TreebankDocument

_BRACKET = re.compile(r"\((?P<opens>[^()]+)(?P<at_once>\))?|(?P<closes>[^()]+)\)")
_PIECE = re.compile(r"(.+)\[(\d+)/(\d+)\]")


@dataclass(frozen=True, slots=True)
class GumMention:
    """Words `[first, last)` of a document, and the characters they take.

    `head` is the word that governs them, of a coordination its conjunction. `kind` is GUM's type of entity.
    """

    first: int
    last: int
    head: int
    span: Span
    chain: str
    kind: str


class Governed(Protocol):
    """A word with its syntax, gold or found."""

    @property
    def head(self) -> int:
        """Index of the word it hangs on; a root's is its own."""
        ...

    @property
    def deprel(self) -> str:
        """The relation by which it does."""
        ...


def governor(words: Sequence[Governed], inside: Collection[int]) -> int:
    """The first of some words, in order, that hangs on a word outside them; the first of all in a circle of words."""
    free = (at for at in inside if words[at].head == at or words[at].head not in inside)
    return next(free, next(iter(inside)))


def conjunction(words: Sequence[Governed], inside: Collection[int], head: int) -> int | None:
    """The first conjunction that joins something to the head of some words; None if they are no coordination."""
    for at in inside:
        joined = words[at].head
        if words[at].deprel == "cc" and joined in inside and joined != head:
            conjunct = words[joined]
            if conjunct.head == head and conjunct.deprel.partition(":")[0] == "conj":
                return at
    return None


def mentions(document: TreebankDocument) -> list[GumMention]:
    """All mentions of a document in order, the longer of two that begin together first.

    Raises UnreadableSource, naming the word, where brackets do not fit together.
    """
    open_brackets = _Brackets()
    found = []
    for at, word in enumerate(document.words):
        try:
            for chain, kind, inside in open_brackets.take(at, word.misc):
                found.append(_mention(document, chain, kind, inside))
        except ValueError as error:
            form = document.text[slice(*word.span)]
            raise _unreadable(document, f"word {at + 1} ({form}): {error}") from error
    if left := open_brackets.left():
        raise _unreadable(document, f"entity {left} is never closed")
    return sorted(found, key=lambda mention: (mention.first, -mention.last))


def _unreadable(document: TreebankDocument, message: str) -> UnreadableSource:
    return UnreadableSource(f"{message}; mend Entity= in the last column", where=document.name)


def _mention(document: TreebankDocument, chain: str, kind: str, inside: Sequence[int]) -> GumMention:
    words = document.words
    first, last = inside[0], inside[-1] + 1
    head = governor(words, inside)
    joint = conjunction(words, inside, head)
    span = (words[first].span[0], words[last - 1].span[1])
    return GumMention(first, last, head if joint is None else joint, span, unquote(chain), unquote(kind))


@dataclass(slots=True)
class _Brackets:
    """The brackets that are open, by number of the entity, and the pieces of mentions that wait for their last."""

    opened: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    pieces: dict[str, list[range]] = field(default_factory=dict)

    def take(self, at: int, misc: str) -> Iterator[tuple[str, str, Sequence[int]]]:
        """Read the column of a word: chain, type and words of each mention that ends here."""
        for bracket in _brackets(misc):
            if opens := bracket["opens"]:
                number, *more = opens.split("-")
                if not more:
                    raise ValueError(f"({opens} has no type")
                self.opened.setdefault(number, []).append((at, more[0]))
            if bracket["at_once"] or bracket["closes"]:
                number = (opens or bracket["closes"]).split("-")[0]
                if not self.opened.get(number):
                    raise ValueError(f"{number}) closes what is not open")
                first, kind = self.opened[number].pop()
                yield from self._end(number, kind, range(first, at + 1))

    def _end(self, number: str, kind: str, words: range) -> Iterator[tuple[str, str, Sequence[int]]]:
        piece = _PIECE.fullmatch(number)
        if not piece:
            yield number, kind, words
            return
        chain, place, of = piece[1], int(piece[2]), int(piece[3])
        before = self.pieces.setdefault(f"{chain}[{of}]", [])
        if place != len(before) + 1:
            raise ValueError(f"{number}) where piece {len(before) + 1} should be")
        before.append(words)
        if place == of:
            yield chain, kind, [at for words in self.pieces.pop(f"{chain}[{of}]") for at in words]

    def left(self) -> str | None:
        """What is still open, or lacks a piece."""
        return next((number for number, places in [*self.opened.items(), *self.pieces.items()] if places), None)


def _brackets(misc: str) -> Iterator[re.Match[str]]:
    column = next((entry for entry in misc.split("|") if entry.startswith("Entity=")), "Entity=")
    at = len("Entity=")
    while at < len(column):
        bracket = _BRACKET.match(column, at)
        if not bracket:
            raise ValueError(f"{column[at:]} is no bracket")
        yield bracket
        at = bracket.end()
