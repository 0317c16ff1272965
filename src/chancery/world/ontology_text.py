"""The text of an ontology file: its TOML, where in it each type and value stands, and its faults."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

LONGEST = 1_000_000
"""Characters of a file: more is no list of types, and the TOML reader takes more than linear time on some texts."""

_HEADER = re.compile(r"[ \t]*\[\[[ \t]*(?:type|\"type\"|'type')[ \t]*\]\]")
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and what to do; `line` is None where it is of the whole file."""

    line: int | None
    message: str

    def where(self, path: str) -> str:
        """The file, with the line where one is known."""
        return path if self.line is None else f"{path}, line {self.line}"


class OntologyText:
    """The values of a file, and the lines that they stand in."""

    def __init__(self, text: str, values: dict[str, Any]) -> None:
        self.values = values
        self._lines = text.split("\n")
        self._headers = [number for number, line in enumerate(self._lines, start=1) if _HEADER.match(line)]
        tables = values.get("type")
        # A header within a longer string, or types written inline, would shift the count.
        self._sure = isinstance(tables, list) and len(self._headers) == len(tables)

    def line(self, number: int, words: str = "") -> int | None:
        """The line of a type, or within it that of some words, as far as the file has them as they are."""
        if not self._sure:
            return None
        first = self._headers[number]
        last = self._headers[number + 1] - 1 if number + 1 < len(self._headers) else len(self._lines)
        return next((at for at in range(first, last + 1) if words in self._lines[at - 1]), first)

    def top_line(self, key: str) -> int | None:
        """The line of a key above the types."""
        last = self._headers[0] - 1 if self._headers else len(self._lines)
        return next((at for at in range(1, last + 1) if self._lines[at - 1].lstrip().startswith(key)), None)


def parse(text: str) -> tuple[OntologyText | None, list[Fault]]:
    """The values of a file; None, with the reasons, where it is no TOML or holds characters that cannot be seen."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.strip():
        return None, [Fault(None, "empty: write at least one type under [[type]]")]
    if len(text) > LONGEST:
        return None, [Fault(None, f"more than {LONGEST:,} characters: leave out what is no type")]
    if unseen := list(_unseen_lines(text)):
        return None, unseen
    try:
        return OntologyText(text, tomllib.loads(text)), []
    except RecursionError:
        return None, [Fault(None, "no TOML: the brackets are nested too deeply")]
    except ValueError as error:
        message = str(error)
        place = _PLACE.search(message)
        line = int(place[1]) if place and place[1] else None
        reason = message[: place.start()] if place else message
        return None, [Fault(line, f"no TOML ({reason}): write strings in quotes and lists in brackets")]


def unseen(text: str) -> str | None:
    """The first character of a text that cannot be seen or orders what stands around it (CVE-2021-42574), by name."""
    for character in text:
        if not character.isprintable() and unicodedata.category(character) in _UNSEEN:
            return f"U+{ord(character):04X}"
    return None


def _unseen_lines(text: str) -> Iterator[Fault]:
    for number, line in enumerate(text.split("\n"), start=1):
        if (found := unseen(line.replace("\t", " "))) is not None:
            yield Fault(number, f"the invisible character {found}: take it out")
