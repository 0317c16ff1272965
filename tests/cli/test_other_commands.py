"""Help, version, completion, `chancery schema`, `chancery doctor`, and how soon they answer."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from conftest import Run

from chancery.cli.reference import EXAMPLES, reference
from chancery.schema import schema_text

REFERENCE = Path(__file__).parents[2] / "docs/reference/command-line.md"


def test_without_arguments_it_shows_its_help(run: Run) -> None:
    """The same as `--help`, and no failure."""
    result = run()

    assert result.returncode == 0
    assert result.stdout == run("--help").stdout
    assert all(command in result.stdout for command in ("read", "doctor", "schema"))


@pytest.mark.parametrize("command", ["read", "doctor", "schema"])
def test_each_command_has_help_with_an_example(run: Run, command: str) -> None:
    """The first example stands in the help as it is typed."""
    result = run(command, "--help", COLUMNS="120")

    assert result.returncode == 0
    assert EXAMPLES[command][0] in result.stdout


def test_version(run: Run) -> None:
    """The version of the installed package."""
    assert run("--version").stdout == f"chancery {version('chancery')}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion_completes_commands(run: Run, shell: str) -> None:
    """What a shell asks for after `chancery d` is answered with `doctor`."""
    asked = {"_CHANCERY_COMPLETE": f"complete_{shell}", "COMP_WORDS": "chancery d", "COMP_CWORD": "1"}

    result = run(**asked, _TYPER_COMPLETE_ARGS="chancery d", _TYPER_COMPLETE_FISH_ACTION="get-args")

    assert "doctor" in result.stdout
    assert "schema" not in result.stdout


def test_schema_prints_the_shipped_schema(run: Run) -> None:
    """Byte for byte."""
    result = run("schema")

    assert (result.returncode, result.stdout) == (0, schema_text())


def test_doctor_finds_a_sound_installation_sound(run: Run) -> None:
    """One line a check, each ok; the known reading is found and its speed told."""
    result = run("doctor")

    lines = result.stdout.splitlines()
    assert [line for line in lines if not line.startswith("ok ")] == []
    assert result.returncode == 0
    for check in ("python", "onnxruntime", "weights", "known reading", "speed"):
        assert any(line.split(maxsplit=1)[1].startswith(check) for line in lines)
    assert "words/s" in lines[-1]


def test_doctor_speaks_json(run: Run) -> None:
    """The same checks as one object."""
    result = run("doctor", "--format", "json")

    report = json.loads(result.stdout)
    assert report["ok"] is True
    assert {"name", "ok", "detail"} == set(report["checks"][0])
    assert report["checks"][-1]["name"] == "speed"


def test_the_reference_is_current() -> None:
    """`python -m chancery.cli.reference docs/reference/command-line.md` writes it again."""
    assert REFERENCE.read_text(encoding="utf-8") == reference()


def test_help_imports_nothing_heavy() -> None:
    """`chancery --help` answers at once because what reads, fetches and computes is not loaded for it."""
    script = (
        "import sys\n"
        "from chancery.cli.app import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: pass\n"
        "print('MODULES', *sorted({name.split('.')[0] for name in sys.modules}))\n"
    )
    heavy = {
        "numpy",
        "onnxruntime",
        "duckdb",
        "trafilatura",
        "httpx",
        "lxml",
        "msgspec",
        "multiprocessing",
    }

    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert not heavy & set(result.stdout.partition("MODULES")[2].split())
