"""The table of date forms: each is a sequence of token kinds, and what it means.

In a form `x?` may be missing, and a symbol in capitals stands for any of several kinds (`ALIASES`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from chancery.extract import date_calendar as calendar
from chancery.extract import date_in_year as in_year
from chancery.extract.date_in_year import Found, one_day
from chancery.extract.date_meanings import Fixed, Meaning, Recurring, Relative, Tense
from chancery.extract.date_relative import calendar_unit, rolling, units_away
from chancery.extract.date_story import Away, Period, YearsAgo
from chancery.extract.date_undated import Dated, Else, count_of, lasting, reference
from chancery.extract.date_words import UNITS

ALIASES = {
    "DAY": ("number", "ordinal", "nth"),  # "nth" is an ordinal in figures
    "ORDINAL": ("ordinal", "nth"),
    "YEAR": ("year", "relative-years", "years"),  # "the year" beside a month is the anchor's
    "WHICH": ("which", "rolling"),
    "UNIT": UNITS,
    "COUNT": ("number", "one", "some"),
    "FEW": ("some", "recent"),
    "RELATIVE": tuple(f"relative-{unit}" for unit in (*UNITS, "weekend")),
    "PIECE": ("quarters", "halves", "weeks", "days"),
    "MONTHPIECE": ("weeks", "days"),
    "CODE": ("q", "h"),
    "AGO": ("ago", "earlier"),
    "BESIDE": ("earlier", "later", "before", "after"),
    "PERIOD": ("quarters", "period"),
}


def _iso(found: Found) -> Meaning:
    return Fixed(one_day(date.fromordinal(found["iso"].value)))


def _iso_month(found: Found) -> Meaning:
    return Fixed(calendar.months(*divmod(found["isomonth"].value, 100)))


def _day_of_month(found: Found) -> Meaning:
    """As in "the 18th": of whichever month fits."""
    day = found["nth"].value
    return Recurring(lambda number: one_day(date(number // 12, number % 12 + 1, day)), _month_number)


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _day_of_relative_month(found: Found) -> Meaning:
    away, day = found["relative-months"].value, found["ORDINAL"].value
    return Relative(lambda anchor: one_day(calendar.months(anchor.year, anchor.month + away)[0].replace(day=day)))


def _weekday(found: Found) -> Meaning:
    which = found["WHICH"].value if "WHICH" in found else None
    weekday = found["weekday"].value
    # Day 1 of the proleptic calendar is a Monday, so that whole weeks number the periods.
    return Recurring(lambda number: one_day(date.fromordinal(7 * number + weekday + 1)), _week_number, which)


def _week_number(day: date) -> int:
    return (day.toordinal() - 1) // 7


def _weekday_of_week(found: Found) -> Meaning:
    days = 7 * found["relative-weeks"].value + found["weekday"].value
    return Relative(lambda anchor: one_day(calendar.week(anchor)[0] + timedelta(days=days)))


def _weekend(found: Found) -> Meaning:
    which = found["WHICH"].value if "WHICH" in found else None
    return Recurring(lambda number: calendar.weekend(date.fromordinal(7 * number + 1)), _week_number, which)


def _decade(found: Found) -> Meaning:
    year = found["decade"].value
    # "the 1900s" may be ten years or a hundred; "the 2000s" are ten.
    return Fixed(calendar.years(year, 100) if year % 100 == 0 and year < 2000 else calendar.decade(year))


def _century(found: Found) -> Meaning:
    return Fixed(calendar.century(found["ORDINAL"].value))


def _year(found: Found) -> Meaning:
    return Fixed(calendar.years(found["year"].value))


def _deictic(found: Found) -> Meaning:
    away = found["deictic"].value
    return Relative(lambda anchor: one_day(anchor + timedelta(days=away)))


def _overnight(found: Found) -> Meaning:
    value = Relative(lambda anchor: one_day(anchor - timedelta(days=1)))  # the night has the date of its evening
    return Dated(Relative(lambda anchor: (anchor - timedelta(days=1), anchor)), value)


def _months_of_year(found: Found) -> Meaning | None:
    days, value = in_year.months_of_year(found), lasting("months", found["number"].value)
    return Dated(days, value) if days and value else None


def _relative_unit(found: Found) -> Meaning | None:
    token = found["RELATIVE"]
    return calendar_unit(token.kind.removeprefix("relative-"), token.value)


def _ago(found: Found) -> Meaning | None:
    ago, unit, count = _counted(found, -1), found["UNIT"].kind, count_of(found)
    if ago and unit == "years" and count:
        return YearsAgo(ago, count)
    if ago is None:
        return Period(lambda anchor: anchor.year - 1) if unit == "years" and "COUNT" not in found else None
    if count is not None:
        return ago
    value = reference(-1) if "COUNT" in found else lasting(unit, None)  # "several years ago" and "months ago" in TimeML
    return Dated(ago, value) if value else ago


def _hence(found: Found) -> Meaning | None:
    return _counted(found, 1)


def _ahead(found: Found) -> Meaning | None:
    """As in "in two weeks" can as well be how long something took: it is a date only in the future tense."""
    ahead = _counted(found, 1, None if "time" in found else "future")
    long = lasting(found["UNIT"].kind, count_of(found))
    return Else(ahead, long) if ahead and long else ahead


def _counted(found: Found, side: int, only: Tense | None = None) -> Meaning | None:
    unit = found["UNIT"]
    if "COUNT" not in found and unit.value == 1:  # "days ago" is a date; "the year-ago period" is not
        return None
    return units_away(unit.kind, count_of(found), side, only)


def _to_the_day(found: Found) -> Meaning | None:
    """As in "a year ago today"."""
    months, count = {"months": 1, "years": 12}.get(found["UNIT"].kind, 0), count_of(found)
    if not months or count is None or found["deictic"].value:
        return None
    return Relative(lambda anchor: one_day(calendar.shifted(anchor, months=-months * count)))


def _rolling(found: Found) -> Meaning | None:
    side = found["WHICH"].value if "WHICH" in found else -1
    if side == 0 or ("FEW" not in found and "number" not in found and found["UNIT"].kind in ("days", "hours")
                     and found["UNIT"].value == 1):  # fmt: skip
        # "the next day" follows some other day
        return Away("days", 1, side) if side > 0 and found["UNIT"].kind == "days" else None
    open_count = "FEW" in found or ("number" not in found and found["UNIT"].value > 1)
    count = None if open_count else found["number"].value if "number" in found else 1
    said = "number" in found or ("FEW" in found and found["FEW"].kind == "some")
    return rolling(found["UNIT"].kind, count, side, said=said)


RULES: tuple[tuple[str, Callable[[Found], Meaning | None]], ...] = (
    ("weekday? iso", _iso),
    ("isomonth", _iso_month),
    ("years? year", _year),
    ("decade", _decade),
    ("ORDINAL centuries", _century),
    ("months? month YEAR?", in_year.month_of_year),
    ("WHICH month", in_year.month_of_year),
    ("relative-years month", lambda found: in_year.month_of_year({**found, "YEAR": found["relative-years"]})),
    ("weekday? month DAY YEAR?", in_year.day_of_year),
    ("weekday? DAY month YEAR?", in_year.day_of_year),
    ("WHICH weekday? month DAY", in_year.day_of_year),
    ("WHICH weekday DAY month", in_year.day_of_year),
    ("number dash month dash year", lambda found: in_year.day_of_year(
        {"DAY": found["number"], "month": found["month"], "YEAR": found["year"]})),
    ("nth", _day_of_month),
    ("weekday nth", _day_of_month),
    ("ORDINAL relative-months", _day_of_relative_month),
    ("holiday YEAR?", in_year.holiday),
    ("WHICH holiday", in_year.holiday),
    ("WHICH? weekday", _weekday),
    ("weekday relative-weeks", _weekday_of_week),
    ("relative-weeks weekday", _weekday_of_week),
    ("weekend", _weekend),
    ("rolling weekend", lambda found: _weekend({"WHICH": found["rolling"]})),
    ("weeks month DAY YEAR?", in_year.week_of_day),
    ("weeks DAY month YEAR?", in_year.week_of_day),
    ("season YEAR?", in_year.season),
    ("WHICH season", in_year.season),
    ("relative-years season", lambda found: in_year.season({**found, "YEAR": found["relative-years"]})),
    ("ORDINAL PIECE YEAR?", in_year.piece_of_year),
    ("relative-years ORDINAL PIECE", lambda found: in_year.piece_of_year({**found, "YEAR": found["relative-years"]})),
    ("year ORDINAL PIECE", lambda found: in_year.piece_of_year({**found, "YEAR": found["year"]})),
    ("CODE YEAR?", in_year.coded),
    ("year CODE", lambda found: in_year.coded({**found, "YEAR": found["year"]})),
    ("ORDINAL MONTHPIECE month YEAR?", in_year.piece_of_month),
    ("WHICH MONTHPIECE month YEAR?", lambda found: in_year.piece_of_month(found) if found["WHICH"].value < 0 else None),
    ("relative-weeks month YEAR?",
     lambda found: in_year.last_week_of_month(found) if found["relative-weeks"].value < 0 else None),
    ("WHICH halves YEAR", lambda found: in_year.last_half(found) if found["WHICH"].value < 0 else None),
    ("ORDINAL halves month YEAR?", in_year.half_of_month),
    ("ORDINAL number months YEAR", _months_of_year),
    ("WHICH number months YEAR", lambda found: _months_of_year(found) if found["WHICH"].value < 0 else None),
    ("ORDINAL weekday month YEAR?", in_year.nth_weekday),
    ("WHICH weekday month YEAR?", lambda found: in_year.nth_weekday(found) if found["WHICH"].value < 0 else None),
    ("YEAR end", in_year.year_end),
    ("deictic", _deictic),
    ("overnight", _overnight),
    ("RELATIVE", _relative_unit),
    ("COUNT? UNIT ago", _ago),
    ("COUNT UNIT ago deictic", _to_the_day),
    ("COUNT? UNIT hence", _hence),
    ("in COUNT? UNIT time?", _ahead),
    ("WHICH number? UNIT", _rolling),
    ("WHICH FEW UNIT", _rolling),
    ("UNIT ahead", lambda found: rolling(found["UNIT"].kind, None, 1) if found["UNIT"].value > 1 else None),
    ("recent UNIT", _rolling),
)  # fmt: skip
