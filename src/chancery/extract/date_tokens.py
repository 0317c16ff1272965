"""From a date expression to its tokens: figures, words of the vocabulary, dashes; without clock times and noise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from chancery.extract.date_words import LONGEST_PHRASE, TIMES, UNITS, VOCABULARY


@dataclass(frozen=True, slots=True)
class Token:
    """A terminal symbol of the grammar and the number it stands for ("month" and 10); "T18:30", if it tells a time."""

    kind: str
    value: int
    time: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The tokens of an expression, the time of day beside them as TIMEX3 writes it, and whether it is inexact."""

    tokens: list[Token]
    time: str
    inexact: bool


# No date takes more lexemes: "between the evening of Monday, 18 October 2021, and the morning of …" takes 26.
_MOST_LEXEMES = 40
_MERIDIEM = r"(?:[ap]\.m\b\.?|[ap]m\b)"
_LEXEME = re.compile(
    r"(?P<half>½|(?<![0-9/])1/2(?![0-9/]))"
    r"|(?P<iso>(?<![0-9])[12][0-9]{3}([-/.])[0-9]{1,2}\3[0-9]{1,2}(?![0-9])"
    r"(?:t[0-9]{2}:?[0-9]{2}[0-9:.]*(?:z|[+-][0-9]{2}:?[0-9]{2})?)?)"
    r"|(?P<isomonth>[12][0-9]{3}-(?:0[1-9]|1[0-2])(?![0-9]))"
    r"|(?P<figures>[0-9]{1,2}([-/.])[0-9]{1,2}\6[12][0-9]{3}(?![0-9]))"
    r"|(?P<decade>(?:(?:1[0-9]|2[01])[0-9]|['’][2-9]|[6-9])0['’]?s\b)"
    rf"|(?P<clock>[0-2]?[0-9](?::[0-5][0-9]){{1,2}}(?:\.[0-9]+)?(?: ?{_MERIDIEM})?"
    rf"|[01]?[0-9](?:\.[0-5][0-9])? ?(?:{_MERIDIEM}|o['’]clock\b)"
    r"|[0-2][0-9]\.?[0-5][0-9](?= ?(?:gmt|utc|hrs)\b))"
    r"|(?P<zone>(?:gmt|utc)(?:[+-][0-9:]{1,5})?\b)"
    r"|(?P<number>[0-9]+)(?P<ordinal>(?:st|nd|rd|th)\b)?"
    r"|(?P<code>[qh][1-4]\b)"
    r"|(?P<word>[^\W\d_]+)(?:['’]s\b)?"
    r"|(?P<dash>[-–—/]+)"
    r"|(?P<mark>[,.;:()\[\]'’\"“”])"
    r"|(?P<other>\S)"
)
_NOT_A_DATE = Token("unknown", 0)
_THE_NEXT = Token("rolling", 1)
# A dash joins two of these; between other words it only joins the parts of a compound ("mid-March").
_JOINED_BY_DASH = frozenset({"number", "ordinal", "nth", "month", "weekday", "year", "iso", "decade"})
# What may introduce a clock time and goes with it: "shortly before 11:30 GMT", "from 9 a.m. to 5 p.m.".
_BEFORE_CLOCK = frozenset("at about before after until from to between dash in since noise".split())
# "the 1200 metre line" is no year; few figures from 1800 on stand for anything else before a noun in the singular.
_EARLIEST_OF_EVENTS = 1800
_EVENT = re.compile(r"the [0-9]{4}(?: [^\W\d_]+){1,3}(?<!s)")
_COUNTS = frozenset({"number", "one", "some", *UNITS})
_INEXACT = frozenset({"vague", "about"})


def date_tokens(expression: str) -> Reading | None:
    """How an expression reads, which is None if a word is no part of a date; in time linear in its length."""
    folded = " ".join(expression.casefold().split())
    lexemes = list(islice(_LEXEME.finditer(folded), _MOST_LEXEMES + 1))
    if len(lexemes) > _MOST_LEXEMES:
        return None
    told = _of_year(list(_classified(lexemes)), folded)
    time = next((token.time for token in reversed(told) if token.time), "")
    tokens = _without_clock(_days_of_parts(told))
    if _NOT_A_DATE in tokens:
        return None
    exact = [token for token in tokens if token.kind not in _INEXACT]
    inexact = len(exact) < len(tokens)
    tokens = _relatives(_without_noise(exact))
    return Reading(tokens, time, inexact) if tokens or time else None


def _of_year(tokens: list[Token], folded: str) -> list[Token]:
    """Drops from "the 1974 invasion" what was in that year; a number of things ("the 2000 soldiers") is no year."""
    if len(tokens) < 3 or tokens[1].kind != "year" or tokens[1].value < _EARLIEST_OF_EVENTS:
        return tokens
    named = all(token == _NOT_A_DATE for token in tokens[2:]) and _EVENT.fullmatch(folded)
    return tokens[:2] if named else tokens


def _days_of_parts(tokens: list[Token]) -> list[Token]:
    """Makes of "this morning" and "that night" the day: "last night" is yesterday's."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1].kind if joined else ""
        if token.kind == "daypart" and before == "which" and joined[-1].value <= 0:
            joined[-1] = Token("deictic", joined[-1].value)
        elif token.kind == "daypart" and (before in ("that", "adjacent") or joined[-1:] == [_THE_NEXT]):
            joined.append(Token("days", 1))
        else:
            joined.append(token)
    return joined


def _classified(lexemes: list[re.Match[str]]) -> Iterator[Token]:
    lexemes = [each for each in lexemes if each.lastgroup != "mark"]
    place = 0
    while place < len(lexemes):
        words, length = _longest(lexemes, place)
        if words:
            kind, value = VOCABULARY[words]
            yield Token(kind, value, TIMES.get(words[-1].rpartition(" ")[2], ""))
        else:
            yield _figure(lexemes[place])
        place += length


def _longest(lexemes: list[re.Match[str]], place: int) -> tuple[tuple[str, ...], int]:
    """The longest entry of the vocabulary that starts at a place, and how many lexemes it takes; hyphens join."""
    words: list[str] = []
    best: tuple[tuple[str, ...], int] = ((), 1)
    for length, lexeme in enumerate(lexemes[place : place + 2 * LONGEST_PHRASE], 1):
        if lexeme.lastgroup in ("word", "code"):
            words.append(lexeme["word"] or lexeme["code"])
            if tuple(words) in VOCABULARY:
                best = (tuple(words), length)
        elif lexeme.lastgroup != "dash" or not words:
            break
        if len(words) == LONGEST_PHRASE:
            break
    return best


def _figure(lexeme: re.Match[str]) -> Token:
    text = lexeme[0]
    match lexeme.lastgroup:
        case "iso":
            day, _, time = text.partition("t")
            return replace(_day(*re.findall("[0-9]+", day)), time=f"T{time.upper()}" if time else "")
        case "isomonth":
            year, month = map(int, text.split("-"))
            # 2011-12 is also written for a season or a school year: not guessed.
            return Token("isomonth", year * 100 + month) if month <= year % 100 or year % 100 == 0 else _NOT_A_DATE
        case "figures":
            return _day_first_or_last(text)
        case "decade":
            number = int(re.sub("[^0-9]", "", text))
            return Token("decade", number if number > 99 else 1900 + number)
        case "ordinal":
            return _number(lexeme["number"], "nth")
        case "number":
            return _number(text, "number")
        case "clock":
            return Token("clock", 0, _time(text))
        case "zone" | "dash" | "half" as kind:
            return Token(kind, 0)
    return _NOT_A_DATE


def _time(clock: str) -> str:
    """A clock time as "T18:30", whose hour is that of the twenty-four; what is no time of day has none."""
    hour, minute = (int(part) for part in [*re.findall("[0-9]+", clock), "0"][:2])
    if len(clock) == 4 and clock.isdecimal():
        hour, minute = divmod(hour, 100)
    if re.search("[ap]", clock):
        hour = hour % 12 + 12 * ("p" in clock)
    return f"T{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else ""


def _number(digits: str, kind: str) -> Token:
    if len(digits) == 8:
        return _day(digits[:4], digits[4:6], digits[6:])
    if len(digits) == 4 and 1000 <= int(digits) < 2200 and kind == "number":
        return Token("year", int(digits))
    return Token(kind, int(digits)) if len(digits) <= 3 and int(digits) else _NOT_A_DATE


def _day(year: str, month: str, day: str) -> Token:
    try:
        return Token("iso", date(int(year), int(month), int(day)).toordinal())
    except ValueError:
        return _NOT_A_DATE


def _day_first_or_last(text: str) -> Token:
    """20.10.2021, 10/20/2021. With dots the day comes first (CLDR); else only what can be read in one way is read."""
    first, second, year = re.findall("[0-9]+", text)
    readings = {token for token in (_day(year, second, first), _day(year, first, second)) if token != _NOT_A_DATE}
    if "." in text and (dotted := _day(year, second, first)) != _NOT_A_DATE:
        return dotted
    return readings.pop() if len(readings) == 1 else _NOT_A_DATE


def _without_clock(tokens: list[Token]) -> list[Token]:
    """Drops clock times with their zones and prepositions; a clock time alone stands for the day of publication."""
    kept: list[Token] = []
    after_clock = clock = False
    for place, token in enumerate(tokens):
        if token.kind == "clock" or (token.kind == "zone" and after_clock):
            while token.kind == "clock" and kept and kept[-1].kind in _BEFORE_CLOCK:
                kept.pop()
            after_clock = clock = True
        elif after_clock and (token.kind == "time" or _names_time(tokens, place)):
            continue  # "11:30 Moscow time"
        else:
            after_clock = False
            kept.append(token)
    return kept if any(token.kind != "daypart" for token in kept) or not clock else [Token("deictic", 0)]


def _names_time(tokens: list[Token], place: int) -> bool:
    return tokens[place] == _NOT_A_DATE and place + 1 < len(tokens) and tokens[place + 1].kind == "time"


def _without_noise(tokens: list[Token]) -> list[Token]:
    tokens = [token for token in tokens if token.kind not in ("noise", "at", "daypart")]
    return [token for place, token in enumerate(tokens) if not _is_noise(tokens, place)]


def _is_noise(tokens: list[Token], place: int) -> bool:
    kind = tokens[place].kind
    following = tokens[place + 1].kind if place + 1 < len(tokens) else ""
    if kind == "dash":
        return not (place and tokens[place - 1].kind in _JOINED_BY_DASH and following in _JOINED_BY_DASH)
    if kind == "in":  # "in two weeks", "within days" say when; "in March" only says that it is a time
        counted = following in UNITS or (place + 2 < len(tokens) and tokens[place + 2].kind in UNITS)
        return not (place == 0 and following in _COUNTS and counted)
    return kind == "for" and following in ("rolling", "which", *_COUNTS)


def _relatives(tokens: list[Token]) -> list[Token]:
    """Makes one token of "last year", "this week", "next weekend": the unit, and how many units away."""
    joined: list[Token] = []
    for token in tokens:
        if joined and joined[-1].kind == "which" and token.value < 2 and token.kind in (*UNITS, "weekend"):
            joined[-1] = Token(f"relative-{token.kind}", joined[-1].value)
        else:
            joined.append(token)
    return joined
