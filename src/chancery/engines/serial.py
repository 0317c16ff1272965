"""Reading in this process, one document after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chancery.engines.base import Outcome, ReaderFactory, load_reader, read_one, start_reader
from chancery.errors import ChanceryError
from chancery.records import Document


class SerialEngine:
    """An engine on one process and one thread; it looks no document ahead.

    The reader is made at the first document, so that a batch without any needs no model.
    """

    def __init__(self, *, reader: ReaderFactory = load_reader) -> None:
        self._make_reader = reader

    def read(self, documents: Iterable[Document | ChanceryError]) -> Iterator[Outcome]:
        """The outcome of each document, in order. Raises `ChanceryError` where no reader can be made."""
        reader = None
        for document in documents:
            if isinstance(document, ChanceryError):
                yield document
                continue
            if reader is None:
                reader = start_reader(self._make_reader)
            yield read_one(reader, document)
