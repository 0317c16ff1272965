"""The format for people: the article with its attributions marked, then a table of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from chancery.cli.marks import ASCII_MARKS, UNICODE_MARKS, Part, Piece, highlights, pieces
from chancery.cli.safe import one_line, visible
from chancery.cli.statements import rows
from chancery.cli.terminal import Terminal
from chancery.records import Reading

STYLES: dict[Part, str] = {"source": "bold cyan", "cue": "underline yellow", "content": "green"}
LONGEST_CONTENT = 160
"""Characters of content in the table, for the whole of it stands marked in the text above."""


class Pretty:
    """Colour and marks say the same twice, so that either can be missing."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._marks = UNICODE_MARKS if terminal.unicode else ASCII_MARKS
        self._begun = False

    def start(self) -> str:
        """Nothing."""
        return ""

    def reading(self, reading: Reading) -> str:
        """One document: its heading, its text, its statements."""
        output = StringIO()
        console = self._console(output)
        if self._begun:
            console.print(Text("─" * self._terminal.width if self._terminal.unicode else "-" * self._terminal.width))
        self._begun = True
        for line in self._heading(reading):
            console.print(line)
        console.print()
        marked = pieces(visible(reading.document.text), highlights(reading), self._marks)
        for line in _lines(marked):
            console.print(line)
        console.print()
        console.print(self._statements(reading))
        return output.getvalue()

    def end(self) -> str:
        """Nothing."""
        return ""

    def _console(self, output: StringIO) -> Console:
        # The sixteen colours of the terminal's own theme; without colour no escape is written at all.
        return Console(
            file=output,
            width=self._terminal.width,
            force_terminal=self._terminal.colour,
            color_system="standard" if self._terminal.colour else None,
            no_color=not self._terminal.colour,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
        )

    def _heading(self, reading: Reading) -> Iterator[Text]:
        document = reading.document
        if document.title:
            yield Text(one_line(document.title), style="bold")
        origin = [document.source, document.publisher, document.published]
        yield Text(" · ".join(one_line(part) for part in origin if part), style="dim")
        marks = self._marks
        legend = Text("Marks: ", style="dim")
        for part, name in (("source", "source"), ("cue", "cue"), ("content", "content")):
            opening, closing = getattr(marks, part)
            legend.append(f"{opening}{name}{closing}", style=STYLES[name]).append(" ")  # type: ignore[index]
        yield legend

    def _statements(self, reading: Reading) -> Table | Text:
        if not reading.statements:
            return Text("No statements found.", style="dim")
        table = Table(box=box.SIMPLE_HEAD if self._terminal.unicode else box.ASCII2, expand=True)
        table.show_edge = False
        table.add_column("#", justify="right", no_wrap=True)
        table.add_column("speaker", style=STYLES["source"], ratio=3)
        table.add_column("cue", style=STYLES["cue"], ratio=2)
        table.add_column("what", style=STYLES["content"], ratio=7)
        table.add_column("mode")
        table.add_column("flags", ratio=2)
        for row in rows(reading):
            what = row.what if len(row.what) <= LONGEST_CONTENT else row.what[: LONGEST_CONTENT - 1] + "…"
            cells = (str(row.number), row.speaker, row.cue, what, row.mode, row.flags)
            table.add_row(*(Text(cell) for cell in cells))
        return table


def _lines(marked: Iterable[Piece]) -> Iterator[Text]:
    """The pieces as lines of the source text; the console wraps each to its width."""
    line = Text()
    for piece in marked:
        style = STYLES[piece.inside[-1]] if piece.inside else ""
        for index, part in enumerate(piece.text.split("\n")):
            if index:
                yield line
                line = Text()
            line.append(part, style=style)
    yield line
