"""Dates counted from the anchor in units: "last week", "three months ago", "the past few days", "in two weeks".

A date keeps the grain of its unit: "three months ago" is a month, "a week ago" a week. A count that is left open
("a few days", "recent months") is at least two and at most what makes the next larger unit.
"""

from __future__ import annotations

from datetime import date, timedelta

from chancery.extract.date_calendar import Days, century, decade, months, quarter, shifted, week, weekend, years
from chancery.extract.date_meanings import Meaning, Relative, Tense
from chancery.extract.date_undated import Dated, lasting, reference

_MONTHS_IN = {"months": 1, "quarters": 3, "years": 12, "decades": 120, "centuries": 1200}
_MINUTES_IN = {"minutes": 1, "hours": 60}
_DAYS_IN = {"days": 1, "weeks": 7, "fortnights": 14}
_OPEN_COUNT = {
    "minutes": 60, "hours": 24, "days": 7, "weeks": 4, "fortnights": 2, "months": 12, "quarters": 4,
    "years": 10, "decades": 10, "centuries": 10,
}  # fmt: skip
COUNTABLE = tuple(_OPEN_COUNT)  # halves are of something
_LEAST_OPEN_COUNT = 2
_CALENDAR_UNITS = ("weeks", "weekend", "months", "quarters", "years", "decades", "centuries")


def calendar_unit(unit: str, away: int) -> Relative | None:
    """The whole unit so many away from the anchor's: last (-1), this (0), next (1) week, month … weekend."""
    if unit not in _CALENDAR_UNITS:
        return None
    return Relative(lambda anchor: _calendar_unit(anchor, unit, away))


def _calendar_unit(anchor: date, unit: str, away: int) -> Days:
    if unit in ("weeks", "weekend"):
        day = anchor + timedelta(days=7 * away)
        return week(day) if unit == "weeks" else weekend(day)
    if unit == "months":
        return months(anchor.year, anchor.month + away)
    if unit == "quarters":
        return quarter(anchor.year, (anchor.month + 2) // 3 + away)
    if unit == "years":
        return years(anchor.year + away)
    return decade(anchor.year + 10 * away) if unit == "decades" else century((anchor.year + 99) // 100 + away)


def unit_of(day: date, unit: str) -> Days | None:
    """The whole unit in which a day lies; None for units that no calendar has."""
    if unit == "days":
        return day, day
    return _calendar_unit(day, unit, 0) if unit in _CALENDAR_UNITS else None


def units_away(unit: str, count: int | None, side: int, only: Tense | None = None) -> Relative | None:
    """So many units ago (side -1) or from now (1); a count of None is open."""
    if unit not in _OPEN_COUNT:
        return None
    return Relative(lambda anchor: away_from(anchor, unit, count, side), only)


def away_from(anchor: date, unit: str, count: int | None, side: int) -> Days:
    """So many units before (-1) or after (1) a day, for a unit that `units_away` takes; a count of None is open."""
    if count is None:
        near = _at(anchor, unit, side * _LEAST_OPEN_COUNT)
        far = _at(anchor, unit, side * _OPEN_COUNT[unit])
        return min(near[0], far[0]), max(near[1], far[1])
    return _at(anchor, unit, side * count)


def _at(anchor: date, unit: str, count: int) -> Days:
    if unit in _MINUTES_IN:  # the hour of publication is not known
        whole, rest = divmod(count * _MINUTES_IN[unit], 24 * 60)
        return shifted(anchor, days=whole), shifted(anchor, days=whole + bool(rest))
    if unit in _DAYS_IN:
        day = shifted(anchor, days=count * _DAYS_IN[unit])
        return (day, day) if unit == "days" else week(day)
    if unit in ("decades", "centuries"):  # said of about so many: half a unit to either side
        half = _MONTHS_IN[unit] // 24
        middle = anchor.year + count * 2 * half
        return years(middle - half, 2 * half + 1)
    day = shifted(anchor, months=count * _MONTHS_IN[unit])
    return _calendar_unit(day, unit, 0)


def rolling(unit: str, count: int | None, side: int, *, said: bool = True) -> Meaning | None:
    """The past (side -1) or the coming (1) so many units, up to or from the anchor; a count of None is open.

    The value is the duration where a count is `said`, be it "a few"; else "the past year" is the last one and "coming
    months" are the future.
    """
    if unit not in _OPEN_COUNT:
        return None
    days = Relative(lambda anchor: _rolling(anchor, unit, side * (count or _OPEN_COUNT[unit])))
    if said:
        value = lasting(unit, count)
    else:
        value = reference(side) if count is None else calendar_unit(unit, side) or lasting(unit, count)
    return Dated(days, value) if value else days


def _rolling(anchor: date, unit: str, count: int) -> Days:
    if unit in _MINUTES_IN:
        far = _at(anchor, unit, count)[0 if count < 0 else 1]
    elif unit in _DAYS_IN:
        far = shifted(anchor, days=count * _DAYS_IN[unit])
    else:
        far = shifted(anchor, months=count * _MONTHS_IN[unit])
    return min(far, anchor), max(far, anchor)
