"""The actors files of users: our CSV, FollowTheMoney entities as JSON lines, dictionaries of PETRARCH and TABARI.

A file is read whole or not at all. What it says comes before the tables of the package, a later file before an
earlier one; `chancery.world.answers` ranks them so.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from chancery.errors import SourceNotFound, UnreadableSource
from chancery.world.entries import MAKERS, Entry, packaged_entries
from chancery.world.ftm import read_ftm
from chancery.world.lookup import Lookup, packaged_lookup
from chancery.world.packaged import SHAPES
from chancery.world.petrarch import read_petrarch
from chancery.world.tables import Shape, read_rows


def lookup_with(paths: Sequence[Path]) -> Lookup:
    """The names of the package and of these files, the last of which wins.

    Raises `SourceNotFound` and `UnreadableSource`, with the line and the reason, before anything is loaded.
    """
    return lookup_of(read_files(paths))


def read_files(paths: Sequence[Path]) -> list[Entry]:
    """The entries of these files; none of them where one is broken, which raises what `lookup_with` raises."""
    return [entry for layer, path in enumerate(paths, start=1) for entry in read_actors(path, layer)]


def lookup_of(added: Sequence[Entry]) -> Lookup:
    """The names of the package and of these entries from files of users."""
    return Lookup([*packaged_entries(), *added]) if added else packaged_lookup()


def read_actors(path: Path, layer: int = 1) -> list[Entry]:
    """The entries of one file, whose format shows in its first lines; `layer` is its place among the user's files."""
    text, where = _text(path), str(path)
    first = _first_line(text)
    if first.startswith("{"):
        return read_ftm(text, where, layer)
    if first == "[" or first.startswith("[{"):
        raise UnreadableSource("an array of JSON: write one entity a line (JSON lines)", where=where)
    headings = next(csv.reader([first]), [])
    if path.suffix.lower() == ".csv" or _shape_name(headings):
        return _read_csv(text, where, layer, headings)
    return read_petrarch(text, where, layer)


def _read_csv(text: str, where: str, layer: int, headings: list[str]) -> list[Entry]:
    name = _shape_name(headings) or "actors.csv"
    make = MAKERS[name]
    return [entry for row in read_rows(text, where, SHAPES[name]) for entry in make(row, where, layer)]


def _shape_name(headings: Iterable[str]) -> str | None:
    """The table that has these columns: the users' own, or one of the package's, from which rows may be copied."""
    given = set(headings)
    for name in ("actors.csv", *MAKERS):
        if _needed(SHAPES[name]) <= given <= set(SHAPES[name].columns):
            return name
    return None


def _needed(shape: Shape) -> set[str]:
    return set(shape.columns) - shape.optional


def _first_line(text: str) -> str:
    lines = (line.strip() for line in text.removeprefix("\ufeff").splitlines())
    return next((line for line in lines if line and not line.startswith(("#", "<!"))), "")


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SourceNotFound("no such actors file: check the path", where=str(path)) from None
    except OSError as error:
        raise UnreadableSource(f"the actors file cannot be read: {error.strerror}", where=str(path)) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableSource("not UTF-8: save the file in UTF-8", where=f"{path}, line {line}") from error
    if not text.strip():
        raise UnreadableSource("empty: an actors file needs a row", where=str(path))
    return text
