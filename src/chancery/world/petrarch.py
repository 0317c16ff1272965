"""Actor dictionaries of PETRARCH and of its forerunner TABARI.

    AFGHANISTAN_ [AFG]                     a name and its code
    +KABUL_                                another name of the same
    MOHAMMAD_ZAHIR_SHAH_ ; comment
        [AFGGOV 331108-730717]             a code between two days
        [AFGELI >730717]                   from a day on, `<` to a day

By the formats' documentation (PETRARCH, "Dictionary Formats"; TABARI 0.8 manual, chapter 5): days are YYMMDD or
YYYYMMDD and belong to their period, two digits up to 30 are 20xx; `;`, `#` and `<!-- -->` are comments; a name without
a code is null. As in PETRARCH, and unlike TABARI, a name without a last `_` is no stem, but a whole name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from chancery.errors import UnreadableSource
from chancery.world.cameo import Party, party_of
from chancery.world.entries import Entry, Kind
from chancery.world.names import LONGEST_SHORT_NAME
from chancery.world.packaged import check_date
from chancery.world.tables import precedes

_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_RESTRICTED = re.compile(
    r"\s*(?P<code>[^\s<>]+)\s*(?:(?P<side>[<>])\s*(?P<day>\d+)|(?P<from>\d+)\s*-\s*(?P<to>\d+))?\s*"
)
_YEAR_OF_THE_CENTURY = 30
_PARTICLES = frozenset("al el ul of the and for to in on at de da di do du la le van von der den bin ibn y e".split())


@dataclass
class _Code:
    text: str
    from_: str | None
    to: str | None


@dataclass
class _Record:
    """A name, its synonyms and their codes, with the lines of the names."""

    names: list[tuple[int, str]]
    codes: list[_Code] = field(default_factory=list)


def read_petrarch(text: str, where: str, layer: int) -> list[Entry]:
    """The entries of a dictionary. Raises `UnreadableSource` with line and reason for the first line that is broken."""
    entries: list[Entry] = []
    number = 0
    records: list[_Record] = []
    try:
        for number, line in _lines(text):
            _read_line(number, line, records)
    except ValueError as error:
        raise UnreadableSource(str(error), where=f"{where}, line {number}") from error
    for record in records:
        entries += _entries(record, where, layer)
    if not entries:
        raise UnreadableSource(
            "no actor in it: write `NAME_ [CODE]`, or a CSV whose headings are name,affiliation", where=where
        )
    return entries


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, without their comments and with their indent."""
    commented = False
    for number, raw in enumerate(text.splitlines(), start=1):
        line, rest = "", raw
        while rest:
            before, mark, rest = rest.partition("-->" if commented else "<!")
            line += "" if commented else before
            commented = commented != bool(mark)
        line = re.sub(r"(;|#(?![^\[]*\])).*", "", line).rstrip()
        if line:
            yield number, line


def _read_line(number: int, line: str, records: list[_Record]) -> None:
    phrase = line.partition("[")[0]
    codes = _codes(line[len(phrase) :])
    name = " ".join(phrase.strip().lstrip("+").replace("_", " ").rstrip("= ").split())
    if not phrase.strip():
        if not records:
            raise ValueError("a code before any name: begin with a name such as AFGHANISTAN_ [AFG]")
        records[-1].codes += codes
    elif not name:
        raise ValueError("no name before the code: write it as AFGHANISTAN_ [AFG]")
    elif phrase[0].isspace():
        raise ValueError("an indented line holds codes in brackets alone: begin a name at the margin")
    elif phrase.startswith("+"):
        if not records:
            raise ValueError("a synonym before any name: begin with a name such as AFGHANISTAN_ [AFG]")
        records[-1].names.append((number, name))
        records[-1].codes += codes
    else:
        records.append(_Record([(number, name)], codes))


def _codes(text: str) -> list[_Code]:
    if _BRACKET.sub("", text).strip():
        raise ValueError("text outside brackets, or a bracket that is not closed: write [CODE 990101-991231]")
    return [_code(inner) for inner in _BRACKET.findall(text)]


def _code(inner: str) -> _Code:
    match = _RESTRICTED.fullmatch(inner)
    if match is None:
        raise ValueError(f"“[{inner}]” cannot be understood: write [CODE], [CODE <day], [CODE >day] or [CODE day-day]")
    if "~" in match["code"]:
        raise ValueError(f"“{match['code']}” is an agent's code: give a dictionary of actors")
    from_ = _day(match["from"]) or (_day(match["day"]) if match["side"] == ">" else None)
    to = _day(match["to"]) or (_day(match["day"]) if match["side"] == "<" else None)
    if from_ and to and not precedes(from_, to):
        raise ValueError(f"it ends ({to}) before it begins ({from_})")
    return _Code(match["code"].upper(), from_, to)


def _day(digits: str | None) -> str | None:
    if digits is None:
        return None
    if len(digits) not in (6, 8):
        raise ValueError(f"“{digits}” is no day: write it as YYMMDD or YYYYMMDD")
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= _YEAR_OF_THE_CENTURY else "19") + digits
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    check_date(day)
    return day


def _entries(record: _Record, where: str, layer: int) -> Iterator[Entry]:
    for line, name in record.names:
        forms = tuple(_forms(name))
        for code in record.codes:
            for party in map(party_of, code.text.split("/")):
                if party is not None:
                    yield Entry(
                        forms[0], forms, party.code, _kind(party, record), "name", where, line, party.sector,
                        code.text, code.from_, code.to, layer,
                    )  # fmt: skip


def _kind(party: Party, record: _Record) -> Kind:
    """The format does not say what a name is; a part of a state whose code has days is most often a person."""
    if party.kind is not None:
        return party.kind
    return "person" if any(code.from_ or code.to for code in record.codes) else "organization"


def _forms(name: str) -> Iterator[str]:
    """A name in capitals as texts write it; up to three letters are an acronym, four may be either."""
    letters = sum(map(str.isalpha, name))
    is_word = " " not in name
    if not name.isupper():
        yield name
        return
    if not is_word or letters >= LONGEST_SHORT_NAME:
        yield " ".join(_capitalised(word) for word in name.split())
    if is_word and letters <= LONGEST_SHORT_NAME:
        yield name


def _capitalised(word: str) -> str:
    small = word.lower()
    if small in _PARTICLES:
        return small
    first, hyphen, rest = small.partition("-")
    if hyphen and first in _PARTICLES:
        return f"{first}-{_capitalised(rest)}"
    return small[:1].upper() + small[1:]
