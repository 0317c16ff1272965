"""CAMEO codes, quad classes and contexts of events, by tables."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.extract.events.coding import cameo, contexts, quad_class
from chancery.world.plover import CONTEXTS, TYPES

_TABLE = list(
    csv.DictReader(files("chancery.world").joinpath("cameo_events.csv").read_text(encoding="utf-8").splitlines())
)
_PAIRS = [(one.name, mode) for one in TYPES for mode in (None, *one.modes)]


@pytest.mark.parametrize(("kind", "mode"), _PAIRS, ids=str)
def test_every_type_gets_a_code_of_its_own(kind: str, mode: str | None) -> None:
    """Two to four digits that the table has for this type, with or without contexts."""
    own = {row["code"] for row in _TABLE if row["type"] == kind}

    for about in ((), ("diplomatic",), ("military", "legal"), CONTEXTS):
        assert cameo(kind, mode, about) in own


@pytest.mark.parametrize(("kind", "mode"), sorted({(row["type"], row["mode"]) for row in _TABLE if row["mode"]}))
def test_a_code_of_the_mode_is_taken(kind: str, mode: str) -> None:
    """Where the table has one, whatever the contexts."""
    own = {row["code"] for row in _TABLE if (row["type"], row["mode"]) == (kind, mode)}

    assert cameo(kind, mode, ()) in own
    assert cameo(kind, mode, ("diplomatic", "economic")) in own


def test_without_a_mode_no_code_asks_for_one() -> None:
    """Where the table has a code of the type alone."""
    bare = {row["type"] for row in _TABLE if not row["mode"]}

    for kind in sorted(bare):
        assert cameo(kind, None, ()) in {row["code"] for row in _TABLE if row["type"] == kind and not row["mode"]}


def test_contexts_choose_among_codes() -> None:
    """The more of them a code shares the better; what is shared by none is the general code."""
    assert cameo("AID", None, ()) == "070"
    assert cameo("AID", None, ("economic",)) == "071"
    assert cameo("AID", None, ("military",)) == "072"
    assert cameo("AID", None, ("gender",)) == "070"


def test_other_types_have_no_code_and_no_class() -> None:
    """Those that a user brings and maps to nothing."""
    assert cameo("FISHING", None, ()) is None
    assert quad_class("FISHING") is None


@pytest.mark.parametrize("one", TYPES, ids=lambda one: one.name)
def test_every_type_has_its_quad_class(one: object) -> None:
    """That of the codebook."""
    assert quad_class(one.name) == one.quad_class  # type: ignore[attr-defined]


def test_words_speak_of_contexts() -> None:
    """The most spoken of first, of equals by the alphabet; phrases of two words count too."""
    assert contexts("the embassy and the consulate asked for wheat".split())[0] == "diplomatic"
    assert contexts("nobody left the house".split()) == ()


@given(st.lists(st.sampled_from("embassy troops court vote drugs women church trade virus hackers flood".split())))
def test_at_most_three_contexts_are_told(words: list[str]) -> None:
    """Each once, and known."""
    found = contexts(words)

    assert len(found) == len(set(found)) <= 3
    assert set(found) <= set(CONTEXTS)
