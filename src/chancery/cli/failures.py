"""Documents that failed: one line each on standard error, one JSON object each in the file of `--errors`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from chancery.errors import ChanceryError, UsageError


class Failures:
    """Counts and reports the documents that failed."""

    def __init__(self, say: Callable[[str], None], log: BinaryIO | None = None) -> None:
        self._say = say
        self._log = log
        self.count = 0

    def add(self, error: ChanceryError) -> None:
        """Reports one failure. Raises `ChanceryError` where the errors file cannot be written."""
        self.count += 1
        self._say(str(error))
        if self._log is None:
            return
        entry = {"source": _encodable(error.where), "error": type(error).__name__, "message": _encodable(error.message)}
        try:
            self._log.write(msgspec.json.encode(entry) + b"\n")
            self._log.flush()
        except OSError as problem:
            raise ChanceryError(f"the errors file cannot be written: {problem.strerror}") from problem


def _encodable(text: str | None) -> str | None:
    """File names that are not UTF-8 reach Python with lone surrogates, which JSON in UTF-8 cannot carry."""
    return None if text is None else text.encode("utf-8", "backslashreplace").decode()


@contextmanager
def errors_file(path: Path | None) -> Iterator[BinaryIO | None]:
    """The file of `--errors`, opened to append before anything is read, so that a wrong path shows at once."""
    if path is None:
        yield None
        return
    try:
        file = path.open("ab")
    except OSError as error:
        raise UsageError(
            f"the errors file {path} cannot be opened ({error.strerror}): give one that can be written"
        ) from error
    with file:
        yield file
