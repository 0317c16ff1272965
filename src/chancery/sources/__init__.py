"""Bringing text in: files, tables, web pages, folders and standard input become `Document`s.

`open_sources` is the door of the command, `document_from_text` that of the library. What holds for
every document, wherever it came from:

- `text` is the decoded source with nothing normalised; a byte order mark is not text and is left out;
- `text` holds at least one letter or digit, no NUL and no lone surrogate: anything else is refused,
  because it is a binary file or a damaged one, and because what comes after could not store it;
- `published` comes from, in this order, the user's argument, the metadata of the page or row, the dateline
  of the text, and last the address or file name; `published_from` says which.
"""

from __future__ import annotations

from chancery.sources.dates import parse_day
from chancery.sources.dispatch import open_sources
from chancery.sources.draft import document_from_text
from chancery.sources.identity import document_id
from chancery.sources.options import COLUMNS, SourceOptions

__all__ = ["COLUMNS", "SourceOptions", "document_from_text", "document_id", "open_sources", "parse_day"]
