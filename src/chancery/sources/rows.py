"""Rows as each kind of table file gives them: every row is read or refused by itself."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chancery.errors import SourceError, UnreadableSource
from chancery.sources.encoding import decode, stream_codec

_SAMPLE = 1_000_000  # bytes to tell encoding and delimiter by
_LONGEST_CELL = 2**31 - 1  # what a C long holds everywhere; the module's own limit is 131,072
_ROWS_AT_ONCE = 64
_NOT_UTF8 = re.compile("[\udc80-\udcff]")  # what surrogateescape makes of bytes that are no text


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number for people, from 1, and its cells by column."""

    number: int
    cells: Mapping[str, Any]


def json_line_rows(source: str | io.TextIOBase) -> Iterator[Row | SourceError]:
    """The objects of JSON Lines, one a line, numbered by line; blank lines are passed over."""
    with _open(source, newline="\n") if isinstance(source, str) else source as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _json_row(number, line)


def json_rows(path: str) -> Iterator[Row | SourceError]:
    """The objects of a JSON file: of one array, one object alone, or one a line after all."""
    text = decode(Path(path).read_bytes())
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        yield from json_line_rows(io.StringIO(text, newline="\n"))
        return
    for number, item in enumerate(data if isinstance(data, list) else [data], 1):
        yield Row(number, item) if isinstance(item, dict) else _refused(number, "not a JSON object")


def csv_rows(path: str, wanted: Mapping[str, str], *, delimiter: str | None) -> Iterator[Row | SourceError]:
    """The records of a CSV or TSV file after its heading; `delimiter` is found out if None.

    `wanted` is our column names and theirs; the heading tells the delimiter by them.
    """
    csv.field_size_limit(_LONGEST_CELL)  # of the whole process, there is no other
    with Path(path).open("rb") as file:
        sample = file.read(_SAMPLE)
    if not sample.strip():
        raise UnreadableSource("empty; there is nothing to read")
    start = _decoded(sample)
    delimiter = delimiter or _delimiter(start, wanted)
    quoted = delimiter != "\t" or _is_quoted(start, cut=len(sample) == _SAMPLE)
    with _open(path, newline="") as lines:
        reader = csv.reader(
            lines, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE, strict=quoted
        )
        heading = _heading(reader)
        _require_text(heading, wanted)
        yield from _records(reader, heading, delimiter)


def parquet_rows(path: str, wanted: Mapping[str, str]) -> Iterator[Row | SourceError]:
    """The rows of a Parquet file, of which only the columns that are `wanted` are read."""
    import duckdb

    # A path is a pattern to read_parquet; in brackets its signs stand for themselves.
    literal = re.sub(r"([*?\[])", r"[\1]", path)
    table = "read_parquet(?, binary_as_string=true, hive_partitioning=false)"
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:
        try:
            there = [str(row[0]) for row in connection.execute(f"DESCRIBE SELECT * FROM {table}", [literal]).fetchall()]
            _require_text(there, wanted)
            asked = {column.lower() for column in wanted.values()}
            names = [name for name in there if name.strip().lower() in asked]
            columns = ", ".join('"' + name.replace('"', '""') + '"' for name in names)
            result = connection.execute(f"SELECT {columns} FROM {table}", [literal])
            number = 0
            while batch := result.fetchmany(_ROWS_AT_ONCE):
                for values in batch:
                    number += 1
                    yield Row(number, dict(zip(names, values, strict=True)))
        except duckdb.Error as error:
            reason = str(error).splitlines()[0][:200]
            raise UnreadableSource(f"not a Parquet file that can be read ({reason}); write it again") from None


def no_text_column(column: str, there: list[str]) -> str:
    """The message for a table without the column that holds the text."""
    names = ", ".join(there[:20]) + (" …" if len(there) > 20 else "")
    return f"no column “{column}”; there are: {names or 'none'}; say which holds the text with --columns text=NAME"


def _json_row(number: int, line: str) -> Row | SourceError:
    if _NOT_UTF8.search(line):
        return _refused(number, "not valid UTF-8; save it again as UTF-8")
    try:
        item = json.loads(line)
    except ValueError as error:
        return _refused(number, f"not valid JSON ({error}); write one object a line")
    except RecursionError:
        return _refused(number, "JSON nested too deeply; write one flat object a line")
    return (
        Row(number, item) if isinstance(item, dict) else _refused(number, "not a JSON object; write one object a line")
    )


def _heading(reader: Any) -> list[str]:
    try:
        return next((cells for cells in reader if cells), [])
    except csv.Error as error:
        raise UnreadableSource(f"the heading is not valid CSV ({error}); put quotation marks in pairs") from None


def _records(reader: Any, heading: list[str], delimiter: str) -> Iterator[Row | SourceError]:
    number = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            number += 1
            yield _refused(number, f"not valid CSV by line {reader.line_num} ({error}); put quotation marks in pairs")
            continue
        if not cells:
            continue
        number += 1
        if len(cells) != len(heading):
            yield _refused(
                number,
                f"{len(cells)} cells where the heading has {len(heading)} (line {reader.line_num}); "
                f"put cells that hold “{_shown(delimiter)}” or line ends in quotation marks",
            )
        elif any(map(_NOT_UTF8.search, cells)):
            yield _refused(number, f"not valid UTF-8 (line {reader.line_num}); save it again as UTF-8")
        else:
            yield Row(number, dict(zip(heading, cells, strict=True)))


def _delimiter(start: str, wanted: Mapping[str, str]) -> str:
    """The delimiter that finds most of the wanted columns in the heading, then the one that finds most columns."""
    asked = {column.lower() for column in wanted.values()}

    def columns(delimiter: str) -> tuple[int, int]:
        heading = next(csv.reader(io.StringIO(start, newline=""), delimiter=delimiter), [])
        return sum(name.strip().lower() in asked for name in heading), len(heading)

    return max((",", ";", "\t", "|"), key=columns)


def _is_quoted(start: str, *, cut: bool) -> bool:
    """Whether the quotation marks of a TSV belong to its format: they then pair, and every row is as long.

    `cut` if `start` is not the whole file, so that its last cell may lack its end.
    """
    reader = csv.reader(io.StringIO(start, newline=""), delimiter="\t", strict=True)
    lengths: set[int] = set()
    try:
        lengths.update(len(row) for row in reader if row)
    except csv.Error:
        return cut and reader.line_num >= start.count("\n") and len(lengths) <= 1
    return len(lengths) <= 1


def _decoded(sample: bytes) -> str:
    text = sample.decode(stream_codec(sample), errors="replace")
    # A sample that ends in the middle of the file ends after a whole line.
    return text[: text.rfind("\n") + 1] or text if len(sample) == _SAMPLE else text


def _require_text(there: Iterable[str], wanted: Mapping[str, str]) -> None:
    names = list(there)
    if wanted["text"].lower() not in (name.strip().lower() for name in names):
        raise UnreadableSource(no_text_column(wanted["text"], names))


def _open(path: str, *, newline: str) -> io.TextIOBase:
    with Path(path).open("rb") as file:
        codec = stream_codec(file.read(_SAMPLE))
    return Path(path).open(encoding=codec, errors="surrogateescape", newline=newline)


def _refused(number: int, message: str) -> UnreadableSource:
    return UnreadableSource(message, where=f"#{number}")


def _shown(delimiter: str) -> str:
    return "tab" if delimiter == "\t" else delimiter
