"""The format for people: the article with its attributions marked, then tables of them and of the actors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from chancery.cli.marks import ASCII_MARKS, UNICODE_MARKS, Part, Piece, highlights, pieces
from chancery.cli.safe import one_line, visible
from chancery.cli.statements import Row, rows
from chancery.cli.terminal import Terminal
from chancery.cli.who import ActorRow, actor_rows, short
from chancery.records import Reading

STYLES: dict[Part, str] = {"source": "bold cyan", "cue": "underline yellow", "content": "green"}
WIDEST_CUE = len("reported having")
WIDEST_FLAG = len("relayed by Reuters")
WIDEST_PARTY = len("BCCSTART")
"""Columns: most cues, flags and codes then fold between words, and speaker and content keep half of 80 columns."""

NARROWEST_TABLE = 80
"""Columns: below, speakers fold within words, and statements and actors stand in lists instead."""

LONGEST_CONTENT = 160
"""Characters of content in the table, for the whole of it stands marked in the text above."""

MOST_ACTORS = 30
"""Rows: a speech before an assembly names a hundred, and the statements should stay in sight."""


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
        """One document: its heading, its text, its statements, its actors."""
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
        actors = list(actor_rows(reading))
        if actors:
            console.print()
            console.print(Text("Actors", style="bold"))
            console.print(self._actors(actors[:MOST_ACTORS]))
        if len(actors) > MOST_ACTORS:
            console.print(Text(f"and {len(actors) - MOST_ACTORS} more; --format json has all", style="dim"))
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
            return _numbered(_statement_line(row) for row in rows(reading))
        table = self._table()
        table.add_column("#", justify="right", no_wrap=True)
        table.add_column("speaker", style=STYLES["source"], ratio=3, overflow="fold")
        table.add_column("cue", max_width=WIDEST_CUE, overflow="fold")
        table.add_column("what", style=STYLES["content"], ratio=6, overflow="fold")
        table.add_column("mode", overflow="fold")
        table.add_column("flags", max_width=WIDEST_FLAG, overflow="fold")
        for row in rows(reading):
            cue = Text().append(row.cue, style=STYLES["cue"])  # another style would underline the rest of the cell
            what, flags = Text(short(row.what, LONGEST_CONTENT)), Text("\n".join(row.flags))
            table.add_row(str(row.number), Text(row.speaker), cue, what, row.mode, flags)
        return table

    def _actors(self, actors: list[ActorRow]) -> Table:
        if self._terminal.width < NARROWEST_TABLE:
            return _numbered(_actor_line(row) for row in actors)
        table = self._table()
        table.add_column("name", style=STYLES["source"], ratio=4, overflow="fold")
        table.add_column("party", max_width=WIDEST_PARTY, overflow="fold")
        table.add_column("kind", overflow="fold")
        table.add_column("sector", max_width=WIDEST_PARTY, overflow="fold")
        table.add_column("roles", ratio=4, overflow="fold")
        table.add_column("mentions", justify="right")
        for row in actors:
            name = Text(row.name)
            if row.perhaps:
                name.append(f"\nperhaps {row.perhaps}", style="dim")
            table.add_row(name, Text(row.party), row.kind, Text(row.sector), Text(row.roles), str(row.mentions))
        return table

    def _table(self) -> Table:
        table = Table(box=box.SIMPLE_HEAD if self._terminal.unicode else box.ASCII2, expand=True, pad_edge=False)
        table.show_edge = False
        table.collapse_padding = True
        return table


def _numbered(items: Iterable[Text]) -> Table:
    """One below the other, so that the numbers stand out."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for number, item in enumerate(items, start=1):
        grid.add_row(str(number), item)
    return grid


def _statement_line(row: Row) -> Text:
    parts = [(row.speaker, STYLES["source"]), (row.cue, STYLES["cue"]), (row.what, STYLES["content"])]
    rest = "; ".join([row.mode, *row.flags])
    return Text(" | ").join([*(Text(words, style=style) for words, style in parts), Text(rest)])


def _actor_line(row: ActorRow) -> Text:
    codes = " ".join(part for part in (row.party, row.kind, row.sector) if part)
    perhaps = f"perhaps {row.perhaps}" if row.perhaps else ""
    times = f"{row.mentions} mention{'s' if row.mentions != 1 else ''}"
    rest = [Text(part) for part in (codes, row.roles, perhaps, times) if part]
    return Text(" | ").join([Text(row.name, style=STYLES["source"]), *rest])


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
