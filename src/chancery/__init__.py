"""Read diplomatic and political news: who said what about whom, every record pinned to the words it came from.

    import chancery
    reading = chancery.read("“We are ready to talk,” the minister said on Monday.", published="2024-05-06")
    for statement in reading.statements: ...

The names below are the public ones; each is imported when it is first used, so that `import chancery` is quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chancery.engines import read_documents
    from chancery.errors import (
        ChanceryError,
        FetchError,
        InvalidDate,
        LanguageNotSupported,
        ModelError,
        SourceError,
        SourceNotFound,
        UnreadableSource,
        UsageError,
    )
    from chancery.reader import Reader, read
    from chancery.records import (
        Actor,
        Channel,
        ChannelChange,
        Document,
        Event,
        Interval,
        Position,
        Quantity,
        Reading,
        Role,
        Span,
        Statement,
    )
    from chancery.schema import reading_schema
    from chancery.sources import SourceOptions, document_from_text, open_sources

    __version__: str

__all__ = [
    "Actor",
    "ChanceryError",
    "Channel",
    "ChannelChange",
    "Document",
    "Event",
    "FetchError",
    "Interval",
    "InvalidDate",
    "LanguageNotSupported",
    "ModelError",
    "Position",
    "Quantity",
    "Reader",
    "Reading",
    "Role",
    "SourceError",
    "SourceNotFound",
    "SourceOptions",
    "Span",
    "Statement",
    "UnreadableSource",
    "UsageError",
    "__version__",
    "document_from_text",
    "open_sources",
    "read",
    "read_documents",
    "reading_schema",
]

_NAMES_OF_MODULES = {
    "chancery.engines": ("read_documents",),
    "chancery.errors": (
        "ChanceryError", "FetchError", "InvalidDate", "LanguageNotSupported", "ModelError", "SourceError",
        "SourceNotFound", "UnreadableSource", "UsageError",
    ),
    "chancery.reader": ("Reader", "read"),
    "chancery.records": (
        "Actor", "Channel", "ChannelChange", "Document", "Event", "Interval", "Position", "Quantity", "Reading",
        "Role", "Span", "Statement",
    ),
    "chancery.schema": ("reading_schema",),
    "chancery.sources": ("SourceOptions", "document_from_text", "open_sources"),
}  # fmt: skip
_MODULE_OF_NAME = {name: module for module, names in _NAMES_OF_MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        value: object = version("chancery")
    elif name in _MODULE_OF_NAME:
        from importlib import import_module

        value = getattr(import_module(_MODULE_OF_NAME[name]), name)
    else:
        raise AttributeError(f"module 'chancery' has no attribute {name!r}")
    globals()[name] = value  # the next use finds it without coming here
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
