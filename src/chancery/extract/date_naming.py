"""Names of intervals and lengths of time in TimeML, which takes them from ISO 8601 and TIDES.

Source: the TIMEX3 values of TimeML 1.2.1 (Saurí et al. 2006, "TimeML annotation guidelines") and of TIDES (Ferro et
al. 2005). An interval says by its shape what it is: 1989-10-01 to 1989-12-31 is 1989-Q4, Monday to Sunday a week.
"""

from __future__ import annotations

from datetime import date, timedelta

from chancery.extract.date_calendar import Days, last_of_month

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_LETTERS = {
    "minutes": "M", "hours": "H", "days": "D", "weeks": "W", "months": "M", "quarters": "Q", "years": "Y",
    "decades": "E", "centuries": "C",
}  # fmt: skip
_WITH_TIME = ("minutes", "hours")
# What half a unit is in smaller ones.
_HALVES = {"minutes": "30S", "hours": "30M", "days": "T12H", "years": "6M", "decades": "5Y", "centuries": "50Y"}


def named(days: Days) -> str:
    """The value of an interval; one that is no unit of the calendar is "first/last", as in ISO 8601."""
    first, last = days
    if first == last:
        return first.isoformat()
    if first.day == 1 and last == last_of_month(last):
        return _of_months(first, last)
    year, week, _ = first.isocalendar()
    length = last - first
    if first.weekday() == 0 and length == timedelta(days=6):
        return f"{year}-W{week:02}"
    if first.weekday() == 5 and length == timedelta(days=1):
        return f"{year}-W{week:02}-WE"
    return _both(days)


def _of_months(first: date, last: date) -> str:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    year, month = f"{first.year:04}", first.month
    if count == 1:
        return f"{year}-{month:02}"
    if count == 3 and month % 3 == 1:
        return f"{year}-Q{(month + 2) // 3}"
    if count == 3 and month in _SEASONS:
        return f"{year}-{_SEASONS[month]}"
    if count == 6 and month in (1, 7):
        return f"{year}-H{month // 6 + 1}"
    if count == 15 and month == 12:  # the winter of a year may have begun or ended in it
        return f"{first.year + 1:04}-WI"
    return _of_years(first, last) if month == 1 and last.month == 12 else _both((first, last))


def _of_years(first: date, last: date) -> str:
    count = last.year - first.year + 1
    if count == 1:
        return f"{first.year:04}"
    if count == 10 and first.year % 10 == 0:
        return f"{first.year:04}"[:3]
    if count == 100 and first.year % 100 < 2:
        return f"{first.year:04}"[:2]
    return _both((first, last))


def _both(days: Days) -> str:
    return f"{days[0].isoformat()}/{days[1].isoformat()}"


def length(unit: str, count: int | None, *, and_half: bool = False) -> str | None:
    """A duration: "P3D", "PT2H", "PXY" for a count that is left open, "P2Y6M" with a half; None if it has no letter."""
    if unit == "fortnights":
        return length("weeks", count * 2 if count else None)
    if unit not in _LETTERS or (and_half and unit not in _HALVES):
        return None
    time = "T" if unit in _WITH_TIME else ""
    return f"P{time}{'X' if count is None else count}{_LETTERS[unit]}{_HALVES[unit] if and_half else ''}"
