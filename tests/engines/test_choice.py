"""Choosing between one process and several."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator

import pytest

import chancery
from chancery.engines.choice import MOST_PEEKED, SHORT_BATCH_CHARACTERS, _is_long
from chancery.errors import SourceNotFound, UsageError
from chancery.records import Document
from chancery.records import Reading as ReadingRecord


def documents(sizes: list[int]) -> Iterator[Document]:
    """Documents of these sizes."""
    return (Document(id=str(size), text="x" * size, source="here") for size in sizes)


@pytest.mark.parametrize("workers", [0, -2])
def test_fewer_than_one_worker_is_refused_at_once(workers: int) -> None:
    """The error comes from the call, before anything is read."""
    with pytest.raises(UsageError, match="1 or more"):
        chancery.read_documents([], workers=workers)


@pytest.mark.parametrize(
    ("sizes", "long"),
    [
        ([], False),
        ([10 * SHORT_BATCH_CHARACTERS], False),
        ([100, 100, 100], False),
        ([SHORT_BATCH_CHARACTERS, 1], True),
        ([1] * MOST_PEEKED, True),
    ],
)
def test_a_batch_is_long_when_several_documents_repay_the_start_of_workers(sizes: list[int], long: bool) -> None:
    """One document cannot be shared out; a few short ones are read before a worker has started."""
    assert _is_long(documents(sizes), []) is long


def test_what_was_looked_at_is_kept() -> None:
    """Looking ahead loses no document and draws no more than it needs."""
    peeked: list[object] = []
    rest = documents([1] * 100)

    _is_long(rest, peeked)  # type: ignore[arg-type]

    assert len(peeked) == MOST_PEEKED
    assert len(list(rest)) == 100 - MOST_PEEKED


def test_a_short_batch_is_read_in_this_process() -> None:
    """By default no worker starts for a paragraph, and errors keep their place."""
    missing = SourceNotFound("no such file", where="b")
    text = "The minister said that the border would stay closed.\n"

    outcomes = list(chancery.read_documents([missing, chancery.document_from_text(text, source="a")]))

    assert outcomes[0] is missing
    assert isinstance(outcomes[1], ReadingRecord)
    assert multiprocessing.active_children() == []
