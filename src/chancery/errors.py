"""Everything that can go wrong, as one tree with one root.

    ChanceryError
    ├── SourceError            a source cannot be brought in
    │   ├── SourceNotFound     no such file, folder or URL
    │   ├── UnreadableSource   binary, broken, empty, or without any text
    │   ├── FetchError         a URL that fails or may not be fetched
    │   └── LanguageNotSupported   the text is not English
    ├── ModelError             the model's files are missing, damaged or of another version
    ├── InvalidDate            a date that cannot be understood
    ├── UsageError             options that do not fit together
    └── CorpusFault            a file of annotated text that does not keep to its format

Every message says what is wrong and what to do next. `where` names the source (and the row of
it) that the error is about, so that a batch can report each failure in one line.
"""

from __future__ import annotations


class ChanceryError(Exception):
    """Root of all errors raised on purpose; `str(error)` is one line."""

    def __init__(self, message: str, *, where: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process boundaries; the default would lose the keyword argument.
        return (_rebuild, (type(self), self.message, self.where))


def _rebuild(kind: type[ChanceryError], message: str, where: str | None) -> ChanceryError:
    return kind(message, where=where)


class SourceError(ChanceryError):
    """A source cannot be brought in."""


class SourceNotFound(SourceError):
    """No such file, folder or URL."""


class UnreadableSource(SourceError):
    """The source is binary, broken, empty, or holds no text."""


class FetchError(SourceError):
    """A URL failed, or may not be fetched."""


class LanguageNotSupported(SourceError):
    """The text is in a language that the reader does not read."""


class ModelError(ChanceryError):
    """The model's files are missing, damaged, or of another version."""


class InvalidDate(ChanceryError):
    """A date that cannot be understood."""


class UsageError(ChanceryError):
    """Options or arguments that do not fit together."""


class CorpusFault(ChanceryError):
    """A file of annotated text does not keep to its format."""
