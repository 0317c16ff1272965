"""What a date expression means before it is known when it was written: values that turn into days by an anchor.

The anchor is the day of publication. As in TIMEX3 (Pustejovsky et al. 2003, "TimeML: robust specification of
event and temporal expressions in text") a value may be whole ("2021-10-18"), underspecified ("XXXX-10-18", filled in
from the anchor), or relative to the anchor; unlike there, imprecision is always an interval of days.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, Protocol

from chancery.extract.date_calendar import Days, third

Tense = Literal["past", "future"]

# "October 25" on the 20th with no tense known is next week, not last year; beyond a month the past is likelier in news.
_LOOK_AHEAD = timedelta(days=31)
# How many periods to either side hold an instance of anything: February 29 is missing from up to seven years running.
_PERIODS = 8


class Meaning(Protocol):
    """Anything that gives days for an anchor and a tense, or None where it has none."""

    def days(self, anchor: date | None, tense: Tense | None) -> Days | None:
        """First and last day, both in it."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """Days that need no anchor."""

    value: Days

    def days(self, anchor: date | None, tense: Tense | None) -> Days | None:
        """The same days always."""
        return self.value


@dataclass(frozen=True, slots=True)
class Relative:
    """Days counted from the anchor."""

    from_anchor: Callable[[date], Days | None]
    only: Tense | None = None  # "in two weeks" is a date of the future; with "did", it is a duration

    def days(self, anchor: date | None, tense: Tense | None) -> Days | None:
        """None without an anchor, or in the wrong tense."""
        if anchor is None or (self.only is not None and tense != self.only):
            return None
        return self.from_anchor(anchor)


@dataclass(frozen=True, slots=True)
class Recurring:
    """What comes round: a day of the year, a month, a weekday. `instance` gives the one of a numbered period.

    `period` numbers the period of a day, and `which` is -1 for "last", 0 for "this", 1 for "next". A `weekday` that is
    said with a day (0 is Monday) says which year is meant.
    """

    instance: Callable[[int], Days | None]
    period: Callable[[date], int]
    which: int | None = None
    looks_ahead: bool = False
    weekday: int | None = None

    def days(self, anchor: date | None, tense: Tense | None) -> Days | None:
        """The instance that news of the anchor's day means."""
        if anchor is None:
            return None
        center = self.period(anchor)
        found = [days for step in range(-_PERIODS, _PERIODS + 1) if (days := self._existing(center + step))]
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

    def _existing(self, number: int) -> Days | None:
        try:
            return self.instance(number)
        except (ValueError, OverflowError):  # no such day that year, or a year that dates do not reach
            return None

    def _by_tense(self, found: list[Days], anchor: date, tense: Tense | None) -> Days | None:
        coming = min((days for days in found if days[1] >= anchor), default=None)
        if tense == "future":
            return coming
        if tense is None and self.looks_ahead and coming and anchor < coming[0] <= anchor + _LOOK_AHEAD:
            return coming
        return max((days for days in found if days[0] <= anchor), default=None)


def _near(day: date, anchor: date) -> bool:
    return abs(day - anchor) <= timedelta(days=366)


@dataclass(frozen=True, slots=True)
class _Third:
    """A third of what is known only with the anchor."""

    whole: Meaning
    number: int

    def days(self, anchor: date | None, tense: Tense | None) -> Days | None:
        """The third of the whole, if there is one."""
        days = self.whole.days(anchor, tense)
        return third(days, self.number) if days else None


def part(whole: Meaning, number: int) -> Meaning:
    """The early (1), middle (2) or late (3) third of something; of what comes round, a third that comes round."""
    if isinstance(whole, Fixed):
        return Fixed(third(whole.value, number))
    if not isinstance(whole, Recurring):
        return _Third(whole, number)
    instance = whole.instance

    def of_instance(period: int) -> Days | None:
        days = instance(period)
        return third(days, number) if days else None

    return replace(whole, instance=of_instance)


@dataclass(frozen=True, slots=True)
class Clipped:
    """The side of an interval before (-1) or after (1) the anchor: "earlier this year", "later this month"."""

    whole: Meaning
    side: int

    def days(self, anchor: date | None, tense: Tense | None) -> Days | None:
        """Cut at the anchor, which belongs to both sides; the whole where it lies on one side."""
        days = self.whole.days(anchor, tense or ("past" if self.side < 0 else None))
        if days is None or anchor is None or not days[0] <= anchor <= days[1]:
            return days
        return (days[0], anchor) if self.side < 0 else (anchor, days[1])


@dataclass(frozen=True, slots=True)
class Since:
    """From the start of something to the anchor."""

    start: Meaning

    def days(self, anchor: date | None, tense: Tense | None) -> Days | None:
        """None without an anchor, or if the start is after it."""
        days = self.start.days(anchor, "past")
        return (days[0], anchor) if days and anchor and days[0] <= anchor else None


@dataclass(frozen=True, slots=True)
class Until:
    """From the anchor to the end of something that is not over."""

    end: Meaning

    def days(self, anchor: date | None, tense: Tense | None) -> Days | None:
        """None without an anchor, or if the end is before it: then nothing says when it began."""
        if anchor is None or tense == "past":
            return None
        days = self.end.days(anchor, "future")
        return (anchor, days[1]) if days and anchor <= days[1] else None


@dataclass(frozen=True, slots=True)
class Range:
    """From the start of one to the end of the other."""

    first: Meaning
    last: Meaning

    def days(self, anchor: date | None, tense: Tense | None) -> Days | None:
        """Each end on its own; what an end leaves out is read from the other end, so that they are in order."""
        first, last = self.first.days(anchor, tense), self.last.days(anchor, tense)
        if isinstance(self.first, Recurring) and isinstance(self.last, Fixed):
            first = self.first.days(self.last.value[0], "past")
        elif isinstance(self.first, Fixed) and isinstance(self.last, Recurring):
            last = self.last.days(self.first.value[0], "future")
        elif first and last and last[1] < first[0]:
            if tense == "past":
                first = self.first.days(last[0], "past")
            else:
                last = self.last.days(first[0], "future")
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
