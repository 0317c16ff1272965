"""Standard output: what it can show, and writing to it."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass

from chancery.cli.exits import OutputClosed
from chancery.errors import ChanceryError

WIDTH_OF_A_PIPE = 120


@dataclass(frozen=True, slots=True)
class Terminal:
    """How text may be laid out: columns, whether colour is wanted, whether marks beyond ASCII can be written."""

    width: int
    colour: bool
    unicode: bool


def describe_terminal() -> Terminal:
    """Standard output as it is. COLUMNS, NO_COLOR (which wins), FORCE_COLOR and TERM=dumb are honoured."""
    width = shutil.get_terminal_size((WIDTH_OF_A_PIPE, 24)).columns
    return Terminal(width=max(20, width), colour=_wants_colour(), unicode=_writes("‹›⟨⟩«»⟦⟧₁…│"))


def is_terminal() -> bool:
    """Whether a person looks at standard output."""
    return sys.stdout.isatty()


def write(text: str | bytes) -> None:
    """Writes to standard output at once; text in its encoding, with `?` for what that lacks.

    Raises `OutputClosed` when nobody reads it any more, `ChanceryError` when it cannot be written.
    """
    data = text if isinstance(text, bytes) else text.encode(sys.stdout.encoding or "utf-8", "replace")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _write_nowhere()
        raise OutputClosed from None
    except OSError as error:
        _write_nowhere()
        raise ChanceryError(
            f"the output cannot be written ({error.strerror}): free some space, or write it elsewhere"
        ) from error


def _write_nowhere() -> None:
    """What the stream still holds would fail once more, and loudly, when Python flushes it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _wants_colour() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal() and os.environ.get("TERM") != "dumb"


def _writes(sample: str) -> bool:
    try:
        sample.encode(sys.stdout.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
