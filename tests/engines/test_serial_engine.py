"""The engine on one process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from engine_readers import ObedientReader, broken, document, without_model

from chancery.engines import SerialEngine
from chancery.errors import ChanceryError, ModelError, SourceNotFound, UnreadableSource
from chancery.records import Document, Reading


def test_each_item_has_one_outcome_in_order() -> None:
    """Readings and errors come in the order of the input; an error of the input comes out as it is."""
    missing = SourceNotFound("no such file", where="b")

    outcomes = list(SerialEngine(reader=ObedientReader).read([document("one", "a"), missing, document("two", "c")]))

    assert [outcome.document.text if isinstance(outcome, Reading) else outcome for outcome in outcomes] == [
        "one",
        missing,
        "two",
    ]


def test_an_unexpected_exception_becomes_an_error_of_its_document() -> None:
    """A fault in the reader names the document, says what happened in one line and asks for a report."""
    faulty = document("raise index out\nof range", "x.txt")

    first, second = SerialEngine(reader=ObedientReader).read([faulty, document("fine")])

    assert isinstance(first, ChanceryError)
    assert str(first).startswith("x.txt: ")
    assert "ValueError: index out of range" in str(first)
    assert "report" in str(first)
    assert isinstance(second, Reading)


def test_an_error_without_a_place_gets_its_document() -> None:
    """A Chancery error of the reader keeps its type and message, and names the document."""
    (outcome,) = SerialEngine(reader=ObedientReader).read([document("refuse nothing here", "x.txt")])

    assert isinstance(outcome, UnreadableSource)
    assert str(outcome) == "x.txt: nothing here"


def test_too_little_memory_is_an_error_of_the_document() -> None:
    """A document too large for the memory fails alone, with advice."""
    (outcome,) = SerialEngine(reader=ObedientReader).read([document("exhaust")])

    assert isinstance(outcome, ChanceryError)
    assert "fewer workers" in outcome.message


def test_a_missing_model_ends_the_run() -> None:
    """What would fail for every document is raised."""
    outcomes = SerialEngine(reader=without_model).read([document("one")])

    with pytest.raises(ModelError):
        next(outcomes)


def test_a_model_that_fails_later_ends_the_run() -> None:
    """Its files load when they are first used; that is no fault of the document."""
    outcomes = SerialEngine(reader=ObedientReader).read([document("one"), document("spoil"), document("three")])

    assert isinstance(next(outcomes), Reading)
    with pytest.raises(ModelError):
        next(outcomes)


def test_a_reader_that_cannot_be_made_ends_the_run() -> None:
    """A fault in its making is one of our errors too, with advice."""
    with pytest.raises(ChanceryError, match="chancery doctor"):
        list(SerialEngine(reader=broken).read([document("one")]))


def test_a_batch_of_errors_needs_no_model() -> None:
    """The reader is made only when there is something to read."""
    missing = SourceNotFound("no such file", where="b")

    assert list(SerialEngine(reader=without_model).read([missing])) == [missing]


def test_documents_are_drawn_one_by_one() -> None:
    """An endless input is read as far as somebody asks."""
    drawn = 0

    def endless() -> Iterator[Document]:
        nonlocal drawn
        while True:
            drawn += 1
            yield document("one")

    outcomes = SerialEngine(reader=ObedientReader).read(endless())
    next(outcomes)
    next(outcomes)

    assert drawn == 2
