"""What stands below the marked text: tables of statements, events and actors, or lists where a table has no room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from chancery.cli.events import EventRow, event_rows
from chancery.cli.marks import Part
from chancery.cli.statements import Row, rows
from chancery.cli.terminal import Terminal
from chancery.cli.who import ActorRow, actor_rows, short
from chancery.records import Reading

STYLES: dict[Part, str] = {
    "source": "bold cyan", "cue": "underline yellow", "content": "green", "trigger": "bold magenta",
}  # fmt: skip
WIDEST_CUE = len("reported having")
WIDEST_FLAG = len("relayed by Reuters")
WIDEST_PARTY = len("BCCSTART")
"""Columns: most cues, flags and codes then fold between words, and speaker and content keep half of 80 columns."""

NARROWEST_TABLE = 80
"""Columns: below, names fold within words, and everything stands in lists instead."""

NARROWEST_EVENTS = 96
"""Columns: below, the three names of an event have fewer than twelve each, and events stand in a list."""

LONGEST_CONTENT = 160
"""Characters of content in the table, for the whole of it stands marked in the text above."""

MOST_ACTORS = 30
"""Rows: a speech before an assembly names a hundred, and the statements should stay in sight."""


def sections(reading: Reading, terminal: Terminal) -> Iterator[Text | Table]:
    """Statements, events and actors of a reading, each under its heading; no heading stands over nothing."""
    if reading.statements:
        yield from _section("Statements", _statements(list(rows(reading)), terminal))
    else:
        yield Text("No statements found.", style="dim")
    if reading.events:
        yield Text()
        yield from _section("Events", _events(list(event_rows(reading)), terminal))
    actors = list(actor_rows(reading))
    if actors:
        yield Text()
        yield from _section("Actors", _actors(actors[:MOST_ACTORS], terminal))
    if len(actors) > MOST_ACTORS:
        yield Text(f"and {len(actors) - MOST_ACTORS} more; --format json has all", style="dim")


def _section(heading: str, content: Table) -> Iterator[Text | Table]:
    yield Text(heading, style="bold")
    yield content


def _statements(found: Sequence[Row], terminal: Terminal) -> Table:
    if terminal.width < NARROWEST_TABLE:
        return _numbered(_statement_line(row) for row in found)
    table = _table(terminal)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("speaker", style=STYLES["source"], ratio=3, overflow="fold")
    table.add_column("cue", max_width=WIDEST_CUE, overflow="fold")
    table.add_column("what", style=STYLES["content"], ratio=6, overflow="fold")
    table.add_column("mode", overflow="fold")
    table.add_column("flags", max_width=WIDEST_FLAG, overflow="fold")
    for row in found:
        cue = Text().append(row.cue, style=STYLES["cue"])  # another style would underline the rest of the cell
        what, flags = Text(short(row.what, LONGEST_CONTENT)), Text("\n".join(row.flags))
        table.add_row(str(row.number), Text(row.speaker), cue, what, row.mode, flags)
    return table


def _events(found: Sequence[EventRow], terminal: Terminal) -> Table:
    if terminal.width < NARROWEST_EVENTS:
        return _numbered(_event_line(row) for row in found)
    table = _table(terminal)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("when", overflow="fold")
    table.add_column("who", style=STYLES["source"], ratio=3, overflow="fold")
    table.add_column("trigger", style=STYLES["trigger"], max_width=WIDEST_CUE, overflow="fold")
    table.add_column("whom", style=STYLES["source"], ratio=3, overflow="fold")
    table.add_column("type", overflow="fold")
    table.add_column("status", overflow="fold")
    table.add_column("claimed by", ratio=3, overflow="fold")
    for row in found:
        cells = [
            row.when.replace(" to ", "\nto "), row.source.words, row.words, row.target.words,
            row.kind.replace("/", "/\n"), "\n".join(filter(None, [row.status, row.answers])), row.claimed_by,
        ]  # fmt: skip
        table.add_row(str(row.number), *map(Text, cells))
    return table


def _actors(found: Sequence[ActorRow], terminal: Terminal) -> Table:
    if terminal.width < NARROWEST_TABLE:
        return _numbered(_actor_line(row) for row in found)
    table = _table(terminal)
    table.add_column("name", style=STYLES["source"], ratio=4, overflow="fold")
    table.add_column("party", max_width=WIDEST_PARTY, overflow="fold")
    table.add_column("kind", overflow="fold")
    table.add_column("sector", max_width=WIDEST_PARTY, overflow="fold")
    table.add_column("roles", ratio=4, overflow="fold")
    table.add_column("mentions", justify="right")
    for row in found:
        name = Text(row.name)
        if row.perhaps:
            name.append(f"\nperhaps {row.perhaps}", style="dim")
        table.add_row(name, Text(row.party), row.kind, Text(row.sector), Text(row.roles), str(row.mentions))
    return table


def _table(terminal: Terminal) -> Table:
    table = Table(box=box.SIMPLE_HEAD if terminal.unicode else box.ASCII2, expand=True, pad_edge=False)
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


def _event_line(row: EventRow) -> Text:
    names, words = STYLES["source"], STYLES["trigger"]
    parts = [(row.source.words, names), (row.words, words), (row.target.words, names), (row.kind, "")]
    return Text(" | ").join([*(Text(part, style=style) for part, style in parts), Text("; ".join(row.flags))])


def _actor_line(row: ActorRow) -> Text:
    codes = " ".join(part for part in (row.party, row.kind, row.sector) if part)
    perhaps = f"perhaps {row.perhaps}" if row.perhaps else ""
    times = f"{row.mentions} mention{'s' if row.mentions != 1 else ''}"
    rest = [Text(part) for part in (codes, row.roles, perhaps, times) if part]
    return Text(" | ").join([Text(row.name, style=STYLES["source"]), *rest])
