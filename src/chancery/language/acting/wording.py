"""Words and phrases by their base forms: what forms stand for them in a text, and where the rest of a phrase stands.

Shared by the table of the package (`wordlist`) and the types of users (`own_acts`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from chancery.language.acting.inflection import irregular_bases, noun_forms, verb_forms

# How far behind its first word the rest of a phrase may stand: "called the ambassador home".
REACH = 4
POS = {"VB": "v", "NN": "n", "JJ": "a"}
"""Parts of speech of the tables by the first two letters of Penn tags."""

Forms = frozenset[str]

_ENDINGS = (
    ("ies", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ied", ("y",)), ("ed", ("", "e")), ("ying", ("ie",)),
    ("ing", ("", "e")),
)  # fmt: skip


def forms(base: str, pos: str) -> Iterator[str]:
    """Every form of the first word of a phrase, by its part of speech: v, n or a."""
    if pos == "v":
        yield from verb_forms(base)
    elif pos == "n":
        yield from noun_forms(base)
    else:
        yield base


def behind(rest: Sequence[Forms], words: Sequence[str], number: int) -> tuple[int, ...] | None:
    """Where the rest of a phrase stands behind its first word, word by word; None if it does not."""
    at = number
    places = []
    for wanted in rest:
        window = words[at + 1 : number + 1 + REACH]
        step = next((place for place, word in enumerate(window) if word in wanted), None)
        if step is None:
            return None
        at += step + 1
        places.append(at)
    return tuple(places)


def before(rest: Sequence[Forms], words: Sequence[str], number: int) -> tuple[int, ...] | None:
    """Where the rest of a phrase stands before its first word, in any order; None if it does not."""
    nearest = range(number - 1, max(-1, number - 1 - REACH), -1)
    places = [next((place for place in nearest if words[place] in wanted), None) for wanted in rest]
    found = tuple(place for place in places if place is not None)
    return found if len(found) == len(rest) else None


@cache
def family(form: str) -> Forms:
    """All forms of the verbs and nouns that a word may be a form of: of "boarded" also "boards" and "boarding"."""
    bases = {form, *irregular_bases(form)}
    for ending, replaced in _ENDINGS:
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < 2:
            continue
        bases |= {stem + letters for letters in replaced}
        if ending in ("ed", "ing") and stem[-1] == stem[-2:-1]:
            bases.add(stem[:-1])
    families = [frozenset((*verb_forms(base), *noun_forms(base))) for base in bases]
    return frozenset().union(*(one for one in families if form in one))
