"""Time expressions and their values in TimeML, read by the grammar that reads days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_dates import ANCHORS, DAYS, TENSES, TEXTS

from chancery.extract.date_calendar import Days, decade, months, quarter, season, week, weekend, years
from chancery.extract.date_meanings import Tense
from chancery.extract.date_naming import length, named
from chancery.extract.dates import normalise, resolve

WEDNESDAY = date(2021, 10, 20)
FRIDAY = (date(2021, 9, 3), date(2021, 9, 3))
SECOND_QUARTER = (date(2021, 4, 1), date(2021, 6, 30))


def value(expression: str, *mentioned: Days) -> tuple[str, str] | None:
    """Type and value."""
    found = normalise(expression, WEDNESDAY, mentioned=mentioned)
    return (found.type, found.value) if found else None


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("October 18", "2021-10-18"),
        ("yesterday", "2021-10-19"),
        ("October", "2021-10"),
        ("last week", "2021-W41"),
        ("the weekend", "2021-W41-WE"),
        ("third-quarter", "2021-Q3"),
        ("the last half of 2019", "2019-H2"),
        ("this summer", "2021-SU"),
        ("the winter of 2014", "2014-WI"),
        ("2014", "2014"),
        ("the late 1970s", "197"),
        ("the 20th century", "19"),
        ("early next year", "2022"),
        ("earlier this month", "2021-10"),
        ("since February", "2021-02"),
        ("the end of 2019", "2019"),
        ("October 21-22", "2021-10-21/2021-10-22"),
        ("two years ago", "2019"),
        ("the past year", "2020"),
        ("fiscal 2014", "2014"),
        ("about two weeks ago", "2021-W40"),
        ("now", "PRESENT_REF"),
        ("current", "PRESENT_REF"),
        ("these days", "PRESENT_REF"),
        ("recently", "PAST_REF"),
        ("recent years", "PAST_REF"),
        ("the past", "PAST_REF"),
        ("previous years", "PAST_REF"),
        ("several years ago", "PAST_REF"),
        ("soon", "FUTURE_REF"),
        ("the near future", "FUTURE_REF"),
        ("coming months", "FUTURE_REF"),
    ],
)
def test_a_date_has_its_value(expression: str, expected: str) -> None:
    """A unit of the calendar has its name, a part that of the whole, and what is vague one of the references."""
    assert value(expression) == ("DATE", expected)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("Friday evening", "2021-10-15TEV"),
        ("last night", "2021-10-19TNI"),
        ("this morning", "2021-10-20TMO"),
        ("overnight", "2021-10-19TNI"),
        ("mid-afternoon yesterday", "2021-10-19TAF"),
        ("the morning", "2021-10-20TMO"),
        ("5 p.m. EST Nov. 9", "2021-11-09T17:00"),
        ("around 7:15 p.m.", "2021-10-20T19:15"),
        ("12:05 a.m. Friday", "2021-10-15T00:05"),
        ("noon Thursday", "2021-10-14T12:00"),
        ("midnight Friday", "2021-10-15T24:00"),
        ("1830 GMT", "2021-10-20T18:30"),
        ("2021-10-18T23:10:00Z", "2021-10-18T23:10:00Z"),
    ],
)
def test_a_day_with_a_time_of_day_is_a_time(expression: str, expected: str) -> None:
    """Clock times are of 24 hours; parts of the day have the letters of TIMEX3."""
    assert value(expression) == ("TIME", expected)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("three days", "P3D"),
        ("eight trading days", "P8D"),
        ("27-year", "P27Y"),
        ("a week", "P1W"),
        ("a fortnight", "P2W"),
        ("more than four hours", "PT4H"),
        ("up to 180 days", "P180D"),
        ("at least 20 more years", "P20Y"),
        ("two to three weeks", "P2W"),
        ("weeks or months", "PXW"),
        ("several quarters", "PXQ"),
        ("months ago", "PXM"),
        ("two and a half years", "P2Y6M"),
        ("2 1/2 years", "P2Y6M"),
        ("a minute and a half", "PT1M30S"),
        ("the past two months", "P2M"),
        ("the next few days", "PXD"),
        ("the first nine months", "P9M"),
        ("a three-year period", "P3Y"),
        ("for more than a year", "P1Y"),
        ("for decades", "PXE"),
        ("within 18 months", "P18M"),
        ("about a decade", "P1E"),
        ("a while", "PXX"),
    ],
)
def test_how_long_something_takes_is_a_duration(expression: str, expected: str) -> None:
    """The count and the letter of the unit, with X for a count that is not said."""
    assert value(expression) == ("DURATION", expected)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("every month", "P1M"),
        ("every two years", "P2Y"),
        ("each Thursday", "XXXX-WXX-4"),
        ("Mondays", "XXXX-WXX-1"),
        ("Tuesday nights", "XXXX-WXX-2TNI"),
        ("each July", "XXXX-07"),
        ("every summer", "XXXX-SU"),
        ("daily", "XXXX-XX-XX"),
        ("hourly", "PT1H"),
        ("annually", "XXXX"),
    ],
)
def test_what_is_repeated_is_a_set(expression: str, expected: str) -> None:
    """The period that comes round, or the date with what changes left open; it has no days."""
    assert value(expression) == ("SET", expected)
    assert resolve(expression, WEDNESDAY) is None


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("the quarter", "2021-Q2"),
        ("the week", "2021-W35"),
        ("the day", "2021-09-03"),
        ("a year earlier", "2020-Q2"),
        ("a year ago", "2020-Q2"),
        ("the year-ago quarter", "2020-Q2"),
        ("the year-ago third quarter", "2020-Q3"),
        ("the 1988 period", "1988-Q2"),
        ("the quarter a year ago", "2020-Q2"),
        ("last year's quarter", "2020-Q2"),
        ("the following month", "2021-10"),
    ],
)
def test_a_value_counts_from_the_latest_mention_that_fits(expression: str, expected: str) -> None:
    """The quarter that the news is about stays so when a day is mentioned after it."""
    assert value(expression, SECOND_QUARTER, FRIDAY) == ("DATE", expected)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("the quarter", "2021-Q3"),
        ("the latest period", "2021-Q3"),
        ("the year", "2021"),
        ("a year ago", "2020"),
        ("two days later", "2021-10-22"),
        ("then", "PAST_REF"),
    ],
)
def test_without_a_mention_a_value_counts_from_publication(expression: str, expected: str) -> None:
    """The quarter is then the last that is over."""
    assert value(expression) == ("DATE", expected)


def test_days_come_with_the_value_if_there_are_any() -> None:
    """They are those that `resolve` gives, and a duration up to now has some."""
    yesterday, lately = normalise("yesterday", WEDNESDAY), normalise("the past two weeks", WEDNESDAY)

    assert yesterday is not None
    assert yesterday.days == (date(2021, 10, 19), date(2021, 10, 19))
    assert lately is not None
    assert (lately.value, lately.days) == ("P2W", (date(2021, 10, 6), WEDNESDAY))


@pytest.mark.parametrize("expression", ["", "the ministry", "February 30", "Monday 32", "10/12/2021"])
def test_what_the_grammar_does_not_know_has_no_value(expression: str) -> None:
    """None, as with days."""
    assert value(expression) is None


@given(
    TEXTS, st.dates() | st.none(), TENSES, st.lists(st.tuples(st.dates(), st.dates()).filter(lambda d: d[0] <= d[1]))
)
def test_any_text_has_the_days_that_it_resolves_to(
    text: str, anchor: date | None, tense: Tense | None, mentioned: list[Days]
) -> None:
    """Nothing is raised, what has days has a value, and both functions give the same days."""
    days = resolve(text, anchor, tense=tense, story=mentioned[-1] if mentioned else None)

    found = normalise(text, anchor, tense=tense, mentioned=mentioned[-1:])

    assert (found.days if found else None) == days
    assert found is None or found.value


@given(DAYS)
def test_an_interval_is_named_by_its_shape(day: date) -> None:
    """Days, weeks, months, quarters, seasons, years and decades have the names of ISO 8601 and TIDES."""
    year, number, _ = day.isocalendar()

    assert named((day, day)) == day.isoformat()
    assert named(week(day)) == f"{year:04}-W{number:02}"
    assert named(weekend(day)) == f"{year:04}-W{number:02}-WE"
    assert named(months(day.year, day.month)) == day.isoformat()[:7]
    assert named(quarter(day.year, 3)) == f"{day.year}-Q3"
    assert [named(season(day.year, part))[-2:] for part in (1, 2, 3, 4)] == ["SP", "SU", "FA", "WI"]
    assert named(years(day.year)) == f"{day.year}"
    assert named(decade(day.year)) == f"{day.year}"[:3]


@given(ANCHORS, st.integers(1, 999))
def test_a_length_is_read_whatever_the_day(anchor: date, count: int) -> None:
    """A duration does not depend on when it was written."""
    for unit, letter in (("days", "D"), ("weeks", "W"), ("months", "M"), ("years", "Y")):
        found = normalise(f"{count} {unit}", anchor)

        assert found is not None
        assert (found.type, found.value) == ("DURATION", f"P{count}{letter}")


def test_a_unit_without_a_letter_has_no_length() -> None:
    """Halves are of something; half of a month is no number of days."""
    assert length("halves", 2) is None
    assert length("months", 2, and_half=True) is None
