"""Files of plain text, Markdown or HTML, and what comes in on standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from chancery.errors import SourceError, SourceNotFound, UnreadableSource
from chancery.sources.addresses import day_in_name
from chancery.sources.draft import Draft
from chancery.sources.encoding import decode
from chancery.sources.html import decode_page, draft_of_page
from chancery.sources.options import SourceOptions
from chancery.sources.tables import drafts_of_lines, looks_like_json_lines

STANDARD_INPUT = "-"
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})

_MOST_BYTES = 200_000_000  # of one text: more is a corpus in one file, or a device that never ends
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)


def draft_of_file(path: str, options: SourceOptions) -> Draft:
    """The draft of one file of text or HTML. Raises `SourceNotFound` and `UnreadableSource`."""
    data = read_bytes(path)
    named_text = Path(path).suffix.lower() in TEXT_SUFFIXES
    if Path(path).suffix.lower() in HTML_SUFFIXES or (not named_text and is_html(data)):
        return draft_of_page(decode_page(data, options.max_page_bytes), where=path, source=path, day=_day_of(path))
    return Draft(text=decode(data), where=path, source=path, address_day=_day_of(path))


def drafts_of_standard_input(options: SourceOptions) -> Iterator[Draft | SourceError]:
    """Standard input: a page if it begins as HTML does, rows if its first line is a JSON object, else one text."""
    data = sys.stdin.buffer.read()
    if not data:
        raise UnreadableSource("nothing came in; pipe a text into the command, or name a file")
    if is_html(data):
        yield draft_of_page(decode_page(data, options.max_page_bytes), where=STANDARD_INPUT, source=STANDARD_INPUT)
        return
    text = decode(data)
    if looks_like_json_lines(text):
        yield from drafts_of_lines(text, STANDARD_INPUT, options)
    else:
        yield Draft(text=text, where=STANDARD_INPUT, source=STANDARD_INPUT)


def is_html(data: bytes) -> bool:
    """Whether bytes begin as an HTML page does."""
    return bool(_HTML.match(data[:4_096]))


def read_bytes(path: str) -> bytes:
    """All bytes of a file. Raises `SourceNotFound` and `UnreadableSource`."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise file_error(error) from None
    if len(data) > _MOST_BYTES:
        raise UnreadableSource(f"over {_MOST_BYTES // 1_000_000} MB in one text; cut it into documents first")
    return data


def file_error(error: OSError) -> SourceError:
    """Our error for what the operating system says of a file."""
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return SourceNotFound("no such file or folder; check the path")
    if isinstance(error, PermissionError):
        return UnreadableSource("may not be read; change its permissions, or copy it")
    return UnreadableSource(f"cannot be read ({error.strerror or error}); check the file and the disk")


def _day_of(path: str) -> str | None:
    return day_in_name(Path(path).name)
