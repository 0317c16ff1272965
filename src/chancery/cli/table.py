"""The compact format: one row a statement, in columns whose widths do not wait for the data."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from chancery.cli.safe import one_line
from chancery.cli.statements import Row, rows
from chancery.cli.terminal import Terminal
from chancery.records import Reading

FIXED = {"#": 4, "party": 5, "sector": 6, "about": 8, "mode": 8, "flags": 10}
SHARES = {"source": 14, "speaker": 18, "cue": 11, "what": 33, "to": 15}
COLUMNS = ("source", "#", "speaker", "party", "sector", "cue", "what", "to", "about", "mode", "flags")
WIDE_ONLY = frozenset({"sector", "to", "about"})
NARROWEST_FOR_ALL = 110
"""Columns of the terminal: below, all of them would leave names fewer than twelve characters."""


class Table:
    """Rows of one line, cut to the width of the terminal; the full words are in the other formats."""

    def __init__(self, terminal: Terminal) -> None:
        self._ellipsis = "…" if terminal.unicode else "~"
        wide = terminal.width >= NARROWEST_FOR_ALL
        self._columns = tuple(name for name in COLUMNS if wide or name not in WIDE_ONLY)
        fixed = {name: width for name, width in FIXED.items() if name in self._columns}
        shares = {name: share for name, share in SHARES.items() if name in self._columns}
        free = terminal.width - sum(fixed.values()) - (len(self._columns) - 1)
        whole = sum(shares.values())
        self._widths = {**fixed, **{name: max(1, free * share // whole) for name, share in shares.items()}}

    def start(self) -> str:
        """The heads of the columns."""
        return self._row(dict(zip(COLUMNS, COLUMNS, strict=True)))

    def reading(self, reading: Reading) -> str:
        """The rows of one document; none where it has no statements."""
        source = one_line(reading.document.source)
        return "".join(self._row(_cells(source, row)) for row in rows(reading))

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


def _cells(source: str, row: Row) -> dict[str, str]:
    return {
        "source": source,
        "#": str(row.number),
        "speaker": row.name,
        "party": row.party,
        "sector": row.sector,
        "cue": row.cue,
        "what": row.what,
        "to": "|".join(row.to),
        "about": "|".join(row.about),
        "mode": row.mode,
        "flags": "; ".join(row.qualities),
    }
