"""The grammar: the forms of `date_rules` on whole expressions, and the words that stand around a form.

A form is found by looking up the kinds of all tokens at once in a table into which the forms are unfolded, so
that reading takes time in proportion to the number of tokens, and two forms can never compete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

from chancery.extract.date_bounds import Clipped, Part, Range, Since, Timed, Until
from chancery.extract.date_in_year import Found
from chancery.extract.date_meanings import Meaning
from chancery.extract.date_relative import calendar_unit
from chancery.extract.date_rules import ALIASES, RULES
from chancery.extract.date_rules_story import STORY_RULES
from chancery.extract.date_story import Same
from chancery.extract.date_tokens import Reading, Token, date_tokens
from chancery.extract.date_undated import UNDATED_RULES, Undated
from chancery.extract.date_words import UNITS

_Kinds = tuple[str, ...]
_Symbols = tuple[str, ...]
_Build = Callable[[Found], Meaning | None]


def unfolded() -> Iterator[tuple[_Kinds, _Symbols, _Build]]:
    """Every sequence of kinds that a form stands for, with the symbol at each place."""
    for form, build in (*RULES, *STORY_RULES, *UNDATED_RULES):
        choices = [_choices(symbol) for symbol in form.split()]
        for chosen in product(*choices):
            places = [place for place in chosen if place is not None]
            yield tuple(kind for kind, _ in places), tuple(symbol for _, symbol in places), build


def _choices(symbol: str) -> list[tuple[str, str] | None]:
    bare = symbol.removesuffix("?")
    kinds: list[tuple[str, str] | None] = [(kind, bare) for kind in ALIASES.get(bare, (bare,))]
    return [*kinds, None] if symbol.endswith("?") else kinds


_FORMS = {kinds: (symbols, build) for kinds, symbols, build in unfolded()}


def meaning(expression: str) -> Meaning | None:
    """What an expression means, or None if the grammar does not know it."""
    reading = date_tokens(expression)
    try:
        return _timed(reading) if reading else None
    except (ValueError, OverflowError):  # February 30
        return None


def _timed(reading: Reading) -> Meaning | None:
    if reading.time and all(token.kind == "part" for token in reading.tokens):
        return Undated(Timed(Same("days"), reading.time))  # "the morning", "mid-afternoon"
    found = parse(reading.tokens) if reading.tokens else None
    if found and reading.time:
        found = Timed(found, reading.time)
    return Undated(found) if found and reading.inexact else found


def parse(tokens: list[Token]) -> Meaning | None:
    """What tokens mean as a whole, or None if they are no date that the grammar knows."""
    kinds = tuple(token.kind for token in tokens)
    if kinds in _FORMS:
        symbols, build = _FORMS[kinds]
        return build(dict(zip(symbols, tokens, strict=True)))
    if len(tokens) < 2:
        return None
    return _bounded(tokens[0], tokens[1:]) or _range(tokens) or _cut(tokens[0], tokens[1:])


def _bounded(first: Token, rest: list[Token]) -> Meaning | None:
    """What opens with a word that bounds all the rest."""
    match first.kind:
        case "since" if start := parse(rest):
            return Since(start)
        case "until" if end := parse(rest):
            return Until(end)
        case "to" if rest[0].kind == "number" and (most := parse(rest)):
            return Undated(most)  # "up to 180 days"
        case "from":  # "from November 1" is when something starts, and so when it happens
            return parse(rest)
    return None


def _cut(first: Token, rest: list[Token]) -> Meaning | None:
    """What opens with a word that takes a part of the rest: "earlier this year", "late March"."""
    if first.kind == "part":
        return _part(first, rest)
    whole = _whole(rest) if first.kind in ("earlier", "later") else None
    return Clipped(whole, first.value) if whole else None


def _part(first: Token, rest: list[Token]) -> Meaning | None:
    if rest[0].kind == "part" or (rest[0].kind == "to" and len(rest) > 2 and rest[1].kind == "part"):
        last, *rest = rest if rest[0].kind == "part" else rest[1:]
        whole = _whole(rest)
        return Range(Part(whole, first.value), Part(whole, last.value)) if whole else None  # "mid-to-late March"
    whole = _whole(rest)
    return Part(whole, first.value) if whole else None


def _whole(tokens: list[Token]) -> Meaning | None:
    """What is cut in "the end of the month", "earlier in the year": a unit alone is the anchor's."""
    if len(tokens) == 1 and tokens[0].kind in UNITS and tokens[0].value == 1:
        return calendar_unit(tokens[0].kind, 0) or parse(tokens)
    return parse(tokens) if tokens else None


def _range(tokens: list[Token]) -> Meaning | None:
    if tokens[0].kind in ("between", "from"):
        tokens = tokens[1:]
    joints = [place for place, token in enumerate(tokens) if token.kind in ("to", "until", "dash")]
    if len(joints) != 1 or not 0 < joints[0] < len(tokens) - 1:
        return None
    left, right = _shared(tokens[: joints[0]], tokens[joints[0] + 1 :])
    first, last = parse(left), parse(right)
    return Range(first, last) if first and last else None


def _shared(left: list[Token], right: list[Token]) -> tuple[list[Token], list[Token]]:
    """Gives to each end of a range what it leaves to the other: "3–5 May", "May 3–5, 2021", "2014–15"."""
    month_left, month_right = _month(left), _month(right)
    if left[-1].kind == "number" and len(right) == 2 and right[0].kind == "number" and right[1].kind in UNITS:
        return [*left, right[1]], right  # "two to three weeks"
    if len(left) == len(right) == 1 and left[0].kind == "year" and right[0].kind == "number":
        return left, [Token("year", left[0].value - left[0].value % 100 + right[0].value)]
    if month_left and not month_right and right[0].kind in ALIASES["DAY"]:
        return left, [month_left, *right]
    if month_right and not month_left and left[-1].kind in ALIASES["DAY"]:
        return [*left, month_right], right
    if len(left) == 1 and left[0].kind in ALIASES["ORDINAL"] and right[0].kind in ALIASES["ORDINAL"]:
        return [*left, *right[1:]], right
    return left, right


def _month(tokens: list[Token]) -> Token | None:
    return next((token for token in tokens if token.kind == "month"), None)
