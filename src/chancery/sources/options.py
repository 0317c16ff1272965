"""What a caller may ask for when text is brought in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from chancery.errors import UsageError
from chancery.sources.dates import parse_day

COLUMNS = ("id", "text", "title", "published", "source", "publisher", "url", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOptions:
    """How sources are read.

    - `published`: the day every document was published, for all that `parse_day` understands; kept as ISO 8601.
    - `columns`: our column name -> the name it has in the tables, for tables that call it otherwise.
    - `any_language`: bring in text that is not English too.
    - `recursive`: go into the folders of a folder.
    - `allow_private_addresses`: fetch from loopback and private networks as well.
    - `timeout_seconds`: for a connection and for each wait; a whole page may take three times as long.
    - `max_page_bytes`: of one web page or HTML file.

    Raises `InvalidDate` for a `published` that cannot be understood and `UsageError` for a column we do not have.
    """

    published: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    any_language: bool = False
    recursive: bool = True
    allow_private_addresses: bool = False
    timeout_seconds: float = 20.0
    max_page_bytes: int = 20_000_000

    def __post_init__(self) -> None:
        if self.published is not None:
            object.__setattr__(self, "published", parse_day(self.published))
        for name in self.columns:
            if name not in COLUMNS:
                raise UsageError(f"there is no column “{name}” to name; choose among {', '.join(COLUMNS)}")
