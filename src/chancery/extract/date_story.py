"""Dates counted from one that the text has mentioned: "the same day", "two days later", "the following week".

They have days only if something was mentioned. Their value in TimeML falls back on the day of publication, from
which those who annotate such texts count too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from chancery.extract.date_calendar import Days, quarter, shifted
from chancery.extract.date_meanings import Meaning, Setting, Timex
from chancery.extract.date_naming import named
from chancery.extract.date_relative import away_from, unit_of

# The longest antecedent, in days, from which so many of a unit can be counted: no day is "two days after 2014".
_LONGEST = {
    "minutes": 1, "hours": 1, "days": 7, "weeks": 7, "fortnights": 14, "months": 31, "quarters": 92, "years": 366,
    "decades": 3653, "centuries": 36525,
}  # fmt: skip

# How many mentions back "the quarter" can mean: on the training file of `evals.timenorm` more change no value.
_REACH = 20


@dataclass(frozen=True, slots=True)
class Same(Meaning):
    """The unit in which lies what was mentioned: "that week", "the day". The latest that fits into one counts."""

    unit: str

    def days(self, setting: Setting) -> Days | None:
        """None where nothing mentioned lies in one such unit."""
        latest = setting.mentioned[: -_REACH - 1 : -1]
        around = [(unit_of(story[0], self.unit), story) for story in latest]
        exact = next((whole for whole, story in around if whole == story), None)
        return exact or next(
            (whole for whole, story in around if whole and whole[0] <= story[0] and story[1] <= whole[1]), None
        )

    def timex(self, setting: Setting) -> Timex | None:
        """Where nothing was mentioned, the unit of the day of publication; of quarters, the last that is over."""
        return Meaning.timex(self, setting) or _named(_latest(self.unit, setting))


@dataclass(frozen=True, slots=True)
class Then(Meaning):
    """The very days that were mentioned last: "at the time"."""

    def days(self, setting: Setting) -> Days | None:
        """None where nothing was mentioned."""
        return setting.mentioned[-1] if setting.mentioned else None


def _latest(unit: str, setting: Setting) -> Days | None:
    anchor = setting.published
    if anchor is None:
        return None
    return quarter(anchor.year, (anchor.month + 2) // 3 - 1) if unit == "quarters" else unit_of(anchor, unit)


@dataclass(frozen=True, slots=True)
class Latest(Meaning):
    """The unit that was over last: "the latest quarter"."""

    unit: str

    def timex(self, setting: Setting) -> Timex | None:
        """The last quarter, or this year, week …; news tells of what is complete, which has no days that are sure."""
        return _named(_latest(self.unit, setting))


@dataclass(frozen=True, slots=True)
class Away(Meaning):
    """So many units before (-1) or after (1) what was mentioned; a count of None is open."""

    unit: str
    count: int | None
    side: int
    whole: bool = False  # "the following year" is a calendar year; "a year later" need not be

    def days(self, setting: Setting) -> Days | None:
        """Counted from the last day mentioned, or back from the first; None if that is too long to count from."""
        story = setting.mentioned[-1] if setting.mentioned else None
        if story is None or (story[1] - story[0]).days >= _LONGEST.get(self.unit, 0):
            return None
        return away_from(story[1] if self.side > 0 else story[0], self.unit, self.count, self.side)

    def timex(self, setting: Setting) -> Timex | None:
        """A year away from a day or a quarter is a day or a quarter; else the unit, from publication if need be."""
        if self.unit == "years" and self.count and setting.mentioned and not self.whole:
            return _named(moved((_quarters(setting) or setting.mentioned)[-1], self.side * self.count))
        days = self.days(setting)
        if days is None and setting.published:
            days = away_from(setting.published, self.unit, self.count, self.side)
        return _named(days)


@dataclass(frozen=True, slots=True)
class Period(Meaning):
    """A period like the one that news is about, of some years before: "the year-ago quarter", "the 1988 period"."""

    of_year: Callable[[date], int]

    def timex(self, setting: Setting) -> Timex | None:
        """The same quarter of another year; which one is a reporter's own, so that it has no days."""
        story = _quarter(setting)
        if story is None or setting.published is None:
            return None
        return _named(moved(story, self.of_year(setting.published) - story[0].year))


def _quarter(setting: Setting) -> Days | None:
    """The quarter that was mentioned last, or the last that was over at publication."""
    return next(reversed(_quarters(setting)), None) or _latest("quarters", setting)


def _quarters(setting: Setting) -> tuple[Days, ...]:
    return tuple(days for days in setting.mentioned[-_REACH:] if unit_of(days[0], "quarters") == days)


@dataclass(frozen=True, slots=True)
class WeekdayAway(Meaning):
    """The weekday (0 is Monday) before (-1) or after (1) what was mentioned: "the previous Friday"."""

    weekday: int
    side: int

    def days(self, setting: Setting) -> Days | None:
        """None where nothing was mentioned, or too long a time to count from."""
        first, last = setting.mentioned[-1] if setting.mentioned else (date.min, date.max)
        if (last - first).days >= _LONGEST["weeks"]:
            return None
        if self.side > 0:
            day = last + timedelta(days=(self.weekday - last.weekday() - 1) % 7 + 1)
        else:
            day = first - timedelta(days=(first.weekday() - self.weekday - 1) % 7 + 1)
        return day, day


@dataclass(frozen=True, slots=True)
class YearsAgo(Meaning):
    """So many years ago: the year; where the news is about a quarter, its value is that quarter of the year."""

    years: Meaning
    count: int

    def days(self, setting: Setting) -> Days | None:
        """The year."""
        return self.years.days(setting)

    def timex(self, setting: Setting) -> Timex | None:
        """The quarter mentioned last, so many years before; else the year."""
        quarters = _quarters(setting)
        return _named(moved(quarters[-1], -self.count)) if quarters else self.years.timex(setting)


def moved(days: Days, years: int) -> Days:
    """The same days so many years later; what ends with a month still does."""
    first = shifted(days[0], months=12 * years)
    if days[0] == days[1]:
        return first, first
    return first, shifted(days[1] + timedelta(days=1), months=12 * years) - timedelta(days=1)


def _named(days: Days | None) -> Timex | None:
    return Timex("DATE", named(days)) if days else None
