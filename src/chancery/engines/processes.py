"""Reading on several processes, each with its own reader on one thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chancery.engines.base import Outcome, ReaderFactory, available_cores, load_reader
from chancery.engines.workers import WorkerPool
from chancery.errors import ChanceryError
from chancery.records import Document

DOCUMENTS_AHEAD = 8
"""Documents a worker that may be read or wait for their turn: enough to go on while one long text is read."""

CHARACTERS_AHEAD = 20_000_000
"""Text that may be read or wait for its turn in all, so that memory stays bounded with ten-megabyte documents."""


class ProcessEngine:
    """An engine on `workers` processes (all cores that this process may use, if None).

    A worker is started when a document waits and none is idle, so there are never more than documents.
    A document that a worker dies over gets an error that says so; another worker takes its place.
    Workers are spawned, not forked: a script that uses this needs `if __name__ == "__main__":`.
    """

    def __init__(self, workers: int | None = None, *, reader: ReaderFactory = load_reader) -> None:
        self._workers = workers or available_cores()
        self._make_reader = reader

    def read(self, documents: Iterable[Document | ChanceryError]) -> Iterator[Outcome]:
        """The outcome of each document, in order. However this ends, all workers are ended with it.

        Raises `ModelError` or another `ChanceryError` where no worker can start.
        """
        source = iter(documents)
        order = _Order(most=DOCUMENTS_AHEAD * self._workers)
        drained = False
        with WorkerPool(self._workers, self._make_reader) as pool:
            while True:
                yield from order.ready()
                if not drained and pool.has_room and order.has_room:
                    document = next(source, None)
                    drained = document is None
                    if isinstance(document, ChanceryError):
                        order.settle(order.enter(0), document)
                    elif document is not None:
                        pool.give(order.enter(len(document.text)), document)
                elif order.is_empty:
                    return
                else:
                    for number, outcome in pool.wait():
                        order.settle(number, outcome)


class _Order:
    """Puts outcomes back into the order of the input, and says when too much is waiting for its turn."""

    def __init__(self, *, most: int) -> None:
        self._most = most
        self._entered = 0
        self._told = 0
        self._sizes: dict[int, int] = {}
        self._outcomes: dict[int, Outcome] = {}

    @property
    def has_room(self) -> bool:
        return len(self._sizes) < self._most and sum(self._sizes.values()) < CHARACTERS_AHEAD

    @property
    def is_empty(self) -> bool:
        return self._told == self._entered

    def enter(self, size: int) -> int:
        number = self._entered
        self._sizes[number] = size
        self._entered += 1
        return number

    def settle(self, number: int, outcome: Outcome) -> None:
        self._outcomes[number] = outcome

    def ready(self) -> Iterator[Outcome]:
        while self._told in self._outcomes:
            outcome = self._outcomes.pop(self._told)
            del self._sizes[self._told]
            self._told += 1
            yield outcome
