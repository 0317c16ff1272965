"""Rows of JSON Lines, CSV, TSV and Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import LanguageNotSupported, UnreadableSource
from chancery.records import Document
from chancery.sources import SourceOptions

from .samples import ENGLISH, FRENCH, documents, errors, one_document, one_error, opened

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).map(lambda text: f"{text}A{text}")
COLUMNS = SourceOptions(columns={"text": "body", "published": "day"}, any_language=True)


def _lines(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_every_column_finds_its_field(tmp_path: Path) -> None:
    """A full row becomes a full document; the row's own source is kept."""
    row = {
        "id": 7, "text": ENGLISH, "title": " T ", "published": "20.10.2021", "source": "wire", "publisher": "Agency",
        "url": "https://example.org/2020/01/01/x", "language": "en-GB",
    }  # fmt: skip

    document = one_document(_lines(tmp_path / "rows.jsonl", row))

    assert (document.text, document.title, document.source) == (ENGLISH, "T", "wire")
    assert (document.publisher, document.url, document.language) == ("Agency", row["url"], "en")
    assert (document.published, document.published_from) == ("2021-10-20", "metadata")


def test_rows_without_source_are_named_by_their_number(tmp_path: Path) -> None:
    """JSON Lines are numbered by line, blank ones too, so that an editor finds the row."""
    path = _lines(tmp_path / "rows.ndjson", {"text": ENGLISH}, "", {"text": ENGLISH, "source": ""})

    assert [each.source for each in documents(opened(path))] == [f"{path}#1", f"{path}#3"]


def test_each_broken_row_is_one_error_in_its_place(tmp_path: Path) -> None:
    """Broken rows are named one by one, with what to do; the rows around them are read."""
    path = _lines(
        tmp_path / "rows.jsonl",
        {"text": ENGLISH},
        "{broken",
        "[1, 2]",
        {"id": 1, "body": "x"},
        {"text": "  "},
        {"text": None},
        {"text": ["a"]},
        {"text": ENGLISH, "published": "03/04/2021"},
        {"text": ENGLISH, "published": "unknown"},
        '{"text": "half \\ud800 of a pair"}',
        {"text": "a\0b"},
        {"text": FRENCH},
        {"text": ENGLISH, "title": {"en": "T"}},
        "[" * 200_000,
        {"text": ENGLISH},
    )

    items = opened(path)

    assert [isinstance(item, Document) for item in items] == [True, *[False] * 13, True]
    assert [error.where for error in errors(items)] == [f"{path}#{number}" for number in range(2, 15)]
    said = [error.message for error in errors(items)]
    expected = [
        "not valid JSON", "not a JSON object", "no column “text”; there are: id, body", "row without text",
        "row without text", "holds no text but a list", "2021-04-03 or 2021-03-04", "--published", "surrogate", "NUL",
        "“fr”", "holds a record", "nested too deeply",
    ]  # fmt: skip
    assert all(part in message for part, message in zip(expected, said, strict=True)), said


def test_lines_that_are_not_utf8_are_refused_alone(tmp_path: Path) -> None:
    """One damaged line does not change how the others are read."""
    path = tmp_path / "rows.jsonl"
    good = json.dumps({"text": f"“{ENGLISH}”"}, ensure_ascii=False).encode()
    path.write_bytes(b"\xef\xbb\xbf" + good + b'\n{"text": "\xff\xfe"}\n' + good)

    items = opened(path)

    assert [each.text for each in documents(items)] == [f"“{ENGLISH}”"] * 2
    assert [str(error) for error in errors(items)] == [f"{path}#2: not valid UTF-8; save it again as UTF-8"]


def test_the_users_date_goes_before_that_of_the_row(tmp_path: Path) -> None:
    """With a date as argument the column is not even read, so that it may be anything."""
    path = _lines(tmp_path / "rows.jsonl", {"text": ENGLISH, "published": "unknown"})

    document = one_document(path, options=SourceOptions(published="2021-10-20"))

    assert (document.published, document.published_from) == ("2021-10-20", "argument")


def test_a_rows_url_dates_it_last(tmp_path: Path) -> None:
    """Without a date in row or text, the one in the URL stands."""
    path = _lines(
        tmp_path / "rows.jsonl", {"text": ENGLISH, "url": "https://example.org/2021/10/20/x", "published": ""}
    )

    assert one_document(path).published == "2021-10-20"


def test_the_rows_language_is_believed(tmp_path: Path) -> None:
    """A language cell decides, by code or name; one that is no code leaves the text to decide."""
    cells = ["fr", "English", "ENG", "?"]
    path = _lines(tmp_path / "rows.jsonl", *({"text": ENGLISH, "language": cell} for cell in cells))

    items = opened(path)

    assert isinstance(items[0], LanguageNotSupported)
    assert [each.language for each in documents(items)] == ["en"] * 3


def test_json_files_hold_an_array_an_object_or_lines(tmp_path: Path) -> None:
    """All three ways to write rows in a .json file are read."""
    row = {"text": ENGLISH}
    contents = [json.dumps([row, row], indent=1), json.dumps(row, indent=1), f"{json.dumps(row)}\n{json.dumps(row)}\n"]
    paths = [tmp_path / f"{number}.json" for number in range(3)]
    for path, content in zip(paths, contents, strict=True):
        path.write_text(content)

    assert [len(documents(opened(path))) for path in paths] == [2, 1, 2]
    assert "object" in one_error(_lines(tmp_path / "x.json", "[1]")).message


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_of_a_csv_is_found(tmp_path: Path, delimiter: str) -> None:
    """The delimiter that finds our columns is taken, whatever else stands in the heading and the texts."""
    path = tmp_path / "rows.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows([["id", "Text ", "a,b;c|d"], ["1", f'{ENGLISH}\r\n;, "x"', ""]])

    assert one_document(path).text == f'{ENGLISH}\r\n;, "x"'


def test_broken_csv_rows_are_refused_alone(tmp_path: Path) -> None:
    """Rows with too many or too few cells, damaged bytes and no text are named; the others are read."""
    path = tmp_path / "rows.csv"
    path.write_bytes(
        f"id,text\n1,{ENGLISH.replace(',', ';')}\n2,a,b\n3\n\n4,\n5,".encode() + b"\xff\xfe x\n6,Talks ended.\n"
    )

    items = opened(path)

    assert [each.source for each in documents(items)] == [f"{path}#1", f"{path}#6"]
    assert [error.where for error in errors(items)] == [f"{path}#{number}" for number in (2, 3, 4, 5)]


def test_an_unclosed_quotation_mark_is_an_error(tmp_path: Path) -> None:
    """A cell that never ends is not taken for a text."""
    path = tmp_path / "rows.csv"
    path.write_text(f'id,text\n1,"{ENGLISH}"\n2,"{ENGLISH}\n3,x\n')

    items = opened(path)

    assert len(documents(items)) == 1
    assert "quotation marks" in errors(items)[-1].message


def test_tsv_keeps_the_quotation_marks_of_the_text(tmp_path: Path) -> None:
    """A TSV whose texts begin with quotation marks as themselves loses none; one that quotes cells is unquoted."""
    plain = tmp_path / "plain.tsv"
    plain.write_text(f'id\ttext\n1\t"We left," he said. {ENGLISH}\n2\t"Go\n')
    quoted = tmp_path / "quoted.tsv"
    with quoted.open("w", newline="") as file:
        csv.writer(file, "excel-tab").writerows([["id", "text"], ["1", f'"We left,"\the said. {ENGLISH}']])

    assert [each.text for each in documents(opened(plain))] == [f'"We left," he said. {ENGLISH}', '"Go']
    assert one_document(quoted).text == f'"We left,"\the said. {ENGLISH}'


def test_a_table_without_the_text_column_says_which_it_has(tmp_path: Path) -> None:
    """The columns that are there are named; one of them can be given for the text."""
    path = tmp_path / "rows.csv"
    path.write_text("nr,body,day\n1,Talks ended.,2021-10-20\n")

    message = one_error(path).message
    document = one_document(path, options=COLUMNS)

    assert "no column “text”; there are: nr, body, day" in message
    assert (document.text, document.published) == ("Talks ended.", "2021-10-20")
    (tmp_path / "empty.csv").write_text("")
    assert "empty" in one_error(tmp_path / "empty.csv").message


def test_cells_of_megabytes_and_other_encodings_are_read(tmp_path: Path) -> None:
    """A cell may be larger than the csv module's own limit, and a table need not be UTF-8."""
    large = (ENGLISH + " ") * 3_000
    for number, codec in enumerate(("utf-8", "utf-16", "cp1252")):
        path = tmp_path / f"{number}.csv"
        path.write_bytes(f'id,text\n1,"{large}–"\n'.encode(codec))

        assert one_document(path).text == f"{large}–"


@settings(max_examples=50, deadline=None)
@given(st.lists(CELLS, min_size=1, max_size=5))
def test_cells_come_back_to_the_character(texts: list[str]) -> None:
    """What is written by the usual writers of JSON Lines, CSV and Parquet is read back identical."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        lines, table, parquet = (Path(folder) / name for name in ("x.jsonl", "x.csv", "x.parquet"))
        _lines(lines, *({"body": text, "x": 1} for text in texts))
        written = io.StringIO(newline="")
        csv.writer(written).writerows([["body", "x"], *([text, "1"] for text in texts)])
        table.write_bytes(written.getvalue().encode())
        _write_parquet(parquet, "body VARCHAR", [(text,) for text in texts])

        for path in (lines, table, parquet):
            assert [each.text for each in documents(opened(path, options=COLUMNS))] == texts


def test_parquet_rows_are_read_in_order(tmp_path: Path) -> None:
    """Typed columns of Parquet find their fields; other columns are not read."""
    path = tmp_path / "rows [1]*.parquet"
    rows = [(number, f"{ENGLISH} {number}", "2021-10-20", float("nan"), [1]) for number in range(200)]
    _write_parquet(path, "id INTEGER, body VARCHAR, day DATE, title DOUBLE, other INTEGER[]", rows)

    found = documents(opened(path, options=COLUMNS))

    assert [each.text for each in found] == [row[1] for row in rows]
    assert [each.source for each in found[:2]] == [f"{path}#0", f"{path}#1"]  # a row is known by its id
    assert {(each.published, each.published_from, each.title) for each in found} == {("2021-10-20", "metadata", None)}
    assert "there are: id, body, day, title, other" in one_error(path).message


def test_files_that_are_no_parquet_are_named(tmp_path: Path) -> None:
    """What DuckDB cannot read is one line, and what only lacks its suffix is told."""
    path = tmp_path / "rows.parquet"
    path.write_text("no table")
    _write_parquet(tmp_path / "real.parquet", "text VARCHAR", [(ENGLISH,)])
    (tmp_path / "rows.csv").write_bytes((tmp_path / "real.parquet").read_bytes())

    assert "not a Parquet file" in one_error(path).message
    assert ".parquet" in one_error(tmp_path / "rows.csv").message


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([".jsonl", ".json", ".csv", ".tsv", ".parquet"]))
def test_any_bytes_are_rows_or_errors(data: bytes, suffix: str) -> None:
    """No file makes a reader of tables fail in another way than by an error value."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{suffix}"
        path.write_bytes(b"text,id\n" + data if suffix == ".csv" else data)

        assert all(isinstance(item, (Document, UnreadableSource, LanguageNotSupported)) for item in opened(path))


def _write_parquet(path: Path, columns: str, rows: Sequence[tuple[object, ...]]) -> None:
    marks = ", ".join("?" for _ in rows[0])
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE rows ({columns})")
        connection.executemany(f"INSERT INTO rows VALUES ({marks})", rows)
        plain = path.with_name("written.parquet")
        connection.execute(f"COPY rows TO '{plain}' (FORMAT parquet)")
    plain.rename(path)
