"""The fields of one type in an ontology file, each checked; every fault says what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args

from chancery.records import Span
from chancery.world.ontology_text import Fault, OntologyText, unseen
from chancery.world.packaged import read_table
from chancery.world.plover import BY_NAME, EventType, QuadClass

PLOVER_WORDS = ("keep", "drop", "drop-mapped")
"""What may become of PLOVER's types: these are added, replace all of them, or replace those that they map to."""

LONGEST_EXAMPLE = 1_000
"""Characters: an example is a sentence, and each is read once for every reader."""

MOST_WORDS = 5
"""Of a pattern: a phrase has to stand within a few words of its first."""

_TEXTS = ("name", "definition", "plover", "mode", "cameo", "quad_class")
_LISTS = ("examples", "verbs", "nouns", "adjectives")
_NAME = re.compile(r"[^\W\d_][\w.-]{0,63}")
_PATTERN = re.compile(r"[^\W\d_]+(?:['’.-]?[^\W_]+)*(?: [^\W_]+(?:['’.-]?[^\W_]+)*)*")
_QUADS: tuple[QuadClass, ...] = get_args(QuadClass)


@dataclass(frozen=True, slots=True)
class OntologyExample:
    """A sentence without its marks, the words that name its act, and its line in the file."""

    text: str
    trigger: Span
    line: int | None


@dataclass(frozen=True, slots=True)
class UserType:
    """A type of a user, as `chancery.world.plover.EventType` is one of PLOVER; `plover` is that which it maps to."""

    name: str
    definition: str
    line: int | None
    examples: tuple[OntologyExample, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    plover: str | None = None
    mode: str | None = None
    cameo: str | None = None
    quad_class: QuadClass | None = None


def check_plover(parsed: OntologyText, keys: Sequence[str], faults: list[Fault]) -> str | None:
    """What is to become of PLOVER's types, None if the file does not say it so; other keys of the file are faults."""
    for key in parsed.values:
        if key not in keys:
            faults.append(Fault(parsed.top_line(key), f"unknown field “{_shown(key)}”: {_meant(key, keys)}"))
    what = parsed.values.get("plover")
    if isinstance(what, str) and what in PLOVER_WORDS:
        return what
    said = "is missing" if what is None else f"cannot be “{_shown(what)}”"
    faults.append(
        Fault(
            parsed.top_line("plover"),
            f'“plover” {said}: write, above the types, plover = "keep" to add them to PLOVER\'s, "drop" to replace'
            ' all of those, or "drop-mapped" to replace those that they map to',
        )
    )
    return None


def user_type(parsed: OntologyText, number: int, faults: list[Fault]) -> UserType:
    """The type of this number, from 0, as far as its fields are sound."""
    return _Checker(parsed, number, faults).made()


class _Checker:
    """Checks one type."""

    def __init__(self, parsed: OntologyText, number: int, faults: list[Fault]) -> None:
        self._parsed = parsed
        self._number = number
        self._table: dict[str, Any] = parsed.values["type"][number]
        self._faults = faults
        name = self._table.get("name")
        self._called = f"type “{_shown(name)}”" if isinstance(name, str) and name.strip() else f"type {number + 1}"

    def made(self) -> UserType:
        for key in self._table:
            if key not in (*_TEXTS, *_LISTS):
                self._complain(f"unknown field “{_shown(key)}”: {_meant(key, (*_TEXTS, *_LISTS))}", key)
        if "definition" not in self._table:
            self._complain("no definition: say in a sentence what is of this type")
        if not any(self._table.get(key) for key in _LISTS):
            self._complain("neither examples nor patterns: nothing could be found by it; write examples")
        plover, quad = self._plover(), self._text("quad_class")
        return UserType(
            name=self._name(),
            definition=self._text("definition") or "",
            line=self._parsed.line(self._number),
            examples=tuple(made for one in self._list("examples") if (made := self._example(one)) is not None),
            verbs=self._patterns("verbs"),
            nouns=self._patterns("nouns"),
            adjectives=self._patterns("adjectives"),
            plover=plover.name if plover else None,
            mode=self._mode(plover),
            cameo=self._cameo(),
            quad_class=self._quad_class(quad, plover),
        )

    def _complain(self, message: str, words: str = "") -> None:
        self._faults.append(Fault(self._parsed.line(self._number, words), f"{self._called}: {message}"))

    def _text(self, key: str) -> str | None:
        """A field of one string, with single spaces; what is none, or empty, is a fault."""
        value = self._table.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            self._complain(f'“{key}” is no string: write it in quotes, as {key} = "…"', key)
            return None
        return self._sound(value, f"“{key}”", key) or None

    def _list(self, key: str) -> list[str]:
        """A field of several strings."""
        value = self._table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self._complain(f'“{key}” is no list of strings: write {key} = ["…", "…"]', key)
            return []
        found = [self._sound(one, f"a string of “{key}”", one or key) for one in value]
        return [one for one in found if one]

    def _sound(self, value: str, what: str, words: str) -> str:
        """A string with single spaces; empty, with a fault, where it has nothing to say or hides something."""
        if (character := unseen(re.sub(r"[\n\t]", " ", value))) is not None:
            self._complain(f"{what} has the invisible character {character}: take it out", words)
            return ""
        text = " ".join(value.split())
        if not text:
            self._complain(f"{what} is empty: fill it, or take it out", words)
        return text

    def _name(self) -> str:
        name = self._text("name")
        if name is None:
            if "name" not in self._table:
                self._complain('no name: write name = "…"')
            return ""
        if not _NAME.fullmatch(name):
            self._complain(
                f"“{_shown(name)}” cannot be a name: write a letter, then at most 63 letters, digits, “_”, “-” or “.”",
                "name",
            )
        return name

    def _example(self, marked: str) -> OntologyExample | None:
        """An example without its mark, and where the trigger stands."""
        shown = f"the example “{_shown(marked)}”"
        opened, closed = marked.count("{"), marked.count("}")
        start, end = marked.find("{"), marked.find("}")
        trigger = marked[start + 1 : end]
        if opened == closed == 0:
            reason = "marks no words: put those that name the act in braces, as “The coast guard {boarded} the trawler”"
        elif opened > 1 and opened == closed:
            reason = "marks words more than once: write it once for each act, with one mark"
        elif opened != 1 or closed != 1 or start > end:
            reason = "has a brace without its other: put the words that name the act in one pair of braces"
        elif not any(map(str.isalpha, trigger)) or trigger != trigger.strip():
            reason = "marks no whole words: put the braces right around them"
        elif marked[start - 1 : start].isalnum() or marked[end + 1 : end + 2].isalnum():
            reason = "marks a part of a word: put the braces around whole words"
        elif len(marked) > LONGEST_EXAMPLE:
            reason = f"has more than {LONGEST_EXAMPLE:,} characters: one sentence is enough"
        else:
            line = self._parsed.line(self._number, marked)
            return OntologyExample(marked[:start] + trigger + marked[end + 1 :], (start, end - 1), line)
        self._complain(f"{shown} {reason}", marked)
        return None

    def _patterns(self, key: str) -> tuple[str, ...]:
        found = []
        for words in self._list(key):
            if not _PATTERN.fullmatch(words):
                self._complain(
                    f"the pattern “{_shown(words)}” has more than words: write base forms, as “board vessel”", words
                )
            elif words.count(" ") >= MOST_WORDS:
                self._complain(f"the pattern “{_shown(words)}” has more than {MOST_WORDS} words: leave out some", words)
            else:
                found.append(words.lower())
        return tuple(dict.fromkeys(found))

    def _plover(self) -> EventType | None:
        name = self._text("plover")
        known = BY_NAME.get(name or "")
        if name is not None and known is None:
            self._complain(f"“{_shown(name)}” is no type of PLOVER: {_meant(name.upper(), tuple(BY_NAME))}", "plover")
        return known

    def _mode(self, plover: EventType | None) -> str | None:
        mode = self._text("mode")
        if mode is not None and "plover" not in self._table:
            self._complain("a mode without a type of PLOVER: write “plover” too", "mode")
        elif mode is not None and plover is not None and mode not in plover.modes:
            instead = _meant(mode, plover.modes) if plover.modes else "it has none, leave “mode” out"
            self._complain(f"“{_shown(mode)}” is no mode of {plover.name}: {instead}", "mode")
        return mode

    def _cameo(self) -> str | None:
        code = self._text("cameo")
        if code is not None and code not in cameo_codes():
            self._complain(f'“{_shown(code)}” is no event code of CAMEO: write one such as "171" or "0211"', "cameo")
        return code

    def _quad_class(self, quad: str | None, plover: EventType | None) -> QuadClass | None:
        """The type's own, or that of the type that it maps to."""
        if quad is not None and quad not in _QUADS:
            self._complain(f"“{_shown(quad)}” is no quad class: {_meant(quad, _QUADS)}", "quad_class")
        elif quad is not None and plover is not None and quad != plover.quad_class:
            self._complain(f"{plover.name} is {plover.quad_class}: leave “quad_class” out", "quad_class")
        own = next((one for one in _QUADS if one == quad), None)
        return plover.quad_class if plover is not None else own


@cache
def cameo_codes() -> frozenset[str]:
    """Every code of CAMEO that `cameo_events.csv` has."""
    return frozenset(row["code"] for row in read_table("cameo_events.csv"))


def _meant(word: str, known: Sequence[str]) -> str:
    """What may be written instead: the likeliest, or all."""
    near = get_close_matches(word[:64], known, n=1)
    return f"did you mean “{near[0]}”?" if near else f"write one of {', '.join(known)}"


def _shown(value: object) -> str:
    """A value in a message: on one line, and not too long."""
    text = " ".join(str(value).split())
    return text if len(text) <= 80 else text[:79] + "…"
