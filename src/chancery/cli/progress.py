"""The progress bar on standard error."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

from chancery.cli import terminal
from chancery.cli.exits import complain
from chancery.cli.safe import one_line
from chancery.records import Reading

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

A_FEW_DOCUMENTS = 3


class ReadingProgress:
    """Shows how many documents are done once there are more than a few; a context manager.

    `wanted` false keeps it silent. It is silent too where standard error is no terminal, and where
    standard output is one, for then the readings themselves show the progress.
    """

    def __init__(self, *, wanted: bool) -> None:
        self._wanted = wanted and sys.stderr.isatty() and not terminal.is_terminal()
        self._bar: tuple[Progress, TaskID] | None = None
        self._started = time.monotonic()
        self._documents = self._words = 0

    def __enter__(self) -> ReadingProgress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar[0].stop()

    def advance(self, outcome: object) -> None:
        """One document more is done, with its reading or an error."""
        self._documents += 1
        if not self._wanted:
            return
        if isinstance(outcome, Reading):
            self._words += len(outcome.document.text.split())
        if self._bar is None and self._documents > A_FEW_DOCUMENTS:
            self._bar = _start_bar()
        if self._bar is not None:
            seconds = max(1e-6, time.monotonic() - self._started)
            bar, task = self._bar
            bar.update(task, completed=self._documents, speed=f"{self._words / seconds:,.0f} words/s")

    def complain(self, message: str) -> None:
        """A line on standard error, above the bar where there is one."""
        if self._bar is None:
            complain(message)
        else:
            self._bar[0].console.out(f"chancery: {one_line(message)}", highlight=False)


def _start_bar() -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    # Sources are opened as they are read, so how many documents there will be is not known.
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.completed:,.0f} documents"),
        BarColumn(bar_width=20),
        TextColumn("{task.fields[speed]}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("reading", total=None, speed="")
    bar.start()
    return bar, task
