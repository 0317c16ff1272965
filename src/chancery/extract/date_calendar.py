"""Arithmetic of calendar intervals. An interval is its first and its last day, both of them in it.

Functions raise `ValueError` or `OverflowError` where a day does not exist or lies outside the years 1 to 9999.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]

WEEK = timedelta(days=7)


def shifted(day: date, *, days: int = 0, months: int = 0) -> date:
    """A day so many days and months later; the last of the month where the month is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    moved = date(year, month + 1, 1)
    return moved.replace(day=min(day.day, monthrange(year, month + 1)[1])) + timedelta(days=days)


def week(day: date) -> Days:
    """The week of a day, Monday to Sunday (ISO 8601)."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def weekend(day: date) -> Days:
    """Saturday and Sunday of the week of a day."""
    _, sunday = week(day)
    return sunday - timedelta(days=1), sunday


def months(year: int, first: int, count: int = 1) -> Days:
    """So many months from the first of a month on; `first` may be above 12, and is then in a later year."""
    start = shifted(date(year, 1, 1), months=first - 1)
    return start, last_of_month(shifted(start, months=count - 1))


def last_of_month(day: date) -> date:
    """The last day of the month of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def years(first: int, count: int = 1) -> Days:
    """So many whole years."""
    return date(first, 1, 1), date(first + count - 1, 12, 31)


def quarter(year: int, number: int) -> Days:
    """A calendar quarter, 1 to 4; fiscal quarters are a company's or a state's own and are not known here."""
    return months(year, 3 * number - 2, 3)


def season(year: int, number: int) -> Days:
    """A meteorological season of the north, 1 (spring, March to May) to 4; winter ends in the next year."""
    return months(year, 3 * number, 3)


def decade(year: int) -> Days:
    """The ten years that share all but the last figure with a year."""
    return years(year - year % 10, 10)


def century(number: int) -> Days:
    """A century by its number: the 20th is 1901 to 2000."""
    return years(100 * number - 99, 100)


def nth_weekday(month: Days, weekday: int, number: int) -> Days | None:
    """The first, second … (or, for -1, last) such weekday of an interval; None if it has not so many."""
    if number < 0:
        day = month[1] - timedelta(days=(month[1].weekday() - weekday) % 7)
    else:
        day = month[0] + timedelta(days=(weekday - month[0].weekday()) % 7) + (number - 1) * WEEK
    return (day, day) if month[0] <= day <= month[1] else None


def third(days: Days, number: int) -> Days:
    """The early (1), middle (2) or late (3) third of an interval, in whole days, months or years as suits its length.

    Of a month these are the days 1–10, 11–20 and 21 to the end. Of a week they are Monday to Wednesday, Tuesday to
    Thursday and Thursday to Sunday, which overlap as the words do. Of a day, which part is not kept, the day.
    TIMEX3 has them as the modifiers START, MID and END, without bounds (Pustejovsky et al. 2003).
    """
    first, last = days
    length = (last - first).days + 1
    if length < 7:
        return days
    if length <= 7:
        begins, ends = ((0, 2), (1, 3), (3, 6))[number - 1]
        return first + timedelta(days=begins), first + timedelta(days=ends)
    if length <= 31:
        size = -(-length // 3) if length < 28 else 10
        start = first + timedelta(days=size * (number - 1))
        return start, (last if number == 3 else start + timedelta(days=size - 1))
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    grain = 12 if count > 12 else 1
    bounds = [-(-count // grain * step // 3) * grain for step in (0, 1, 2, 3)]
    start, end = shifted(first, months=bounds[number - 1]), shifted(first, months=bounds[number])
    return start, (last if number == 3 else end - timedelta(days=1))
