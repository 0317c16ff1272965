"""Days written with figures and English month names, and how to tell them from what only looks like one.

Ambiguous dates are not guessed. With dots the day comes first (the short form of every locale in CLDR that
parts figures by dots), unless that cannot be; with slashes or hyphens, as in 03/04/2021, habits differ,
and the date stands only if it can be read in one way. Two-digit years are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chancery.errors import InvalidDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_YEAR = r"((?:1[5-9]|20|21)[0-9]{2})"
_DAY = r"([0-3]?[0-9])(?:st|nd|rd|th)?"
# Not inside a number or a word, nor the second end of a span of days ("18–20 October 2021").
_BEFORE = r"(?<![\w./])(?<![0-9][-–—])(?<![0-9] [-–—] )"
_AFTER = r"(?![0-9]|[-/.][0-9]|[^\W\d_T])"
TIME = (
    r"(?:T|[\s,]+(?:at\s+)?)[0-2]?[0-9][:.][0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?"
    r"(?:\s*[ap]\.?m\b\.?)?(?:\s*(?:Z\b|[+-][0-9]{2}:?[0-9]{2}\b|(?:GMT|UTC)(?:[+-][0-9:]{1,5})?|[A-Z]{2,4}T\b))?"
)


def _pattern(body: str) -> re.Pattern[str]:
    return re.compile(_BEFORE + body + _AFTER, re.IGNORECASE)


_YEAR_FIRST = _pattern(_YEAR + r"([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = _pattern(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2" + _YEAR)
_DAY_MONTH_YEAR = _pattern(_DAY + r"(?:\s+(?:of\s+)?|-)(" + MONTH + r"),?[\s-]\s*" + _YEAR)
_MONTH_DAY_YEAR = _pattern("(" + MONTH + r")\s*" + _DAY + r",?\s+" + _YEAR)
_MONTH_DAY = _pattern("(" + MONTH + r")\s*" + _DAY + rf"(?!,?\s+{_YEAR})")
_DAY_MONTH = _pattern(_DAY + r"\s+(" + MONTH + rf")(?!,?\s+{_YEAR})")
_LONGEST = 200  # code points of a date with everything around it
_COMPACT = re.compile(_YEAR + r"([01][0-9])([0-3][0-9])(?:T[0-9]{4,6}Z?)?")
_LEADING_WEEKDAY = re.compile(WEEKDAY + r",?\s+", re.IGNORECASE)
_TRAILING_TIME = re.compile(rf"(?:{TIME})?(?:\s+[+-][0-9]{{4}})?(?:\s*\([^()]*\))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A date in a text: `day` in ISO 8601, `[start, end)` in code points; `figures` if no month name is in it."""

    day: str
    start: int
    end: int
    figures: bool


def parse_day(text: str) -> str:
    """The ISO 8601 day that a whole string says, with or without a weekday and a time, which are dropped.

    Understands 2021-10-20, 20211020, 2021-10-20T23:10:00Z, 20.10.2021, 10/20/2021, 20 October 2021,
    Oct. 20, 2021 and Wed, 20 Oct 2021 10:00:00 +0200. The day is taken as written: no time zone is applied.
    Raises `InvalidDate`.
    """
    stripped = text.strip()
    if len(stripped) > _LONGEST:
        raise InvalidDate(_complaint(stripped))
    compact = _COMPACT.fullmatch(stripped)
    if compact and (day := iso_day(*map(int, compact.groups()))):
        return day
    weekday = _LEADING_WEEKDAY.match(stripped)
    bare = stripped[weekday.end() :] if weekday else stripped
    found = next(find_days(bare), None)
    if found and found.start == 0 and _TRAILING_TIME.fullmatch(bare, found.end):
        return found.day
    raise InvalidDate(_complaint(bare))


def find_days(text: str) -> Iterator[FoundDay]:
    """Every full date in a text that can be read in one way only, in order."""
    found = [
        FoundDay(day, match.start(), match.end(), figures)
        for pattern, figures in (
            (_YEAR_FIRST, True),
            (_YEAR_LAST, True),
            (_DAY_MONTH_YEAR, False),
            (_MONTH_DAY_YEAR, False),
        )
        for match in pattern.finditer(text)
        if (day := _read(pattern, match))
    ]
    yield from sorted(found, key=lambda each: (each.start, -each.end))


def find_days_without_year(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Every day and month without a year: month, day, start and end, in order."""
    found = [
        (_month(match[month]), int(match[day]), match.start(), match.end())
        for pattern, month, day in ((_MONTH_DAY, 1, 2), (_DAY_MONTH, 2, 1))
        for match in pattern.finditer(text)
        if iso_day(2000, _month(match[month]), int(match[day]))  # a leap year: February 29 counts
    ]
    yield from sorted(found, key=lambda each: each[2])


def iso_day(year: int, month: int, day: int) -> str | None:
    """The day in ISO 8601, or None if the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def nearest_year(month: int, day: int, anchor: str) -> str | None:
    """The day of that month nearest to the ISO day `anchor`: "Dec 31" by 2022-01-01 is 2021-12-31."""
    near = date.fromisoformat(anchor)
    years = (near.year + step for step in (-1, 0, 1))
    days = [date.fromisoformat(found) for year in years if (found := iso_day(year, month, day))]
    return min(days, key=lambda each: abs(each - near)).isoformat() if days else None


def _read(pattern: re.Pattern[str], match: re.Match[str]) -> str | None:
    if pattern is _YEAR_FIRST:
        return iso_day(int(match[1]), int(match[3]), int(match[4]))
    if pattern is _DAY_MONTH_YEAR:
        return iso_day(int(match[3]), _month(match[2]), int(match[1]))
    if pattern is _MONTH_DAY_YEAR:
        return iso_day(int(match[3]), _month(match[1]), int(match[2]))
    readings = _readings(match)
    return readings[0] if len(readings) == 1 or (readings and match[2] == ".") else None


def _readings(match: re.Match[str]) -> list[str]:
    """The days that figures with the year last can mean, day first before month first."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    days = [iso_day(year, second, first), iso_day(year, first, second)]
    return list(dict.fromkeys(day for day in days if day))


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _complaint(text: str) -> str:
    match = _YEAR_LAST.match(text)
    if match and len(readings := _readings(match)) > 1:
        return f"the date “{text}” can be read in two ways; write {readings[0]} or {readings[1]}"
    shown = text if len(text) <= 40 else text[:40] + "…"
    return f"“{shown}” is not a date that can be understood; write year, month and day, as in 2021-10-20"
