"""Readings from files: what `chancery read --format jsonl` printed, checked line by line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

import msgspec

from chancery.errors import SourceNotFound, UnreadableSource
from chancery.records import Reading

_AGAIN = "give what `chancery read --format jsonl` printed, one reading a line"
_DECODER = msgspec.json.Decoder(Reading)


def readings_of(names: Iterable[str]) -> Iterator[Reading]:
    """The readings of files, one a line; `-` is standard input, blank lines are passed over.

    Raises `SourceNotFound` and `UnreadableSource`, with the file and the line.
    """
    for name in names:
        if name == "-":
            yield from _lines(sys.stdin.buffer, "standard input")
            continue
        try:
            with Path(name).open("rb") as file:
                yield from _lines(file, name)
        except FileNotFoundError:
            raise SourceNotFound("no such file of readings: check the path", where=name) from None
        except OSError as error:
            raise UnreadableSource(f"cannot be read ({error.strerror}): {_AGAIN}", where=name) from error


def _lines(file: BinaryIO, name: str) -> Iterator[Reading]:
    for number, line in enumerate(file, start=1):
        if line.strip():
            yield _reading(line.removeprefix(b"\xef\xbb\xbf"), f"{name}, line {number}")


def _reading(line: bytes, where: str) -> Reading:
    try:
        reading, raw = _DECODER.decode(line), msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableSource(f"no reading ({error}): {_AGAIN}", where=where) from None
    unknown = _unknown_field(raw, msgspec.to_builtins(reading), "")
    if unknown is not None:
        raise UnreadableSource(
            f"the field “{unknown}” is unknown: remove it, or use the version of Chancery that wrote it", where=where
        )
    _check_day(reading, where)
    return reading


def _unknown_field(raw: object, known: object, path: str) -> str | None:
    """The first field that no record has; msgspec passes over it."""
    pairs: list[tuple[str, object, object]] = []
    if isinstance(raw, dict) and isinstance(known, dict):
        for name, value in raw.items():
            place = f"{path}.{name}" if path else name
            if name not in known:
                return place
            pairs.append((place, value, known[name]))
    elif isinstance(raw, list) and isinstance(known, (list, tuple)):
        pairs = [(f"{path}[{number}]", *pair) for number, pair in enumerate(zip(raw, known, strict=True))]
    found = (_unknown_field(value, other, place) for place, value, other in pairs)
    return next((place for place in found if place is not None), None)


def _check_day(reading: Reading, where: str) -> None:
    day = reading.document.published
    try:
        if day is not None:
            date.fromisoformat(day)
    except ValueError:
        raise UnreadableSource(
            f"“{day}” is no day: write `published` of the document as 2021-10-20, or null", where=where
        ) from None
