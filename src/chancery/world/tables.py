"""Reading a table strictly: a row that is not understood is refused, and its whole table with it.

A table is CSV in UTF-8: lines that begin with `#` say what the columns mean, then a row of headings, then
rows. Several names in one cell are parted by `|`; dates are ISO 8601 (a year, month or day), empty where open.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chancery.errors import UnreadableSource

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

Check = Callable[[str], None]
"""Raises `ValueError` with the reason where a cell cannot stand as it is; cells that are empty are not asked."""


_Columns = list[tuple[str, Check | None, set[str]]]
"""The columns of a file in its order, each with its check and the cells that have passed it already."""


@dataclass(slots=True)  # not frozen, which would make it three times as slow to make
class Row:
    """A row of a table: its line in the file, from 1, and its cells by heading."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def parts(self, column: str) -> list[str]:
        """The names in one cell."""
        cell = self.cells.get(column)
        return cell.split("|") if cell else []


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table must look like: its columns with their checks, which must be filled, which tell rows apart."""

    columns: Mapping[str, Check | None]
    required: tuple[str, ...]
    key: tuple[str, ...]
    optional: frozenset[str] = frozenset()
    """Columns that the headings may leave out."""


def read_rows(text: str, where: str, shape: Shape) -> list[Row]:
    """The rows of a table. Raises `UnreadableSource` with the line and reason of the first that is broken."""
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    above = next((number for number, line in enumerate(lines) if not line.startswith("#") and line.strip()), len(lines))
    reader = csv.reader(lines[above:], strict=True)
    rows: list[Row] = []
    keys: dict[tuple[str, ...], int] = {}
    try:
        headings = next(reader, [])
        _check_headings(headings, shape)
        columns = [(name, shape.columns[name], set[str]()) for name in headings]
        for cells in reader:
            if not cells or cells[0].startswith("#"):
                continue
            row = _row(cells, above + reader.line_num, columns, shape)
            key = tuple([row.cells.get(column, "") for column in shape.key])
            if (first := keys.setdefault(key, row.line)) != row.line:
                raise ValueError(f"“{', '.join(key)}” stands in line {first} already: keep one of them")
            rows.append(row)
    except (ValueError, csv.Error) as error:
        raise UnreadableSource(str(error), where=f"{where}, line {above + max(1, reader.line_num)}") from error
    return rows


def _check_headings(headings: list[str], shape: Shape) -> None:
    if not headings:
        raise ValueError(f"no row of headings: begin with {','.join(shape.columns)}")
    if unknown := [name for name in headings if name not in shape.columns]:
        raise ValueError(f"unknown column “{unknown[0]}”: the columns are {', '.join(shape.columns)}")
    if missing := [name for name in shape.columns if name not in headings and name not in shape.optional]:
        raise ValueError(f"the column “{missing[0]}” is missing: the columns are {', '.join(shape.columns)}")
    if len(set(headings)) < len(headings):
        raise ValueError("a column stands twice: keep one of them")


def _row(cells: list[str], line: int, columns: _Columns, shape: Shape) -> Row:
    if len(cells) != len(columns):
        raise ValueError(f"{len(cells)} cells where the heading has {len(columns)}: quote a cell that holds a comma")
    row: dict[str, str] = {}
    for cell, (column, check, sound) in zip(cells, columns, strict=True):
        row[column] = cell
        if cell and cell not in sound:
            _check_cell(column, cell, check)
            if check:
                sound.add(cell)
    for column in shape.required:
        if not row[column]:
            raise ValueError(f"“{column}” is empty: every row needs it")
    from_, to = row.get("from"), row.get("to")
    if from_ and to and not precedes(from_, to):
        raise ValueError(f"it ends ({to}) before it begins ({from_})")
    return Row(line, row)


def _check_cell(column: str, cell: str, check: Check | None) -> None:
    if cell != cell.strip() or ("|" in cell and any(part != part.strip() or not part for part in cell.split("|"))):
        raise ValueError(f"“{column}” has white space or an empty name around a mark: take it out")
    if not cell.isprintable() and _CONTROL.search(cell):
        raise ValueError(f"“{column}” has a control character: take it out")
    if check:
        check(cell)


def precedes(earlier: str, later: str) -> bool:
    """Whether one ISO date is not after another, as far as both say: 2001 is not after 2001-05."""
    length = min(len(earlier), len(later))
    return earlier[:length] <= later[:length]
