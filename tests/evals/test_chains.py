"""Chained texts: their marks, and the corpus that is written with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals import chains, marked

CORPUS = Path(__file__).parents[2] / "corpus" / "coreference"
TEXTS = sorted(CORPUS.glob("*.txt")) + sorted(CORPUS.glob("held_out/*.txt"))


def test_marks_nest_and_are_taken_out() -> None:
    """Each chain has its kind and its mentions in order; the text is what stands between the marks."""
    found = chains.parse("[p1|Ana Ode] met [p1|[o2|her] envoy] and [o2|it].")

    assert found.text == "Ana Ode met her envoy and it."
    assert [(one.kind, [found.text[start:end] for start, end in one.mentions]) for one in found.chains] == [
        ("person", ["Ana Ode", "her envoy"]),
        ("organization", ["her", "it"]),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n[x1|Ana] met.", "line 2: unknown kind 'x'"),
        ("[p1|Ana] met [o1|it].", "entity 1 is 'p' before and 'o' here"),
        ("[p1|Ana met.", "entity 1 is never closed"),
    ],
    ids=["kind", "two kinds", "open"],
)
def test_marks_that_do_not_fit_are_named(text: str, message: str) -> None:
    """With the line, where there is one."""
    with pytest.raises(ValueError, match=message):
        chains.parse(text)


@given(st.text(alphabet="abc [],.\n", max_size=40))
def test_a_text_without_marks_is_kept(text: str) -> None:
    """Brackets that are no marks are text."""
    assert chains.parse(text).text == text


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_corpus_is_that_of_the_reader(path: Path) -> None:
    """Each text is, without its marks, the one of the same name, and speaks of somebody."""
    twin = Path(*("reader" if part == "coreference" else part for part in path.parts))

    found = chains.parse(path.read_text(encoding="utf-8"))

    assert found.text == marked.parse(twin.read_text(encoding="utf-8")).text
    assert found.chains
