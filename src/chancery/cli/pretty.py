"""The format for people: the article with its records marked, then tables of them and of the actors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO

from rich.console import Console
from rich.text import Text

from chancery.cli.marks import ASCII_MARKS, UNICODE_MARKS, Part, Piece, highlights, pieces
from chancery.cli.safe import one_line, visible
from chancery.cli.sections import STYLES, sections
from chancery.cli.terminal import Terminal
from chancery.records import Reading

LEGEND: tuple[Part, ...] = ("source", "cue", "content", "trigger")


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
        """One document: its heading, its text, its statements, its events, its actors."""
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
        for part in sections(reading, self._terminal):
            console.print(part)
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
        legend = Text("Marks:", style="dim")
        for name in LEGEND:
            opening, closing = self._marks.around(name)
            legend.append(" ").append(f"{opening}{name}{closing}", style=STYLES[name])
        yield legend


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
