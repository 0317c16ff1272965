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
WIDEST_CUE = len("reported having")
WIDEST_FLAG = len("2021-10-20 to")
"""Columns: most cues and dates then fold between words, and the content keeps half of an 80-column terminal."""

NARROWEST_TABLE = 60
"""Columns: below, cells would be a few letters wide, and the statements stand in a list instead."""

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
        marked = pieces(visible(reading.document.text).rstrip(), highlights(reading), self._marks)
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
        if self._terminal.width < NARROWEST_TABLE:
            return _as_list(reading)
        table = Table(box=box.SIMPLE_HEAD if self._terminal.unicode else box.ASCII2, expand=True)
        table.show_edge = False
        table.add_column("#", justify="right", no_wrap=True)
        table.add_column("speaker", style=STYLES["source"], ratio=3, overflow="fold")
        table.add_column("cue", max_width=WIDEST_CUE, overflow="fold")
        table.add_column("what", style=STYLES["content"], ratio=7, overflow="fold")
        table.add_column("mode", overflow="fold")
        table.add_column("flags", max_width=WIDEST_FLAG, overflow="fold")
        for row in rows(reading):
            what = row.what if len(row.what) <= LONGEST_CONTENT else row.what[: LONGEST_CONTENT - 1] + "…"
            cue = Text(row.cue, style=STYLES["cue"])  # a column's style would underline the empty rest of the cell
            table.add_row(str(row.number), Text(row.speaker), cue, Text(what), row.mode, Text(row.flags))
        return table


def _as_list(reading: Reading) -> Text:
    """The statements one below the other."""
    items = []
    for row in rows(reading):
        parts = [(row.speaker, STYLES["source"]), (row.cue, STYLES["cue"]), (row.what, STYLES["content"])]
        rest = ", ".join(part for part in (row.mode, row.flags) if part)
        joined = Text(" | ").join([*(Text(words, style=style) for words, style in parts), Text(rest)])
        items.append(Text(f"{row.number} ").append_text(joined))
    return Text("\n").join(items)


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
