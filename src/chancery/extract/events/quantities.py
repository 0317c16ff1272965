"""Numbers that belong to an act: how many of what, beside the trigger or in the phrases of either side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chancery.extract.date_words import ONES, TEENS, TENS
from chancery.language.annotation import Act
from chancery.language.phrases import Phrases
from chancery.records import Quantity

_UNITS = {word: value for value, word in enumerate(["zero", *ONES, *TEENS])}
_UNITS |= {word: 10 * value for value, word in enumerate(TENS, 2)}
_SCALES = {"hundred": 100, "dozen": 12, "score": 20, "thousand": 1_000, "million": 10**6, "billion": 10**9,
           "trillion": 10**12, "bn": 10**9, "m": 10**6, "k": 1_000}  # fmt: skip
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_UNDER = frozenset({"obj", "nsubj:pass", "nsubj", "obl", "nmod", "nummod", "compound", "conj"})


def quantities(phrases: Phrases, act: Act) -> tuple[Quantity, ...]:
    """The numbers of an act, in order of the text; of each what it counts, in the words of the text."""
    heads = dict.fromkeys([*act.sources, *act.targets, *_objects(phrases, act.trigger), act.trigger])
    found: dict[tuple[int, int], Quantity] = {}
    for head in heads:
        for number in _numbers(phrases, head):
            value = value_of(phrases.lower[number.start : number.stop])
            if value is not None:
                span = (phrases.tokens[number.start].start, phrases.tokens[number.stop - 1].end)
                found.setdefault(span, Quantity(value=value, of=_counted(phrases, head, number.stop), span=span))
    return tuple(found[span] for span in sorted(found))


def value_of(words: Iterable[str]) -> float | None:
    """The value of a number in figures or words: "2,500", "two hundred and fifty", "1.5 million"; None for others."""
    total, part, any_word = 0.0, 0.0, False
    for word in (piece for told in words for piece in told.replace("-", " ").split()):
        if _DIGITS.fullmatch(word):
            part += float(word.replace(",", ""))
        elif word in _UNITS:
            part += _UNITS[word]
        elif word in _SCALES:
            part = (part or 1) * _SCALES[word]
            if _SCALES[word] >= 1_000:
                total, part = total + part, 0.0
        elif word not in ("and", "$", "€", "£", "a"):
            return None
        else:
            continue
        any_word = True
    return total + part if any_word else None


def _objects(phrases: Phrases, trigger: int) -> Iterator[int]:
    for child in phrases.children[trigger]:
        if phrases.tokens[child].deprel in _UNDER and phrases.tokens[child].upos in ("NOUN", "NUM", "PROPN"):
            yield child


def _numbers(phrases: Phrases, head: int) -> Iterator[range]:
    """The runs of number words that count a noun, dates left out."""
    tokens = phrases.tokens
    dates = [name for name in phrases.index.names(range(max(0, head - 8), head + 8)) if name.label == "date"]
    counted = [child for child in phrases.children[head] if tokens[child].deprel.startswith("nummod")]
    if tokens[head].upos == "NUM":
        counted.append(head)
    for child in counted:
        if any(name.first <= child < name.last for name in dates):
            continue
        beside = (part for part in phrases.children[child] if abs(part - child) < 4)
        parts = [part for part in beside if tokens[part].upos in ("NUM", "NOUN")]
        first, last = min([child, *parts]), max([child, *parts])
        yield range(first, last + 1)


def _counted(phrases: Phrases, head: int, first: int) -> str:
    """What a number counts: the noun with what stands between the two."""
    if head < first:
        return ""
    tokens = phrases.tokens
    return phrases.index.annotation.text[tokens[first].start : tokens[head].end]
