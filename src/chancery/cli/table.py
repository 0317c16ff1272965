"""The compact format: one row a statement or event, in columns whose widths do not wait for the data."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from chancery.cli.events import EventRow, event_rows
from chancery.cli.safe import one_line
from chancery.cli.statements import Row, rows
from chancery.cli.terminal import Terminal
from chancery.cli.who import NOBODY
from chancery.records import Reading

FIXED = {"#": 3, "record": 9, "party": 5, "sector": 6, "about": 8}
WIDTH_OF_TYPE = len("COOPERATE")
WIDTH_OF_KIND = len("SANCTION/expel")
"""Columns of a kind without and with its mode."""

SHARES = {"source": 14, "who": 20, "words": 10, "what": 30, "to": 11, "flags": 17}
COLUMNS = ("source", "#", "record", "who", "party", "sector", "words", "what", "to", "about", "kind", "flags")
WIDE_ONLY = frozenset({"record", "sector", "to", "about"})
NARROWEST_FOR_ALL = 118
"""Columns of the terminal: below, all of them would leave names fewer than twelve characters."""


class Table:
    """Rows of one line, cut to the width of the terminal; the full words are in the other formats."""

    def __init__(self, terminal: Terminal) -> None:
        self._ellipsis = "…" if terminal.unicode else "~"
        self._wide = terminal.width >= NARROWEST_FOR_ALL
        self._columns = tuple(name for name in COLUMNS if self._wide or name not in WIDE_ONLY)
        fixed = {name: width for name, width in FIXED.items() if name in self._columns}
        fixed["kind"] = WIDTH_OF_KIND if self._wide else WIDTH_OF_TYPE
        shares = {name: share for name, share in SHARES.items() if name in self._columns}
        free = terminal.width - sum(fixed.values()) - (len(self._columns) - 1)
        whole = sum(shares.values())
        self._widths = {**fixed, **{name: max(1, free * share // whole) for name, share in shares.items()}}

    def start(self) -> str:
        """The heads of the columns."""
        return self._row(dict(zip(COLUMNS, COLUMNS, strict=True)))

    def reading(self, reading: Reading) -> str:
        """The rows of one document, statements before events; none where it has neither."""
        source = one_line(reading.document.source)
        statements = (_statement(row) for row in rows(reading))
        events = (_event(row, row.kind if self._wide else row.type) for row in event_rows(reading))
        return "".join(self._row({"source": source, **cells}) for cells in (*statements, *events))

    def end(self) -> str:
        """Nothing."""
        return ""

    def _row(self, cells: dict[str, str]) -> str:
        cut = (self._cut(cells[name], self._widths[name], keep_end=name == "source") for name in self._columns)
        return " ".join(cut).rstrip() + "\n"

    def _cut(self, cell: str, width: int, *, keep_end: bool) -> str:
        """A cell of exactly this width; of a path the end tells more than the beginning."""
        if cell_len(cell) <= width:
            return set_cell_size(cell, width)
        if not keep_end:
            return set_cell_size(set_cell_size(cell, width - 1).rstrip() + self._ellipsis, width)
        return set_cell_size(self._ellipsis + set_cell_size(cell[::-1], width - 1)[::-1].lstrip(), width)


def _statement(row: Row) -> dict[str, str]:
    return {
        "#": str(row.number),
        "record": "statement",
        "who": row.name,
        "party": row.party,
        "sector": row.sector,
        "words": row.cue,
        "what": row.what,
        "to": "|".join(row.to),
        "about": "|".join(row.about),
        "kind": row.mode,
        "flags": "; ".join(row.qualities),
    }


def _event(row: EventRow, kind: str) -> dict[str, str]:
    """The trigger stands where a statement has its cue, the target where it has its content."""
    return {
        "#": str(row.number),
        "record": "event",
        "who": "|".join(row.source.names) or NOBODY,
        "party": "|".join(row.source.parties),
        "sector": "|".join(row.source.sectors),
        "words": row.words,
        "what": "|".join(row.target.names) or NOBODY,
        "to": "",
        "about": "|".join(row.target.parties),
        "kind": kind,
        "flags": "; ".join(row.flags),
    }
