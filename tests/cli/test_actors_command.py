"""`chancery actors show`."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import Run


def test_the_answers_are_shown_with_their_rows(run: Run) -> None:
    """Two lines an answer: who, and which row says so."""
    result = run("actors", "show", "Georgia")

    lines = result.stdout.splitlines()
    assert result.returncode == 0
    assert lines[0].split()[:3] == ["1", "GEO", "state"]
    assert lines[1].strip().startswith("states.csv line ")
    assert lines[2].split()[:2] == ["2", "USA"]


def test_json_has_every_field_and_the_day_decides(run: Run) -> None:
    """One array, the likeliest first."""
    answers = json.loads(run("actors", "show", "moscow", "--on", "1985-03-11", "--format", "json").stdout)

    assert set(answers[0]) == {
        "name", "code", "kind", "sector", "relation", "what", "from", "to", "holds", "table", "line", "why",
    }  # fmt: skip
    assert (answers[0]["code"], answers[0]["holds"], answers[1]["code"]) == ("SUN", True, "RUS")


def test_files_of_actors_win(run: Run, tmp_path: Path) -> None:
    """The last one before the others."""
    (tmp_path / "one.csv").write_text("name,affiliation\nMoscow,USA\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text("MOSCOW_ [CAN]\n", encoding="utf-8")

    result = run("actors", "show", "Moscow", "--actors", "one.csv", "--actors", "two.txt", "-f", "json")

    assert [answer["code"] for answer in json.loads(result.stdout)][:3] == ["CAN", "USA", "RUS"]


def test_a_broken_file_is_named_with_its_line(run: Run, tmp_path: Path) -> None:
    """Exit code 1, one line on standard error, nothing on standard output."""
    (tmp_path / "one.csv").write_text("name,affiliation\nMoscow,USA,more\n", encoding="utf-8")

    result = run("actors", "show", "Moscow", "--actors", "one.csv")

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("chancery: one.csv, line 2: 3 cells where the heading has 2")


def test_nobody_and_no_day(run: Run) -> None:
    """Nobody is 1, a day that cannot be understood is usage, 2."""
    nobody = run("actors", "show", "Atlantis-on-Sea")
    no_day = run("actors", "show", "Moscow", "--on", "yesterday")

    assert (nobody.returncode, nobody.stdout) == (1, "")
    assert "nobody goes by “Atlantis-on-Sea”" in nobody.stderr
    assert no_day.returncode == 2
    assert "“yesterday” is no date" in no_day.stderr
