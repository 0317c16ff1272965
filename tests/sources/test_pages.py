"""HTML files: the article's text and what the page says of itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chancery.errors import UnreadableSource

from .samples import ENGLISH, FRENCH, one_document, one_error

ARTICLE = f"<article><h1>Mission closes</h1><p>{ENGLISH}</p><p>“We are ready to talk,” she said.</p></article>"


def _page(path: Path, head: str = "", body: str = ARTICLE) -> Path:
    menu = "<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"
    path.write_text(f"<!DOCTYPE html><html><head>{head}</head><body>{menu}{body}</body></html>", encoding="utf-8")
    return path


def _linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_the_text_is_the_article(tmp_path: Path) -> None:
    """Paragraphs and their quotation marks are kept, the menu is not."""
    document = one_document(_page(tmp_path / "page.html"))

    assert ENGLISH in document.text
    assert "“We are ready to talk,” she said." in document.text
    assert "World" not in document.text
    assert document.source == str(tmp_path / "page.html")


def test_json_ld_goes_before_meta_elements(tmp_path: Path) -> None:
    """Date and title are those of the article's JSON-LD, not of the articles that the page links to."""
    head = "<title>Other</title><meta property='article:published_time' content='2020-01-01'>" + _linked(
        {
            "@graph": [
                {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2019-01-01"}]},
                {"@type": "WebPage", "datePublished": "2018-01-01"},
                {
                    "@type": ["Thing", "NewsArticle"],
                    "headline": "Mission &amp; talks",
                    "datePublished": "2021-10-20T23:30:00-05:00",
                    "publisher": {"@id": "#agency"},
                },
                {"@type": "Organization", "@id": "#agency", "name": "Agency"},
            ]
        }
    )

    document = one_document(_page(tmp_path / "page.html", head))

    assert (document.published, document.published_from) == ("2021-10-20", "metadata")
    assert (document.title, document.publisher) == ("Mission & talks", "Agency")


def test_meta_elements_are_read(tmp_path: Path) -> None:
    """Date, title, publisher and canonical address come from meta and link elements."""
    head = (
        "<title>T | Agency</title><meta property='og:title' content='Mission closes'>"
        "<meta property='og:site_name' content='Agency'>"
        "<meta name='DC.date.issued' content='Wed, 20 Oct 2021 10:00:00 GMT'>"
        "<link rel='canonical' href='https://example.org/mission'>"
    )

    document = one_document(_page(tmp_path / "page.html", head))

    assert (document.title, document.publisher, document.published) == ("Mission closes", "Agency", "2021-10-20")
    assert document.url == "https://example.org/mission"


def test_htmldate_is_asked_after_that(tmp_path: Path) -> None:
    """A date that only stands in the page's elements is found; broken metadata is passed over."""
    head = "<meta name='date' content='yesterday'><script type='application/ld+json'>{broken</script>" + _linked(
        [3, "x"]
    )
    body = f"<p class='entry-date'>October 20, 2021</p>{ARTICLE}"

    document = one_document(_page(tmp_path / "page.html", head, body))

    assert (document.published, document.published_from) == ("2021-10-20", "metadata")


def test_the_dateline_dates_a_page_without_metadata(tmp_path: Path) -> None:
    """What the page does not say, its text may."""
    body = f"<article><p>LIMA, Oct 20, 2021 (Agency) — {ENGLISH}</p><p>{ENGLISH}</p></article>"

    document = one_document(_page(tmp_path / "page.html", "", body))

    assert document.published == "2021-10-20"


@pytest.mark.parametrize(
    "body", ["", "<script>var text = 'x'</script>", "<noscript>Please switch on scripts to read this page.</noscript>"]
)
def test_pages_without_text_are_refused(tmp_path: Path, body: str) -> None:
    """A page of menus and scripts is no article."""
    error = one_error(_page(tmp_path / "page.html", "<title>T</title>", body))

    assert isinstance(error, UnreadableSource)
    assert "no article text" in error.message


def test_deep_nesting_and_broken_markup_do_no_harm(tmp_path: Path) -> None:
    """Hostile pages give a text or one error, quickly."""
    deep = tmp_path / "deep.html"
    deep.write_text("<html><body>" + "<div><b>" * 100_000 + ENGLISH)
    linked = "<script type='application/ld+json'>" + "[" * 100_000 + "</script>"

    assert isinstance(one_error(deep), UnreadableSource)
    assert ENGLISH in one_document(_page(tmp_path / "linked.html", linked)).text


def test_fragments_and_unnamed_pages_are_pages(tmp_path: Path) -> None:
    """A .html file without the outer elements is read, and a page is known without its suffix."""
    fragment = tmp_path / "fragment.html"
    fragment.write_text(f"<p>{ENGLISH}</p>")
    unnamed = _page(tmp_path / "page")

    assert one_document(fragment).text == ENGLISH
    assert ENGLISH in one_document(unnamed).text
    assert not one_document(unnamed).text.startswith("<")


def test_the_encoding_that_the_page_declares_is_heard(tmp_path: Path) -> None:
    """A page in another encoding is read by its meta element."""
    path = tmp_path / "page.html"
    page = f"<html><head><meta charset='iso-8859-2'></head><body><p>{ENGLISH}</p><p>Łódź, her town.</p></body></html>"
    path.write_bytes(page.encode("iso8859-2"))

    assert "Łódź" in one_document(path).text


def test_pages_in_other_languages_are_reported(tmp_path: Path) -> None:
    """The language check reads the article, not the menu around it."""
    assert "“fr”" in one_error(_page(tmp_path / "page.html", "", f"<article><p>{FRENCH}</p></article>")).message


def test_nothing_but_the_error_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The libraries behind log nothing to the terminal between our lines."""
    path = tmp_path / "page.html"
    path.write_text("<p")

    one_error(path)

    assert capfd.readouterr() == ("", "")
