"""What every kind of source hands on, and how a document is made of it: date, language, id, and the last checks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chancery.errors import LanguageNotSupported, UnreadableSource
from chancery.records import Document, PublishedFrom
from chancery.sources.binary import refuse_unprintable
from chancery.sources.dateline import dateline_day, dateline_without_year
from chancery.sources.dates import nearest_year
from chancery.sources.identity import document_id
from chancery.sources.language_check import detect_language
from chancery.sources.options import SourceOptions

# Characters. No line of prose comes near; one of more is a dump, which would hold up a batch for minutes.
_LONGEST_LINE = 4_000_000
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text with what its source says of it.

    `where` names the source and the row for messages, `source` is what the document keeps. `metadata_day`
    is the day that the page or row gives, `address_day` the one in its URL or file name.
    """

    text: str
    where: str
    source: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    identifier: str | None = None
    metadata_day: str | None = None
    address_day: str | None = None
    language: str | None = None


def document_from_text(
    text: str,
    *,
    source: str = "",
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    identifier: str | None = None,
    published: str | None = None,
    language: str | None = None,
    any_language: bool = False,
) -> Document:
    """A document of a text that is at hand; `text` is kept to the character.

    `published` is anything that `parse_day` understands; without it the dateline is read. `language` is
    an ISO 639-1 code and is believed; without it the language is detected. Raises `UnreadableSource`,
    `LanguageNotSupported` and `InvalidDate`.
    """
    draft = Draft(
        text=text, where=source, source=source, title=title, publisher=publisher, url=url, identifier=identifier,
        language=language,
    )  # fmt: skip
    return finish(draft, SourceOptions(published=published, any_language=any_language))


def finish(draft: Draft, options: SourceOptions) -> Document:
    """The document of a draft. Raises `UnreadableSource` and `LanguageNotSupported`."""
    _check(draft)
    language = draft.language or detect_language(draft.text)
    if language != "en" and not options.any_language:
        raise LanguageNotSupported(
            f"the text is not English (it looks like “{language}”) and was not read; "
            "read it all the same with --any-language"
        )
    published, published_from = publication_day(draft, options)
    return Document(
        id=document_id(draft.text, identifier=draft.identifier, url=draft.url),
        text=draft.text,
        source=draft.source,
        title=draft.title,
        publisher=draft.publisher,
        url=draft.url,
        published=published,
        published_from=published_from,
        language=language,
    )


def publication_day(draft: Draft, options: SourceOptions) -> tuple[str | None, PublishedFrom | None]:
    """The ISO 8601 day of publication and where it is from.

    The argument goes before the metadata of page or row, these before the dateline, the dateline before a day in the
    URL or file name ("metadata" too). A dateline that leaves out its year takes the one nearest to that day.
    """
    if options.published:
        return options.published, "argument"
    if draft.metadata_day:
        return draft.metadata_day, "metadata"
    if day := dateline_day(draft.text):
        return day, "text"
    if not draft.address_day:
        return None, None
    partial = dateline_without_year(draft.text)
    if partial and (day := nearest_year(*partial, draft.address_day)):
        return day, "text"
    return draft.address_day, "metadata"


def _refuse_endless_line(text: str) -> None:
    if len(text) <= _LONGEST_LINE:
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > _LONGEST_LINE:
            raise UnreadableSource(
                f"line {number} has {len(line):,} characters, more than the {_LONGEST_LINE:,} that are read as one; "
                "this is hardly an article: break it into lines, or into documents"
            )


def _check(draft: Draft) -> None:
    if not draft.text:
        raise UnreadableSource("empty; there is nothing to read")
    refuse_unprintable(draft.text)
    if not _LETTER_OR_DIGIT.search(draft.text):
        what = "only white space" if draft.text.isspace() else "no letter or digit"
        raise UnreadableSource(f"holds {what}; there is nothing to read")
    _refuse_endless_line(draft.text)
    for name in ("source", "title", "publisher", "url", "identifier"):
        refuse_unprintable(getattr(draft, name) or "", f"the {name}")
