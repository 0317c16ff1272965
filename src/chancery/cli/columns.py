"""Columns of a table: some of a fixed width, the others with a share of what is left of the terminal's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len, set_cell_size

from chancery.cli.terminal import Terminal


class Columns:
    """Rows of one line, cut to the width of the terminal; on a narrow one the shares are what suffers."""

    def __init__(
        self, names: Sequence[str], fixed: Mapping[str, int], shares: Mapping[str, int], terminal: Terminal
    ) -> None:
        self._names = names
        self._ellipsis = "…" if terminal.unicode else "~"
        free = terminal.width - sum(fixed.values()) - (len(names) - 1)
        whole = sum(shares.values())
        self._widths = {**fixed, **{name: max(1, free * share // whole) for name, share in shares.items()}}

    def heads(self) -> str:
        """The names of the columns."""
        return self.row(dict(zip(self._names, self._names, strict=True)))

    def row(self, cells: Mapping[str, str]) -> str:
        """One line, of a cell for each name."""
        return " ".join(self._cut(cells[name], self._widths[name]) for name in self._names).rstrip() + "\n"

    def _cut(self, cell: str, width: int) -> str:
        if cell_len(cell) <= width:
            return set_cell_size(cell, width)
        return set_cell_size(set_cell_size(cell, width - 1).rstrip() + self._ellipsis, width)
