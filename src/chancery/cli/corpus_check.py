"""`chancery corpus check`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from chancery.cli.corpus_options import Paths
from chancery.cli.exits import FAILURE, exit_codes

if TYPE_CHECKING:
    from chancery.corpus.files import Checked

EXAMPLES = ("chancery corpus check corpus/events", "chancery corpus check january.txt february.txt")


def check(paths: Paths) -> None:
    """Check episode files: every fault of every file, one a line with file and line, then what was read.

    The exit code is 0 where there is no fault and 1 where there is one.
    """
    with exit_codes():
        from chancery.cli.terminal import write
        from chancery.corpus.files import check_files, files_of

        checked = check_files(files_of(paths))
        write("".join(_lines(checked)))
        if checked.faults:
            raise typer.Exit(FAILURE)


def _lines(checked: Checked) -> Iterator[str]:
    from chancery.cli.safe import one_line

    for fault in checked.faults:
        yield one_line(str(fault)) + "\n"
    events = [len(placed.text.events) for placed in checked.texts]
    faults = f"{_many(len(checked.faults), 'fault')} in {_many(checked.faulty_files, 'file')}"
    yield (
        f"{_many(checked.files, 'file')}: {_many(len(events), 'text')} without a fault,"
        f" {events.count(0)} of them without events, {_many(sum(events), 'event')};"
        f" {faults if checked.faults else 'no fault'}\n"
    )


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
