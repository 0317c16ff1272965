"""Dates in the English of news become intervals of days, and nothing is guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import InvalidDate
from chancery.extract.date_grammar import unfolded
from chancery.extract.date_meanings import Tense
from chancery.extract.date_words import VOCABULARY
from chancery.extract.dates import interval, resolve
from chancery.records import Interval

WEDNESDAY = date(2021, 10, 20)
DAYS = st.dates(date(1000, 1, 1), date(2199, 12, 31))
ANCHORS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
TENSES: st.SearchStrategy[Tense | None] = st.sampled_from(["past", "future", None])


def read(expression: str, tense: Tense | None = None, anchor: date | None = WEDNESDAY) -> str | None:
    """The interval as "first/last", or a single day as itself."""
    days = resolve(expression, anchor, tense=tense)
    if days is None:
        return None
    return days[0].isoformat() if days[0] == days[1] else f"{days[0].isoformat()}/{days[1].isoformat()}"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("2021-10-18", "2021-10-18"),
        ("2021-10-18T23:10:00Z", "2021-10-18"),
        ("20211018", "2021-10-18"),
        ("20.10.2021", "2021-10-20"),
        ("03.04.2021", "2021-04-03"),
        ("10/20/2021", "2021-10-20"),
        ("Oct. 18, 2021", "2021-10-18"),
        ("18 October 2021", "2021-10-18"),
        ("the 18th of October, 2021", "2021-10-18"),
        ("18-Oct-2021", "2021-10-18"),
        ("Monday, October 18, 2021", "2021-10-18"),
        ("March 2014", "2014-03-01/2014-03-31"),
        ("2021-10", "2021-10-01/2021-10-31"),
        ("late March 2014", "2014-03-21/2014-03-31"),
        ("mid-to-late March 2014", "2014-03-11/2014-03-31"),
        ("2014", "2014-01-01/2014-12-31"),
        ("the 1974 invasion", "1974-01-01/1974-12-31"),
        ("the 2015 nuclear deal", "2015-01-01/2015-12-31"),
        ("nineteen ninety-six", "1996-01-01/1996-12-31"),
        ("mid-2015", "2015-05-01/2015-08-31"),
        ("early 2014", "2014-01-01/2014-04-30"),
        ("the 1990s", "1990-01-01/1999-12-31"),
        ("the late 1990s", "1997-01-01/1999-12-31"),
        ("the 20th century", "1901-01-01/2000-12-31"),
        ("Q3 2020", "2020-07-01/2020-09-30"),
        ("the third quarter of 2020", "2020-07-01/2020-09-30"),
        ("the first half of 2020", "2020-01-01/2020-06-30"),
        ("the first nine months of 2020", "2020-01-01/2020-09-30"),
        ("the summer of 2014", "2014-06-01/2014-08-31"),
        ("the winter of 2014", "2013-12-01/2015-02-28"),
        ("the first week of March 2014", "2014-03-01/2014-03-07"),
        ("the last Friday of March 2014", "2014-03-28"),
        ("Christmas Eve 2014", "2014-12-24"),
        ("October 21-22, 2021", "2021-10-21/2021-10-22"),
        ("between 3 and 5 May 2021", "2021-05-03/2021-05-05"),
        ("October 30 – November 2, 2021", "2021-10-30/2021-11-02"),
        ("December 20 to January 5, 2021", "2020-12-20/2021-01-05"),
        ("October 2014 to March 2015", "2014-10-01/2015-03-31"),
        ("early March to mid-May 2014", "2014-03-01/2014-05-20"),
        ("2014–15", "2014-01-01/2015-12-31"),
    ],
)
def test_whole_dates_need_no_anchor(expression: str, expected: str) -> None:
    """A date with its year means the same days with and without a day of publication."""
    assert read(expression, anchor=None) == expected
    assert read(expression) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("today", "2021-10-20"),
        ("earlier today", "2021-10-20"),
        ("yesterday evening", "2021-10-19"),
        ("tomorrow", "2021-10-21"),
        ("the day before yesterday", "2021-10-18"),
        ("last night", "2021-10-19"),
        ("this morning", "2021-10-20"),
        ("tonight", "2021-10-20"),
        ("overnight", "2021-10-19/2021-10-20"),
        ("the past two days", "2021-10-18/2021-10-20"),
        ("in recent months", "2020-10-20/2021-10-20"),
        ("since February", "2021-02-01/2021-10-20"),
        ("the second half of the year", "2021-07-01/2021-12-31"),
        ("this week", "2021-10-18/2021-10-24"),
        ("last week", "2021-10-11/2021-10-17"),
        ("next month", "2021-11-01/2021-11-30"),
        ("this year", "2021-01-01/2021-12-31"),
        ("late last year", "2020-09-01/2020-12-31"),
        ("early next week", "2021-10-25/2021-10-27"),
        ("at the end of the month", "2021-10-21/2021-10-31"),
        ("two days ago", "2021-10-18"),
        ("a week ago", "2021-10-11/2021-10-17"),
        ("three months ago", "2021-07-01/2021-07-31"),
        ("twenty-five years ago", "1996-01-01/1996-12-31"),
        ("a year ago today", "2020-10-20"),
        ("a few days ago", "2021-10-13/2021-10-18"),
        ("two hours ago", "2021-10-19/2021-10-20"),
        ("in two weeks' time", "2021-11-01/2021-11-07"),
        ("earlier this year", "2021-01-01/2021-10-20"),
        ("earlier this month", "2021-10-01/2021-10-20"),
        ("earlier this week", "2021-10-18/2021-10-20"),
        ("later this year", "2021-10-20/2021-12-31"),
        ("in recent days", "2021-10-13/2021-10-20"),
        ("over the past two weeks", "2021-10-06/2021-10-20"),
        ("for the last three years", "2018-10-20/2021-10-20"),
        ("the past week", "2021-10-13/2021-10-20"),
        ("last summer", "2021-06-01/2021-08-31"),
        ("last winter", "2020-12-01/2021-02-28"),
        ("last weekend", "2021-10-16/2021-10-17"),
        ("next weekend", "2021-10-30/2021-10-31"),
        ("since 2014", "2014-01-01/2021-10-20"),
        ("since Monday", "2021-10-18/2021-10-20"),
        ("until Friday", "2021-10-20/2021-10-22"),
        ("by the end of 2025", "2021-10-20/2025-12-31"),
        ("last December 17", "2020-12-17"),
        ("October 18 last year", "2020-10-18"),
        ("in March next year", "2022-03-01/2022-03-31"),
        ("Monday last week", "2021-10-11"),
        ("last Tuesday", "2021-10-19"),
        ("last Wednesday", "2021-10-13"),
        ("next Monday", "2021-10-25"),
        ("next Wednesday", "2021-10-27"),
        ("this Friday", "2021-10-22"),
        ("11:30 GMT", "2021-10-20"),
        ("shortly before 6 p.m. Moscow time", "2021-10-20"),
        ("noon", "2021-10-20"),
    ],
)
def test_relative_dates_count_from_the_day_of_publication(expression: str, expected: str) -> None:
    """Relative dates are whole calendar units, or run up to the day of publication; without one they say nothing."""
    assert read(expression) == expected
    assert read(expression, anchor=None) is None


@pytest.mark.parametrize(
    ("expression", "unknown", "past", "future"),
    [
        ("October 18", "2021-10-18", "2021-10-18", "2022-10-18"),
        ("October 25", "2021-10-25", "2020-10-25", "2021-10-25"),
        ("Nov. 30", "2021-11-30", "2020-11-30", "2021-11-30"),
        ("Feb. 15", "2021-02-15", "2021-02-15", "2022-02-15"),
        ("October 21-22", "2021-10-21/2021-10-22", "2020-10-21/2020-10-22", "2021-10-21/2021-10-22"),
        ("late May", "2021-05-21/2021-05-31", "2021-05-21/2021-05-31", "2022-05-21/2022-05-31"),
        ("mid-August", "2021-08-11/2021-08-20", "2021-08-11/2021-08-20", "2022-08-11/2022-08-20"),
        ("starting Monday", "2021-10-18", "2021-10-18", "2021-10-25"),
        ("from Sunday", "2021-10-17", "2021-10-17", "2021-10-24"),
        ("by January 31, 2022", "2021-10-20/2022-01-31", None, "2021-10-20/2022-01-31"),
        ("from November 1", "2021-11-01", "2020-11-01", "2021-11-01"),
        ("Monday, October 25", "2021-10-25", "2021-10-25", "2021-10-25"),
        ("February 29", "2020-02-29", "2020-02-29", "2024-02-29"),
        ("in March", "2021-03-01/2021-03-31", "2021-03-01/2021-03-31", "2022-03-01/2022-03-31"),
        ("in October", "2021-10-01/2021-10-31", "2021-10-01/2021-10-31", "2021-10-01/2021-10-31"),
        ("late October", "2021-10-21/2021-10-31", "2020-10-21/2020-10-31", "2021-10-21/2021-10-31"),
        ("New Year's Day", "2022-01-01", "2021-01-01", "2022-01-01"),
        ("Tuesday", "2021-10-19", "2021-10-19", "2021-10-26"),
        ("late Tuesday", "2021-10-19", "2021-10-19", "2021-10-26"),
        ("Wednesday", "2021-10-20", "2021-10-20", "2021-10-20"),
        ("at 6 p.m. on Monday", "2021-10-18", "2021-10-18", "2021-10-25"),
        ("Thursday and Friday", "2021-10-14/2021-10-15", "2021-10-14/2021-10-15", "2021-10-21/2021-10-22"),
        ("Monday to Friday", "2021-10-18/2021-10-22", "2021-10-11/2021-10-15", "2021-10-25/2021-10-29"),
        ("on the weekend", "2021-10-16/2021-10-17", "2021-10-16/2021-10-17", "2021-10-23/2021-10-24"),
        ("the 18th", "2021-10-18", "2021-10-18", "2021-11-18"),
        ("the first quarter", "2021-01-01/2021-03-31", "2021-01-01/2021-03-31", "2022-01-01/2022-03-31"),
        ("in two weeks", None, None, "2021-11-01/2021-11-07"),
        ("by Friday", "2021-10-20/2021-10-22", None, "2021-10-20/2021-10-22"),
    ],
)
def test_tense_chooses_where_the_date_leaves_it_open(
    expression: str, unknown: str | None, past: str | None, future: str | None
) -> None:
    """Up to the day of publication in the past, from it on in the future; 100 days ahead at most if nobody says."""
    assert (read(expression), read(expression, "past"), read(expression, "future")) == (unknown, past, future)


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "   ",
        "the ministry",
        "10/12/2021",
        "2011-12",
        "October 32",
        "February 30",
        "31 April 2021",
        "13.13.2021",
        "18",
        "the first",
        "the previous day",
        "the same day",
        "the next day",
        "two days later",
        "two days earlier",
        "the week",
        "the 1974 elections",
        "about two weeks ago",
        "at least 20 more years",
        "from time to time",
        "for three years",
        "for more than a year",
        "two weeks",
        "a year",
        "the two-day summit",
        "every Monday",
        "Mondays",
        "recently",
        "now",
        "before 2014",
        "after Monday",
        "fiscal 2014",
        "the fifth quarter of 2020",
        "in the morning",
        "5%",
        "$2014",
        "from May 2015 to March 2014",
        "999 years ago " * 50,
        "999 centuries ago",
        "the past 999 centuries",
        "9" * 5000,
    ],
)
def test_what_says_no_date_has_none(expression: str) -> None:
    """Durations, repeated times, what hangs on the story, ambiguous figures and impossible days are not resolved."""
    assert read(expression) is None


def test_edges_of_the_calendar_do_not_raise() -> None:
    """Anchors at both ends of what dates can reach give a date or none."""
    for anchor in (date.min, date.max):
        for expression in ("last week", "next year", "Monday", "since Monday", "October 18", "this week", "a year ago"):
            days = resolve(expression, anchor, tense="future")

            assert days is None or days[0] <= days[1]


def test_no_two_forms_compete() -> None:
    """Every sequence of kinds belongs to one form only, so that the order of the table does not matter."""
    sequences = [kinds for kinds, _, _ in unfolded()]

    assert len(sequences) == len(set(sequences))


# Words of the vocabulary and figures: random sequences of them reach into the grammar, as random text does not.
FIGURES = "18 18th 2014 2021-10-18 1990s 11:30 6pm - – , / 's xyz 0 999".split()
WORDS = st.sampled_from([*sorted(" ".join(words) for words in VOCABULARY), *FIGURES])


TEXTS = st.text() | st.lists(WORDS, max_size=12).map(" ".join)
STORIES = st.tuples(st.dates(), st.dates()).map(lambda days: (min(days), max(days))) | st.none()


@given(TEXTS, st.dates() | st.none(), TENSES, STORIES)
def test_any_text_resolves_to_an_ordered_interval_or_none(
    text: str, anchor: date | None, tense: Tense | None, story: tuple[date, date] | None
) -> None:
    """Whatever is asked, nothing is raised and the first day is not after the last."""
    days = resolve(text, anchor, tense=tense, story=story)

    assert days is None or days[0] <= days[1]


def formats(day: date) -> list[str]:
    """Every way that the reader knows to write a whole date."""
    month, short = f"{day:%B}", f"{day:%b}"
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day not in (11, 12, 13) else 0, "th")
    return [
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day:%Y%m%d}",
        f"{day:%d.%m.%Y}",
        f"{day.day} {month} {day.year}",
        f"{day.day}-{short}-{day.year}",
        f"{month} {day.day}, {day.year}",
        f"{short}. {day.day} {day.year}",
        f"{day.day}{suffix} of {month}, {day.year}",
        f"{month} {day.day}{suffix}, {day.year}",
        f"{day:%A}, {month} {day.day}, {day.year}",
        f"on the evening of {day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}, at 11:30 a.m. EST",
    ]


@given(DAYS, ANCHORS | st.none(), TENSES)
def test_a_whole_date_resolves_to_its_day_in_every_format(day: date, anchor: date | None, tense: Tense | None) -> None:
    """What is written out in full means that day and no other, whenever it was written."""
    for written in formats(day):
        assert resolve(written, anchor, tense=tense) == (day, day), written


@given(ANCHORS, st.integers(0, 6), TENSES)
def test_a_weekday_lies_within_a_week(anchor: date, ahead: int, tense: Tense | None) -> None:
    """A bare weekday is one of the seven days up to the anchor, or from it on; it is on that weekday."""
    name = f"{anchor + timedelta(days=ahead):%A}"

    days = resolve(name, anchor, tense=tense)

    assert days is not None
    assert days[0] == days[1]
    assert f"{days[0]:%A}" == name
    away = (days[0] - anchor).days
    assert 0 <= away < 7 if tense == "future" else -7 < away <= 0


@given(ANCHORS, ANCHORS)
def test_a_day_without_year_is_near(anchor: date, day: date) -> None:
    """Without year and tense a day is at most a year back and 100 days ahead (February 29 apart)."""
    days = resolve(f"{day:%B} {day.day}", anchor)

    assert days is not None
    assert (days[0].month, days[0].day) == (day.month, day.day)
    assert (days[0] - anchor).days <= 100
    assert (day.month, day.day) == (2, 29) or (days[0] - anchor).days >= -366


@given(st.lists(WORDS, min_size=1, max_size=6), st.integers(1, 5), ANCHORS, TENSES)
def test_case_and_spaces_do_not_matter(words: list[str], spaces: int, anchor: date, tense: Tense | None) -> None:
    """Capitals, line ends and more spaces between the words change nothing."""
    expected = resolve(" ".join(words), anchor, tense=tense)
    spaced = ("\n" + " " * spaces).join(" ".join(words).split())

    assert resolve(" ".join(words).upper(), anchor, tense=tense) == expected
    assert resolve(f"  {spaced.title()}\t", anchor, tense=tense) == expected


def test_an_interval_has_the_days_and_the_span() -> None:
    """The record gives both days in ISO 8601 and where the text says so, in code points."""
    text = "“Ça 🙂” he said on Oct. 18, and left."
    start = text.index("Oct")

    found = interval((start, start + 7), text, "2021-10-20", tense="past")

    assert found == Interval(from_="2021-10-18", to="2021-10-18", span=(start, start + 7))


def test_an_interval_counts_from_the_story_too() -> None:
    """What was mentioned before is passed on."""
    day = (date(2021, 9, 3), date(2021, 9, 3))

    found = interval((0, 14), "two days later", "2021-10-20", story=day)

    assert found == Interval(from_="2021-09-05", to="2021-09-05", span=(0, 14))


def test_an_interval_of_no_date_is_none() -> None:
    """Without a day of publication a weekday says nothing, and neither does a word that is no date."""
    assert interval((0, 6), "Monday", None) is None
    assert interval((0, 6), "Moscow", "2021-10-20") is None


def test_a_bad_day_of_publication_is_reported() -> None:
    """A day of publication that is no ISO 8601 day is an error that says how to write one."""
    with pytest.raises(InvalidDate, match="2021-10-20"):
        interval((0, 6), "Monday", "last year")
