"""Readings to be scored: from a file that `chancery read --format jsonl` wrote, or read on the spot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePath

import msgspec

from chancery.errors import UnreadableSource
from chancery.records import Reading

Read = Callable[[str], Reading]
"""Reads a text, as `chancery.read` does."""


def chancery_read(text: str) -> Reading:
    """Read with the reader that is installed, which is loaded at the first call."""
    import chancery

    reading: Reading = chancery.read(text)
    return reading


def load(path: Path) -> dict[str, Reading]:
    """The readings of a JSONL file by the file name of their source.

    Raises UnreadableSource, naming the line, where one is not a reading.
    """
    decoder = msgspec.json.Decoder(Reading)
    readings = {}
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            reading = decoder.decode(line)
        except msgspec.MsgspecError as error:
            message = f"line {number} is not a reading ({error}); write it with `chancery read --format jsonl`"
            raise UnreadableSource(message, where=str(path)) from error
        readings[PurePath(reading.document.source).name] = reading
    return readings


def load_or_read(path: Path | None, texts: Iterable[tuple[str, str]]) -> dict[str, Reading]:
    """The readings of a JSONL file; without one, of `(name, text)` pairs that are read here."""
    return read_all(texts) if path is None else load(path)


def read_all(texts: Iterable[tuple[str, str]], read: Read = chancery_read) -> dict[str, Reading]:
    """Read `(name, text)` pairs one by one, by default with the reader that is installed."""
    return {name: read(text) for name, text in texts}


def of_text(readings: Mapping[str, Reading], name: str, text: str) -> Reading | None:
    """The reading of a gold text, None where there is none.

    Raises UnreadableSource when the reading is of another text: its spans would mean nothing here.
    """
    reading = readings.get(name)
    if reading is not None and reading.document.text != text:
        raise UnreadableSource("`document.text` is not the text of the gold file; read that file again", where=name)
    return reading
