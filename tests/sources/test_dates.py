"""Days as people and machines write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import InvalidDate
from chancery.sources.addresses import day_in_name, day_in_url
from chancery.sources.dates import find_days, nearest_year, parse_day

DAYS = st.dates(min_value=date(1500, 1, 1), max_value=date(2199, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "2021-10-20", "20211020", "2021/10/20", "2021.10.20", "20.10.2021", "20/10/2021", "10/20/2021", "20-10-2021",
        "2021-10-20T23:10:00Z", "2021-10-20T23:10:00.123+02:00", "2021-10-20 23:10:00", "20211020T231000Z",
        "20 October 2021", "20th of October, 2021", "20-Oct-2021", "October 20, 2021", "Oct. 20th, 2021", "OCT 20 2021",
        "Wednesday, October 20, 2021", "Wed, 20 Oct 2021 10:00:00 +0200", "Wed, 20 Oct 2021 10:00:00 GMT",
        "October 20, 2021 at 4:15 pm", "20.10.2021 17:45", "  2021-10-20\n",
    ],
)  # fmt: skip
def test_understands_what_people_write(written: str) -> None:
    """All common ways to write a day mean that day."""
    assert parse_day(written) == "2021-10-20"


@pytest.mark.parametrize(
    "written",
    [
        "", "soon", "2021", "October 2021", "Oct 20", "20.10.21", "2021-13-01", "31 June 2021", "2021-02-29",
        "20 October 2021 in Brussels", "x" * 500,
    ],
)  # fmt: skip
def test_refuses_what_is_no_day(written: str) -> None:
    """What is not one day of the calendar is refused, with the form to write instead."""
    with pytest.raises(InvalidDate, match="2021-10-20") as caught:
        parse_day(written)

    assert len(str(caught.value)) < 200


def test_refuses_to_guess_between_two_readings() -> None:
    """03/04/2021 is March or April; the message offers both."""
    with pytest.raises(InvalidDate, match="2021-04-03 or 2021-03-04"):
        parse_day("03/04/2021")

    assert parse_day("04/04/2021") == "2021-04-04"
    assert parse_day("03.04.2021") == "2021-04-03"


@given(DAYS)
def test_reads_back_every_day(day: date) -> None:
    """Every day reads back from ISO 8601, figures with dots, and month names in either order."""
    name = f"{day:%B}"

    assert parse_day(day.isoformat()) == day.isoformat()
    assert parse_day(f"{day.day}.{day.month}.{day.year}") == day.isoformat()
    assert parse_day(f"{day.day} {name} {day.year}") == day.isoformat()
    assert parse_day(f"{name[:3]}. {day.day}, {day.year}") == day.isoformat()


@given(st.text())
def test_any_text_is_a_day_or_is_refused(text: str) -> None:
    """No text makes the parser fail in another way, and what it gives is always a day."""
    try:
        day = parse_day(text)
    except InvalidDate:
        return

    assert date.fromisoformat(day).isoformat() == day


@given(DAYS, st.text(max_size=20), st.text(max_size=20))
def test_found_days_lie_where_they_say(day: date, before: str, after: str) -> None:
    """A date found in a text is the stretch between its offsets, read by itself."""
    text = f"{before} {day:%d %B %Y} {after}"

    assert all(parse_day(text[found.start : found.end]) == found.day for found in find_days(text))


def test_a_span_of_days_is_not_a_day() -> None:
    """The last day of "18–20 October" is not found as a day by itself."""
    assert not list(find_days("Geneva, 18–20 October 2021 and 18 - 20 October 2021"))


@given(DAYS.filter(lambda day: 1501 < day.year < 2198), st.integers(-180, 180))
def test_a_day_without_a_year_is_near_its_anchor(anchor: date, distance: int) -> None:
    """The year that is filled in puts the day within half a year of the anchor."""
    day = date.fromordinal(anchor.toordinal() + distance)
    if (day.month, day.day) == (2, 29):
        return

    assert nearest_year(day.month, day.day, anchor.isoformat()) == day.isoformat()


def test_a_leap_day_without_a_leap_year_near_is_none() -> None:
    """February 29 beside 2021 is no day; beside January 2021 it is that of the year before."""
    assert nearest_year(2, 29, "2022-06-01") is None
    assert nearest_year(2, 29, "2021-01-05") == "2020-02-29"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/news/2021/10/20/mission", "2021-10-20"),
        ("https://example.org/world/2021/oct/20/mission", "2021-10-20"),
        ("https://example.org/2021-10-20-mission.html?x=2001-01-01", "2021-10-20"),
        ("https://example.org/2021/10/", None),
        ("https://2021-10-20.example.org/mission", None),
        ("https://example.org/mission-20219920", None),
        ("https://example.org/2021/13/45/mission", None),
    ],
)
def test_finds_the_day_in_an_address(url: str, day: str | None) -> None:
    """News sites keep articles under their day; host and query say nothing."""
    assert day_in_url(url) == day


def test_finds_the_day_in_a_file_name() -> None:
    """A file name gives its day if it has one and no more than one."""
    assert day_in_name("mission-2021-10-20.txt") == "2021-10-20"
    assert day_in_name("20211020_mission.txt") == "2021-10-20"
    assert day_in_name("2021-10-20-to-2021-10-22.txt") is None
    assert day_in_name("mission-1234567890.txt") is None
