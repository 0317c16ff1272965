"""Texts to measure on: those of `corpus/`, and any number of new ones made of their paragraphs.

The same seed makes the same texts. Nobody should read them; they only have the words and lengths of news.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from evals import gold

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
SEED = 20211020
_PARAGRAPH = "\n\n"


@cache
def corpus_texts() -> tuple[str, ...]:
    """All texts of the corpus, without their marks, in order of names."""
    articles = [gold.read_exactly(path) for path in sorted((CORPUS / "articles").glob("*.txt"))]
    return (*articles, *(marked.text for _, marked in gold.load_marked(CORPUS / "reader")))


def articles(count: int, seed: int = SEED) -> Iterator[str]:
    """`count` articles, each with the number of paragraphs of some text of the corpus, drawn from all of them."""
    chance = random.Random(seed)
    lengths = [len(_paragraphs(text)) for text in corpus_texts()]
    pool = _pool()
    for _ in range(count):
        yield _PARAGRAPH.join(chance.choices(pool, k=chance.choice(lengths)))


def long_text(characters: int, seed: int = SEED) -> str:
    """One text of `characters` code points, made of paragraphs of the corpus; the last one is cut."""
    chance = random.Random(seed)
    pool = _pool()
    pieces: list[str] = []
    length = 0
    while length < characters:
        pieces.append(chance.choice(pool))
        length += len(pieces[-1]) + len(_PARAGRAPH)
    return _PARAGRAPH.join(pieces)[:characters]


def count_words(text: str) -> int:
    """Words between white space, which is what words a second count."""
    return len(text.split())


def _pool() -> list[str]:
    return [paragraph for text in corpus_texts() for paragraph in _paragraphs(text)]


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
