"""Words that may name acts, as a table that people can read and correct: `words.csv`.

A row has the base form of a word, or of a phrase that begins with it, its part of speech, the type of act, the mode if
the words tell it, and how often in news about politics they name that act: 3 nearly always, 2 often, 1 with the right
company. The table decides nothing: the model sees what it says of each word, and judges with everything else.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from chancery.language.acting.inflection import noun_forms
from chancery.language.acting.wording import POS, Forms, behind, forms
from chancery.language.model import Scores

_HIGHEST = 3


@dataclass(frozen=True, slots=True)
class _Row:
    """What a word names if the rest of the phrase follows it."""

    rest: tuple[Forms, ...]
    pos: str
    labels: tuple[str, ...]
    weight: float


def features(words: Sequence[str], tags: Sequence[str], labels: Sequence[str]) -> Scores:
    """For words in small letters with their Penn tags, how likely each names what `labels` have: [words, labels].

    A label is "TYPE" or "TYPE/mode". The longest phrase that fits counts alone.
    """
    places = {label: number for number, label in enumerate(labels)}
    found = np.zeros((len(words), len(labels)), dtype=np.float32)
    table = _table()
    for number, word in enumerate(words):
        rows = [row for row in table.get(word, ()) if behind(row.rest, words, number) is not None]
        if not rows:
            continue
        pos = POS.get(tags[number][:2], "")
        longest = max(len(row.rest) for row in rows)
        for row in rows:
            if len(row.rest) < longest:
                continue
            # Of another part of speech it counts less: the tagger may be wrong, and participles are both.
            weight = row.weight if row.pos == pos else row.weight / 3
            for label in row.labels:
                if label in places:
                    found[number, places[label]] = max(found[number, places[label]], weight)
    return found


@cache
def _table() -> dict[str, list[_Row]]:
    table: dict[str, list[_Row]] = {}
    lines = files("chancery.language.acting").joinpath("words.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(lines):
        first, *rest = row["words"].split()
        labels = (row["type"], f"{row['type']}/{row['mode']}") if row["mode"] else (row["type"],)
        made = _Row(
            tuple(frozenset(noun_forms(word)) for word in rest), row["pos"], labels, int(row["weight"]) / _HIGHEST
        )
        for form in set(forms(first, row["pos"])):
            table.setdefault(form, []).append(made)
    return table
