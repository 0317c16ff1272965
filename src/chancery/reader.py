"""The door of the library: a text or a document in, its reading out."""

from __future__ import annotations

from functools import cache

from chancery.extract.statements import statements
from chancery.language.analyser import Analyser
from chancery.language.model import Model
from chancery.records import Document, Reading
from chancery.sources import document_from_text


class Reader:
    """Reads documents, one at a time and in one thread; the model is loaded once. Make one for each process."""

    def __init__(self, model: Model | None = None) -> None:
        self._analyser = Analyser(model)

    def read(self, document: Document) -> Reading:
        """The reading of a document of any length; it never depends on what else is read."""
        actors, made = statements(document, self._analyser.annotate(document.text))
        return Reading(document=document, actors=actors, statements=made)


def read(
    text: str,
    published: str | None = None,
    *,
    title: str | None = None,
    source: str = "",
    publisher: str | None = None,
    url: str | None = None,
    any_language: bool = False,
) -> Reading:
    """Read one text. `published` is its date, as "2021-10-20" or as people write it; without it the dateline is read.

    Raises InvalidDate, LanguageNotSupported, UnreadableSource, or ModelError where the installation is damaged.
    """
    document = document_from_text(
        text, source=source, title=title, publisher=publisher, url=url, published=published, any_language=any_language
    )
    return _shared_reader().read(document)


@cache
def _shared_reader() -> Reader:
    return Reader()
