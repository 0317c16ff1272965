"""What a page says of itself: JSON-LD first, then meta elements; for the date, htmldate after both."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from chancery.errors import InvalidDate
from chancery.sources.dates import parse_day

# https://schema.org/Article; every subtype's name ends in "Article" but these
_ARTICLES = frozenset({"Report", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Review", "NewsItem"})
_DATES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date.issued",
    "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "citation_publication_date",
    "article.published", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "publication-date", "date_published", "dateissued", "date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Title, publisher, canonical URL and day of publication (ISO 8601) of a page, as far as it gives them."""

    title: str | None
    publisher: str | None
    url: str | None
    day: str | None


def page_metadata(tree: Any, url: str | None) -> PageMetadata:
    """The metadata of a parsed page that was fetched from `url`."""
    objects = list(_linked_data(tree))
    article = next((each for each in objects if _is_article(each)), {})
    meta = _meta(tree)
    return PageMetadata(
        title=_first(
            article.get("headline"), meta.get("og:title"), meta.get("twitter:title"), *tree.xpath("//title/text()")
        ),
        publisher=_first(meta.get("og:site_name"), _publisher(article, objects)),
        url=_canonical(tree, meta, url),
        day=_day(tree, article, objects, meta),
    )


def _day(tree: Any, article: dict[str, Any], objects: list[dict[str, Any]], meta: dict[str, str]) -> str | None:
    marked = tree.xpath("//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime")
    said = [article.get("datePublished"), *(meta.get(name) for name in _DATES), *marked]
    said += [each.get("datePublished") for each in objects]
    return next((day for value in said if (day := _readable_day(value))), None) or _searched_day(tree)


def _searched_day(tree: Any) -> str | None:
    from htmldate import find_date

    # Not extensive: that takes any year in the page, a copyright notice's too, and makes January 1 of it.
    found = find_date(tree, extensive_search=False, original_date=True, deferred_url_extractor=True)
    return _readable_day(found)


def _readable_day(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    try:
        return parse_day(value)
    except InvalidDate:
        return None


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that speak of the page: not those of the articles it links to."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for top in data if isinstance(data, list) else [data]:
            graph = top.get("@graph") if isinstance(top, dict) else None
            for each in [top, *(graph if isinstance(graph, list) else [])]:
                if isinstance(each, dict):
                    yield each
                    yield from (
                        inner for key in ("mainEntity", "mainEntityOfPage") if isinstance(inner := each.get(key), dict)
                    )


def _is_article(linked: dict[str, Any]) -> bool:
    kinds = linked.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and (name.endswith("Article") or name in _ARTICLES) for name in names)


def _publisher(article: dict[str, Any], objects: list[dict[str, Any]]) -> object:
    publisher: Any = article.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    if isinstance(publisher, dict) and "name" not in publisher:
        publisher = next((each for each in objects if each.get("@id") == publisher.get("@id")), None)
    return publisher.get("name") if isinstance(publisher, dict) else publisher


def _meta(tree: Any) -> dict[str, str]:
    """Content of the meta elements by name, property or itemprop in lower case; the first of a name stands."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content := element.get("content").strip():
            found.setdefault(name.strip().lower(), content)
    return found


def _canonical(tree: Any, meta: dict[str, str], url: str | None) -> str | None:
    for address in (*tree.xpath("//link[@rel='canonical']/@href"), meta.get("og:url")):
        try:
            whole: str = urljoin(url or "", (address or "").strip())
            parts = urlsplit(whole)
        except ValueError:
            continue
        # A home page as canonical address is a mistake that would make one document of a whole site.
        if parts.scheme in ("http", "https") and parts.netloc and parts.path.strip("/"):
            return whole
    return None


def _first(*values: object) -> str | None:
    """The first value that is words, on one line."""
    return next((" ".join(unescape(each).split()) for each in values if isinstance(each, str) and each.strip()), None)
