"""Names from the labels of words: runs of one label, put together where the syntax says that they are one name."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.language.annotation import Name, Token
from chancery.language.decoding import label_runs
from chancery.language.model import Scores

# Relations by which the first half of a name hangs from the second: "North Atlantic | Alliance".
_PART_OF = frozenset({"compound", "flat", "nmod:desc", "amod"})
# Words inside names of persons.
_PARTICLES = frozenset("al el bin ibn bint ben van von der den de del della di da dos du la le ul ur af av abu".split())
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
        if found and name.last <= found[-1].last:
            continue
        if found and (_continues(tokens, found[-1], name) or name.first < found[-1].last):
            name = Name(found.pop().first, name.last, name.label)
        found.append(_completed(text, tokens, name) if name.label == "person" else name)
    return found


def _bare(text: str, tokens: Sequence[Token], name: Name) -> Name | None:
    """The name without punctuation at its ends; None if nothing is left."""
    words = [
        number
        for number in range(name.first, name.last)
        if any(character.isalnum() for character in text[tokens[number].start : tokens[number].end])
    ]
    return Name(words[0], words[-1] + 1, name.label) if words else None


def _completed(text: str, tokens: Sequence[Token], name: Name) -> Name:
    """A person's name with the rest of it that was left out: "Adel bin | Ahmed Al-Jubeir", "Kees | van Rij"."""
    last = name.last
    while last < len(tokens):
        word = text[tokens[last].start : tokens[last].end]
        before = text[tokens[last - 1].start : tokens[last - 1].end]
        joined = before.lower() in _PARTICLES or (before == "-" and tokens[last - 1].end == tokens[last].start)
        hangs = name.first <= tokens[last].head < last and tokens[last].deprel == "flat"
        if word[:1].isupper() and tokens[last].upos == "PROPN" and (joined or hangs):
            last += 1
        elif last + 1 < len(tokens) and _leads_on(text, tokens, last):
            last += 2
        else:
            break
    return Name(name.first, last, name.label)


def _leads_on(text: str, tokens: Sequence[Token], number: int) -> bool:
    """Whether a particle or a hyphen without spaces joins the next word, which has a capital, to the name before."""
    token, following = tokens[number], tokens[number + 1]
    word = text[token.start : token.end]
    glued = word == "-" and tokens[number - 1].end == token.start and token.end == following.start
    particle = word.lower() in _PARTICLES and token.start > tokens[number - 1].end
    return (glued or particle) and following.upos == "PROPN" and text[following.start].isupper()


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
