"""Files written whole or not at all: beside their place first, and moved there when they are complete."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from chancery.corpus.records import SPLITS
from chancery.errors import ChanceryError, UsageError

_OF_BRAT = frozenset({".txt", ".ann", ".conf"})


def write_file(path: Path, chunks: Iterable[bytes], *, force: bool) -> None:
    """Write one file. Raises `UsageError` where it exists and `force` is not given, or where it is a folder."""
    target = path.resolve()  # of a link the file behind it is replaced, not the link
    if target.exists() and not target.is_file():
        raise UsageError(f"{path} is no plain file: name a file to write to")
    if target.exists() and not force:
        raise UsageError(f"{path} exists: add --force to write it anew, or name another file")
    with _unwritable(path), _beside(target) as draft:
        with draft.open("xb") as file:
            file.writelines(chunks)
        draft.replace(target)


def write_folder(path: Path, files: Iterable[tuple[str, bytes]], *, force: bool) -> None:
    """Write a folder of files, given as relative paths with `/` and contents. An empty folder may be there before.

    Raises `UsageError` where one with content exists and `force` is not given. With `force` it is replaced whole, and
    only if it holds nothing but what an export has.
    """
    target = path.resolve()
    if target.exists() and not target.is_dir():
        raise UsageError(f"{path} is a file: name a folder to write to")
    existing = target.is_dir() and any(target.iterdir())
    if existing and not force:
        raise UsageError(f"{path} is not empty: add --force to write it anew, or name another folder")
    if existing and (stranger := _stranger(target)) is not None:
        raise UsageError(f"{path} holds {stranger}, which is of no export: name another folder")
    with _unwritable(path), _beside(target) as draft:
        draft.mkdir()
        for name, content in files:
            (draft / name).parent.mkdir(exist_ok=True)
            (draft / name).write_bytes(content)
        _move_folder(draft, target)


def _move_folder(draft: Path, target: Path) -> None:
    """A folder cannot take the place of another one in one step: the old one steps aside, and back if that fails."""
    if not target.exists():
        draft.rename(target)
        return
    old = draft.with_name(draft.name + ".old")
    target.rename(old)
    try:
        draft.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old)


def _stranger(folder: Path) -> str | None:
    """The first thing in a folder that no export writes."""
    for one in sorted(folder.rglob("*")):
        known = one.name in SPLITS and one.parent == folder if one.is_dir() else one.suffix in _OF_BRAT
        if not known or one.is_symlink():
            return str(one.relative_to(folder))
    return None if (folder / "annotation.conf").is_file() else "no annotation.conf"


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A path in the same folder, so that moving is one step; what is left there at the end goes."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield draft
    finally:
        if draft.is_dir():
            shutil.rmtree(draft, ignore_errors=True)
        else:
            draft.unlink(missing_ok=True)


@contextmanager
def _unwritable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ChanceryError(
            f"{path} cannot be written ({error.strerror}): check the folder above it and the free space"
        ) from error
