"""Which reader a source goes to; every error becomes one value in its place, and the batch goes on."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from chancery.errors import SourceError, SourceNotFound, UnreadableSource
from chancery.records import Document
from chancery.sources.draft import Draft, finish
from chancery.sources.folders import files_of_folder
from chancery.sources.options import SourceOptions
from chancery.sources.plain import STANDARD_INPUT, draft_of_file, drafts_of_standard_input, file_error
from chancery.sources.tables import TABLE_SUFFIXES, drafts_of_table
from chancery.sources.web import draft_of_url, is_url


def open_sources(
    sources: Iterable[str | os.PathLike[str]], options: SourceOptions | None = None
) -> Iterator[Document | SourceError]:
    """Documents of files, folders, tables, URLs and `-` (standard input), in order, each read when it is asked for.

    In the place of what could not be brought in stands a `SourceError` whose `where` names the source, and
    the row as `source#n`. A folder gives its files, a table its rows. Nothing that is wrong with a source is raised.
    """
    chosen = options or SourceOptions()
    for source in sources:
        name = os.fspath(source)
        for item in _caught(_drafts(name, chosen), _on_one_line(name)):
            yield _finished(item, chosen) if isinstance(item, Draft) else item


def _drafts(source: str, options: SourceOptions) -> Iterator[Draft | SourceError]:
    if source == STANDARD_INPUT:
        yield from drafts_of_standard_input(options)
    elif is_url(source):
        yield draft_of_url(source, options)
    elif _is_folder(source):
        for item in files_of_folder(source, recursive=options.recursive):
            if isinstance(item, str):
                yield from _caught(_drafts_of_file(item, options), item)
            else:
                yield item
    else:
        yield from _drafts_of_file(source, options)


def _drafts_of_file(path: str, options: SourceOptions) -> Iterator[Draft | SourceError]:
    if Path(path).suffix.lower() in TABLE_SUFFIXES:
        yield from drafts_of_table(path, options)
    else:
        yield draft_of_file(path, options)


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(Path(path).stat().st_mode)  # Path.is_dir would hide why it fails
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno not in (errno.ENOENT, errno.ENAMETOOLONG):
            raise file_error(error) from None
        hint = "; to read a text itself, pipe it in and name the source -" if any(map(str.isspace, path)) else ""
        raise SourceNotFound(f"no such file or folder; check the path{hint}") from None


def _caught(items: Iterator[Draft | SourceError], where: str) -> Iterator[Draft | SourceError]:
    """The items, and in the place of an error that is raised the error itself."""
    try:
        yield from items
    except SourceError as error:
        error.where = error.where or where
        yield error
    except OSError as error:
        failure = file_error(error)
        failure.where = where
        yield failure
    except UnicodeError as error:
        yield _undecodable(error, where)


def _on_one_line(name: str) -> str:
    """A name for messages: a text that was given for a path is cut."""
    words = " ".join(name.split())
    return name if words == name and len(name) <= 1_000 else words[:60] + "…"


def _undecodable(error: UnicodeError, where: str) -> SourceError:
    return UnreadableSource(
        f"not text in the encoding that it begins in ({error}); save it again as UTF-8", where=where
    )


def _finished(draft: Draft, options: SourceOptions) -> Document | SourceError:
    try:
        return finish(draft, options)
    except SourceError as error:
        error.where = draft.where
        return error
