"""Dates in the English of news as intervals of days: "Oct. 18", "late last week", "three months ago".

A time expression means an interval, the days that it can mean, as in TimeML (Pustejovsky et al. 2003); what
is relative or leaves the year out is filled in from the day of publication. Nothing is guessed: an expression
with a word that the grammar does not know, a duration ("for three years", "for more than a year"), a repeated
time ("every Monday"), figures that can be read in two ways (03/04/2021), and what depends on the story ("the
previous day") have no date. "Since" runs up to the day of publication, "until" and "by" start from it; "from
November 1" is November 1. Fiscal years and moving feasts are not known.
"""

from __future__ import annotations

from datetime import date

from chancery.errors import InvalidDate
from chancery.extract.date_grammar import parse
from chancery.extract.date_meanings import Tense
from chancery.extract.date_tokens import date_tokens
from chancery.records import Interval, Span


def resolve(expression: str, published: date | None, *, tense: Tense | None = None) -> tuple[date, date] | None:
    """The first and last day that an expression can mean, both included, or None if it says no date.

    `published` is the day that relative expressions count from; without it only whole dates resolve. `tense` is
    that of the clause: a day without a year, or a weekday, is the latest one up to that day ("past"), or the next
    from it on ("future"). Where the tense is not known it is the latest, or one within the next 31 days if only
    the year is missing. Case, spaces and clock times do not matter. Raises nothing, for any text.
    """
    tokens = date_tokens(expression)
    try:
        meaning = parse(tokens) if tokens else None
        return meaning.days(published, tense) if meaning else None
    except (ValueError, OverflowError):  # February 30, or a year that dates do not reach
        return None


def interval(expression_span: Span, text: str, published: str | None, tense: Tense | None = None) -> Interval | None:
    """The date that a span of a text says, as a record with that span, or None; for the rules see `resolve`.

    The span is in code points of `text`; `published` is an ISO 8601 day. Raises `InvalidDate` if that is no day.
    """
    start, end = expression_span
    days = resolve(text[start:end], _anchor(published), tense=tense)
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
