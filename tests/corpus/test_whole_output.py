"""Writing files whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chancery.corpus.output import write_file, write_folder
from chancery.errors import ChanceryError, UsageError

EXPORT = [("annotation.conf", b"new"), ("dev/a.txt", b"a")]


def failing() -> Iterator[bytes]:
    """A first chunk, and no second."""
    yield b"half"
    raise ChanceryError("broken")


def names(folder: Path) -> list[str]:
    """All that stands in a folder."""
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*"))


def test_a_file_is_written_and_kept(tmp_path: Path) -> None:
    """A second time only with force, and then whole."""
    path = tmp_path / "out.jsonl"
    write_file(path, [b"a", b"b"], force=False)

    with pytest.raises(UsageError, match=r"exists: add --force"):
        write_file(path, [b"c"], force=False)
    assert path.read_bytes() == b"ab"
    write_file(path, [b"c"], force=True)
    assert path.read_bytes() == b"c"
    assert names(tmp_path) == ["out.jsonl"]


def test_what_fails_leaves_the_old_file(tmp_path: Path) -> None:
    """And nothing beside it."""
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")

    with pytest.raises(ChanceryError, match="broken"):
        write_file(path, failing(), force=True)

    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["out.jsonl"]


def test_of_a_link_the_file_behind_it_is_written(tmp_path: Path) -> None:
    """The link stays one."""
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")

    write_file(tmp_path / "link", [b"new"], force=True)

    assert (tmp_path / "real").read_bytes() == b"new"
    assert (tmp_path / "link").is_symlink()


def test_a_folder_is_written_whole(tmp_path: Path) -> None:
    """Also where an empty one was; over an earlier export only with force, and nothing of that is left."""
    folder = tmp_path / "out"
    folder.mkdir()
    write_folder(folder, [*EXPORT, ("old.ann", b"")], force=False)

    with pytest.raises(UsageError, match="is not empty: add --force"):
        write_folder(folder, EXPORT, force=False)
    write_folder(folder, EXPORT, force=True)

    assert names(folder) == ["annotation.conf", "dev", "dev/a.txt"]
    assert names(tmp_path) == ["out", "out/annotation.conf", "out/dev", "out/dev/a.txt"]


@pytest.mark.parametrize("stranger", ["thesis.docx", "more/a.txt", "dev/notes/a.txt"])
def test_a_folder_with_other_things_is_never_replaced(tmp_path: Path, stranger: str) -> None:
    """Force is for exports: a folder that holds something else is named, and stays."""
    (tmp_path / stranger).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / stranger).write_bytes(b"")
    (tmp_path / "annotation.conf").write_bytes(b"")
    before = names(tmp_path)

    with pytest.raises(UsageError, match="which is of no export: name another folder"):
        write_folder(tmp_path, EXPORT, force=True)

    assert names(tmp_path) == before


def test_a_folder_of_texts_alone_is_no_export(tmp_path: Path) -> None:
    """As the corpus itself is."""
    (tmp_path / "a.txt").write_bytes(b"")

    with pytest.raises(UsageError, match=r"no annotation\.conf"):
        write_folder(tmp_path, EXPORT, force=True)


def test_files_and_folders_are_not_taken_for_each_other(tmp_path: Path) -> None:
    """Nor where there is no folder to write in."""
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(UsageError, match="is no plain file"):
        write_file(tmp_path, [], force=True)
    with pytest.raises(UsageError, match="is a file: name a folder"):
        write_folder(tmp_path / "file", [], force=True)
    with pytest.raises(ChanceryError, match="cannot be written"):
        write_file(tmp_path / "none/out", [], force=False)
    with pytest.raises(ChanceryError, match="cannot be written"):
        write_folder(tmp_path / "none/out", [], force=False)


def test_a_folder_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    """And nothing beside it."""
    write_folder(tmp_path / "out", EXPORT, force=False)

    def files() -> Iterator[tuple[str, bytes]]:
        yield "annotation.conf", b"half"
        raise ChanceryError("broken")

    with pytest.raises(ChanceryError, match="broken"):
        write_folder(tmp_path / "out", files(), force=True)

    assert (tmp_path / "out/annotation.conf").read_bytes() == b"new"
    assert names(tmp_path) == ["out", "out/annotation.conf", "out/dev", "out/dev/a.txt"]
