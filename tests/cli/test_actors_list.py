"""`chancery actors list`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

from chancery.cli.reference import EXAMPLES


def _actor(name: str, kind: str | None, party: str | None, *titles: str) -> dict[str, Any]:
    return {
        "id": f"act_{name}_{party}", "name": name, "kind": kind, "affiliation": party, "mentions": [[0, 3], [5, 8]],
        "roles": [{"title": title, "span": [0, 3]} for title in titles],
    }  # fmt: skip


def _line(document: str, *actors: dict[str, Any], published: str | None = "2024-03-04", **more: object) -> str:
    about = {"id": document, "text": "“Ode” is not “ode”.", "source": document, "published": published}
    return json.dumps({"document": about, "actors": list(actors), **more}, ensure_ascii=False) + "\n"


_NORWAY = _actor("Norway", "state", "NOR")
_MINISTER = _actor("Ida Brenn", "person", "NOR", "Foreign Minister")
_DIPLOMAT = _actor("Lars Brenn", "person", "NOR", "diplomat")
_SURNAME = _actor("Brenn", "person", "NOR", "Foreign Minister")
READINGS = _line("one", _NORWAY, _MINISTER) + _line("two", _NORWAY, _DIPLOMAT) + _line("three", _NORWAY, _SURNAME)


def test_each_actor_has_a_row(run: Run) -> None:
    """Those of most articles first, with party, roles, numbers, and whom they may be too, the likelier first."""
    result = run("actors", "list", "-", stdin=READINGS, COLUMNS="200")

    heads, norway, surname, minister, diplomat = (" ".join(line.split()) for line in result.stdout.splitlines())
    assert (result.returncode, result.stderr) == (0, "")
    assert heads == "id name kind party roles docs mentions same as?"
    assert norway == "act_Norway_NOR Norway state NOR 3 6"
    assert surname.endswith("Brenn person NOR Foreign Minister 1 2 0.40 Ida Brenn (NOR), 0.24 Lars Brenn (NOR)")
    assert minister.endswith("Ida Brenn person NOR Foreign Minister 1 2")
    assert diplomat.endswith("Lars Brenn person NOR diplomat 1 2")


@pytest.mark.parametrize("columns", ["20", "80", "120"])
def test_rows_are_cut_to_the_terminal(run: Run, columns: str) -> None:
    """From 80 columns on nothing is wider than it, and each entry is one line."""
    result = run("actors", "list", "-", stdin=READINGS, COLUMNS=columns)

    assert len(result.stdout.splitlines()) == 5
    assert max(map(len, result.stdout.splitlines())) <= max(80, int(columns))


def test_json_lines_have_every_field(run: Run) -> None:
    """One object an entry; documents with the actor in each, doubts by the id of the other entry."""
    result = run("actors", "list", "--format", "jsonl", "-", stdin=READINGS)

    entries = [json.loads(line) for line in result.stdout.splitlines()]
    assert entries[0] == {
        "id": "act_Norway_NOR", "name": "Norway", "kind": "state", "affiliation": "NOR", "sectors": [], "roles": [],
        "actors": ["act_Norway_NOR"],
        "documents": [
            {"document": document, "actor": "act_Norway_NOR", "mentions": 2} for document in ("one", "two", "three")
        ],
        "mentions": 6, "first": "2024-03-04", "last": "2024-03-04", "same_as": [],
    }  # fmt: skip
    assert entries[1]["roles"] == [{"title": "Foreign Minister", "of": None}]
    assert entries[1]["same_as"] == [
        {"entry": "act_Ida Brenn_NOR", "score": 0.4}, {"entry": "act_Lars Brenn_NOR", "score": 0.24},
    ]  # fmt: skip


def test_files_and_standard_input_are_one_record(run: Run, tmp_path: Path) -> None:
    """In any order; blank lines and a byte order mark are passed over, and the same article counts once."""
    first, second, third = READINGS.splitlines(keepends=True)
    (tmp_path / "a.jsonl").write_text("\ufeff" + first + "\n \n" + second, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(third + first, encoding="utf-8")
    there = run("actors", "list", "a.jsonl", "b.jsonl")
    back = run("actors", "list", "-", "a.jsonl", stdin=third)

    assert there.stdout == back.stdout == run("actors", "list", "-", stdin=READINGS).stdout


def test_what_read_prints_is_listed(run: Run, article: Path) -> None:
    """The two commands fit together in a pipe."""
    readings = run("read", "--format", "jsonl", "--quiet", str(article))

    result = run("actors", "list", "-", stdin=readings.stdout)

    assert result.returncode == 0
    assert "Elena Marku" in result.stdout


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("nothing", "no reading (JSON is malformed"),
        ("[{}]", "no reading (Expected `object`, got `array`)"),
        ("{}", "no reading (Object missing required field `document`)"),
        (_line("x", {**_NORWAY, "kind": "planet"}), "no reading (Invalid enum value 'planet'"),
        (_line("x", {**_NORWAY, "colour": "red"}), "the field “actors[0].colour” is unknown: remove it"),
        (_line("x", colour="red"), "the field “colour” is unknown: remove it"),
        (_line("x", published="4 March"), "“4 March” is no day: write"),
        ("[" * 100_000, "no reading ("),
        ('{"document": {"id": "x", "text": "", "source": "", "x": ' + "[" * 100_000, "no reading ("),
    ],
)  # fmt: skip
def test_a_line_that_is_no_reading_is_refused(run: Run, tmp_path: Path, line: str, message: str) -> None:
    """With the file and the line, in one line that says what to do; nothing is listed."""
    (tmp_path / "readings.jsonl").write_text(READINGS + line, encoding="utf-8")

    result = run("actors", "list", "readings.jsonl")

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith(f"chancery: readings.jsonl, line 4: {message}")
    assert result.stderr.count("\n") == 1
    assert ": give what" in result.stderr or ": remove it" in result.stderr or ": write" in result.stderr


def test_bytes_that_are_no_text_are_refused(run: Run, tmp_path: Path) -> None:
    """As any other line that is no reading."""
    (tmp_path / "readings.jsonl").write_bytes(READINGS.encode() + _line("x", _NORWAY).encode().replace(b"ode", b"\xff"))

    result = run("actors", "list", "readings.jsonl")

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("chancery: readings.jsonl, line 4: no reading (")


def test_files_that_are_not_there(run: Run, tmp_path: Path) -> None:
    """A missing one and a folder: the name, and what to do."""
    (tmp_path / "folder").mkdir()

    missing, folder = run("actors", "list", "nowhere.jsonl"), run("actors", "list", "folder")

    assert (missing.returncode, folder.returncode) == (1, 1)
    assert missing.stderr == "chancery: nowhere.jsonl: no such file of readings: check the path\n"
    assert folder.stderr.startswith("chancery: folder: cannot be read (")


def test_no_readings_are_no_rows(run: Run) -> None:
    """The heads alone, or nothing at all."""
    assert run("actors", "list", "-", COLUMNS="120").stdout.startswith("id ")
    assert run("actors", "list", "-", "--format", "jsonl").stdout == ""


def test_what_could_steer_a_terminal_is_shown(run: Run) -> None:
    """A name with an escape in it."""
    result = run("actors", "list", "-", stdin=_line("one", _actor("Ida\x1b[31m", None, None)), COLUMNS="200")

    assert "\x1b" not in result.stdout
    assert "Ida␛[31m" in result.stdout


def test_the_help_has_both_commands(run: Run) -> None:
    """`chancery actors` lists them, each has help with its examples."""
    both = run("actors", "--help", COLUMNS="120").stdout

    assert "show" in both
    assert "list" in both
    for command in ("show", "list"):
        assert EXAMPLES[f"actors {command}"][0] in run("actors", command, "--help", COLUMNS="120").stdout
