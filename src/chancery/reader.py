"""The door of the library: a text or a document in, its reading out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from chancery.extract.readings import reading
from chancery.language.acting import Example, OwnType, OwnTypes, Pattern
from chancery.language.analyser import Analyser
from chancery.language.model import Model
from chancery.records import Document, Reading
from chancery.sources import document_from_text
from chancery.world.lookup import Lookup
from chancery.world.user_files import lookup_of, read_files

if TYPE_CHECKING:
    from chancery.world.ontology import Ontology

_FileState = tuple[int, int, int]


class Reader:
    """Reads documents, one at a time and in one thread; the model is loaded once. Make one for each process.

    `actors` are actors files, read here and now: raises `SourceNotFound` or `UnreadableSource`, with line and reason,
    where one is broken. A later file wins over an earlier one, and all of them over the tables of the package.
    `ontology` is a file of types of events, read and refused likewise; its examples are read with the first document.
    """

    def __init__(self, model: Model | None = None, actors: Sequence[Path] = (), ontology: Path | None = None) -> None:
        self._added = read_files(actors)
        self._analyser = Analyser(model, _read_types(ontology) if ontology is not None else None)

    @cached_property
    def lookup(self) -> Lookup:
        """The names of the package's tables and of the actors files; the tables are loaded when it is first used."""
        return lookup_of(self._added)

    def read(self, document: Document) -> Reading:
        """The reading of a document of any length; it never depends on what else is read."""
        return reading(document, self._analyser.annotate(document.text), self.lookup)


def read(
    text: str,
    published: str | None = None,
    *,
    title: str | None = None,
    source: str = "",
    publisher: str | None = None,
    url: str | None = None,
    any_language: bool = False,
    actors: Sequence[Path] = (),
    ontology: Path | None = None,
) -> Reading:
    """Read one text. `published` is its date, as "2021-10-20" or as people write it; without it the dateline is read.

    `actors` and `ontology` are files as for `Reader`; they are kept for the next text, and read again once they have
    changed. Raises InvalidDate, LanguageNotSupported, UnreadableSource, SourceNotFound (one of these files), or
    ModelError where the installation is damaged.
    """
    types = (ontology, _state(ontology)) if ontology is not None else None
    reader = _shared_reader(tuple((path, _state(path)) for path in actors), types)
    document = document_from_text(
        text, source=source, title=title, publisher=publisher, url=url, published=published, any_language=any_language
    )
    return reader.read(document)


@lru_cache(maxsize=2)  # one with files and one without; another list of files takes the place of the older
def _shared_reader(
    actors: tuple[tuple[Path, _FileState | None], ...], ontology: tuple[Path, _FileState | None] | None = None
) -> Reader:
    return Reader(_shared_model(), [path for path, _ in actors], ontology[0] if ontology is not None else None)


@cache
def _shared_model() -> Model:
    return Model()


def _state(path: Path) -> _FileState | None:
    """What changes with a file; None if there is none, which is the reader's to complain of."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def _read_types(path: Path) -> OwnTypes:
    from chancery.world.ontology import read_ontology  # only whoever has such a file waits for what it needs

    return own_types(read_ontology(path))


def own_types(ontology: Ontology) -> OwnTypes:
    """The types of a file as the language stage takes them."""
    types = tuple(
        OwnType(
            name=one.name,
            kind=one.plover or one.name,
            mode=one.mode,
            cameo=one.cameo,
            quad_class=one.quad_class,
            patterns=(
                *(Pattern(words, "v") for words in one.verbs),
                *(Pattern(words, "n") for words in one.nouns),
                *(Pattern(words, "a") for words in one.adjectives),
            ),
            examples=tuple(Example(example.text, example.trigger) for example in one.examples),
        )
        for one in ontology.types
    )
    return OwnTypes(types, ontology.dropped)
