"""The files of a folder that can be read, in an order that does not depend on the file system."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from chancery.errors import SourceError, UnreadableSource
from chancery.sources.plain import HTML_SUFFIXES, TEXT_SUFFIXES, file_error
from chancery.sources.tables import TABLE_SUFFIXES

# Not .json: in folders of articles such files say something about the texts beside them.
KNOWN_SUFFIXES = (HTML_SUFFIXES | TEXT_SUFFIXES | TABLE_SUFFIXES) - {".json"}


def files_of_folder(folder: str, *, recursive: bool) -> Iterator[str | SourceError]:
    """The paths of all files with a known suffix, sorted folder by folder; hidden ones are passed over.

    A link to a folder that it stands in is not followed again. An error stands for a folder that may not be read.
    Raises `UnreadableSource` if there is no file to read.
    """
    found = False
    for found_path in _walk(folder, recursive, ancestors=()):
        found = True
        yield found_path
    if not found:
        raise UnreadableSource(f"no file to read in this folder; it looks for {', '.join(sorted(KNOWN_SUFFIXES))}")


def _walk(folder: str, recursive: bool, ancestors: tuple[str, ...]) -> Iterator[str | SourceError]:
    real = os.path.realpath(folder)
    if real in ancestors:
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        failure = file_error(error)
        failure.where = folder
        yield failure
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if recursive:
                yield from _walk(entry.path, recursive, (*ancestors, real))
        elif _is_readable(entry):
            yield entry.path


def _is_readable(entry: os.DirEntry[str]) -> bool:
    # A pipe would never end; a link that leads nowhere is given, so that it is named.
    return Path(entry.name).suffix.lower() in KNOWN_SUFFIXES and (entry.is_file() or entry.is_symlink())
