"""The formats of `chancery read`: a start, each reading, an end. Nothing waits for the whole batch."""

from __future__ import annotations

from typing import Literal, Protocol

import msgspec

from chancery.cli.terminal import Terminal
from chancery.errors import UnreadableSource
from chancery.records import Reading


class Format(Protocol):
    """Turns readings into output, one after the other."""

    def start(self) -> str | bytes:
        """What stands before all readings."""
        ...

    def reading(self, reading: Reading) -> str | bytes:
        """One reading. Raises `UnreadableSource` where it cannot be written in this format."""
        ...

    def end(self) -> str | bytes:
        """What stands after all readings."""
        ...


class JsonLines:
    """One JSON object a line, one line a document, in UTF-8 whatever the locale."""

    def start(self) -> bytes:
        """Nothing."""
        return b""

    def reading(self, reading: Reading) -> bytes:
        """One line."""
        return _encode(reading) + b"\n"

    def end(self) -> bytes:
        """Nothing."""
        return b""


class JsonArray:
    """One JSON array of all readings, written as they come."""

    def __init__(self) -> None:
        self._separator = b"\n"

    def start(self) -> bytes:
        """The opening bracket."""
        return b"["

    def reading(self, reading: Reading) -> bytes:
        """One element, with the comma before it where it is not the first."""
        element = self._separator + _encode(reading)
        self._separator = b",\n"
        return element

    def end(self) -> bytes:
        """The closing bracket."""
        return b"\n]\n"


def make_format(name: Literal["pretty", "jsonl", "json", "table"], terminal: Terminal) -> Format:
    """The format of this name."""
    if name == "jsonl":
        return JsonLines()
    if name == "json":
        return JsonArray()
    if name == "table":
        from chancery.cli.table import Table

        return Table(terminal)
    from chancery.cli.pretty import Pretty  # rich loads only for those who look at its work

    return Pretty(terminal)


def _encode(reading: Reading) -> bytes:
    try:
        return msgspec.json.encode(reading)
    except UnicodeEncodeError as error:
        raise UnreadableSource(
            f"character {error.start} of a string is half a surrogate pair, which JSON cannot carry:"
            " decode the text again from its bytes",
            where=reading.document.source,
        ) from error
