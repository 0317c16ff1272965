"""The documentation cannot rot: what it names exists, what exists it names, and its Python runs."""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
import typer.main

from chancery import errors, records
from chancery.cli import exits, reference
from chancery.cli.app import app

ROOT = Path(__file__).resolve().parents[1]
_LINK = re.compile(r"!?\[[^\]\n]*\]\(([^()\s]+)\)")
_INLINE = re.compile(r"`((?:chancery|python -m|python docs/|\.ci/)[^`\n]*)`")
_SHELLS = {"console", "sh", "bash"}


def _load_refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs/refresh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["refresh"] = module  # its dataclass looks itself up there
    spec.loader.exec_module(module)
    return module


refresh = _load_refresh()
PAGES: list[Path] = refresh.pages()
ALL_MARKDOWN = [*PAGES, *(path for folder in ("corpus", "evals", "benchmarks", "training")
                          for path in sorted((ROOT / folder).rglob("*.md")))]  # fmt: skip
DOCUMENTATION = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _commands() -> dict[str, Any]:
    group: Any = typer.main.get_command(app)
    return {"": group, **dict(reference.commands(group))}


def _options(command: Any) -> list[str]:
    return [
        option for parameter in command.params if parameter.param_type_name == "option" for option in parameter.opts
    ]


@pytest.mark.parametrize("name", list(_commands()))
def test_every_command_and_option_is_described(name: str) -> None:
    """Each stands in the documentation, between backquotes."""
    described = set(re.findall(r"`([^`\n]+)`", DOCUMENTATION))
    names = [*([f"chancery {name}"] if name else []), *_options(_commands()[name])]

    missing = [word for word in names if word not in described]

    assert not missing


def test_every_error_and_exit_code_is_described() -> None:
    """The page of errors names each class of `chancery.errors` and each code of the command."""
    page = (ROOT / "docs/reference/exit-codes-and-errors.md").read_text(encoding="utf-8")
    classes = [name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)]
    codes = re.findall(r"^\| (\d+) \| .*\|$", exits.__doc__ or "", flags=re.MULTILINE)

    missing = [word for word in [*classes, *(f"| {code} |" for code in codes)] if word not in page]

    assert codes
    assert not missing


@pytest.mark.parametrize("record", [value for value in vars(records).values()
                                    if isinstance(value, type) and issubclass(value, records.Record)
                                    and value not in (records.Record, records.Reading)])  # fmt: skip
def test_every_field_of_a_reading_is_described(record: type[msgspec.Struct]) -> None:
    """The page of the reading names each field of each record as the JSON calls it."""
    described = set(re.findall(r"`(\w+)`", (ROOT / "docs/reference/reading.md").read_text(encoding="utf-8")))

    missing = set(record.__struct_encode_fields__) - described

    assert not missing


@pytest.mark.parametrize("page", ALL_MARKDOWN, ids=_name)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    """To a file or folder that is there, and to a heading that the page has."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = [target for target in _LINK.findall(text) if not re.match(r"[a-z]+:", target)]

    broken = [target for target in targets if not _leads_somewhere(page, target)]

    assert not broken


def _leads_somewhere(page: Path, target: str) -> bool:
    path, _, heading = target.partition("#")
    found = (page.parent / path).resolve() if path else page
    return found.exists() and (not heading or heading in _anchors(found))


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_is_in_the_index() -> None:
    """A page that nothing links to would be read by nobody."""
    linked = set(_LINK.findall((ROOT / "docs/README.md").read_text(encoding="utf-8")))
    written = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}

    assert linked >= written - {"README.md"}


@pytest.mark.parametrize("page", ALL_MARKDOWN, ids=_name)
def test_every_command_that_is_shown_exists(page: Path) -> None:
    """Commands and options of `chancery`, modules and scripts of the project, in blocks and between backquotes."""
    text = page.read_text(encoding="utf-8")
    blocks = [command for block in refresh.blocks(text) if block.language in _SHELLS for command in block.commands]

    wrong = [command for command in [*blocks, *_INLINE.findall(text)] for part in _parts(command) if not _exists(part)]

    assert not wrong


def _parts(command: str) -> Iterator[list[str]]:
    """The commands of a line, without what only leads to them; an argument is no command."""
    words: list[str] = []
    for word in shlex.split(command, comments=True):
        if word in {"|", "&&", ";", ">", ">>"}:
            yield words
            words = []
        else:
            words.append(word)
    yield words


def _exists(words: list[str]) -> bool:
    if "chancery" in words:
        return _is_command(words[words.index("chancery") + 1 :])
    if words[:2] == ["python", "-m"]:
        places = [ROOT / words[2].replace(".", "/"), ROOT / "src" / words[2].replace(".", "/")]
        known = [place for place in places if place.is_dir() or place.with_suffix(".py").exists()]
        return bool(known) or words[2] in {"venv", "json.tool"}
    if words and (words[0].startswith(".ci/") or (words[0] == "python" and words[1].endswith(".py"))):
        return (ROOT / words[-1 if words[0] == "python" else 0]).exists()
    return True


def _is_command(words: list[str]) -> bool:
    commands = _commands()
    if not words or words[0].startswith("-"):
        return set(words) <= {*_options(commands[""]), "--help"}
    in_group = len(words) > 1 and words[1] != "--help" and hasattr(commands.get(words[0]), "commands")
    name = " ".join(words[: 1 + in_group])
    options = [word.partition("=")[0] for word in words[1:] if re.match(r"--?[a-z]", word)]
    return name in commands and set(options) <= {*_options(commands[name]), "--help"}


@pytest.mark.parametrize("page", [page for page in PAGES if "```python" in page.read_text(encoding="utf-8")], ids=_name)
def test_the_python_of_a_page_runs(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From its first block to its last in one go, where the readings are that its commands make before."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    _make_readings(tmp_path / "readings.jsonl")
    names: dict[str, Any] = {"__name__": "__main__"}

    with chdir(tmp_path):
        for block in refresh.blocks(page.read_text(encoding="utf-8")):
            if block.language == "python":
                exec(compile(block.body, page.name, "exec"), names)

    assert "Traceback" not in capsys.readouterr().out


def _make_readings(path: Path) -> None:
    import chancery

    outcomes = chancery.read_documents(chancery.open_sources(sorted((ROOT / "examples").glob("*.txt"))), workers=1)
    readings = [one for one in outcomes if isinstance(one, chancery.Reading) and one.statements]
    path.write_bytes(b"".join(msgspec.json.encode(reading) + b"\n" for reading in readings))


def test_the_readme_has_the_two_commands() -> None:
    """Continuous integration takes them from here: one line each, and the article is there."""
    lines = re.findall(r"^\$ (pip install .*)$", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert len(lines) == 2
    assert re.fullmatch(r"pip install \. && chancery read (examples/\S+)", lines[0])
    assert (ROOT / lines[0].split()[-1]).is_file()
    assert lines[1] == "pip install '.[test]' && pytest"


def test_made_blocks_can_be_made_again() -> None:
    """A comment that starts with `refresh` stands right above a fenced block, or it would make nothing."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")

        made = [block for block in refresh.blocks(text) if block.is_made]

        assert len(made) == len(re.findall(r"^<!-- refresh", text, flags=re.MULTILINE)), _name(page)


def test_a_page_is_refreshed(tmp_path: Path) -> None:
    """Outputs follow their commands, cut where asked; what a page's Python prints takes the place of the old."""
    page = (
        "<!-- refresh lines=1 -->\n```console\n$ printf 'a\\nb\\n'\nold\n$ false\n$ echo $?\n```\n"
        "<!-- refresh: echo shown -->\n```json\n```\n```python\nprint(6 * 7)\n```\n"
        "<!-- refresh output -->\n```text\nold\n```\n```console\n$ kept as it is\n```\n"
    )

    after = refresh.refreshed(page, tmp_path)

    assert after == (
        "<!-- refresh lines=1 -->\n```console\n$ printf 'a\\nb\\n'\na\n…\n$ false\n$ echo $?\n1\n```\n"
        "<!-- refresh: echo shown -->\n```json\nshown\n```\n```python\nprint(6 * 7)\n```\n"
        "<!-- refresh output -->\n```text\n42\n```\n```console\n$ kept as it is\n```\n"
    )
