"""Web pages: the article's text by trafilatura, and what the page says of itself."""

from __future__ import annotations

import logging
import re
from typing import Any

from chancery.errors import UnreadableSource
from chancery.sources.addresses import day_in_url
from chancery.sources.draft import Draft
from chancery.sources.encoding import decode
from chancery.sources.html_metadata import PageMetadata, page_metadata

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_NO_TEXT = "the page holds no article text; check that it is the article itself and not made by a script"
# Text that is only in these is no article: menus, forms, notices that a script is needed.
_FURNITURE = (
    "nav",
    "header",
    "footer",
    "aside",
    "a",
    "script",
    "style",
    "noscript",
    "template",
    "button",
    "select",
    "head",
    "svg",
)


def decode_page(data: bytes, most_bytes: int, *, declared: str | None = None) -> str:
    """The markup in the bytes of a page; `declared` is the encoding that its server names."""
    if len(data) > most_bytes:
        raise UnreadableSource(f"the page is over {most_bytes // 1_000_000} MB; save the article's text alone")
    in_page = _DECLARED.search(data[:4_096])
    return decode(data, declared=declared or (in_page[1].decode("ascii") if in_page else None))


def draft_of_page(markup: str, *, where: str, source: str, url: str | None = None, day: str | None = None) -> Draft:
    """The draft of an HTML page; its text is that of the article alone, a paragraph a line.

    `url` is where the page was fetched, `day` the ISO 8601 day in its file name. The page's canonical URL
    goes before `url`. Raises `UnreadableSource` if there is no article in it.
    """
    try:
        text, metadata = _extract(markup, url)
    except (RecursionError, MemoryError):
        raise UnreadableSource("the page is nested too deeply to be read; save its text as a .txt file") from None
    address = metadata.url or url
    return Draft(
        text=text,
        where=where,
        source=source,
        title=metadata.title,
        publisher=metadata.publisher,
        url=address,
        metadata_day=metadata.day,
        address_day=(day_in_url(address) if address else None) or day,
    )


def _extract(markup: str, url: str | None) -> tuple[str, PageMetadata]:
    import trafilatura

    _be_quiet()
    try:
        tree = trafilatura.load_html(markup)
        if tree is None:  # a fragment, which a file of HTML may well be
            tree = trafilatura.load_html(f"<html><body>{markup}</body></html>")
        if tree is None:
            raise UnreadableSource(_NO_TEXT)
        metadata = page_metadata(tree, url)
        has_text = _has_text(tree)
        found: Any = trafilatura.bare_extraction(tree, include_comments=False) if has_text else None
    except (UnreadableSource, RecursionError, MemoryError):
        raise
    except Exception as error:  # hostile markup finds its way to any error of the parsers behind
        raise UnreadableSource(
            f"the page cannot be taken apart ({type(error).__name__}); save its text as a .txt file"
        ) from None
    if found is None or not (found.text or "").strip():
        raise UnreadableSource(_NO_TEXT)
    return found.text.strip(), metadata


def _has_text(tree: Any) -> bool:
    inside = " or ".join(f"self::{name}" for name in _FURNITURE)
    return any(part.strip() for part in tree.xpath(f"//text()[not(ancestor::*[{inside}])]"))


def _be_quiet() -> None:
    """These libraries log what they work round; without a handler Python would print it between our lines."""
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
