"""Episodes: texts with their events marked in line, as the files of `corpus/events` have them.

The format and the guidelines are in `corpus/events/README.md`. What reads raises `CorpusFault`, with the line, where a
file does not keep to them; nothing of such a file is used. `chancery.corpus.files.check_files` finds all faults.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from chancery.corpus.files import episode_files, load_episode
from chancery.corpus.parsing import blocks, parse_block
from chancery.corpus.records import BACKGROUND, KINDS, STATUSES, Episode, MarkedEvent, MarkedText

__all__ = [
    "BACKGROUND", "KINDS", "STATUSES", "Episode", "MarkedEvent", "MarkedText", "load", "load_all",
]  # fmt: skip


def load(path: Path) -> Episode:
    """The episode of a file. Raises `CorpusFault` at its first fault, and `SourceError` where it cannot be read."""
    return load_episode(path)


def load_all(folder: Path) -> list[Episode]:
    """All episodes under a folder, in order of their paths. Raises as `load` does, and `SourceNotFound` without any."""
    return [load(path) for path in episode_files(folder)]


def _blocks(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The blocks of a file as runs of lines; for scripts that look at one block after the other."""
    return blocks(lines)


def _block(name: str, lines: list[str], first: int, last: int, path: Path) -> MarkedText:
    """The text of one block. Raises `CorpusFault` at its first fault."""
    text, faults = parse_block(name, lines, first, last)
    if text is None:
        raise faults[0].error(path)
    return text
