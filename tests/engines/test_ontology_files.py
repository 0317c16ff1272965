"""A file of types goes to whichever process reads, and a broken one ends the run before it begins."""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from engine_readers import document

import chancery
from chancery.engines.base import reader_with
from chancery.errors import SourceError, SourceNotFound
from chancery.records import Document

TEXT = "The Norwegian coast guard boarded a Russian trawler on Sunday.\n"


@pytest.fixture
def types(tmp_path: Path) -> Path:
    """A file with one type."""
    path = tmp_path / "types.toml"
    path.write_text(
        'plover = "keep"\n[[type]]\nname = "BOARDING"\ndefinition = "A vessel is boarded."\n'
        'verbs = ["board trawler"]\n',
        encoding="utf-8",
    )
    return path


def test_what_makes_the_reader_can_be_sent_to_a_process(types: Path) -> None:
    """Only the path is sent."""
    sent = pickle.dumps(reader_with([], types))

    reader = pickle.loads(sent)()

    assert isinstance(reader, chancery.Reader)
    assert b"BOARDING" not in sent


@pytest.mark.parametrize("workers", [1, 2, None])
def test_a_broken_file_ends_the_run_before_anything_is_read(workers: int | None, types: Path) -> None:
    """The call raises line and reason; no document is drawn and no worker starts."""
    types.write_text('plover = "add"\n', encoding="utf-8")
    drawn: list[str] = []

    def documents() -> Iterator[Document]:
        drawn.append("one")
        yield document("one")

    with pytest.raises(SourceError, match=r"types\.toml, line 1: “plover” cannot be “add”"):
        chancery.read_documents(documents(), workers=workers, ontology=types)

    assert drawn == []
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_goes_away_before_a_reader_starts_ends_the_run(workers: int, types: Path) -> None:
    """It would be missing for every document."""
    outcomes = chancery.read_documents([document("one"), document("two")], workers=workers, ontology=types)
    types.unlink()

    with pytest.raises(SourceNotFound, match="no such ontology file"):
        next(outcomes)
    assert multiprocessing.active_children() == []


def test_the_reading_is_the_same_for_any_number_of_workers(types: Path) -> None:
    """To the byte, with the user's events in it."""
    documents = [chancery.document_from_text(TEXT * number, source=str(number)) for number in range(1, 5)]

    one, two = (
        [msgspec.json.encode(one) for one in chancery.read_documents(documents, workers=workers, ontology=types)]
        for workers in (1, 2)
    )

    assert one == two
    assert all(b'"BOARDING"' in reading for reading in one)
