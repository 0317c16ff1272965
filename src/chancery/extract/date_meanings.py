"""What a date expression means before it is known when it was written: values that turn into days by their setting.

The setting is the day of publication, the tense, and the days that the text has mentioned before. As in TIMEX3
(Pustejovsky et al. 2003, "TimeML: robust specification of event and temporal expressions in text") a value may be
whole ("2021-10-18"), underspecified ("XXXX-10-18", filled in from the anchor), or relative to the anchor; unlike
there, imprecision is always an interval of days. Beside its days every meaning has its value in TimeML.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from chancery.extract.date_calendar import Days
from chancery.extract.date_naming import named

Tense = Literal["past", "future"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

# "Dec. 15" in October with no tense known is to come. Of the 95 bare days and 43 bare months in timenorm's
# training file (`evals.timenorm`) this is right for 90 and 37; 31 days are for 76 and 34, 150 days for 89 and 34.
LOOK_AHEAD = timedelta(days=100)
# How many periods to either side hold the instances that can be meant: two (a winter begins in the year before), and
# eight for what is not in every period: February 29 is missing from up to seven years running.
_PERIODS, _MOST_PERIODS = 2, 8


@dataclass(frozen=True, slots=True)
class Setting:
    """What the meaning of an expression depends on; `mentioned` has the days of earlier dates, the latest last."""

    published: date | None
    tense: Tense | None = None
    mentioned: tuple[Days, ...] = ()

    def at(self, day: date | None, tense: Tense | None) -> Setting:
        """The same setting for another day and tense."""
        return Setting(day, tense, self.mentioned)


@dataclass(frozen=True, slots=True)
class Timex:
    """A value of TimeML: the TIMEX3 type and value ("DATE", "1989-Q3"), and the days if it has any."""

    type: TimexType
    value: str
    days: Days | None = None


class Meaning:
    """Anything that may give days and a value in a setting."""

    __slots__ = ()

    def days(self, setting: Setting) -> Days | None:
        """First and last day, both in it, or None where it has none."""
        return None

    def timex(self, setting: Setting) -> Timex | None:
        """Type and value; what has days is a date, named by them."""
        days = self.days(setting)
        return Timex("DATE", named(days)) if days else None


@dataclass(frozen=True, slots=True)
class Fixed(Meaning):
    """Days that need no anchor."""

    value: Days

    def days(self, setting: Setting) -> Days | None:
        """The same days always."""
        return self.value


@dataclass(frozen=True, slots=True)
class Relative(Meaning):
    """Days counted from the anchor."""

    from_anchor: Callable[[date], Days | None]
    only: Tense | None = None  # "in two weeks" is a date of the future; with "did", it is a duration

    def days(self, setting: Setting) -> Days | None:
        """None without an anchor, or in the wrong tense."""
        if setting.published is None or (self.only is not None and setting.tense != self.only):
            return None
        return self.from_anchor(setting.published)


@dataclass(frozen=True, slots=True)
class Recurring(Meaning):
    """What comes round: a day of the year, a month, a weekday. `instance` gives the one of a numbered period.

    `period` numbers the period of a day, and `which` is -1 for "last", 0 for "this", 1 for "next". A `weekday` that is
    said with a day (0 is Monday) says which year is meant.
    """

    instance: Callable[[int], Days | None]
    period: Callable[[date], int]
    which: int | None = None
    looks_ahead: timedelta = timedelta(0)
    weekday: int | None = None

    def days(self, setting: Setting) -> Days | None:
        """The instance that news of the anchor's day means."""
        anchor, tense = setting.published, setting.tense
        if anchor is None:
            return None
        center = self.period(anchor)
        found = self._around(center)
        if agreeing := self._on_weekday(found, anchor):
            return agreeing
        if self.which is None or (self.which == 0 and tense is not None):
            return self._by_tense(found, anchor, tense)
        if self.which < 0:
            return max((days for days in found if days[1] < anchor), default=None)
        if self.which > 0:
            return min((days for days in found if days[0] > anchor), default=None)
        around = [days for days in found if days[0] <= anchor <= days[1]]
        return around[0] if around else self._existing(center)

    def _on_weekday(self, found: list[Days], anchor: date) -> Days | None:
        """The one within a year that is on the weekday; a weekday that fits none is a mistake and does not count."""
        return next((days for days in found if days[0].weekday() == self.weekday and _near(days[0], anchor)), None)

    def _around(self, center: int) -> list[Days]:
        found = [self._existing(center + step) for step in range(-_PERIODS, _PERIODS + 1)]
        if None in found:
            found = [self._existing(center + step) for step in range(-_MOST_PERIODS, _MOST_PERIODS + 1)]
        return [days for days in found if days]

    def _existing(self, number: int) -> Days | None:
        try:
            return self.instance(number)
        except (ValueError, OverflowError):  # no such day that year, or a year that dates do not reach
            return None

    def _by_tense(self, found: list[Days], anchor: date, tense: Tense | None) -> Days | None:
        coming = min((days for days in found if days[1] >= anchor), default=None)
        if tense == "future":
            return coming
        if tense is None and coming and timedelta(0) < coming[0] - anchor <= self.looks_ahead:
            return coming
        return max((days for days in found if days[0] <= anchor), default=None)


def _near(day: date, anchor: date) -> bool:
    return abs(day - anchor) <= timedelta(days=366)
