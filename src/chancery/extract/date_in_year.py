"""Dates with a place in a year, said or not: days, months, seasons, quarters, feasts, pieces of a month.

Each function builds the meaning of one form from its tokens. Without a year the date comes round every year; "the
year" beside it is the anchor's. They raise what `date_calendar` raises.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from chancery.extract import date_calendar as calendar
from chancery.extract.date_bounds import Part
from chancery.extract.date_calendar import Days
from chancery.extract.date_meanings import LOOK_AHEAD, Fixed, Meaning, Recurring, Relative
from chancery.extract.date_tokens import Token

# The tokens that matched, by the symbol of the form.
Found = Mapping[str, Token]


def yearly(found: Found, instance: Callable[[int], Days | None], *, ahead: timedelta = timedelta(0)) -> Meaning | None:
    """What `instance` gives for the year that is said, for one that is relative, or for whichever fits."""
    if (year := found.get("YEAR")) is None:
        which = found["WHICH"].value if "WHICH" in found else None
        weekday = found["weekday"].value if "weekday" in found else None
        return Recurring(instance, lambda day: day.year, which, looks_ahead=ahead, weekday=weekday)
    if year.kind == "year":
        days = instance(year.value)
        return Fixed(days) if days else None
    away = year.value if year.kind == "relative-years" else 0
    return Relative(lambda anchor: instance(anchor.year + away))


def month_of_year(found: Found) -> Meaning | None:
    """As in "October", "October 2021", "October of last year"."""
    return yearly(found, lambda year: calendar.months(year, found["month"].value), ahead=LOOK_AHEAD)


def day_of_year(found: Found) -> Meaning | None:
    """As in "October 18", "18 October 2021", "Monday, October 18", "last October 18"."""
    month, day = found["month"].value, found["DAY"].value
    return yearly(found, lambda year: one_day(date(year, month, day)), ahead=LOOK_AHEAD)


def holiday(found: Found) -> Meaning | None:
    """As in "New Year's Day", "Christmas Eve 2014"."""
    month, day = divmod(found["holiday"].value, 100)
    return yearly(found, lambda year: one_day(date(year, month, day)), ahead=LOOK_AHEAD)


def one_day(day: date) -> Days:
    """The interval of a single day."""
    return day, day


def week_of_day(found: Found) -> Meaning | None:
    """As in "the week of October 18": Monday to Sunday."""
    month, day = found["month"].value, found["DAY"].value
    return yearly(found, lambda year: calendar.week(date(year, month, day)), ahead=LOOK_AHEAD)


def season(found: Found) -> Meaning | None:
    """As in "summer", "the summer of 2014", "last winter"."""
    number = found["season"].value
    if number == 4 and found.get("YEAR", found["season"]).kind == "year":
        # The winter of 2014 may have begun or ended in that year.
        year = found["YEAR"].value
        return Fixed((calendar.season(year - 1, 4)[0], calendar.season(year, 4)[1]))
    return yearly(found, lambda year: calendar.season(year, number))


def piece_of_year(found: Found) -> Meaning | None:
    """As in "the third quarter", "the first half of 2020", "the second week of the year"."""
    unit = found["PIECE"]
    if unit.kind in ("weeks", "days") and unit.value > 1:
        return None  # "the first days of 2020": how many is not said
    return _nth_unit(found, unit.kind, found["ORDINAL"].value)


def coded(found: Found) -> Meaning | None:
    """As in "Q3 2020", "H1"."""
    code = found["CODE"]
    return _nth_unit(found, "quarters" if code.kind == "q" else "halves", code.value)


def _nth_unit(found: Found, unit: str, number: int) -> Meaning | None:
    if unit == "quarters" and number <= 4:
        return yearly(found, lambda year: calendar.quarter(year, number))
    if unit == "halves" and number <= 2:
        return yearly(found, lambda year: calendar.months(year, 6 * number - 5, 6))
    if "YEAR" not in found or unit not in ("weeks", "days"):
        return None
    return yearly(found, lambda year: _piece_of(calendar.years(year), unit, number))


def piece_of_month(found: Found) -> Meaning | None:
    """As in "the first week of March", and "the last day of March": weeks are counted from the first day."""
    unit, number = found["MONTHPIECE"], found["ORDINAL"].value if "ORDINAL" in found else -1
    if unit.value > 1:
        return None
    month, rest = found["month"].value, _without(found, "WHICH")  # the last of the month, not of the months
    return yearly(rest, lambda year: _piece_of(calendar.months(year, month), unit.kind, number), ahead=LOOK_AHEAD)


def last_week_of_month(found: Found) -> Meaning | None:
    """As in "last week of March": its last seven days."""
    month = found["month"].value
    return yearly(found, lambda year: _piece_of(calendar.months(year, month), "weeks", -1), ahead=LOOK_AHEAD)


def last_half(found: Found) -> Meaning | None:
    """As in "the last half of 1989"."""
    return _nth_unit(found, "halves", 2)


def _without(found: Found, *symbols: str) -> Found:
    return {symbol: token for symbol, token in found.items() if symbol not in symbols}


def half_of_month(found: Found) -> Meaning | None:
    """As in "the first half of March": up to the 15th."""
    month, number = found["month"].value, found["ORDINAL"].value

    def half(year: int) -> Days | None:
        first, last = calendar.months(year, month)
        return {1: (first, first.replace(day=15)), 2: (first.replace(day=16), last)}.get(number)

    return yearly(found, half, ahead=LOOK_AHEAD)


def _piece_of(days: Days, unit: str, number: int) -> Days | None:
    size = timedelta(days=7 if unit == "weeks" else 1)
    first = days[0] + (number - 1) * size if number > 0 else days[1] + timedelta(days=1) - size
    last = min(first + size - timedelta(days=1), days[1])
    return (first, last) if first <= days[1] else None


def months_of_year(found: Found) -> Meaning | None:
    """As in "the first nine months of 2020", "the last three months of the year"."""
    count = found["number"].value
    if count > 12 or ("ORDINAL" in found and found["ORDINAL"].value != 1):
        return None
    first = 1 if "ORDINAL" in found else 13 - count
    return yearly(found, lambda year: calendar.months(year, first, count))


def nth_weekday(found: Found) -> Meaning | None:
    """As in "the first Monday of March", "the last Friday in March"."""
    month, weekday = found["month"].value, found["weekday"].value
    number = found["ORDINAL"].value if "ORDINAL" in found else -1
    rest = _without(found, "weekday", "WHICH")
    return yearly(
        rest, lambda year: calendar.nth_weekday(calendar.months(year, month), weekday, number), ahead=LOOK_AHEAD
    )


def year_end(found: Found) -> Meaning | None:
    """As in "year-end", "the year's end": its last third."""
    whole = yearly(found, calendar.years)
    return Part(whole, 3) if whole else None
