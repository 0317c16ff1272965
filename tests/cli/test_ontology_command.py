"""`chancery ontology check`, `chancery ontology show`, and `chancery read --ontology`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run

from chancery.world.plover import BY_NAME

TYPES = """\
plover = "keep"

[[type]]
name = "BOARDING"
definition = "People of one state go on board a vessel of another against its will."
examples = ["The coast guard {boarded} the trawler.", "The {boarding} of the ship was condemned."]
verbs = ["board vessel"]
plover = "COERCE"
mode = "seize"
cameo = "171"
"""
BROKEN = TYPES.replace("COERCE", "COERSE").replace('"171"', '"999"')


@pytest.fixture
def types(tmp_path: Path) -> Path:
    """A file with one type, in the folder where commands run."""
    path = tmp_path / "types.toml"
    path.write_text(TYPES, encoding="utf-8")
    return path


def test_a_sound_file_is_checked_with_its_examples(run: Run, types: Path) -> None:
    """A row for each type: how many examples give it again, and how many would by the rest of the type."""
    result = run("ontology", "check", "types.toml")

    heads, row = result.stdout.splitlines()
    assert (result.returncode, result.stderr) == (0, "")
    assert heads.split() == ["type", "maps", "to", "cameo", "examples", "unseen", "patterns"]
    assert row.split()[:6] == ["BOARDING", "COERCE/seize", "171", "2", "of", "2"]


def test_every_fault_is_printed(run: Run, types: Path) -> None:
    """One line each, with its line in the file; exit code 1."""
    types.write_text(BROKEN, encoding="utf-8")

    result = run("ontology", "check", "types.toml")

    assert (result.returncode, result.stderr) == (1, "")
    assert [line.partition(": ")[0] for line in result.stdout.splitlines()] == [
        "types.toml, line 8",
        "types.toml, line 10",
    ]


def test_an_example_that_does_not_give_its_type_is_reported(run: Run, types: Path) -> None:
    """With its line, what is found instead, and what to do; exit code 1."""
    types.write_text(TYPES.replace("{boarded} the trawler", "boarded the trawler {at} sea"), encoding="utf-8")
    other = '[[type]]\nname = "OTHER"\ndefinition = "x"\nexamples = ["It {boarded} the vessel."]\n'
    (types.parent / "two.toml").write_text(TYPES + other, encoding="utf-8")

    result, two = run("ontology", "check", "types.toml"), run("ontology", "check", "two.toml", "--format", "json")

    assert result.returncode == two.returncode == 1
    assert (
        "types.toml, line 6: type “BOARDING”: the example “The coast guard boarded the trawler at sea.” is missed, "
        in (result.stdout)
    )
    assert json.loads(two.stdout)["missed"] == [
        {"type": "OTHER", "example": "It boarded the vessel.", "line": 14, "instead": "BOARDING"}
    ]


def test_a_check_as_json(run: Run, types: Path) -> None:
    """One object, whether all is well or not."""
    well = json.loads(run("ontology", "check", "--format", "json", "types.toml").stdout)
    types.write_text(BROKEN, encoding="utf-8")

    faulty = json.loads(run("ontology", "check", "--format", "json", "types.toml").stdout)

    assert (well["ok"], well["faults"], well["types"][0]["name"], well["missed"]) == (True, [], "BOARDING", [])
    assert (faulty["ok"], [fault["line"] for fault in faulty["faults"]], faulty["types"]) == (False, [8, 10], [])


def test_a_missing_file_is_named(run: Run) -> None:
    """Exit code 1, one line on standard error."""
    result = run("ontology", "check", "none.toml")

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "chancery: none.toml: no such ontology file: check the path\n"


def test_the_types_of_plover_are_shown(run: Run) -> None:
    """With quad class and modes."""
    shown = json.loads(run("ontology", "show", "--format", "json").stdout)
    lines = run("ontology", "show").stdout.splitlines()

    assert [one["name"] for one in shown] == list(BY_NAME)
    assert lines[:3] == [
        "AGREE  verbal cooperation",
        "CONSULT  verbal cooperation",
        "   visit, third-party, multilateral, phone",
    ]


def test_types_of_a_file_are_shown_beside_or_instead(run: Run, types: Path) -> None:
    """With what they map to, and where they stand."""
    beside = run("ontology", "show", "--ontology", "types.toml").stdout.splitlines()
    types.write_text(TYPES.replace("keep", "drop"), encoding="utf-8")

    instead = run("ontology", "show", "--ontology", "types.toml").stdout.splitlines()

    assert beside[0].startswith("AGREE ")
    assert beside[-2:] == instead == [
        "BOARDING  material conflict  COERCE/seize  171  types.toml line 3",
        "   People of one state go on board a vessel of another against its will.",
    ]  # fmt: skip


@pytest.mark.parametrize("workers", ["1", "2"])
def test_articles_are_read_with_a_file_of_types(run: Run, types: Path, workers: str) -> None:
    """Its events are in the reading, in whichever process it is made."""
    (types.parent / "a.txt").write_text("The navy of Norway boarded a Russian vessel on Sunday.\n", encoding="utf-8")

    result = run("read", "a.txt", "a.txt", "--ontology", "types.toml", "--workers", workers)

    readings = [json.loads(line) for line in result.stdout.splitlines()]
    assert (result.returncode, result.stderr, len(readings)) == (0, "", 2)
    assert all("BOARDING" in [event["type"] for event in one["events"]] for one in readings)


@pytest.mark.parametrize("workers", [[], ["--workers", "2"]])
def test_a_broken_file_ends_the_run(run: Run, article: Path, types: Path, workers: list[str]) -> None:
    """Exit code 1 and one line with its line and the reason, whatever else would fail; nothing is printed."""
    types.write_text(BROKEN, encoding="utf-8")

    result = run("read", "missing.txt", "article.txt", "--ontology", "types.toml", *workers, "--format", "json")

    assert (result.returncode, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
    assert result.stderr.startswith("chancery: types.toml, line 8: type “BOARDING”: “COERSE” is no type of PLOVER")
    assert "(and 1 more: see `chancery ontology check`)" in result.stderr
