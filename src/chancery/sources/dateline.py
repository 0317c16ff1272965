"""The publication date that a text itself gives, in a dateline or on a line of its own.

Only the head of the text is looked at, and only a date in the position of a dateline counts:

    BRUSSELS, Oct 20, 2021 (Agency) — The …          place, date, agency, dash
    GENEVA (20 October 2021) – The …                 place, date in brackets, dash
    20.10.2021 17:45 BRUSSELS                        a line that is nothing but a heading
    PRESS RELEASE – Brussels, 20 October 2021
    date 2021-10-20 The …                            a label, or figures that open the line

"On October 18, 2021, the ministry said" is a sentence about a day, and gives none. News agencies' house
styles differ in order and in dashes, not in this: around the date of a dateline there are capitalised
words, figures and separators, and what follows it is an agency in brackets, a dash, or the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.sources.dates import MONTH, TIME, WEEKDAY, find_days, find_days_without_year

_HEAD = 4_000  # code points that are looked at, so that a text of one endless line costs nothing
_LINES = 3  # headline, by-line, dateline: the date stands no later
_LINE = 300
_LABEL = re.compile(
    r"[\W_]*(?:date|dated|dateline|day|published|publication date|posted|issued|released|release date)"
    rf"(?:\s+on)?\s*[:=]?[\s\"'*_]*(?:{WEEKDAY},?\s+)?",
    re.IGNORECASE,
)
_OPENING = re.compile(rf"[\s\[(*_#>]*(?:{WEEKDAY},?\s+)?", re.IGNORECASE)
_AFTER_DATE = re.compile(rf"[\])*_]*(?:{TIME})?[\])*_]*(?:\s*[(/\[][^()/\[\]\n]{{1,60}}[)/\]])?", re.IGNORECASE)
_DASH = re.compile(r"\s*(?:[–—|•·]|-{1,3}(?=\s|$|[A-Z“\"‘']))\s*")
_RANGE = re.compile(rf"(?:[0-3]?[0-9]\s*(?:{MONTH}|,\s*[12][0-9]{{3}})|{MONTH}\s*[0-9])", re.IGNORECASE)
_WORD = re.compile(r"[^\s/|–—,;:()\[\]]+")
_SEPARATOR_LAST = re.compile(rf"(?:[,.|–—:(/\[•·-]|{WEEKDAY})\s*$", re.IGNORECASE)
_JOINING = frozenset(
    {"of", "and", "the", "de", "del", "da", "do", "la", "al", "el", "upon", "by", "am", "pm", "a.m.", "p.m."}
)
_OPENS_A_SENTENCE = frozenset(
    {
        "on",
        "in",
        "since",
        "until",
        "till",
        "from",
        "after",
        "before",
        "as",
        "at",
        "last",
        "this",
        "next",
        "when",
        "during",
        "for",
        "to",
        "between",
    }
)


def dateline_day(text: str) -> str | None:
    """The ISO 8601 day of a date line or dateline with a year in the head of `text`, or None."""
    for line in _head(text):
        for found in find_days(line):
            before, after = line[: found.start], line[found.end :]
            if found.figures and _opens_the_line(before) and _stands_alone(after):
                return found.day
            if _is_dateline(before, after):
                return found.day
    return None


def dateline_without_year(text: str) -> tuple[int, int] | None:
    """Month and day of a dateline that leaves the year out: "BRUSSELS, Oct 20 (Agency) —" is (10, 20)."""
    for line in _head(text):
        for month, day, start, end in find_days_without_year(line):
            before, after = line[:start], line[end:]
            if not _opens_the_line(before) and _is_dateline(before, after):
                return month, day
    return None


def _head(text: str) -> Iterator[str]:
    lines = (line for line in text[:_HEAD].splitlines() if line.strip())
    for _, line in zip(range(_LINES), lines, strict=False):
        yield line[:_LINE]


def _opens_the_line(before: str) -> bool:
    return bool(_OPENING.fullmatch(before) or _LABEL.fullmatch(before))


def _stands_alone(after: str) -> bool:
    """Whether figures are not the first words of a sentence: "2021-10-20, the day …" is."""
    return not re.match(r"\s*,?\s*[a-z]|\s*[,;]\s*the\b", after) and not _is_range(after)


def _is_dateline(before: str, after: str) -> bool:
    opens = _opens_the_line(before)
    place = not opens and _is_heading(before, words=10) and bool(_SEPARATOR_LAST.search(before))
    return (opens or place) and not _is_range(after) and _closes(after, full_stop=place)


def _closes(after: str, *, full_stop: bool) -> bool:
    """Whether what follows a date ends a dateline: an agency, a dash, or the rest of a heading."""
    match = _AFTER_DATE.match(after)
    rest = after[match.end() :] if match else after
    if not rest.strip() or _DASH.match(rest):
        return True
    if full_stop and re.match(r"\s*[.:](?:\s|$)", rest):
        return True
    if match and match[0].rstrip().endswith(("/", ")", "]")) and re.match(r"\.(?:\s|$)", rest):
        return True
    heading, dash, _ = _cut_at_dash(rest.lstrip(" ,"))
    return _is_heading(heading, words=8) and (bool(dash) or not heading.rstrip().endswith((".", "?", "!")))


def _cut_at_dash(text: str) -> tuple[str, str, str]:
    match = _DASH.search(text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


def _is_heading(text: str, *, words: int) -> bool:
    """Whether a stretch is capitalised words and figures, as places, agencies and kickers are."""
    found = _WORD.findall(text)
    if not found or len(found) > words or found[0].lower() in _OPENS_A_SENTENCE:
        return False
    return all(_is_capitalised(word) or word.lower() in _JOINING for word in found)


def _is_capitalised(word: str) -> bool:
    first = next((character for character in word if character.isalnum()), "")
    return not first.islower() or (len(word) > 3 and word[:3].lower() in ("al-", "as-", "ar-"))


def _is_range(after: str) -> bool:
    """Whether the date is the first end of a span of days, which is when something happens."""
    match = _DASH.match(after) or re.match(r"\s*(?:to|until|and)\s+", after)
    return bool(match and _RANGE.match(after, match.end()))
