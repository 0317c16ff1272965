"""Names out of the labels of words."""

from __future__ import annotations

import numpy as np

from chancery.language.annotation import Name, Token
from chancery.language.naming import names

LABELS = ["O", "B-person", "I-person", "B-organization", "I-organization", "B-place", "I-place", "B-date", "I-date"]


def found(text: str, labels: list[str], heads: list[tuple[int, str]]) -> list[tuple[str, str]]:
    """The names of a text of words with a space between them, each with its label, head and relation."""
    tokens, at = [], 0
    for word, (head, relation) in zip(text.split(" "), heads, strict=True):
        tokens.append(Token(at, at + len(word), "PROPN", "NNP", head, relation))
        at += len(word) + 1
    scores = np.eye(len(LABELS), dtype=np.float32)[[LABELS.index(label) for label in labels]]

    def quote(name: Name) -> str:
        return text[tokens[name.first].start : tokens[name.last - 1].end]

    return [(quote(name), name.label) for name in names(text, tokens, scores, 0, LABELS)]


def test_halves_that_hang_together_are_one_name() -> None:
    """Where the first half is a compound of the second, the whole has the label of the second."""
    heads = [(1, "compound"), (2, "compound"), (2, "root")]

    assert found("North Atlantic Alliance", ["B-place", "I-place", "B-organization"], heads) == [
        ("North Atlantic Alliance", "organization")
    ]


def test_neighbours_that_do_not_hang_together_stay_two() -> None:
    """A subject beside an object is a name of its own, and a date is never part of the name behind it."""
    assert found("Moscow Gazprom", ["B-place", "B-organization"], [(0, "root"), (0, "obj")]) == [
        ("Moscow", "place"),
        ("Gazprom", "organization"),
    ]
    assert found("Monday Gazprom", ["B-date", "B-organization"], [(1, "compound"), (1, "root")]) == [
        ("Monday", "date"),
        ("Gazprom", "organization"),
    ]


def test_punctuation_at_the_ends_is_no_part_of_a_name() -> None:
    """A hyphen or a bracket that was labelled with a name is left out; a name of nothing else is none."""
    heads = [(1, "punct"), (1, "root"), (1, "punct")]

    assert found("- NATO )", ["B-organization", "I-organization", "I-organization"], heads) == [
        ("NATO", "organization")
    ]
    assert found("- , )", ["B-place", "O", "B-place"], heads) == []
