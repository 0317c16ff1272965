"""Names from the labels of words: runs of one label, put together where the syntax says that they are one name."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.language.annotation import Name, Token
from chancery.language.decoding import label_runs
from chancery.language.model import Scores

# Relations by which the first half of a name hangs from the second: "North Atlantic | Alliance".
_PART_OF = frozenset({"compound", "flat", "nmod:desc", "amod"})
# A date or a number before a name is no part of it.
_FIRST_HALVES = frozenset({"place", "group", "organization", "person"})


def names(text: str, tokens: Sequence[Token], scores: Scores, first: int, labels: Sequence[str]) -> list[Name]:
    """The names among tokens from number `first` on; scores [W, labels] of O, B and I of each kind of name.

    `tokens` are all of the text so far, those of the scores among them.
    """
    found: list[Name] = []
    for begin, end, kind in label_runs(scores):
        name = _bare(text, tokens, Name(begin + first, end + first, labels[2 * kind + 1].partition("-")[2]))
        if name is None:
            continue
        if found and _continues(tokens, found[-1], name):
            name = Name(found.pop().first, name.last, name.label)
        found.append(name)
    return found


def _bare(text: str, tokens: Sequence[Token], name: Name) -> Name | None:
    """The name without punctuation at its ends; None if nothing is left."""
    words = [
        number
        for number in range(name.first, name.last)
        if any(character.isalnum() for character in text[tokens[number].start : tokens[number].end])
    ]
    return Name(words[0], words[-1] + 1, name.label) if words else None


def _continues(tokens: Sequence[Token], before: Name, name: Name) -> bool:
    """Whether the name right before is the first half of this one: its head hangs from a word of it."""
    if before.last != name.first or before.label not in _FIRST_HALVES or name.label in ("date", "group"):
        return False
    heads = [
        number for number in range(before.first, before.last) if not before.first <= tokens[number].head < before.last
    ]
    if not heads:
        return False
    head = tokens[heads[-1]]
    return name.first <= head.head < name.last and head.deprel in _PART_OF
