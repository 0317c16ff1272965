"""What every engine promises, and the one step they share: reading one document so that no other suffers by it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from chancery.errors import ChanceryError, ModelError
from chancery.records import Document, Reading

Outcome = Reading | ChanceryError
LONGEST_FAULT = 300
"""Characters of a foreign exception's message that are passed on: some carry the whole text."""


class Reads(Protocol):
    """Anything that reads one document; `chancery.reader.Reader` is the one that ships."""

    def read(self, document: Document) -> Reading:
        """The reading of one document."""
        ...


ReaderFactory = Callable[[], Reads]
"""Makes a reader in the process that will use it; a module-level function or a partial of one: it must pickle."""


class Engine(Protocol):
    """Reads many documents.

    For each item of the input there is one outcome, in the order of the input: a `Reading`, or the
    `ChanceryError` that says why there is none. An error in the input comes out as it is. Items are
    drawn from the input lazily, with a bounded look-ahead. What hits the whole run (no model, no
    worker can start) is raised as a `ChanceryError`.
    """

    def read(self, documents: Iterable[Document | ChanceryError]) -> Iterator[Outcome]:
        """The outcome of each document, in order."""
        ...


def load_reader(actors: Sequence[Path] = (), ontology: Path | None = None) -> Reads:
    """The reader that ships, on one thread, with actors files and a file of types.

    Raises `ModelError` where its own files are missing or damaged, `SourceError` where one of these is.
    """
    from chancery.reader import Reader  # the model's libraries load here, not when an engine is named

    return Reader(actors=actors, ontology=ontology)


def reader_with(actors: Sequence[Path], ontology: Path | None = None) -> ReaderFactory:
    """What makes the reader that ships with these actors files and types, which are read once now, so that the run ends
    before it begins where one is broken. Raises `SourceError`, with the line and the reason."""
    if not actors and ontology is None:
        return load_reader
    from chancery.world.ontology import read_ontology
    from chancery.world.user_files import read_files

    read_files(actors)
    if ontology is not None:
        read_ontology(ontology)
    return partial(load_reader, tuple(actors), ontology)


def start_reader(make_reader: ReaderFactory) -> Reads:
    """A reader from its factory. Raises `ChanceryError` (`ModelError` from the model's files) if there is none."""
    try:
        return make_reader()
    except ChanceryError:
        raise
    except Exception as error:
        raise ChanceryError(f"the reader cannot be started ({describe(error)}): run `chancery doctor`") from error


def read_one(reader: Reads, document: Document) -> Outcome:
    """One document's reading, or the error that stands for it.

    Only an interruption is raised, and `ModelError`, which every other document would meet too.
    """
    try:
        return reader.read(document)
    except ModelError:
        raise
    except ChanceryError as error:
        return error if error.where else type(error)(error.message, where=document.source)
    except MemoryError:
        return ChanceryError(
            "there is too little memory to read this document: use fewer workers, or cut it into parts",
            where=document.source,
        )
    except Exception as error:
        return ChanceryError(
            f"a fault in Chancery itself ({describe(error)}): please report it, with this text if you may",
            where=document.source,
        )


def describe(error: BaseException) -> str:
    """An exception of another library in one short line: its type and the start of its message."""
    message = " ".join(str(error).split())
    shortened = message if len(message) <= LONGEST_FAULT else message[:LONGEST_FAULT] + "…"
    return f"{type(error).__name__}: {shortened}" if shortened else type(error).__name__


def available_cores() -> int:
    """The number of processor cores that this process may run on (its affinity mask, not the machine's size)."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1
