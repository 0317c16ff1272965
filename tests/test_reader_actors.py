"""Actors files of the reader: refused before anything is read, loaded with the tables when they are first asked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import chancery
from chancery.errors import SourceNotFound, UnreadableSource
from chancery.reader import Reader, _shared_reader, _state

TEXT = "The minister said on Tuesday that the border would stay closed.\n"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """An actors file whose second row has no code."""
    path = tmp_path / "broken.csv"
    path.write_text("name,affiliation\nFjord Board,NOR\nIda Brenn,norway\n", encoding="utf-8")
    return path


def codes(reader: Reader, name: str) -> list[str | None]:
    """The parties of those who go by a name, the likeliest first."""
    return [answer.entry.code for answer in reader.lookup.who(name)]


def test_files_answer_beside_the_tables(ours: Path, tmp_path: Path) -> None:
    """The last file before the others, and all before the package."""
    later = tmp_path / "later.actors.txt"
    later.write_text("FJORD_BOARD_ [SWE]\nMOSCOW_ [CAN]\n", encoding="utf-8")

    reader = Reader(actors=[ours, later])

    assert codes(reader, "Fjord Board") == ["SWE", "NOR"]
    assert codes(reader, "Moscow")[:2] == ["CAN", "RUS"]
    assert codes(Reader(), "Fjord Board") == []


def test_a_broken_file_makes_no_reader(ours: Path, broken: Path, tmp_path: Path) -> None:
    """With line and reason; a missing one is named."""
    with pytest.raises(UnreadableSource, match="“norway” is no code") as refusal:
        Reader(actors=[ours, broken])
    with pytest.raises(SourceNotFound, match="no such actors file"):
        Reader(actors=[ours, tmp_path / "none.csv"])

    assert refusal.value.where == f"{broken}, line 3"


def test_files_are_read_when_the_reader_is_made(ours: Path) -> None:
    """What becomes of a file later does not matter to it."""
    reader = Reader(actors=[ours])
    ours.unlink()

    assert codes(reader, "Fjord Board") == ["NOR"]


@pytest.mark.parametrize("actors", ["", "Path('ours.csv')"])
def test_the_tables_are_loaded_when_they_are_first_asked(ours: Path, actors: str) -> None:
    """Neither the module nor the making of a reader loads one."""
    script = (
        "from pathlib import Path\n"
        "import chancery.reader\n"
        "from chancery.world.packaged import read_table\n"
        f"reader = chancery.reader.Reader(actors=[{actors}])\n"
        "print(read_table.cache_info().currsize)\n"
        "reader.lookup\n"
        "print(read_table.cache_info().currsize)\n"
    )

    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ours.parent)

    before, after = map(int, result.stdout.split())
    assert (before, after > 0) == (0, True)


def test_readers_without_files_share_the_tables() -> None:
    """They are compiled once for each process."""
    assert Reader().lookup is Reader().lookup


def test_the_door_of_the_library_takes_files(ours: Path, broken: Path) -> None:
    """`chancery.read` reads with them, or refuses a broken one."""
    reading = chancery.read(TEXT, actors=[ours])

    assert reading.document.text == TEXT
    with pytest.raises(UnreadableSource, match=r"broken\.csv, line 3: "):
        chancery.read(TEXT, actors=[broken])


def test_the_door_reads_a_file_again_once_it_has_changed(ours: Path) -> None:
    """Until then it keeps the reader that has it."""

    def shared() -> Reader:
        return _shared_reader(((ours, _state(ours)),))

    first, same = shared(), shared()
    ours.write_text("name,affiliation\nFjord Board,SWE\n", encoding="utf-8")
    os.utime(ours, ns=(0, 0))  # another time, however coarse the clock of the file system is

    assert first is same
    assert codes(first, "Fjord Board") == ["NOR"]
    assert codes(shared(), "Fjord Board") == ["SWE"]
