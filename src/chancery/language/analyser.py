"""The language stage: a text in, its annotation out."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from chancery.language.annotation import Annotation, Attribution, Name, Sentence, Token
from chancery.language.decoding import best_runs, best_tree, cue_runs, label_runs
from chancery.language.model import Model, Scores, WordScores
from chancery.language.pieces import Pieces, cut_into_pieces
from chancery.language.quotes import quotations
from chancery.language.tokens import tokenise
from chancery.language.windows import Cuts, Window, find_cuts, plan_windows
from chancery.records import Span

# Marks and light punctuation that stand at the edge of a source, cue or content without belonging to it.
_EDGE = " \t\r\n\"'“”‘’«»„,"


class Analyser:
    """Annotates texts with a model. One thread; make one for each process."""

    def __init__(self, model: Model | None = None) -> None:
        self.model = model or Model()

    def annotate(self, text: str) -> Annotation:
        """Tokens, sentences, syntax, names, quotations and attributions of a text of any length."""
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
            names += self._names(scores, window)
            attributions += self._attributions(scores, window, text, words)
        return Annotation(text, tuple(tokens), tuple(sentences), tuple(names), tuple(quoted), tuple(attributions))

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
        return self.model.score_words(self.model.encode(framed))

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

    def _names(self, scores: WordScores, window: Window) -> list[Name]:
        own = scores.names[window.own_first - window.first : window.own_last - window.first]
        return [
            Name(
                first + window.own_first, last + window.own_first, self.model.card.names[2 * kind + 1].partition("-")[2]
            )
            for first, last, kind in label_runs(own)
        ]

    def _attributions(self, scores: WordScores, window: Window, text: str, words: Sequence[Span]) -> list[Attribution]:
        cues = [
            cue
            for cue in cue_runs(scores.cues, self.model.transitions, self.model.card.cue_caution)
            if window.own_first <= cue[0] + window.first < window.own_last
        ]
        if not cues:
            return []
        first = np.array([cue[0] for cue in cues], dtype=np.int64)
        last = np.array([cue[1] - 1 for cue in cues], dtype=np.int64)
        roles = self.model.score_roles(scores.vectors, first, last)
        found = []
        for number, (begin, end, confidence) in enumerate(cues):
            blocked = range(begin, end)
            sources = best_runs(roles[number, :, 0], blocked)
            contents = best_runs(roles[number, :, 1], blocked)
            if not contents:
                continue

            def span(run: tuple[int, int]) -> Span:
                return trim(text, (words[run[0] + window.first][0], words[run[1] - 1 + window.first][1]))

            content = tuple(part for run in contents if (part := span(run)))
            cue = span((begin, end))
            if not content or cue[0] == cue[1]:
                continue
            source = max(sources, key=lambda run: run[1] - run[0], default=None)
            raw = confidence * _certainty(roles[number, :, 1], contents)
            calibrated = round(_calibrated(raw, *self.model.card.confidence), 3)
            found.append(Attribution(span(source) if source else None, cue, content, calibrated))
        return found


def trim(text: str, span: Span) -> Span:
    """The span without white space, quotation marks and commas at its ends; it may come out empty."""
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return (start, end)


def _certainty(scores: Scores, runs: Sequence[tuple[int, int]]) -> float:
    inside = np.concatenate([scores[first:last, 0] for first, last in runs])
    return float(np.mean(1 / (1 + np.exp(-inside))))


def _calibrated(raw: float, scale: float, shift: float) -> float:
    inside = min(max(raw, 1e-3), 1 - 1e-3)
    return 1 / (1 + math.exp(-(scale * math.log(inside / (1 - inside)) + shift)))


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
