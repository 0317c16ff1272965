"""One act told twice is one event."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.extract.events.merging import same
from chancery.records import Event, Interval, Quantity

_TEXT = "expelled expulsion closed expelling accused accusing"
_MONDAY = Interval(from_="2021-10-18", to="2021-10-18", span=(0, 1))
_THURSDAY = Interval(from_="2021-10-21", to="2021-10-21", span=(0, 1))
_WEEK = Interval(from_="2021-10-18", to="2021-10-24", span=(0, 1))
_PUBLISHED = Interval(from_="2021-10-20", to="2021-10-20")
_SIDES = (frozenset({"NOR"}), frozenset({"TCD"}))


def told(word: str, **fields: object) -> Event:
    """An act that a word of the text tells."""
    start = _TEXT.index(word)
    span = (start, start + len(word))
    bare = Event(id=f"evt_{word}", type="SANCTION", trigger=span, evidence=span, status="happened", confidence=0.9)
    return msgspec.structs.replace(bare, **fields)


def counting(*numbers: float) -> dict[str, object]:
    """The field of an event with these numbers."""
    return {"quantities": tuple(Quantity(value=one, of="envoys", span=(0, 1)) for one in numbers)}


def is_same(
    first: Event,
    second: Event,
    of_first: tuple[frozenset[str], frozenset[str]] = _SIDES,
    of_second: tuple[frozenset[str], frozenset[str]] = _SIDES,
) -> bool:
    """Whether the second repeats the first."""
    found = same(_TEXT, [first, second], [of_first, of_second])
    assert found in ({}, {1: 0})
    return bool(found)


@pytest.mark.parametrize("word", ["expulsion", "expelling"])
def test_words_of_one_family_tell_one_act(word: str) -> None:
    """Verb and noun, whose first letters are the same."""
    assert is_same(told("expelled"), told(word))


@pytest.mark.parametrize(
    "second",
    [
        told("closed"),
        told("expulsion", type="COERCE"),
        told("expulsion", status="planned"),
        told("expulsion", status="denied"),
    ],
    ids=["another word", "another type", "not yet", "denied"],
)
def test_other_words_types_and_statuses_tell_another(second: Event) -> None:
    """What has happened is not what is planned or denied."""
    assert not is_same(told("expelled"), second)


def test_what_goes_on_has_happened() -> None:
    """ "Is expelling" may repeat "expelled"."""
    assert is_same(told("expelled"), told("expelling", status="ongoing"))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (_MONDAY, _MONDAY, True),
        (_MONDAY, _WEEK, True),
        (_MONDAY, _THURSDAY, False),
        (_MONDAY, _PUBLISHED, True),
        (_MONDAY, None, True),
        (None, None, True),
    ],
    ids=["day", "its week", "another day", "nothing said", "none", "neither"],
)
def test_dates_that_are_told_must_meet(first: Interval | None, second: Interval | None, expected: bool) -> None:
    """A day of publication is none that is told."""
    assert is_same(told("expelled", date=first), told("expulsion", date=second)) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [((2,), (2,), True), ((2,), (5,), False), ((2, 9), (9,), True), ((2,), (), True)],
)
def test_numbers_that_are_told_must_meet(first: tuple[float, ...], second: tuple[float, ...], expected: bool) -> None:
    """Two expelled are not five; one number of several is enough."""
    assert is_same(told("expelled", **counting(*first)), told("expulsion", **counting(*second))) is expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ({"NOR"}, {"TCD"}, True),
        ({"NOR"}, set(), True),
        (set(), {"TCD"}, True),
        ({"NOR", "NLD"}, {"TCD"}, True),
        (set(), set(), False),
        ({"TCD"}, {"NOR"}, False),
        ({"NOR"}, {"FJI"}, False),
        ({"FJI"}, {"TCD"}, False),
    ],
    ids=["both", "source", "target", "more", "nobody", "the other way round", "another target", "another source"],
)
def test_sides_must_meet(source: set[str], target: set[str], expected: bool) -> None:
    """One party in common on a side, and no side without any where both have somebody."""
    sides = (frozenset(source), frozenset(target))

    assert is_same(told("expelled"), told("expulsion"), _SIDES, sides) is expected


def test_acts_of_speech_are_the_same_only_in_the_same_word() -> None:
    """Two accusations are two."""
    first, second = told("accused", type="ACCUSE"), told("accusing", type="ACCUSE")

    assert not is_same(first, second)
    assert is_same(first, first)


def test_a_third_telling_goes_back_to_the_first() -> None:
    """Not to the second, which is the first already."""
    tellings = [told("expelled"), told("expulsion"), told("expelling")]

    assert same(_TEXT, tellings, [_SIDES] * 3) == {1: 0, 2: 0}


_EVENTS = st.builds(
    told,
    st.sampled_from(_TEXT.split()),
    type=st.sampled_from(["SANCTION", "ACCUSE"]),
    date=st.sampled_from([None, _MONDAY, _THURSDAY, _WEEK, _PUBLISHED]),
    status=st.sampled_from(["happened", "ongoing", "planned"]),
)
_PARTIES = st.frozensets(st.sampled_from(["NOR", "TCD", "FJI"]), max_size=2)


@given(st.lists(st.tuples(_EVENTS, st.tuples(_PARTIES, _PARTIES)), max_size=8))
def test_whatever_is_told_again_was_told_before(
    tellings: list[tuple[Event, tuple[frozenset[str], frozenset[str]]]],
) -> None:
    """Goes back to an event that is none itself, of the same type, with a party in common; alone it would too."""
    events, parties = [one for one, _ in tellings], [sides for _, sides in tellings]

    found = same(_TEXT, events, parties)

    for number, earlier in found.items():
        assert earlier < number
        assert earlier not in found
        assert events[earlier].type == events[number].type
        assert is_same(events[earlier], events[number], parties[earlier], parties[number])
