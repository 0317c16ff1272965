"""The types of PLOVER, and the tables that speak of them."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from chancery.world.plover import BY_NAME, CONTEXTS, TYPES

_TABLES = {
    "words.csv": ("chancery.language.acting", ("words", "pos", "type", "mode")),
    "cameo_events.csv": ("chancery.world", ("code", "type")),
    "contexts.csv": ("chancery.world", ("words", "context")),
}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table."""
    folder = files(_TABLES[name][0])
    return list(csv.DictReader(folder.joinpath(name).read_text(encoding="utf-8").splitlines()))


def test_there_are_sixteen_types() -> None:
    """Four kinds of them, of which some have more than the codebook's modes; no mode twice."""
    assert len(TYPES) == len(BY_NAME) == 16
    assert len({one.quad_class for one in TYPES}) == 4
    assert all(len(one.modes) == len(set(one.modes)) for one in TYPES)


def test_contexts_are_known_once() -> None:
    """Thirty-two."""
    assert len(CONTEXTS) == len(set(CONTEXTS)) == 32


@pytest.mark.parametrize("name", ["words.csv", "cameo_events.csv"])
def test_a_mode_is_one_of_its_type(name: str) -> None:
    """In every row, or none."""
    wrong = [row for row in rows(name) if row["mode"] not in ("", *BY_NAME[row["type"]].modes)]

    assert not wrong


@pytest.mark.parametrize("name", _TABLES)
def test_no_row_says_the_same_twice(name: str) -> None:
    """Whatever weight or contexts it gives."""
    keys = [tuple(row[column] for column in _TABLES[name][1]) for row in rows(name)]

    doubled = sorted({key for key in keys if keys.count(key) > 1}) if len(keys) != len(set(keys)) else []

    assert not doubled


@pytest.mark.parametrize("name", _TABLES)
def test_rows_are_sorted(name: str) -> None:
    """By their first columns, so that a change is seen where it is made."""
    keys = [tuple(row[column] for column in _TABLES[name][1]) for row in rows(name)]

    assert keys == sorted(keys)


def test_contexts_of_words_are_known() -> None:
    """Words are in small letters, of one or two words as they are looked for."""
    found = rows("contexts.csv")

    assert {row["context"] for row in found} <= set(CONTEXTS)
    assert not [row["words"] for row in found if row["words"] != row["words"].lower()]
    assert not [row["words"] for row in found if len(row["words"].split(" ")) > 2]


def test_contexts_of_codes_are_known() -> None:
    """And every type has a code, of two to four digits with its leading zero."""
    found = rows("cameo_events.csv")

    assert {one for row in found for one in row["contexts"].split(";") if one} <= set(CONTEXTS)
    assert {row["type"] for row in found} == set(BY_NAME)
    assert not [row["code"] for row in found if not (row["code"].isdigit() and 2 <= len(row["code"]) <= 4)]
    assert not [row["code"] for row in found if not "01" <= row["code"][:2] <= "20"]


def test_words_have_a_part_of_speech_and_a_weight() -> None:
    """Base forms in small letters, but for names; verbs, nouns and adjectives; 1 to 3."""
    found = rows("words.csv")

    assert {row["pos"] for row in found} == {"v", "n", "a"}
    assert {row["weight"] for row in found} <= {"1", "2", "3"}
    assert {row["type"] for row in found} <= set(BY_NAME)
    assert not [row["words"] for row in found if row["words"] != " ".join(row["words"].split()) or not row["words"]]
