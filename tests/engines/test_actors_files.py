"""Actors files go to whichever process reads, and a broken one ends the run before it begins."""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec
import pytest
from engine_readers import asking, document

import chancery
from chancery.engines import Engine, ProcessEngine, SerialEngine
from chancery.engines.base import load_reader, reader_with
from chancery.errors import SourceError, SourceNotFound
from chancery.records import Document, Reading


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """An actors file without a code in its second line."""
    path = tmp_path / "broken.csv"
    path.write_text("name,affiliation\nFjord Board,norway\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("make", [SerialEngine, partial(ProcessEngine, 2)])
def test_the_reader_of_every_process_has_the_files(make: type[Engine], ours: Path) -> None:
    """What a file says is known wherever a document is read."""
    engine = make(reader=partial(asking, (ours,)))  # type: ignore[call-arg]

    outcomes = list(engine.read([document("Fjord Board"), document("Moscow"), document("Nobody at All")]))

    assert [one.document.publisher for one in outcomes if isinstance(one, Reading)] == ["NOR", "RUS", None]


def test_what_makes_the_reader_can_be_sent_to_a_process(ours: Path) -> None:
    """With files and without; only the paths are sent."""
    sent = pickle.dumps(reader_with([ours]))

    reader = pickle.loads(sent)()

    assert isinstance(reader, chancery.Reader)
    assert [answer.entry.code for answer in reader.lookup.who("Fjord Board")] == ["NOR"]
    assert b"Fjord" not in sent
    assert reader_with([]) is load_reader


@pytest.mark.parametrize("workers", [1, 2, None])
def test_a_broken_file_ends_the_run_before_anything_is_read(workers: int | None, ours: Path, broken: Path) -> None:
    """The call raises line and reason; no document is drawn and no worker starts."""
    drawn: list[str] = []

    def documents() -> Iterator[Document]:
        drawn.append("one")
        yield document("one")

    with pytest.raises(SourceError, match=r"broken\.csv, line 2: “norway” is no code"):
        chancery.read_documents(documents(), workers=workers, actors=[ours, broken])

    assert drawn == []
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_goes_away_before_a_reader_starts_ends_the_run(workers: int, ours: Path) -> None:
    """It would be missing for every document."""
    outcomes = chancery.read_documents([document("one"), document("two")], workers=workers, actors=[ours])
    ours.unlink()

    with pytest.raises(SourceNotFound, match="no such actors file"):
        next(outcomes)
    assert multiprocessing.active_children() == []


def test_the_reading_with_files_is_the_same_for_any_number_of_workers(ours: Path) -> None:
    """To the byte, as without them."""
    text = "The Fjord Board said on Tuesday that Norway would close the border.\n"
    documents = [chancery.document_from_text(text * number, source=str(number)) for number in range(1, 5)]

    one, two = (
        [msgspec.json.encode(outcome) for outcome in chancery.read_documents(documents, workers=workers, actors=[ours])]
        for workers in (1, 2)
    )

    assert one == two
    assert len(one) == len(documents)
