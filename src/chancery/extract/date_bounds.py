"""Meanings made of other meanings: a part of one, up to or from the day of publication, from one to another.

In TimeML the modifiers (START, MID, END, BEFORE, AFTER) do not change a value, so that a part has that of the whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from chancery.extract.date_calendar import Days, third
from chancery.extract.date_meanings import Fixed, Meaning, Recurring, Setting, Tense, Timex

_ONE_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Part(Meaning):
    """The early (1), middle (2) or late (3) third of something; of what comes round, a third that comes round."""

    whole: Meaning
    number: int

    def days(self, setting: Setting) -> Days | None:
        """The third of the whole, if there is one."""
        whole = self.whole
        if isinstance(whole, Recurring):
            return replace(whole, instance=self._of_instance).days(setting)
        days = whole.days(setting)
        return third(days, self.number) if days else None

    def _of_instance(self, period: int) -> Days | None:
        assert isinstance(self.whole, Recurring)
        days = self.whole.instance(period)
        return third(days, self.number) if days else None

    def timex(self, setting: Setting) -> Timex | None:
        """That of the whole."""
        return self.whole.timex(setting)


@dataclass(frozen=True, slots=True)
class Clipped(Meaning):
    """The side of an interval before (-1) or after (1) the anchor: "earlier this year", "later this month"."""

    whole: Meaning
    side: int

    def days(self, setting: Setting) -> Days | None:
        """Cut at the anchor, which belongs to both sides; the whole where it lies on one side."""
        anchor = setting.published
        days = self.whole.days(self._leaning(setting))
        if days is None or anchor is None or not days[0] <= anchor <= days[1]:
            return days
        return (days[0], anchor) if self.side < 0 else (anchor, days[1])

    def timex(self, setting: Setting) -> Timex | None:
        """That of the whole."""
        return self.whole.timex(self._leaning(setting))

    def _leaning(self, setting: Setting) -> Setting:
        return setting.at(setting.published, setting.tense or ("past" if self.side < 0 else None))


@dataclass(frozen=True, slots=True)
class Since(Meaning):
    """From the start of something to the anchor."""

    start: Meaning

    def days(self, setting: Setting) -> Days | None:
        """None without an anchor, or if the start is after it."""
        anchor = setting.published
        days = self.start.days(setting.at(anchor, "past"))
        return (days[0], anchor) if days and anchor and days[0] <= anchor else None

    def timex(self, setting: Setting) -> Timex | None:
        """That of the start: TimeML has "since" as a signal of its own."""
        return self.start.timex(setting.at(setting.published, "past"))


@dataclass(frozen=True, slots=True)
class Until(Meaning):
    """From the anchor to the end of something that is not over."""

    end: Meaning

    def days(self, setting: Setting) -> Days | None:
        """None without an anchor, or if the end is before it: then nothing says when it began."""
        anchor = setting.published
        if anchor is None or setting.tense == "past":
            return None
        days = self.end.days(setting.at(anchor, "future"))
        return (anchor, days[1]) if days and anchor <= days[1] else None

    def timex(self, setting: Setting) -> Timex | None:
        """That of the end."""
        return self.end.timex(setting.at(setting.published, setting.tense or "future"))


@dataclass(frozen=True, slots=True)
class Range(Meaning):
    """From the start of one to the end of the other."""

    first: Meaning
    last: Meaning

    def days(self, setting: Setting) -> Days | None:
        """Each end on its own; what an end leaves out is read from the other end, so that they are in order."""
        first, last = self.first.days(setting), self.last.days(setting)
        if _recurs(self.first) and last and _is_fixed(self.last):
            first = _from_other(self.first, last, setting, "past")
        elif _recurs(self.last) and first and _is_fixed(self.first):
            last = _from_other(self.last, first, setting, "future")
        elif first and last and last[1] < first[0]:
            if setting.tense == "past":
                first = _from_other(self.first, last, setting, "past")
            else:
                last = _from_other(self.last, first, setting, "future")
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None

    def timex(self, setting: Setting) -> Timex | None:
        """The interval in ISO 8601; of what has no days ("two to three weeks"), the first."""
        dates = Meaning.timex(self, setting)
        return dates or self.first.timex(setting)


def _from_other(end: Meaning, other: Days, setting: Setting, tense: Tense) -> Days | None:
    return end.days(setting.at(other[0], tense))


def _recurs(meaning: Meaning) -> bool:
    return isinstance(meaning.whole if isinstance(meaning, Part) else meaning, Recurring)


def _is_fixed(meaning: Meaning) -> bool:
    return isinstance(meaning.whole if isinstance(meaning, Part) else meaning, Fixed)


@dataclass(frozen=True, slots=True)
class Timed(Meaning):
    """A day at a time of day ("T18:30", "TEV"), which changes its value only."""

    day: Meaning
    time: str

    def days(self, setting: Setting) -> Days | None:
        """Those of the day."""
        return self.day.days(setting)

    def timex(self, setting: Setting) -> Timex | None:
        """A TIME if it is a single day; a repeated day stays a SET."""
        day = self.day.timex(setting)
        if day and day.type == "DATE" and _ONE_DAY.fullmatch(day.value):
            return Timex("TIME", day.value + self.time)
        return Timex("SET", day.value + self.time) if day and day.type == "SET" and "WXX-" in day.value else day
