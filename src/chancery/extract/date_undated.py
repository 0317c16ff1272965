"""Meanings that have a value in TimeML but no days: durations, repeated times, "now", "recently", "soon".

Their `days` are None always. Source: the TIMEX3 types DURATION and SET, and the values PAST_REF, PRESENT_REF and
FUTURE_REF of TimeML 1.2.1 (Saurí et al. 2006, "TimeML annotation guidelines").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chancery.extract.date_calendar import Days
from chancery.extract.date_in_year import Found
from chancery.extract.date_meanings import Meaning, Setting, Timex, TimexType
from chancery.extract.date_naming import length

_REFERENCES = ("PRESENT_REF", "FUTURE_REF", "PAST_REF")  # by 0, 1 and -1
_SEASONS = ("SP", "SU", "FA", "WI")
# What is said of each unit: "daily", "weekly" … name the units themselves, which come round.
_ROUND = {
    "hours": "PT1H", "days": "XXXX-XX-XX", "weeks": "XXXX-WXX", "months": "XXXX-XX", "quarters": "XXXX-QX",
    "years": "XXXX",
}  # fmt: skip
UNITS_OF_ADVERBS = tuple(_ROUND)


@dataclass(frozen=True, slots=True)
class Valued(Meaning):
    """A value that never changes."""

    type: TimexType
    value: str

    def timex(self, setting: Setting) -> Timex | None:
        """The value."""
        return Timex(self.type, self.value)


@dataclass(frozen=True, slots=True)
class Undated(Meaning):
    """Something whose value is known but whose days are not: "fiscal 1989", "about two years ago"."""

    meaning: Meaning

    def timex(self, setting: Setting) -> Timex | None:
        """That of the meaning."""
        return self.meaning.timex(setting)


@dataclass(frozen=True, slots=True)
class Dated(Meaning):
    """Something whose days are those of one meaning, and whose value is that of another: "the past two weeks"."""

    dates: Meaning
    values: Meaning

    def days(self, setting: Setting) -> Days | None:
        """Those of the one."""
        return self.dates.days(setting)

    def timex(self, setting: Setting) -> Timex | None:
        """That of the other."""
        return self.values.timex(setting)


@dataclass(frozen=True, slots=True)
class Else(Meaning):
    """Something with days, or, where it has none, the value of something else."""

    first: Meaning
    second: Meaning

    def days(self, setting: Setting) -> Days | None:
        """Those of the first."""
        return self.first.days(setting)

    def timex(self, setting: Setting) -> Timex | None:
        """That of the first, if it has one."""
        return self.first.timex(setting) or self.second.timex(setting)


def lasting(unit: str, count: int | None, *, and_half: bool = False) -> Meaning | None:
    """So many units long; a count of None is open."""
    value = length(unit, count, and_half=and_half)
    return Valued("DURATION", value) if value else None


def reference(side: int) -> Valued:
    """The past (-1), the present (0) or the future (1)."""
    return Valued("DATE", _REFERENCES[side])


def count_of(found: Found) -> int | None:
    """How many are said to be; None for "a few", and where no number is."""
    counted = found.get("COUNT")
    return None if counted is None or counted.kind == "some" else counted.value


def duration(found: Found) -> Meaning | None:
    """As in "three days", "a three-year period", "the first two years", "two and a half years", "a few days"."""
    unit = found["UNIT"]
    if "COUNT" not in found and unit.value == 1:
        return None
    return lasting(unit.kind, count_of(found), and_half="half" in found)


def every(found: Found) -> Meaning | None:
    """As in "every month", "every two years"."""
    value = length(found["UNIT"].kind, found["number"].value if "number" in found else 1)
    return Valued("SET", value) if value else None


def adverb(found: Found) -> Meaning:
    """As in "daily", "annually"."""
    return Valued("SET", _ROUND[UNITS_OF_ADVERBS[found["adverb"].value]])


def every_weekday(found: Found) -> Meaning:
    """As in "every Monday", "Mondays", "Monday nights"."""
    token = found.get("weekday") or found["weekdays"]
    return Valued("SET", f"XXXX-WXX-{token.value + 1}")


def every_month(found: Found) -> Meaning:
    """As in "each July"."""
    return Valued("SET", f"XXXX-{found['month'].value:02}")


def every_season(found: Found) -> Meaning:
    """As in "every summer"."""
    return Valued("SET", f"XXXX-{_SEASONS[found['season'].value - 1]}")


def _now(found: Found) -> Meaning | None:
    """As in "current"."""
    return reference(0) if found["which"].value == 0 else None


def _half(found: Found) -> Meaning | None:
    return duration({"UNIT": found["UNIT"], "COUNT": found.get("number") or found["one"], "half": found["half"]})


UNDATED_RULES: tuple[tuple[str, Callable[[Found], Meaning | None]], ...] = (
    ("ORDINAL? COUNT UNIT period?", duration),
    ("number half UNIT", _half),
    ("one UNIT half", _half),
    ("a-while", lambda found: Valued("DURATION", "PXX")),
    ("every number? UNIT", every),
    ("adverb", adverb),
    ("every weekday", every_weekday),
    ("every? weekdays every?", every_weekday),
    ("every month", every_month),
    ("every season", every_season),
    ("reference UNIT?", lambda found: reference(found["reference"].value)),
    ("recent", lambda found: reference(-1)),
    ("AGO", lambda found: reference(-1)),
    ("later", lambda found: reference(1)),
    ("which", _now),
    ("rolling", lambda found: reference(-1) if found["rolling"].value < 0 else None),
    ("weekday every", every_weekday),
    ("one number UNIT period?", lambda found: duration({"UNIT": found["UNIT"], "COUNT": found["number"]})),
)
