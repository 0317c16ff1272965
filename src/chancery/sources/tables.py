"""Rows of JSON Lines, CSV, TSV and Parquet as drafts: which column means what, and what a row must have."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from chancery.errors import InvalidDate, SourceError, UnreadableSource
from chancery.sources.addresses import day_in_url
from chancery.sources.dates import parse_day
from chancery.sources.draft import Draft
from chancery.sources.language_check import language_code
from chancery.sources.options import COLUMNS, SourceOptions
from chancery.sources.rows import Row, csv_rows, json_line_rows, json_rows, no_text_column, parquet_rows

TABLE_SUFFIXES = frozenset({".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".tab", ".parquet", ".pq"})


def drafts_of_table(path: str, options: SourceOptions) -> Iterator[Draft | SourceError]:
    """The rows of a table file, in order; an error stands in the place of a row that cannot be brought in.

    Rows are numbered as `path#n`: lines of JSON Lines, and records after the heading of the others, from 1. Raises
    `UnreadableSource` where the whole table cannot be read.
    """
    suffix = Path(path).suffix.lower()
    wanted = _wanted(options)
    if suffix in (".parquet", ".pq"):
        rows = parquet_rows(path, wanted)
    elif suffix in (".csv", ".tsv", ".tab"):
        rows = csv_rows(path, wanted, delimiter=None if suffix == ".csv" else "\t")
    elif suffix == ".json":
        rows = json_rows(path)
    else:
        rows = json_line_rows(path)
    yield from _drafts(rows, path, options)


def drafts_of_lines(text: str, name: str, options: SourceOptions) -> Iterator[Draft | SourceError]:
    """The rows of JSON Lines that are at hand as text."""
    yield from _drafts(json_line_rows(io.StringIO(text, newline="\n")), name, options)


def looks_like_json_lines(text: str) -> bool:
    """Whether the first line with anything on it is a JSON object."""
    first = text.lstrip()[:1]
    if first != "{":
        return False
    try:
        return isinstance(json.loads(text.lstrip().partition("\n")[0]), dict)
    except (ValueError, RecursionError):
        return False


def _drafts(rows: Iterator[Row | SourceError], name: str, options: SourceOptions) -> Iterator[Draft | SourceError]:
    wanted = _wanted(options)
    for row in rows:
        if isinstance(row, SourceError):
            row.where = f"{name}{row.where or ''}"
            yield row
            continue
        where = f"{name}#{row.number}"
        try:
            yield _draft(row.cells, wanted, where, options)
        except SourceError as error:
            error.where = where
            yield error


def _wanted(options: SourceOptions) -> dict[str, str]:
    return {name: options.columns.get(name, name) for name in COLUMNS}


def _draft(cells: Mapping[str, Any], wanted: dict[str, str], where: str, options: SourceOptions) -> Draft:
    known = {key.strip().lower(): value for key, value in cells.items()}
    # The exact name goes before one that differs in case or blanks.
    value = {name: cells.get(column, known.get(column.lower())) for name, column in wanted.items()}
    url, language = _words(value, "url", wanted), _words(value, "language", wanted)
    identifier = _words(value, "id", wanted)
    # A row is found again by its own id; without one, by its number.
    row = f"{where.rpartition('#')[0]}#{identifier}" if identifier else where
    return Draft(
        text=_text(value["text"], cells, wanted["text"]),
        where=where,
        source=_words(value, "source", wanted) or row,
        title=_words(value, "title", wanted),
        publisher=_words(value, "publisher", wanted),
        url=url,
        identifier=identifier,
        metadata_day=None if options.published else _day(value["published"], wanted["published"]),
        address_day=day_in_url(url) if url else None,
        language=language_code(language) if language else None,
    )


def _text(value: object, cells: Mapping[str, Any], column: str) -> str:
    if isinstance(value, str) and value.strip():
        return value
    if value is not None and not isinstance(value, str):
        raise UnreadableSource(
            f"the column “{column}” holds no text but a {_kind(value)}; name another with --columns text=NAME"
        )
    if column.lower() in (key.strip().lower() for key in cells):
        raise UnreadableSource(f"a row without text (column “{column}”); fill it in, or drop the row")
    raise UnreadableSource(no_text_column(column, list(cells)))


def _words(value: Mapping[str, object], name: str, wanted: Mapping[str, str]) -> str | None:
    cell = value[name]
    if isinstance(cell, (list, tuple, dict, bytes)):
        raise UnreadableSource(f"the column “{wanted[name]}” holds a {_kind(cell)}; make it text, or leave it out")
    if cell is None or cell != cell:  # NaN, which tables of other programs hold for nothing
        return None
    return str(cell).strip() or None


def _day(value: object, column: str) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if value is None or value != value or not str(value).strip():
        return None
    try:
        return parse_day(str(value))
    except InvalidDate as error:
        raise UnreadableSource(f"column “{column}”: {error.message}, or give the day with --published") from None


def _kind(value: object) -> str:
    names = {dict: "record", list: "list", tuple: "list", bytes: "blob", bool: "truth value"}
    return names.get(type(value), "number")
