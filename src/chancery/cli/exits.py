"""Exit codes, and the one place where errors become them.

| code | meaning |
|---|---|
| 0 | everything was read; also where the reader of a pipe had enough and closed it |
| 1 | the run failed: no model, broken actors, types, readings or corpus, unwritable output, a failed check |
| 2 | usage: unknown options, or options that do not fit together |
| 3 | some documents failed, be it the only one; the rest was read |
| 130 | interrupted |
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import typer

from chancery.cli.safe import one_line
from chancery.errors import ChanceryError, InvalidDate, UsageError

FAILURE = 1
USAGE = 2
SOME_FAILED = 3
INTERRUPTED = 130


class OutputClosed(Exception):
    """Nobody reads standard output any more."""


def complain(message: str) -> None:
    """One line on standard error; never fails, for there is nowhere left to say so."""
    with suppress(OSError):
        typer.echo(f"chancery: {one_line(message)}", err=True)


@contextmanager
def exit_codes() -> Iterator[None]:
    """Turns what a command raises into a line on standard error and an exit code."""
    try:
        yield
    except KeyboardInterrupt:
        complain("interrupted")
        raise typer.Exit(INTERRUPTED) from None
    except OutputClosed:
        raise typer.Exit(0) from None
    except (UsageError, InvalidDate) as error:
        complain(str(error))
        raise typer.Exit(USAGE) from None
    except ChanceryError as error:
        complain(str(error))
        raise typer.Exit(FAILURE) from None
