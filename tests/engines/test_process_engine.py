"""The engine on several processes: order, identity, and what a worker's death costs."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator

import msgspec
import pytest
from engine_readers import ObedientReader, broken, document, stillborn, without_model

import chancery
from chancery.engines import ProcessEngine
from chancery.engines.processes import DOCUMENTS_AHEAD
from chancery.errors import ChanceryError, ModelError, SourceNotFound
from chancery.records import Document, Reading


def texts(outcomes: Iterator[Reading | ChanceryError]) -> list[str]:
    """The text of each reading, or `error` for what failed."""
    return [outcome.document.text if isinstance(outcome, Reading) else "error" for outcome in outcomes]


def process_of(outcome: Reading | ChanceryError) -> int:
    """The process that read a document whose text is `pid`."""
    assert isinstance(outcome, Reading)
    return int(outcome.document.publisher or 0)


def test_outcomes_come_in_the_order_of_the_input() -> None:
    """A slow document holds its place: those after it wait."""
    slow_first = ["sleep 0.5", *(f"sleep {0.01 * (number % 3)}" for number in range(12))]

    outcomes = ProcessEngine(3, reader=ObedientReader).read([document(text) for text in slow_first])

    assert texts(outcomes) == slow_first


def test_an_error_of_the_input_keeps_its_place() -> None:
    """Errors pass through without a worker, between the readings that they stood between."""
    missing = SourceNotFound("no such file", where="b")

    outcomes = list(ProcessEngine(2, reader=ObedientReader).read([document("sleep 0.2"), missing, document("two")]))

    assert outcomes[1] is missing
    assert texts(iter(outcomes)) == ["sleep 0.2", "error", "two"]


def test_a_fault_in_a_worker_is_an_error_of_its_document() -> None:
    """The worker goes on with the next document, and the error crosses the process boundary whole."""
    first, second = ProcessEngine(1, reader=ObedientReader).read([document("raise bad", "x.txt"), document("two")])

    assert isinstance(first, ChanceryError)
    assert first.where == "x.txt"
    assert "ValueError: bad" in first.message
    assert isinstance(second, Reading)


@pytest.mark.parametrize(("command", "ending"), [("die", "was killed (SIGKILL)"), ("exit", "exit code 7")])
@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_that_dies_costs_the_one_document_it_held(command: str, ending: str, workers: int) -> None:
    """The document is named with how its process ended, and a fresh worker reads the rest."""
    documents = [document("one"), document(command, "big.txt"), document("three"), document("four")]

    outcomes = list(ProcessEngine(workers, reader=ObedientReader).read(documents))

    assert texts(iter(outcomes)) == ["one", "error", "three", "four"]
    assert str(outcomes[1]).startswith("big.txt: ")
    assert ending in str(outcomes[1])


def test_workers_that_die_over_every_document_leave_an_error_for_each() -> None:
    """The pool never gives up and never hangs."""
    outcomes = ProcessEngine(2, reader=ObedientReader).read([document("die", str(number)) for number in range(4)])

    assert [outcome.where for outcome in outcomes if isinstance(outcome, ChanceryError)] == ["0", "1", "2", "3"]


def test_an_idle_worker_that_is_killed_costs_no_document() -> None:
    """One that holds nothing is replaced, and every document is read."""
    outcomes = ProcessEngine(1, reader=ObedientReader).read(document("pid", str(number)) for number in range(3))
    first = process_of(next(outcomes))
    os.kill(first, signal.SIGKILL)
    time.sleep(0.2)

    rest = [process_of(outcome) for outcome in outcomes]

    assert len(rest) == 2
    assert first not in rest


def test_a_missing_model_ends_the_run() -> None:
    """What every worker would fail at is raised once, as itself."""
    with pytest.raises(ModelError, match="missing"):
        list(ProcessEngine(2, reader=without_model).read([document("one"), document("two")]))

    assert multiprocessing.active_children() == []


def test_a_model_that_fails_later_ends_the_run() -> None:
    """Its files load when they are first used; that is no fault of the document."""
    outcomes = ProcessEngine(2, reader=ObedientReader).read([document("one"), document("spoil"), document("three")])

    with pytest.raises(ModelError):
        list(outcomes)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(("reader", "advice"), [(broken, "chancery doctor"), (stillborn, "--workers 1")])
def test_workers_that_cannot_start_end_the_run(reader: type[ObedientReader], advice: str) -> None:
    """The error says what to try, and no process stays behind."""
    with pytest.raises(ChanceryError, match=advice):
        list(ProcessEngine(2, reader=reader).read([document("one"), document("two"), document("three")]))

    assert multiprocessing.active_children() == []


def test_closing_early_ends_the_workers() -> None:
    """Whoever stops listening leaves no process behind."""
    outcomes = ProcessEngine(2, reader=ObedientReader).read(document("sleep 0.01") for _ in range(100))
    next(outcomes)

    outcomes.close()  # type: ignore[attr-defined]

    assert multiprocessing.active_children() == []


def test_an_interruption_of_the_input_ends_the_workers() -> None:
    """Ctrl-C goes through, and the workers are ended before it does."""

    def interrupted() -> Iterator[Document]:
        yield document("one")
        yield document("sleep 30")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(ProcessEngine(3, reader=ObedientReader).read(interrupted()))

    assert multiprocessing.active_children() == []


def test_never_more_workers_than_documents() -> None:
    """Workers start as documents come."""
    outcomes = list(ProcessEngine(16, reader=ObedientReader).read([document("pid", "a"), document("pid", "b")]))

    assert len({process_of(outcome) for outcome in outcomes}) <= 2


def test_documents_are_drawn_with_a_bounded_look_ahead() -> None:
    """However long the first document takes, no more than the look-ahead waits in memory."""
    drawn = 0

    def endless() -> Iterator[Document]:
        nonlocal drawn
        while True:
            drawn += 1
            yield document("sleep 0.6" if drawn == 1 else "quick", str(drawn))

    outcomes = ProcessEngine(2, reader=ObedientReader).read(endless())
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]

    assert drawn <= 2 * DOCUMENTS_AHEAD


def test_documents_larger_than_a_pipe_go_both_ways() -> None:
    """Texts of megabytes cross to the workers and back without blocking either side."""
    large = ["x " + "word " * 500_000, "y " + "word " * 500_000, "z"]

    assert texts(ProcessEngine(2, reader=ObedientReader).read(document(text) for text in large)) == large


def test_a_text_with_half_a_surrogate_pair_crosses_processes() -> None:
    """Strings that UTF-8 cannot carry are no reason for a worker to die."""
    assert texts(ProcessEngine(1, reader=ObedientReader).read([document("a \ud800 b")])) == ["a \ud800 b"]


def test_the_reading_is_the_same_to_the_byte_for_any_number_of_workers() -> None:
    """The reader that ships gives the same bytes on one process and on several, in the same order."""
    documents = [chancery.document_from_text(text, source=str(number)) for number, text in enumerate(ARTICLES * 3)]

    bytes_of = [
        [msgspec.json.encode(outcome) for outcome in chancery.read_documents(iter(documents), workers=workers)]
        for workers in (1, 2, 3)
    ]

    assert bytes_of[0] == bytes_of[1] == bytes_of[2]
    assert len(bytes_of[0]) == len(documents)


ARTICLES = [
    "The minister said on Tuesday that the border would stay closed.\n\n“Nobody asked us,” he told reporters.\n",
    "According to two diplomats, the envoy will return to Nairobi next week.\n",
    "Talks resumed in Geneva. “We have made some progress,” Elena Marku, the mediator, said. She added that the "
    "delegations would meet again on Friday.\n\nThe foreign ministry denied that any deadline had been set.\n",
]
