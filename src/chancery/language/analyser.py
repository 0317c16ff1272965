"""The language stage: a text in, its annotation out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np

from chancery.language.acting import Acting, OwnActs, OwnTypes
from chancery.language.annotation import Annotation, Attribution, Name, Sentence, Token
from chancery.language.decoding import best_tree
from chancery.language.linking import Link, link
from chancery.language.model import Model, Scores, WordScores
from chancery.language.naming import names as find_names
from chancery.language.pieces import Pieces, cut_into_pieces
from chancery.language.quotes import quotations
from chancery.language.resolving import Resolver
from chancery.language.tokens import tokenise
from chancery.language.windows import Cuts, Window, find_cuts, plan_windows
from chancery.records import Span

# Marks and light punctuation that stand at the edge of a source, cue or content without belonging to it.
_EDGE = "\"'“”„‟‘’‚«»‹›`＂,"


class Analyser:
    """Annotates texts with a model, and with types of acts that a user brings. One thread; one for each process."""

    def __init__(self, model: Model | None = None, own: OwnTypes | None = None) -> None:
        self.model = model or Model()
        self._own_types = own

    @cached_property
    def _own(self) -> OwnActs | None:
        """The user's types with what their examples say, which are read when the first text is."""
        return OwnActs(self._own_types, self.annotate_words) if self._own_types is not None else None

    def annotate(self, text: str) -> Annotation:
        """Tokens, sentences, syntax, names, quotations, attributions, entities and acts of a text of any length."""
        resolver, acting = Resolver(self.model), Acting(self.model, self._own)

        def take(scores: WordScores, own: slice, words: Sequence[str]) -> None:
            resolver.take(scores.vectors[own])
            acting.take(scores, own, words)

        annotation = self._annotate(text, take)
        return replace(
            annotation,
            entities=resolver.entities(annotation),
            acts=acting.acts(annotation),
            dropped=self._own.dropped if self._own is not None else frozenset(),
        )

    def annotate_words(self, text: str) -> tuple[Annotation, Scores, Scores]:
        """The annotation without entities and acts, and the vectors [words, hidden], of the last layer and of inner
        ones; `training.coreference` and `training.events` learn from them."""
        empty = np.zeros((0, 0), dtype=np.float32)
        last, inner = [empty], [empty]

        def take(scores: WordScores, own: slice, _: Sequence[str]) -> None:
            last.append(scores.vectors[own])
            inner.append(scores.inner[own])

        annotation = self._annotate(text, take)
        return annotation, np.concatenate(last[1:] or last), np.concatenate(inner[1:] or inner)

    def _annotate(self, text: str, take: Callable[[WordScores, slice, Sequence[str]], None]) -> Annotation:
        """All but the entities and acts; `take` gets the scores of each window, which of its words are new, and its
        words in small letters."""
        words = tokenise(text)
        quoted = quotations(text)
        pieces = cut_into_pieces(text, words, quoted, self.model.vocabulary)
        cuts = find_cuts(text, words)
        forced = set(cuts.paragraphs)
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        names: list[Name] = []
        attributions: list[Attribution] = []
        for window in plan_windows(cuts, pieces):
            scores = self._score(window, pieces)
            found = _sentences(scores, window, forced)
            tokens += self._tokens(scores, window, words, found)
            sentences += found
            own = slice(window.own_first - window.first, window.own_last - window.first)
            names += find_names(text, tokens, scores.names[own], window.own_first, self.model.card.names)
            take(scores, own, [text[start:end].lower() for start, end in words[window.first : window.last]])
            attributions += [attribution for _, attribution in self._linked(scores, window, text, words)]
        return Annotation(text, tuple(tokens), tuple(sentences), tuple(names), tuple(quoted), tuple(attributions))

    def linked(self, text: str) -> list[tuple[Link, Attribution]]:
        """The attributions of a text with what they were judged by; `training.calibrate` learns from it."""
        words = tokenise(text)
        pieces = cut_into_pieces(text, words, quotations(text), self.model.vocabulary)
        return [
            found
            for window in plan_windows(find_cuts(text, words), pieces)
            for found in self._linked(self._score(window, pieces), window, text, words)
        ]

    def parse_words(self, text: str, words: Sequence[Span], sentences: Sequence[tuple[int, int]]) -> list[Token]:
        """Syntax of words and sentences (word ranges `[first, last)`) that are given, as a treebank gives them."""
        pieces = cut_into_pieces(text, words, quotations(text), self.model.vocabulary)
        starts = [*(first for first, _ in sentences), len(words)]
        cuts = Cuts(starts, starts)
        tokens: list[Token] = []
        given = [Sentence(first, last) for first, last in sentences]
        for window in plan_windows(cuts, pieces):
            inside = [
                Sentence(max(sentence.first, window.own_first), min(sentence.last, window.own_last))
                for sentence in given
                if sentence.first < window.own_last and sentence.last > window.own_first
            ]
            tokens += self._tokens(self._score(window, pieces), window, words, inside)
        return tokens

    def _score(self, window: Window, pieces: Pieces) -> WordScores:
        framed = pieces.window(window.first, window.last, self.model.vocabulary.special)
        return self.model.score_words(*self.model.encode(framed))

    def _tokens(
        self, scores: WordScores, window: Window, words: Sequence[Span], sentences: Sequence[Sentence]
    ) -> list[Token]:
        heads = np.arange(window.last - window.first, dtype=np.int64)
        for sentence in sentences:
            first, last = sentence.first - window.first, sentence.last - window.first
            heads[first:last] = best_tree(scores.arcs[first:last, first:last]) + first
        card = self.model.card
        relations = self.model.score_labels(scores, heads)
        # Only a root is labelled `root`, and a root is labelled nothing else.
        root = card.labels.index("root")
        is_root = heads == np.arange(len(heads))
        relations[~is_root, root] = -np.inf
        labels = np.where(is_root, root, relations.argmax(axis=1)).tolist()
        upos, tags = scores.upos.argmax(axis=1).tolist(), scores.tags.argmax(axis=1).tolist()
        return [
            Token(
                *words[word],
                card.upos[upos[word - window.first]],
                card.tags[tags[word - window.first]],
                int(heads[word - window.first]) + window.first,
                card.labels[labels[word - window.first]],
            )
            for word in range(window.own_first, window.own_last)
        ]

    def _linked(
        self, scores: WordScores, window: Window, text: str, words: Sequence[Span]
    ) -> Iterator[tuple[Link, Attribution]]:
        def span(run: tuple[int, int]) -> Span:
            return trim(text, (words[run[0] + window.first][0], words[run[1] - 1 + window.first][1]))

        own = range(window.own_first - window.first, window.own_last - window.first)
        for found in link(self.model, scores, own):
            content = tuple(part for part in map(span, found.content) if part[0] < part[1])
            cue = span(found.cue)
            if content and cue[0] < cue[1]:
                source = span(found.source) if found.source else None
                if source and source[0] == source[1]:  # nothing but marks
                    source = None
                yield found, Attribution(source, cue, content, round(found.confidence, 3))


def trim(text: str, span: Span) -> Span:
    """The span without white space, quotation marks and commas at its ends; it may come out empty."""
    start, end = span
    while start < end and (text[start] in _EDGE or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _EDGE or text[end - 1].isspace()):
        end -= 1
    return (start, end)


def _sentences(scores: WordScores, window: Window, forced: set[int]) -> list[Sentence]:
    """Sentences of the words a window owns; a paragraph's end is one, and so is the end of what is owned."""
    found: list[Sentence] = []
    first = window.own_first
    ends = scores.sentence_ends > 0
    for word in range(window.own_first, window.own_last):
        if ends[word - window.first] or word + 1 in forced or word + 1 == window.own_last:
            found.append(Sentence(first, word + 1))
            first = word + 1
    return found
