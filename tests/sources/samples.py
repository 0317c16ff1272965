"""Texts and pages that the tests of `sources` share."""

from __future__ import annotations

from collections.abc import Iterable

from chancery.errors import SourceError
from chancery.records import Document
from chancery.sources import SourceOptions, open_sources

ENGLISH = (
    "The minister said that the mission would be closed in November, and that the decision was not the one "
    "which the ambassador and her staff had asked for."
)
FRENCH = (
    "Le ministre a déclaré que la mission serait fermée en novembre, et que cette décision n'était pas celle "
    "que l'ambassadrice et ses collaborateurs avaient demandée."
)
RUSSIAN = "Министр заявил, что представительство будет закрыто в ноябре, и что посол об этом не просила."


def opened(*sources: object, options: SourceOptions | None = None) -> list[Document | SourceError]:
    """Everything that the sources give."""
    return list(open_sources((str(source) for source in sources), options))


def one_document(*sources: object, options: SourceOptions | None = None) -> Document:
    """The document that the sources give, when they give just that."""
    (item,) = opened(*sources, options=options)
    assert isinstance(item, Document), item
    return item


def one_error(*sources: object, options: SourceOptions | None = None) -> SourceError:
    """The error that the sources give, when they give just that; it must be one line that names its place."""
    (item,) = opened(*sources, options=options)
    assert isinstance(item, SourceError), item
    assert item.where
    assert "\n" not in str(item)
    return item


def documents(items: Iterable[Document | SourceError]) -> list[Document]:
    """The documents among items."""
    return [item for item in items if isinstance(item, Document)]


def errors(items: Iterable[Document | SourceError]) -> list[SourceError]:
    """The errors among items."""
    return [item for item in items if isinstance(item, SourceError)]
