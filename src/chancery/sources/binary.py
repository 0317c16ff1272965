"""Sources that are no text: told by how they begin, by NULs and by control characters."""

from __future__ import annotations

import re

from chancery.errors import UnreadableSource

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF; save its text, for example with pdftotext"),
    (b"PK\x03\x04", "a zip archive or an office document; unpack it, or save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as plain text"),
    (b"{\\rtf", "an RTF document; save it as plain text"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"BZh", "compressed with bzip2; unpack it first"),
    (b"\xfd7zXZ\x00", "compressed with xz; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed with Zstandard; unpack it first"),
    (b"PAR1", "a Parquet table; give its file a name that ends in .parquet"),
    (b"SQLite format 3\x00", "an SQLite database; export its texts as CSV or JSON Lines"),
    (b"\x89PNG", "an image; give the text itself"),
    (b"\xff\xd8\xff", "an image; give the text itself"),
    (b"GIF8", "an image; give the text itself"),
)
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.1


def refuse_formats(data: bytes) -> None:
    """Raises `UnreadableSource` if bytes begin as those of a format do that is not text."""
    for beginning, what in _BEGINNINGS:
        if data.startswith(beginning):
            raise UnreadableSource(f"this is {what}")


def refuse_controls(data: bytes) -> None:
    """Raises `UnreadableSource` if over a tenth of the bytes are control characters."""
    if len(_CONTROLS.findall(data)) > _MOST_CONTROLS * len(data):
        raise binary_file()


def binary_file() -> UnreadableSource:
    """The error for a binary file of no format we know."""
    return UnreadableSource("this is a binary file, not text; give the text itself")


def refuse_unprintable(text: str, what: str = "the text") -> None:
    """Raises `UnreadableSource` for what no text holds: NULs and lone surrogates."""
    if (place := text.find("\0")) >= 0:
        raise UnreadableSource(
            f"{what} holds a NUL character (at character {place + 1}), as binary files do; give the text itself"
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableSource(
            f"{what} holds half of a surrogate pair (at character {error.start + 1}), so a character was cut in two "
            "when it was written; write it again from the original"
        ) from None
