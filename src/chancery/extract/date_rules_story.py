"""The forms of dates that hang on what the text has mentioned: each a sequence of token kinds, and what it means."""

from __future__ import annotations

from collections.abc import Callable

from chancery.extract.date_calendar import quarter
from chancery.extract.date_in_year import Found
from chancery.extract.date_meanings import Meaning, Relative
from chancery.extract.date_relative import COUNTABLE
from chancery.extract.date_story import Away, Latest, Period, Same, Then, WeekdayAway
from chancery.extract.date_undated import Else, Undated, count_of, duration, reference

_UNITS_OF_CALENDAR = ("days", "weeks", "months", "quarters", "years", "decades", "centuries")


def _same(found: Found) -> Meaning | None:
    """As in "the week", "that week"; several units alone ("months") only say how long."""
    unit = found["UNIT"]
    if unit.value > 1:
        return None if "that" in found else duration(found)
    return Same(unit.kind) if unit.kind in _UNITS_OF_CALENDAR else None


def _weekend(found: Found) -> Meaning:
    return Same("weekend")


def _away(found: Found) -> Meaning | None:
    """As in "two days later", "the day before", "a year earlier", "years later"."""
    unit = found["UNIT"]
    count = 1 if "COUNT" not in found and unit.value == 1 else count_of(found)
    return Away(unit.kind, count, found["BESIDE"].value) if unit.kind in COUNTABLE else None


def _adjacent(found: Found) -> Meaning | None:
    """As in "the following week", "the next day"; "the next week" is the coming one."""
    unit = found["UNIT"]
    if unit.value > 1:
        return reference(found["adjacent"].value)  # "previous years"
    if unit.kind not in COUNTABLE:
        return None
    return Away(unit.kind, 1, found["adjacent"].value, whole=True)


def _weekday(found: Found) -> Meaning:
    """As in "the previous Friday"."""
    return WeekdayAway(found["weekday"].value, found["adjacent"].value)


def _latest(found: Found) -> Meaning | None:
    return Latest(found["UNIT"].kind) if found["UNIT"].value == 1 else None


def _current_period(found: Found) -> Meaning:
    """As in "the latest period"."""
    return Same("quarters")


def _period_ago(found: Found) -> Meaning | None:
    """As in "the year-ago quarter", "the quarter a year ago"."""
    count = count_of(found) if "COUNT" in found else 1
    return Period(lambda anchor: anchor.year - count) if count else None


def _quarter_ago(found: Found) -> Meaning | None:
    """As in "the year-ago third quarter"."""
    number = found["ORDINAL"].value
    if number > 4 or "COUNT" in found:
        return None
    return Undated(Relative(lambda anchor: quarter(anchor.year - 1, number)))


def _period_of_year(found: Found) -> Meaning:
    """As in "the 1988 period", "last year's quarter"."""
    if "year" in found:
        return Period(lambda anchor: found["year"].value)
    return Period(lambda anchor: anchor.year + found["relative-years"].value)


STORY_RULES: tuple[tuple[str, Callable[[Found], Meaning | None]], ...] = (
    ("that? UNIT", _same),
    ("that weekend", _weekend),
    ("COUNT? UNIT BESIDE", _away),
    ("adjacent UNIT", _adjacent),
    ("adjacent weekday", _weekday),
    ("latest UNIT", _latest),
    ("latest? period", _current_period),
    ("that period", _current_period),
    ("then", lambda found: Else(Then(), reference(-1))),
    ("latest number UNIT", lambda found: duration({"UNIT": found["UNIT"], "COUNT": found["number"]})),
    ("COUNT? years AGO PERIOD", _period_ago),
    ("COUNT? years AGO ORDINAL quarters", _quarter_ago),
    ("COUNT? years AGO number UNIT", lambda found: duration({"UNIT": found["UNIT"], "COUNT": found["number"]})),
    ("PERIOD COUNT? years AGO", _period_ago),
    ("year PERIOD", _period_of_year),
    ("relative-years PERIOD", _period_of_year),
    ("PERIOD relative-years", _period_of_year),
)
