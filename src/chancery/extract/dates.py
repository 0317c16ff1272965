"""Dates in the English of news as intervals of days, and in TimeML: "Oct. 18", "late last week", "three months ago".

A time expression means an interval, the days that it can mean, as in TimeML (Pustejovsky et al. 2003); what
is relative or leaves the year out is filled in from the day of publication, and what depends on the story ("the
previous day", "two days later") from the days that the text has mentioned. Nothing is guessed: an expression with
a word that the grammar does not know, a repeated time ("every Monday"), figures that can be read in two ways
(03/04/2021), and what is inexact ("about two weeks ago", "fiscal 2014") have no days. Neither has a duration ("for
more than a year"): it says how long, and no tense of a verb alone says that it has lasted until now. "Since" runs
up to the day of publication, "until" and "by" start from it; "from November 1" is November 1. Clock times and time
zones do not move a day. Moving feasts are not known.

`normalise` says of the same expressions, by the same grammar, what TimeML calls them, and so also of those that
have a value there but no days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chancery.errors import InvalidDate
from chancery.extract.date_grammar import meaning
from chancery.extract.date_meanings import Setting, Tense, Timex
from chancery.records import Interval, Span


def resolve(
    expression: str, published: date | None, *, tense: Tense | None = None, story: tuple[date, date] | None = None
) -> tuple[date, date] | None:
    """The first and last day that an expression can mean, both included, or None if it says no date.

    `published` is the day that relative expressions count from; without it only whole dates resolve. `tense` is
    that of the clause: a day without a year, or a weekday, is the latest one up to that day ("past"), or the next
    from it on ("future"). Where the tense is not known it is the latest, or the coming one if that is near and only
    the year is missing. `story` are the first and last day that the text mentioned before, from which "that day",
    "two days later" or "the following week" count; without it they have no date. Case, spaces and clock times do not
    matter. Raises nothing, for any text.
    """
    found = meaning(expression)
    try:
        return found.days(Setting(published, tense, (story,) if story else ())) if found else None
    except (ValueError, OverflowError):  # February 30, or a year that dates do not reach
        return None


def normalise(
    expression: str,
    published: date | None,
    *,
    tense: Tense | None = None,
    mentioned: Sequence[tuple[date, date]] = (),
) -> Timex | None:
    """The TIMEX3 type and value of an expression, with its days if it has any; None if the grammar does not know it.

    As in TimeML 1.2.1 (Saurí et al. 2006) a value is a date ("1989-10", "1989-W43", "1989-Q3", "1989-SU", "198"), a
    date with a time ("1989-10-27TNI"), a duration ("P3D", "PT2H", "PXM"), a set ("P1M", "XXXX-WXX-1"), or PAST_REF,
    PRESENT_REF or FUTURE_REF. What no unit of the calendar fits is "first/last" day, as in ISO 8601. `mentioned` has
    the days of the dates before this one, the latest last; "the quarter" is the latest of these that is one. Without
    them such expressions count from `published`. Raises nothing, for any text.
    """
    found = meaning(expression)
    setting = Setting(published, tense, tuple(mentioned))
    try:
        timex = found.timex(setting) if found else None
        return replace(timex, days=found.days(setting)) if found and timex else None
    except (ValueError, OverflowError):
        return None


def interval(
    expression_span: Span,
    text: str,
    published: str | None,
    tense: Tense | None = None,
    *,
    story: tuple[date, date] | None = None,
) -> Interval | None:
    """The date that a span of a text says, as a record with that span, or None; for the rules see `resolve`.

    The span is in code points of `text`; `published` is an ISO 8601 day. Raises `InvalidDate` if that is no day.
    """
    start, end = expression_span
    days = resolve(text[start:end], _anchor(published), tense=tense, story=story)
    return Interval(from_=days[0].isoformat(), to=days[1].isoformat(), span=expression_span) if days else None


def _anchor(published: str | None) -> date | None:
    if published is None:
        return None
    try:
        return date.fromisoformat(published)
    except ValueError:
        raise InvalidDate(
            f"the day of publication “{published}” is not an ISO 8601 day; write it as in 2021-10-20"
        ) from None
