"""Files, folders and standard input, end to end."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import InvalidDate, LanguageNotSupported, SourceNotFound, UnreadableSource, UsageError
from chancery.records import Document
from chancery.sources import SourceOptions, document_from_text, document_id, open_sources

from .samples import ENGLISH, FRENCH, RUSSIAN, documents, errors, one_document, one_error, opened


def test_text_is_the_file_to_the_character(tmp_path: Path) -> None:
    """Line ends, blanks and decomposed letters of a file stand in the document as they are."""
    path = tmp_path / "note.txt"
    path.write_bytes(f" {ENGLISH}\r\n\r\nCafe\u0301 “x”\u00a0\u200b \rEnd \n\n".encode())

    document = one_document(path)

    with path.open(encoding="utf-8", newline="") as file:
        assert document.text == file.read()
    assert document.source == str(path)


@settings(deadline=None)  # the first call loads the language classifier
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), st.booleans())
def test_any_text_comes_back_or_is_refused(text: str, mark: bool) -> None:
    """A file of any text gives that text; without a letter or digit, or full of control characters, it is refused."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "note.txt"
        path.write_bytes(("\ufeff" if mark else "").encode() + text.encode())
        (item,) = opened(path, options=SourceOptions(any_language=True))

    if isinstance(item, Document):
        assert item.text == (text if mark else text.removeprefix("\ufeff"))
    else:
        assert isinstance(item, UnreadableSource)


@pytest.mark.parametrize(
    ("content", "said"), [("", "empty"), (" \r\n\t\n", "only white space"), ("… — …", "no letter")]
)
def test_files_without_words_are_refused(tmp_path: Path, content: str, said: str) -> None:
    """Empty and blank files are named, each with what is wrong."""
    path = tmp_path / "note.txt"
    path.write_text(content, encoding="utf-8", newline="")

    assert said in one_error(path).message


def test_one_broken_item_never_stops_the_batch(tmp_path: Path) -> None:
    """Everything that can be wrong is one value in its place; the good files around are read."""
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "french.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "bad.csv").write_text("name,body\n1,2\n")
    (tmp_path / "z.md").write_text(f"# Title\n\n{ENGLISH}")
    names = ["a.txt", "missing.txt", "empty.txt", "french.txt", "bad.csv", "z.md"]

    items = opened(*(tmp_path / name for name in names), "gopher://example.org/")

    assert [isinstance(item, Document) for item in items] == [True, False, False, False, False, True, False]
    assert [error.where for error in errors(items)] == [
        *(str(tmp_path / name) for name in names[1:5]),
        "gopher://example.org/",
    ]


def test_sources_are_opened_when_asked_for(tmp_path: Path) -> None:
    """A file that comes into being after the first document is read is still found."""
    (tmp_path / "a.txt").write_text(ENGLISH)
    items = open_sources([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    next(items)
    (tmp_path / "b.txt").write_text(ENGLISH)

    assert isinstance(next(items), Document)


def test_an_endless_line_is_refused_and_a_long_text_is_not(tmp_path: Path) -> None:
    """Ten megabytes on one line are no article; in lines they are a long text."""
    sentence = ENGLISH.replace("\n", " ") + " "
    (tmp_path / "1.txt").write_text(sentence * (10_000_000 // len(sentence)), encoding="utf-8")
    (tmp_path / "2.txt").write_text((sentence + "\n") * (10_000_000 // len(sentence)), encoding="utf-8")

    refused, read = open_sources([str(tmp_path)])

    assert isinstance(refused, UnreadableSource)
    assert "line 1 has" in str(refused)
    assert isinstance(read, Document)


def test_missing_files_are_named(tmp_path: Path) -> None:
    """A path that leads nowhere is not found; a text given for a path gets the advice to pipe it in."""
    (tmp_path / "a.txt").write_text(ENGLISH)

    assert isinstance(one_error(tmp_path / "nothing"), SourceNotFound)
    assert isinstance(one_error(tmp_path / "a.txt" / "b.txt"), SourceNotFound)
    for text in (f"{ENGLISH}\n{ENGLISH}", ENGLISH * 200, "a \0 b"):
        assert "pipe it in" in one_error(text).message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    """Permissions are the message, not a stack trace."""
    path = tmp_path / "a.txt"
    path.write_text(ENGLISH)
    path.chmod(0)

    assert "permissions" in one_error(path).message


def test_folders_are_read_in_order(tmp_path: Path) -> None:
    """Known suffixes of a folder and its folders, sorted; hidden files, other suffixes and .json are passed over."""
    (tmp_path / "b" / "deep").mkdir(parents=True)
    for name in ("c.txt", "a.MD", "b/x.txt", "b/deep/y.txt", ".hidden.txt", "image.png", "a.json"):
        (tmp_path / name).write_text(ENGLISH)

    everything = documents(opened(tmp_path))
    flat = documents(opened(tmp_path, options=SourceOptions(recursive=False)))

    assert [os.path.relpath(each.source, tmp_path) for each in everything] == [
        "a.MD",
        "b/deep/y.txt",
        "b/x.txt",
        "c.txt",
    ]
    assert [Path(each.source).name for each in flat] == ["a.MD", "c.txt"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    """A link to a folder above is not followed again; a link that leads nowhere is named."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text(ENGLISH)
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")

    items = opened(tmp_path)

    assert [Path(each.source).name for each in documents(items)] == ["x.txt"]
    assert [Path(error.where or "").name for error in errors(items)] == ["gone.txt"]


def test_a_folder_without_texts_is_named(tmp_path: Path) -> None:
    """An empty folder says which files are looked for."""
    assert ".txt" in one_error(tmp_path).message


def test_standard_input_is_a_text_a_page_or_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads one text, a page if it begins like one, and rows if the first line is a JSON object."""
    rows = "\n".join(json.dumps({"text": f"{ENGLISH} {number}"}) for number in (1, 2))
    page = f"<!DOCTYPE html><html><head><title>T</title></head><body><p>{ENGLISH}</p></body></html>"

    def piped(content: str) -> list[Document]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
        return documents(opened("-"))

    assert [each.text for each in piped(f"{ENGLISH}\r\n")] == [f"{ENGLISH}\r\n"]
    assert [each.source for each in piped(rows)] == ["-#1", "-#2"]
    assert [each.title for each in piped(page)] == ["T"]
    assert [each.text for each in piped("{braces} " + ENGLISH)] == ["{braces} " + ENGLISH]
    assert piped("") == []


def test_other_languages_are_reported_and_can_be_let_in(tmp_path: Path) -> None:
    """What is not English is named with its code; with `any_language` it is read, with the code in the document."""
    path = tmp_path / "note.txt"
    path.write_text(FRENCH, encoding="utf-8")

    error = one_error(path)

    assert isinstance(error, LanguageNotSupported)
    assert "“fr”" in error.message
    assert "--any-language" in error.message
    assert one_document(path, options=SourceOptions(any_language=True)).language == "fr"
    (tmp_path / "1251.txt").write_bytes(RUSSIAN.encode("cp1251"))
    assert "“ru”" in one_error(tmp_path / "1251.txt").message


def test_the_publication_day_has_an_order(tmp_path: Path) -> None:
    """The argument goes before the dateline, the dateline before the file name."""
    path = tmp_path / "note-2021-10-22.txt"

    def published(text: str, options: SourceOptions | None = None) -> tuple[str | None, str | None]:
        path.write_text(text, encoding="utf-8")
        document = one_document(path, options=options)
        return document.published, document.published_from

    dated = f"LIMA, Oct 20, 2021 (Agency) — {ENGLISH}"
    assert published(dated, SourceOptions(published="21 October 2021")) == ("2021-10-21", "argument")
    assert published(dated) == ("2021-10-20", "text")
    assert published(f"LIMA, Oct 21 (Agency) — {ENGLISH}") == ("2021-10-21", "text")
    assert published(ENGLISH) == ("2021-10-22", "metadata")


def test_a_dateline_without_any_year_gives_no_day(tmp_path: Path) -> None:
    """A month and day alone are not completed by guessing."""
    path = tmp_path / "note.txt"
    path.write_text(f"LIMA, Oct 20 (Agency) — {ENGLISH}", encoding="utf-8")

    document = one_document(path)

    assert (document.published, document.published_from) == (None, None)


def test_options_are_checked_before_anything_is_read() -> None:
    """A date or a column that cannot be understood is the caller's error, raised at once."""
    with pytest.raises(InvalidDate, match="2021-10-20"):
        SourceOptions(published="some day")
    with pytest.raises(UsageError, match="publisher"):
        SourceOptions(columns={"body": "text"})


def test_a_text_at_hand_becomes_a_document() -> None:
    """The library's door keeps the text, reads the date it is given, and raises what is wrong."""
    document = document_from_text(f" {ENGLISH}\r\n", published="20 Oct 2021", title="T")

    assert (document.text, document.published, document.published_from) == (f" {ENGLISH}\r\n", "2021-10-20", "argument")
    assert document_from_text(FRENCH, any_language=True).language == "fr"
    assert document_from_text("Ja.").language == "en"
    with pytest.raises(LanguageNotSupported):
        document_from_text(FRENCH)
    with pytest.raises(InvalidDate):
        document_from_text(ENGLISH, published="soon")
    for wrong in ("", "   ", "a\0b", "a\ud800b"):
        with pytest.raises(UnreadableSource):
            document_from_text(wrong)
    with pytest.raises(UnreadableSource, match="the title"):
        document_from_text(ENGLISH, title="a\ud800b")


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
)
def test_ids_are_stable_and_tell_texts_and_keys_apart(text: str, key: str) -> None:
    """Same text, same place: same id. Another text or key: another. The row's id goes before its URL."""
    assert document_id(text) == document_id(text)
    assert document_id(text) != document_id(text + "x")
    assert document_id(text) != document_id(text, url=key)
    assert document_id(text, identifier=key) == document_id(text, identifier=key, url="https://example.org")


def test_the_id_recipe_does_not_change_unnoticed() -> None:
    """A changed id orphans every record that cites it, so the recipe is pinned by example."""
    assert document_id("The envoy left.", url="https://example.org/1") == "doc_2e6c79a01044ef48"
    assert document_id("The envoy left.") == "doc_18d3fbef2b66b57f"
