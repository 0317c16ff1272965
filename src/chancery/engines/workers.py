"""A small pool of worker processes over pipes.

`concurrent.futures.ProcessPoolExecutor` breaks as a whole when one worker dies, and does not say
which document it died over; here each worker holds one document, and only that one is lost.
The parent sends to idle workers alone, so neither side can block on a full pipe while the other does.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType

from chancery.engines.base import Outcome, ReaderFactory, read_one, start_reader
from chancery.errors import ChanceryError
from chancery.records import Document

READY = "ready"
SECONDS_TO_END = 2.0
THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")

Numbered = tuple[int, Outcome]


@dataclass(frozen=True, slots=True)
class Fatal:
    """What a worker answers when it cannot read anything at all."""

    error: ChanceryError


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, the pipe to it, and the document it holds; it may hold one only once it is ready."""

    process: SpawnProcess
    connection: Connection
    ready: bool = False
    held: tuple[int, Document] | None = None

    @property
    def is_idle(self) -> bool:
        return self.ready and self.held is None


class WorkerPool:
    """At most `size` workers, started as documents come; a context manager that ends them all."""

    def __init__(self, size: int, reader: ReaderFactory) -> None:
        self._size = size
        self._make_reader = reader
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._waiting: deque[tuple[int, Document]] = deque()

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    @property
    def has_room(self) -> bool:
        """Whether another document could be read at once, or as soon as a worker has started."""
        return len(self._waiting) + sum(worker.held is not None for worker in self._workers) < self._size

    def give(self, number: int, document: Document) -> None:
        """Hands over a document; its outcome comes from `wait` under this number."""
        self._waiting.append((number, document))
        self._dispatch()

    def wait(self) -> list[Numbered]:
        """Blocks until a worker says something; the outcomes there are by then, maybe none."""
        outcomes: list[Numbered] = []
        spoken = set(wait([worker.connection for worker in self._workers]))
        for worker in [worker for worker in self._workers if worker.connection in spoken]:
            outcomes.extend(self._receive(worker))
        self._dispatch()
        return outcomes

    def _dispatch(self) -> None:
        for worker in [worker for worker in self._workers if worker.is_idle]:
            if self._waiting:
                self._send(worker)
        starting = sum(not worker.ready for worker in self._workers)
        for _ in range(min(len(self._waiting) - starting, self._size - len(self._workers))):
            self._workers.append(self._start())

    def _send(self, worker: _Worker) -> None:
        if worker.connection.poll():  # an idle worker has nothing to say: its pipe is closed, it was killed
            self._retire(worker)
            return
        worker.held = self._waiting.popleft()
        with suppress(OSError):  # it died with the document half sent: `wait` hears the same and reports it
            worker.connection.send(worker.held[1])

    def _receive(self, worker: _Worker) -> Iterator[Numbered]:
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            yield from self._bury(worker)
            return
        if isinstance(message, Fatal):  # every other worker would fail the same way
            raise message.error
        if worker.held is None:
            worker.ready = True
        else:
            number = worker.held[0]
            worker.held = None
            yield number, message

    def _bury(self, worker: _Worker) -> Iterator[Numbered]:
        self._retire(worker)
        if worker.held is not None:
            yield (worker.held[0], _death_over(worker.held[1], worker.process.exitcode))
        elif not worker.ready:
            # Perhaps there is memory for fewer only: go on with the others.
            self._size = len(self._workers)
            if self._size == 0:
                raise ChanceryError(
                    f"a worker process {_ending(worker.process.exitcode)} while it was starting:"
                    " try `--workers 1`, and `chancery doctor` to check the installation"
                )

    def _retire(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        _end(worker)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._make_reader), daemon=True)
        try:
            with _interrupts_held_back():
                process.start()
        except OSError as error:
            raise ChanceryError(f"a worker process cannot be started ({error}): try `--workers 1`") from error
        theirs.close()  # or the end of the worker would never show as the end of the pipe
        return _Worker(process, ours)


def serve(connection: Connection, make_reader: ReaderFactory) -> None:
    """What a worker does: make a reader, say so, and answer documents until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means
    os.environ.update(dict.fromkeys(THREAD_SETTINGS, "1"))
    with suppress(OSError, EOFError):  # the parent is gone
        try:
            reader = start_reader(make_reader)
            connection.send(READY)
            while True:
                connection.send(read_one(reader, connection.recv()))
        except ChanceryError as error:  # nothing can be read here: the parent raises it
            connection.send(Fatal(error))


def _end(worker: _Worker) -> None:
    """Ends a worker for certain; one that is dead already is only waited for."""
    worker.connection.close()
    worker.process.join(SECONDS_TO_END)
    if worker.process.exitcode is None:
        worker.process.kill()
        worker.process.join()


def _death_over(document: Document, exit_code: int | None) -> ChanceryError:
    return ChanceryError(
        f"the process that was reading this document {_ending(exit_code)}:"
        " perhaps memory ran out; read it by itself with `--workers 1`",
        where=document.source,
    )


def _ending(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        with suppress(ValueError):
            return f"was killed ({signal.Signals(-exit_code).name})"
    return f"ended early (exit code {exit_code})"


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Keeps Ctrl-C from a worker that has not yet come to ignore it: a new process inherits the mask."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # starting it would lift the mask
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
