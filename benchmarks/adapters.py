"""The one place where benchmarks touch the reader's parts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

from chancery.extract import readings
from chancery.language.acting import Acting
from chancery.language.model import Model, Scores
from chancery.language.pieces import Pieces

Read = Callable[[str], object]
Encode = Callable[[Pieces], object]


def on_one_core() -> None:
    """Keep this process on one core, so that no library can use more threads than are compared."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def reader() -> Read:
    """The whole reader: text in, reading out."""
    import chancery

    # A made-up article may open with a paragraph in which the language cannot be told.
    return lambda text: chancery.read(text, any_language=True)


def encoder() -> Encode:
    """The encoder alone, on one thread: a window in, vectors out."""
    return Model(threads=1).encode


@contextmanager
def without_events() -> Iterator[None]:
    """The reader as it would be without events: no scores of acts, no records made of them."""
    with (
        patch.object(Acting, "take", lambda *_: None),
        patch.object(Acting, "acts", lambda *_: ()),
        patch.object(readings, "events", lambda *_: ()),
    ):
        yield


def record_windows(read: Read, texts: Iterable[str]) -> list[list[Pieces]]:
    """The windows that the reader has encoded for each text, as it cut them itself."""
    recorded: list[list[Pieces]] = []
    encode = Model.encode

    def recording(model: Model, window: Pieces) -> tuple[Scores, Scores]:
        recorded[-1].append(window)
        return encode(model, window)

    with patch.object(Model, "encode", recording):
        for text in texts:
            recorded.append([])
            read(text)
    return recorded
