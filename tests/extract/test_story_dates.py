"""Dates that count from what the text has mentioned: "that day", "two days later", "the following week"."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.extract.date_calendar import Days
from chancery.extract.dates import resolve

PUBLISHED = date(2021, 10, 20)
FRIDAY = (date(2021, 9, 3), date(2021, 9, 3))
TWO_DAYS = (date(2021, 9, 2), date(2021, 9, 3))
SEPTEMBER = (date(2021, 9, 1), date(2021, 9, 30))
YEAR = (date(2014, 1, 1), date(2014, 12, 31))
STORIES = st.dates(date(1000, 1, 1), date(2199, 12, 31)).map(lambda day: (day, day))


def read(expression: str, story: Days | None) -> str | None:
    """The interval as "first/last", or a single day as itself."""
    days = resolve(expression, PUBLISHED, tense="past", story=story)
    if days is None:
        return None
    return days[0].isoformat() if days[0] == days[1] else f"{days[0].isoformat()}/{days[1].isoformat()}"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("the same day", "2021-09-03"),
        ("that day", "2021-09-03"),
        ("that same day", "2021-09-03"),
        ("later that day", "2021-09-03"),
        ("earlier in the day", "2021-09-03"),
        ("that evening", "2021-09-03"),
        ("at the time", "2021-09-03"),
        ("the week", "2021-08-30/2021-09-05"),
        ("that month", "2021-09-01/2021-09-30"),
        ("the same year", "2021-01-01/2021-12-31"),
        ("two days later", "2021-09-05"),
        ("two days earlier", "2021-09-01"),
        ("two days before", "2021-09-01"),
        ("a day after", "2021-09-04"),
        ("the day before", "2021-09-02"),
        ("the next day", "2021-09-04"),
        ("the following morning", "2021-09-04"),
        ("the previous day", "2021-09-02"),
        ("the following week", "2021-09-06/2021-09-12"),
        ("two weeks later", "2021-09-13/2021-09-19"),
        ("the previous month", "2021-08-01/2021-08-31"),
        ("three months later", "2021-12-01/2021-12-31"),
        ("a year earlier", "2020-01-01/2020-12-31"),
        ("days later", "2021-09-05/2021-09-10"),
        ("hours later", "2021-09-03/2021-09-04"),
        ("the previous Friday", "2021-08-27"),
        ("the following Monday", "2021-09-06"),
    ],
)
def test_a_date_of_the_story_counts_from_what_was_mentioned(expression: str, expected: str) -> None:
    """It keeps the grain of its unit, and without an earlier date it says nothing."""
    assert read(expression, FRIDAY) == expected
    assert read(expression, None) is None


@pytest.mark.parametrize(
    ("expression", "story", "expected"),
    [
        ("two days later", TWO_DAYS, "2021-09-05"),
        ("two days earlier", TWO_DAYS, "2021-08-31"),
        ("that day", TWO_DAYS, None),
        ("that week", TWO_DAYS, "2021-08-30/2021-09-05"),
        ("that weekend", FRIDAY, None),
        ("that week", SEPTEMBER, None),
        ("two days later", SEPTEMBER, None),
        ("the previous Friday", SEPTEMBER, None),
        ("the following month", SEPTEMBER, "2021-10-01/2021-10-31"),
        ("that year", YEAR, "2014-01-01/2014-12-31"),
        ("two years later", YEAR, "2016-01-01/2016-12-31"),
        ("a month later", YEAR, None),
    ],
)
def test_what_was_mentioned_must_not_be_longer_than_what_is_counted(
    expression: str, story: Days, expected: str | None
) -> None:
    """Later counts from its last day and earlier from its first; no day is two days after a month."""
    assert read(expression, story) == expected


@pytest.mark.parametrize("expression", ["yesterday", "last week", "Monday", "October 18", "two days ago", "2014"])
def test_other_dates_do_not_depend_on_the_story(expression: str) -> None:
    """What counts from publication still does."""
    assert read(expression, YEAR) == read(expression, None)


@given(STORIES, st.integers(1, 90))
def test_days_later_and_earlier_undo_each_other(story: Days, count: int) -> None:
    """So many days after so many days before is the day itself, whatever was published when."""
    later = resolve(f"{count} days later", None, story=story)

    assert later == (story[0] + timedelta(days=count), story[1] + timedelta(days=count))
    assert resolve(f"{count} days earlier", None, story=later) == story


@given(STORIES, st.sampled_from(["day", "week", "month", "quarter", "year"]))
def test_the_same_unit_holds_the_day_and_its_neighbours_touch_it(story: Days, unit: str) -> None:
    """The previous, the same and the following unit follow each other without a gap."""
    before, same, after = (
        resolve(f"the {word} {unit}", None, story=story) for word in ("previous", "same", "following")
    )

    assert before
    assert same
    assert after
    assert same[0] <= story[0] <= same[1]
    assert before[1] + timedelta(days=1) == same[0]
    assert same[1] + timedelta(days=1) == after[0]
