"""What holds of the quotations of every text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.language.paragraphs import paragraphs
from chancery.language.quotes import quotations

# Rich in marks and in what stands around them; the words bring elisions, plurals and figures.
_PARTS = ["“", "”", '"', "'", "‘", "’", "''", "``", "«", "»", "„", "‟", "‹", "›", "‚", "`", "＂", "‘‘", "’’"]
_PARTS += [
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\u2028",
    ".",
    ",",
    "—",
    "(",
    "s",
    "ministers",
    "said",
    "90s",
    "em",
    "6",
    "é",
]
texts = st.lists(st.sampled_from(_PARTS), max_size=60).map("".join)


@given(texts)
@settings(max_examples=400)
def test_quotations_are_spans_of_the_text_in_order(text: str) -> None:
    """The inner span lies in the outer one, the outer one in the text; outer comes before inner."""
    found = quotations(text)

    for quoted in found:
        assert 0 <= quoted.outer[0] < quoted.inner[0] <= quoted.inner[1] <= quoted.outer[1] <= len(text)
    assert [(q.outer[0], -q.outer[1]) for q in found] == sorted((q.outer[0], -q.outer[1]) for q in found)


@given(texts)
@settings(max_examples=400)
def test_quotations_nest_or_stand_apart(text: str) -> None:
    """No two overlap in part, no two are the same, and the depth counts those around."""
    found = quotations(text)

    assert len({quoted.outer for quoted in found}) == len(found)
    for number, quoted in enumerate(found):
        around = 0
        for other in found[:number]:
            if other.outer[1] > quoted.outer[0]:
                assert other.inner[0] <= quoted.outer[0]
                assert quoted.outer[1] <= other.inner[1]
                around += 1
        assert quoted.depth == around


@given(texts)
@settings(max_examples=400)
def test_no_quotation_crosses_a_paragraph(text: str) -> None:
    """Each lies in one paragraph; one that goes on runs to its end, and the next begins with the same mark."""
    spans = paragraphs(text)
    following = dict(pairwise(spans))

    for quoted in quotations(text):
        (home,) = [span for span in spans if span[0] <= quoted.outer[0] < span[1]]
        assert quoted.outer[1] <= home[1]
        if quoted.continues:
            mark = text[quoted.outer[0] : quoted.inner[0]]
            assert quoted.outer[1] == home[1]
            assert text.startswith(mark, following[home][0])


@given(texts)
def test_the_same_text_has_the_same_quotations(text: str) -> None:
    """Nothing is remembered between calls."""
    first = quotations(text)
    quotations("“’'\"" + text)

    assert quotations(text) == first


@given(texts, texts)
def test_a_paragraph_is_read_alone(before: str, text: str) -> None:
    """What another paragraph holds does not change how marks are paired, as long as neither is hard-wrapped."""
    alone = [quoted.outer for quoted in quotations(text)]
    shift = len(before) + 4

    together = [quoted.outer for quoted in quotations(f"{before}\n.\n\n{text}")]

    assert [outer for outer in together if outer[0] >= shift] == [(start + shift, end + shift) for start, end in alone]


@pytest.mark.parametrize(
    "part",
    [
        "'a ",
        "“",
        "“a ",
        "” ",
        '"a ',
        '" ',
        "a' ",
        "s' ",
        "‘a ",
        "'“",
        "`",
        "''",
        "“'",
        "“a\n\n",
        "a\n\n",
        "a" * 200 + "\n\n",
        "‘s’ ",
        "“x“ ",
    ],
)
def test_time_grows_with_the_length_alone(part: str, growth: Callable[..., float]) -> None:
    """A text of one pattern repeated takes time in proportion, whatever the pattern."""
    assert growth(quotations, lambda count: part * count, 1500) < 3
