"""The compact format: one row a statement, in columns whose widths do not wait for the data."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from chancery.cli.safe import one_line
from chancery.cli.statements import rows
from chancery.cli.terminal import Terminal
from chancery.records import Reading

FIXED = {"#": 4, "mode": 8}
SHARES = {"source": 14, "speaker": 20, "cue": 14, "what": 40, "flags": 12}
COLUMNS = ("source", "#", "speaker", "cue", "what", "mode", "flags")


class Table:
    """Rows of one line, cut to the width of the terminal; the full words are in the other formats."""

    def __init__(self, terminal: Terminal) -> None:
        self._ellipsis = "…" if terminal.unicode else "~"
        free = terminal.width - sum(FIXED.values()) - (len(COLUMNS) - 1)
        whole = sum(SHARES.values())
        self._widths = {**FIXED, **{name: max(1, free * share // whole) for name, share in SHARES.items()}}

    def start(self) -> str:
        """The heads of the columns."""
        return self._row(dict(zip(COLUMNS, COLUMNS, strict=True)))

    def reading(self, reading: Reading) -> str:
        """The rows of one document; none where it has no statements."""
        source = one_line(reading.document.source)
        return "".join(
            self._row(
                {
                    "source": source,
                    "#": str(row.number),
                    "speaker": row.speaker,
                    "cue": row.cue,
                    "what": row.what,
                    "mode": row.mode,
                    "flags": row.flags,
                }
            )
            for row in rows(reading)
        )

    def end(self) -> str:
        """Nothing."""
        return ""

    def _row(self, cells: dict[str, str]) -> str:
        cut = (self._cut(cells[name], self._widths[name], keep_end=name == "source") for name in COLUMNS)
        return " ".join(cut).rstrip() + "\n"

    def _cut(self, cell: str, width: int, *, keep_end: bool) -> str:
        """A cell of exactly this width; of a path the end tells more than the beginning."""
        if cell_len(cell) <= width:
            return set_cell_size(cell, width)
        if not keep_end:
            return set_cell_size(set_cell_size(cell, width - 1).rstrip() + self._ellipsis, width)
        return set_cell_size(self._ellipsis + set_cell_size(cell[::-1], width - 1)[::-1].lstrip(), width)
