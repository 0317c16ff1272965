"""The CAMEO code and the contexts of an event, by tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from chancery.world.packaged import read_table
from chancery.world.plover import BY_NAME


@cache
def _codes() -> dict[str, list[tuple[str, str, frozenset[str]]]]:
    """By type, in order of the table: code, mode, contexts."""
    found: dict[str, list[tuple[str, str, frozenset[str]]]] = {}
    for row in read_table("cameo_events.csv"):
        contexts = frozenset(one for one in row["contexts"].split(";") if one)
        found.setdefault(row["type"], []).append((row["code"], row["mode"], contexts))
    return found


def cameo(kind: str, mode: str | None, contexts: Sequence[str]) -> str | None:
    """The CAMEO code nearest to a type, mode and contexts, as a string with its leading zero.

    By the official table from CAMEO to PLOVER (17 September 2021), read backwards: the right mode counts most, then
    each context that both have; a code asks for nothing that the event has not. Of equal codes the most general is
    taken.
    """
    best: tuple[int, int, int] | None = None
    chosen = None
    for number, (code, own_mode, own_contexts) in enumerate(_codes().get(kind, ())):
        shared = len(own_contexts & set(contexts))
        score = 4 * (own_mode == (mode or "")) - 3 * (own_mode not in ("", mode or ""))
        score += 2 * shared - len(own_contexts - set(contexts))
        rank = (score, -len(code), -number)
        if best is None or rank > best:
            best, chosen = rank, code
    return chosen


def quad_class(kind: str) -> str | None:
    """Verbal or material cooperation or conflict (PLOVER codebook, at the head of each type); None for other types."""
    return BY_NAME[kind].quad_class if kind in BY_NAME else None


@cache
def _context_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in read_table("contexts.csv"):
        found.setdefault(row["words"], []).append(row["context"])
    return {words: tuple(contexts) for words, contexts in found.items()}


def contexts(words: Sequence[str]) -> tuple[str, ...]:
    """The general contexts of PLOVER that words in small letters speak of, the most spoken of first; at most three."""
    table = _context_words()
    counts: dict[str, int] = {}
    for phrase in _phrases(words):
        for context in table.get(phrase, ()):
            counts[context] = counts.get(context, 0) + 1
    return tuple(sorted(counts, key=lambda context: (-counts[context], context))[:3])


def _phrases(words: Sequence[str]) -> Iterable[str]:
    for number, word in enumerate(words):
        yield word
        if number + 1 < len(words):
            yield f"{word} {words[number + 1]}"
