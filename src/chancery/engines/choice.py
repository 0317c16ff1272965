"""Choosing the engine: worker processes cost about a second to start, which a short batch does not pay back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from chancery.engines.base import Engine, Outcome, ReaderFactory, available_cores, reader_with
from chancery.engines.processes import ProcessEngine
from chancery.engines.serial import SerialEngine
from chancery.errors import ChanceryError, UsageError
from chancery.records import Document

SHORT_BATCH_CHARACTERS = 30_000
"""Text below which one process is at least as fast as several: a core reads roughly 14,000 characters a second
(3,200 wordpieces), and a worker is about a second late, for it loads Python, the libraries and the model."""

MOST_PEEKED = 32
"""Documents and errors looked at before choosing, so that a stream of tiny ones is not drawn far ahead."""


def read_documents(
    documents: Iterable[Document | ChanceryError],
    *,
    workers: int | None = None,
    actors: Sequence[Path] = (),
    ontology: Path | None = None,
) -> Iterator[Outcome]:
    """Reads documents with `workers` processes; the outcomes come in the order of the input, however many there are.

    `workers=1` reads in this process; None takes every core that this process may use when the batch is long
    enough for that to be faster. `actors` and `ontology` are files as for `chancery.Reader`. Raises `UsageError` for
    fewer than one worker and `SourceError` for a broken one of these files at once, `ModelError` without a model.
    """
    if workers is not None and workers < 1:
        raise UsageError(f"{workers} workers cannot read: give 1 or more")
    reader = reader_with(actors, ontology)
    if workers is not None:
        return _engine(workers, reader).read(documents)
    return _read_with_chosen(iter(documents), reader)


def _engine(workers: int, reader: ReaderFactory) -> Engine:
    return SerialEngine(reader=reader) if workers == 1 else ProcessEngine(workers, reader=reader)


def _read_with_chosen(documents: Iterator[Document | ChanceryError], reader: ReaderFactory) -> Iterator[Outcome]:
    cores = available_cores()
    peeked: list[Document | ChanceryError] = []
    many = cores > 1 and _is_long(documents, peeked)
    yield from _engine(cores if many else 1, reader).read(chain(peeked, documents))


def _is_long(documents: Iterator[Document | ChanceryError], peeked: list[Document | ChanceryError]) -> bool:
    """Whether several documents together are worth starting workers for; those drawn to find out go to `peeked`."""
    characters = texts = 0
    for document in documents:
        peeked.append(document)
        if isinstance(document, Document):
            characters += len(document.text)
            texts += 1
        if texts > 1 and (characters > SHORT_BATCH_CHARACTERS or len(peeked) >= MOST_PEEKED):
            return True
    return False
