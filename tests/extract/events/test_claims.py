"""Whose word an event rests on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.extract.events.claims import Claims
from chancery.records import Span, Statement

_SPANS = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda one: (one[0], one[0] + one[1]))


def told(number: int, *content: Span) -> Statement:
    """A statement with these contents."""
    return Statement(
        id=f"stm_{number}",
        speaker=None,
        speaker_span=None,
        cue_span=None,
        content_spans=content,
        mode="indirect",
        confidence=0.9,
    )


def holder(statements: list[Statement], trigger: Span) -> str | None:
    """The id of the statement that holds a trigger."""
    found = Claims(statements).holding(trigger)
    return found.id if found else None


@pytest.mark.parametrize(
    ("trigger", "expected"),
    [((12, 15), "stm_1"), ((2, 5), "stm_0"), ((30, 33), "stm_0"), ((18, 22), "stm_0"), ((41, 44), None)],
    ids=["inner", "outer before", "outer behind", "over the edge of the inner", "outside"],
)
def test_the_innermost_statement_claims(trigger: Span, expected: str | None) -> None:
    """ "A said that B said it had begun": B does, of what stands wholly in B's words."""
    assert holder([told(0, (0, 40)), told(1, (10, 20))], trigger) == expected


def test_every_fragment_of_a_content_counts() -> None:
    """A quotation that is broken off and goes on."""
    assert holder([told(0, (0, 10), (20, 30))], (21, 24)) == "stm_0"
    assert holder([told(0, (0, 10), (20, 30))], (8, 22)) is None


def test_without_statements_nobody_claims() -> None:
    """The report tells it itself."""
    assert holder([], (0, 5)) is None


@given(st.lists(st.lists(_SPANS, max_size=3), max_size=6), _SPANS)
def test_the_shortest_content_around_a_trigger_is_found(contents: list[list[Span]], trigger: Span) -> None:
    """However contents nest and cross; of equal ones the first."""
    statements = [told(number, *spans) for number, spans in enumerate(contents)]

    around = [
        (end - start, start, number)
        for number, spans in enumerate(contents)
        for start, end in spans
        if start <= trigger[0] and trigger[1] <= end
    ]

    assert holder(statements, trigger) == (f"stm_{min(around)[2]}" if around else None)
