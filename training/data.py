"""From annotated texts to training windows: what the encoder sees of a run of words, and what each head must say."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from chancery.language.annotation import ENTITY_KINDS, NAME_LABELS
from chancery.language.paragraphs import paragraphs
from chancery.language.pieces import Pieces, PieceVocabulary, cut_into_pieces
from chancery.language.quotes import quotations
from chancery.language.tokens import tokenise
from chancery.records import Span
from evals import conllu, gum_entities
from evals import gold as gold_texts
from evals.conllu import TreebankDocument
from evals.gold import GoldText
from evals.spans import normalise
from evals.standoff import RoleSpans
from training import entities
from training.known import is_nationality

IGNORE = -100
NO_CHAIN = -1
# What a word heads: no mention, one of an entity that is followed, or one of anything else.
KINDS = ("none", *ENTITY_KINDS, "other")
Labels = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Attributions:
    """Links by word: each cue `[first, last)`, with the words of its source and of its content."""

    cues: list[tuple[int, int]]
    sources: list[list[int]]
    contents: list[list[int]]


@dataclass
class Example:
    """A text with labels by word; a task whose labels are None is not trained on it."""

    name: str
    text: str
    words: list[Span]
    pieces: Pieces
    cut_points: list[int]  # words at which a window may begin
    attributions: Attributions | None = None
    names: Labels | None = None
    sentence_ends: Labels | None = None
    upos: Labels | None = None
    tags: Labels | None = None
    heads: Labels | None = None  # word index in the text; a root's head is itself
    labels: Labels | None = None
    kinds: Labels | None = None  # of the entity that a word heads a mention of, as in `KINDS`
    chains: Labels | None = None  # number of that entity in the text; NO_CHAIN where the word heads no mention


@dataclass
class Inventory:
    """The label sets, in the order of the heads' outputs."""

    upos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=lambda: ["O", *(f"{p}-{label}" for label in NAME_LABELS for p in "BI")])


def attribution_examples(texts: list[GoldText], vocabulary: PieceVocabulary) -> Iterator[Example]:
    """Articles with attributions."""
    for text in texts:
        example = _plain_example(text.name, text.text, vocabulary)
        example.attributions = _link(example, text.attributions)
        yield example


def marked_examples(folder: Path, vocabulary: PieceVocabulary) -> Iterator[Example]:
    """Texts marked in line (`corpus/reader`): names and attributions."""
    for name, marked in gold_texts.load_marked(folder):
        example = _plain_example(name, marked.text, vocabulary)
        roles = [RoleSpans(one.source, one.cue, one.content) for one in marked.attributions.values()]
        example.attributions = _link(example, roles)
        runs = [(*words_in(example.words, (start, end)), label) for start, end, label in marked.names]
        example.names = bio(len(example.words), runs)
        yield example


def treebank_examples(path: Path, vocabulary: PieceVocabulary, inventory: Inventory, grow: bool) -> Iterator[Example]:
    """Treebank documents; `grow` adds labels not yet in the inventory, else they are ignored."""
    for document in conllu.load(path):
        words = document.words
        spans = [word.span for word in words]
        pieces = cut_into_pieces(document.text, spans, quotations(document.text), vocabulary)
        example = Example(document.name, document.text, spans, pieces, [first for first, _ in document.sentences])
        example.upos = _indices([word.upos for word in words], inventory.upos, grow)
        example.tags = _indices([word.xpos for word in words], inventory.tags, grow)
        example.labels = _indices([word.deprel for word in words], inventory.labels, grow)
        example.heads = np.array([word.head for word in words], dtype=np.int64)
        example.sentence_ends = np.zeros(len(words), dtype=np.int64)
        example.sentence_ends[[last - 1 for _, last in document.sentences]] = 1
        if entities.is_annotated(document):
            example.names = _treebank_names(document)
            example.kinds, example.chains = _mentions(document)
        yield example


def windows(example: Example, longest: int, shuffle: random.Random | None) -> list[tuple[int, int]]:
    """Runs of words `[first, last)` of at most `longest` pieces, cut at cut points; shuffled, the first is shorter."""
    budget = longest - 2
    starts = example.pieces.word_starts
    room = int(budget * shuffle.uniform(0.3, 1.0)) if shuffle else budget
    cuts = [*example.cut_points, len(example.words)]
    found: list[tuple[int, int]] = []
    first = 0
    total = len(example.pieces.ids)

    def piece(word: int) -> int:
        return int(starts[word]) if word < len(starts) else total

    while first < len(example.words):
        fitting = [cut for cut in cuts if cut > first and piece(cut) - piece(first) <= room]
        last = fitting[-1] if fitting else next(cut for cut in cuts if cut > first)
        while piece(last) - piece(first) > budget:
            last -= 1  # a paragraph longer than a window is cut in the middle
        found.append((first, last))
        first, room = last, budget
    return found


def _plain_example(name: str, text: str, vocabulary: PieceVocabulary) -> Example:
    words = tokenise(text)
    starts = {span[0] for span in paragraphs(text)}
    cut_points = [number for number, word in enumerate(words) if number == 0 or word[0] in starts]
    return Example(name, text, words, cut_into_pieces(text, words, quotations(text), vocabulary), cut_points)


def _link(example: Example, gold: list[RoleSpans]) -> Attributions:
    """Attributions by word. Marks and light punctuation at the ends of spans are annotated now so, now so: they
    are taken off everywhere, and put back by rule after decoding."""
    linked = Attributions([], [], [])

    def words(spans: list[Span]) -> list[int]:
        runs = [words_in(example.words, span) for span in normalise(example.text, spans)]
        return sorted({word for run in runs for word in range(*run)})

    for found in gold:
        cues = [words_in(example.words, span) for span in normalise(example.text, found.cue)]
        content = words(found.content)
        if cues and cues[0][0] < cues[0][1] and content and cues[0] not in linked.cues:
            linked.cues.append(cues[0])
            linked.sources.append(words(found.source))
            linked.contents.append(content)
    return linked


def words_in(words: list[Span], span: Span) -> tuple[int, int]:
    """Words `[first, last)` that touch the span."""
    ends = np.fromiter((end for _, end in words), dtype=np.int64, count=len(words))
    begins = np.fromiter((start for start, _ in words), dtype=np.int64, count=len(words))
    return int(np.searchsorted(ends, span[0], side="right")), int(np.searchsorted(begins, span[1], side="left"))


def bio(size: int, runs: list[tuple[int, int, str]]) -> Labels:
    """Labels O, B, I of `NAME_LABELS` for runs `[first, last)` of words."""
    labels = np.zeros(size, dtype=np.int64)
    for first, last, label in runs:
        kind = NAME_LABELS.index(label)
        labels[first:last] = 2 + 2 * kind
        labels[first] = 1 + 2 * kind
    return labels


def _treebank_names(document: TreebankDocument) -> Labels:
    labels = bio(len(document.words), entities.names(document))
    # GUM has no label for nationalities and calls their bearers persons.
    for number, word in enumerate(document.words):
        form = document.text[slice(*word.span)]
        if word.xpos == "NNPS" or (word.upos == "ADJ" and form[:1].isupper()):
            labels[number] = bio(1, [(0, 1, "group")])[0] if is_nationality(form) else IGNORE
    return labels


def _mentions(document: TreebankDocument) -> tuple[Labels, Labels]:
    """What each word heads: the kind of the mention, and the chain of those that are followed."""
    kinds = np.zeros(len(document.words), dtype=np.int64)
    chains = np.full(len(document.words), NO_CHAIN, dtype=np.int64)
    numbers: dict[str, int] = {}
    for mention in sorted(gum_entities.mentions(document), key=lambda one: one.first - one.last):  # inner ones later
        if mention.kind in ENTITY_KINDS or kinds[mention.head] == 0:
            followed = mention.kind in ENTITY_KINDS
            kinds[mention.head] = KINDS.index(mention.kind if followed else "other")
            chains[mention.head] = numbers.setdefault(mention.chain, len(numbers)) if followed else NO_CHAIN
    return kinds, chains


def _indices(values: list[str], known: list[str], grow: bool) -> Labels:
    if grow:
        known.extend(sorted(set(values) - set(known)))
    index = {value: number for number, value in enumerate(known)}
    return np.array([index.get(value, IGNORE) for value in values], dtype=np.int64)
