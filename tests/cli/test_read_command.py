"""`chancery read` from outside: formats, streams, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from conftest import ARTICLE, Run

from chancery.records import Reading


def test_into_a_pipe_it_prints_one_json_object_a_line(run: Run, article: Path) -> None:
    """JSONL is the default where no terminal is; every span quotes the text of the same line."""
    result = run("read", "article.txt", "article.txt")

    lines = result.stdout.splitlines()
    readings = [msgspec.json.decode(line, type=Reading) for line in lines]
    assert (result.returncode, result.stderr, len(lines)) == (0, "", 2)
    assert lines[0] == lines[1]
    assert readings[0].document.text == ARTICLE
    assert readings[0].statements
    assert "stay closed" in "".join(
        ARTICLE[slice(*span)] for one in readings[0].statements for span in one.content_spans
    )


def test_json_is_one_array(run: Run, article: Path) -> None:
    """The same objects as in JSONL, as elements."""
    array = json.loads(run("read", "--format", "json", "article.txt", "article.txt").stdout)
    lines = run("read", "article.txt", "article.txt").stdout.splitlines()

    assert array == [json.loads(line) for line in lines]


def test_json_of_nothing_is_an_empty_array(run: Run) -> None:
    """Where every document failed the output is still JSON."""
    result = run("read", "--format", "json", "missing.txt")

    assert json.loads(result.stdout) == []
    assert result.returncode == 3


def test_table_has_a_head_and_one_row_a_record(run: Run, article: Path) -> None:
    """As many rows as statements and events, none wider than asked, and no terminal escapes."""
    reading = json.loads(run("read", "article.txt").stdout)
    count = len(reading["statements"]) + len(reading["events"])
    result = run("read", "--format", "table", "article.txt", COLUMNS="100")

    head, *rows = result.stdout.splitlines()
    assert head.split() == ["source", "#", "who", "party", "words", "what", "kind", "flags"]
    assert len(rows) == count
    assert all(len(row) <= 100 for row in rows)
    assert "\x1b" not in result.stdout


def test_pretty_shows_marks_without_colour_in_a_pipe(run: Run, article: Path) -> None:
    """Into a file there is no colour, and the marks tell the parts apart."""
    result = run("read", "--format", "pretty", "article.txt")

    assert "\x1b" not in result.stdout
    assert "«" in result.stdout
    assert "»₁" in result.stdout
    assert "⟨said" in result.stdout


def test_force_color_colours_a_pipe(run: Run, article: Path) -> None:
    """FORCE_COLOR adds escapes, and nothing else, to the pretty format."""
    plain = run("read", "--format", "pretty", "article.txt", COLUMNS="80")
    coloured = run("read", "--format", "pretty", "article.txt", COLUMNS="80", FORCE_COLOR="1")

    assert "\x1b[" in coloured.stdout
    assert "«" in coloured.stdout
    assert "\x1b[" not in plain.stdout


def test_no_color_wins_over_force_color(run: Run, article: Path) -> None:
    """With both set there is no escape at all."""
    result = run("read", "--format", "pretty", "article.txt", NO_COLOR="1", FORCE_COLOR="1")

    assert "\x1b" not in result.stdout


def test_colour_settings_do_not_touch_data(run: Run, article: Path) -> None:
    """JSONL is the same bytes whatever the terminal settings are."""
    assert run("read", "article.txt", FORCE_COLOR="1").stdout == run("read", "article.txt").stdout


def test_a_terminal_without_unicode_gets_ascii_marks(run: Run, article: Path) -> None:
    """Where the encoding lacks the marks, others stand in and the text loses only what it cannot show."""
    result = run("read", "--format", "pretty", "article.txt", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert "}1" in result.stdout
    assert result.stdout.isascii()
    assert result.returncode == 0


def test_standard_input_is_a_source(run: Run) -> None:
    """`-` reads the text from standard input."""
    result = run("read", "-", stdin=ARTICLE)

    assert json.loads(result.stdout)["document"]["text"] == ARTICLE


def test_published_is_the_date_of_every_document(run: Run, article: Path) -> None:
    """The option is told apart from dates that were found."""
    document = json.loads(run("read", "--published", "2024-05-06", "article.txt").stdout)["document"]

    assert (document["published"], document["published_from"]) == ("2024-05-06", "argument")


def test_columns_name_the_fields_of_a_table(run: Run, tmp_path: Path) -> None:
    """`field=column` pairs say where text and title stand."""
    (tmp_path / "wire.csv").write_text('headline,body\nBorder closed,"' + ARTICLE.replace("\n", " ") + '"\n')

    result = run("read", "--columns", "text=body,title=headline", "wire.csv")

    assert json.loads(result.stdout)["document"]["title"] == "Border closed"


def test_another_language_is_read_only_when_asked(run: Run, tmp_path: Path) -> None:
    """Text that is not English fails, unless `--any-language` is given."""
    french = "Le ministre des affaires étrangères a déclaré mardi que la frontière resterait fermée.\n" * 3
    (tmp_path / "french.txt").write_text(french, encoding="utf-8")

    refused = run("read", "french.txt")
    read = run("read", "--any-language", "french.txt")

    assert refused.returncode == 3
    assert refused.stderr.startswith("chancery: ")
    assert (read.returncode, json.loads(read.stdout)["document"]["text"]) == (0, french)


@pytest.mark.parametrize("workers", ["2", "3"])
def test_the_output_is_the_same_for_any_number_of_workers(run: Run, many: Path, tmp_path: Path, workers: str) -> None:
    """Byte for byte, failures and their places included."""
    head = many.read_text(encoding="utf-8").splitlines()[:12]
    (tmp_path / "some.jsonl").write_text("\n".join([*head[:5], '{"id": "x"}', *head[5:]]) + "\n", encoding="utf-8")

    alone = run("read", "--workers", "1", "some.jsonl", "missing.txt")
    shared = run("read", "--workers", workers, "some.jsonl", "missing.txt")

    assert shared.stdout == alone.stdout
    assert shared.stderr == alone.stderr
    assert (shared.returncode, alone.returncode, len(alone.stdout.splitlines())) == (3, 3, 12)


def test_each_failure_is_one_line_and_the_rest_is_read(run: Run, article: Path, tmp_path: Path) -> None:
    """Exit code 3; each document that failed is named on standard error and in the errors file."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)

    result = run("read", "empty.txt", "article.txt", "missing.txt", "binary.txt", "--errors", "failed.jsonl")

    failed = [json.loads(line) for line in (tmp_path / "failed.jsonl").read_text(encoding="utf-8").splitlines()]
    complaints = result.stderr.splitlines()
    assert result.returncode == 3
    assert len(result.stdout.splitlines()) == 1
    assert [name for name in ("empty.txt", "missing.txt", "binary.txt") if name in result.stderr] == [
        "empty.txt",
        "missing.txt",
        "binary.txt",
    ]
    assert all(set(entry) == {"source", "error", "message"} for entry in failed)
    assert complaints == [f"chancery: {entry['source']}: {entry['message']}" for entry in failed]
    assert [entry["error"] for entry in failed] == ["UnreadableSource", "SourceNotFound", "UnreadableSource"]


def test_actors_files_are_read_with(run: Run, article: Path, tmp_path: Path) -> None:
    """The option may be given several times."""
    (tmp_path / "one.csv").write_text("name,affiliation\nElena Marku,ALB\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text("ELENA_MARKU_ [MKD]\n", encoding="utf-8")

    result = run("read", "article.txt", "--actors", "one.csv", "--actors", "two.txt")

    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout)["document"]["text"] == ARTICLE


@pytest.mark.parametrize("workers", [[], ["--workers", "1"], ["--workers", "2"]])
def test_a_broken_actors_file_ends_the_run(run: Run, article: Path, tmp_path: Path, workers: list[str]) -> None:
    """Exit code 1 and one line with its line and the reason, whatever else would fail; nothing is printed."""
    (tmp_path / "one.csv").write_text("name,affiliation\nElena Marku,ALB\n", encoding="utf-8")
    (tmp_path / "two.csv").write_text("name,affiliation\nElena Marku,albania\n", encoding="utf-8")
    files = ["--actors", "one.csv", "--actors", "two.csv"]

    result = run("read", "missing.txt", "article.txt", "article.txt", *files, *workers, "--format", "json")

    assert (result.returncode, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
    assert result.stderr.startswith("chancery: two.csv, line 2: “albania” is no code")


def test_a_missing_actors_file_ends_the_run(run: Run, article: Path) -> None:
    """It is no document that failed."""
    result = run("read", "article.txt", "--actors", "none.csv")

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "chancery: none.csv: no such actors file: check the path\n"


def test_the_only_document_failing_is_exit_code_3_too(run: Run) -> None:
    """The code says what failed, documents or the run, not how many."""
    result = run("read", "missing.txt")

    assert (result.returncode, result.stdout, len(result.stderr.splitlines())) == (3, "", 1)


def test_the_errors_file_is_appended_to(run: Run, tmp_path: Path) -> None:
    """A second run keeps what the first one wrote."""
    run("read", "missing.txt", "--errors", "failed.jsonl")
    run("read", "other.txt", "--errors", "failed.jsonl")

    assert len((tmp_path / "failed.jsonl").read_text(encoding="utf-8").splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["--workers", "0", "article.txt"], "give 1 or more"),
        (["--published", "someday", "article.txt"], "someday"),
        (["--columns", "text", "article.txt"], "text=body"),
        (["--columns", "texts=body", "article.txt"], "texts"),
        (["--errors", "nowhere/failed.jsonl", "article.txt"], "nowhere/failed.jsonl"),
        (["--format", "xml", "article.txt"], "xml"),
        (["--nonsense", "article.txt"], "nonsense"),
        ([], "SOURCE"),
    ],
)
def test_wrong_usage_is_exit_code_2(run: Run, article: Path, arguments: list[str], advice: str) -> None:
    """The message names what was wrong, and nothing is printed on standard output."""
    result = run("read", *arguments)

    assert (result.returncode, result.stdout) == (2, "")
    assert advice in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("format_name", ["jsonl", "pretty"])
def test_output_that_cannot_be_written_is_a_failure(article: Path, format_name: str) -> None:
    """A full disk ends the run with exit code 1 and one line."""
    import subprocess

    from conftest import COMMAND, plain_environment

    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        result = subprocess.run(
            [*COMMAND, "read", "--format", format_name, str(article)],
            stdout=full,
            stderr=subprocess.PIPE,
            env=plain_environment(),
            encoding="utf-8",
        )

    assert result.returncode == 1
    assert result.stderr.startswith("chancery: the output cannot be written")
    assert len(result.stderr.splitlines()) == 1


def test_a_name_of_a_file_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    """Escapes in a file's name and in its text show as characters, on both streams."""
    name = "evil\x1b[2J.txt"
    (tmp_path / name).write_text(ARTICLE + "\x1b]0;title\x07\x1b[31mred\u202e\x9b1m\n", encoding="utf-8")

    shown = run("read", "--format", "pretty", name)
    missing = run("read", "missing\x1b[2J\n.txt")

    assert not set(shown.stdout) & set("\x1b\x07\x9b\u202e")
    assert not set(missing.stderr) & set("\x1b\x07\x9b\u202e")
    assert len(missing.stderr.splitlines()) == 1
