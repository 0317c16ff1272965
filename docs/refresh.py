"""Runs again what the documentation shows, and writes the new output in its place: `python docs/refresh.py [FILE…]`.

A comment right above a fenced block says how the block is made:

    <!-- refresh -->              each line of the block that begins with `$ ` is a command; its output follows it
    <!-- refresh: COMMAND -->     the block is what COMMAND prints
    <!-- refresh output -->       the block is what the page's `python` blocks since the last such block print

`lines=N` behind `refresh` or `output` keeps the first N lines of each output, and an ellipsis for the rest. Commands
run in bash, in a temporary folder with a copy of `examples/`, which a page keeps from its first block to its last.
Without files, all pages are done.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
WIDTH = "100"
_BLOCK = re.compile(
    r"(?:<!-- refresh(?P<output> output)?(?: lines=(?P<lines>\d+))?(?:: (?P<command>.*?))? -->\n)?"
    r"^```(?P<language>[a-z]*)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_BETWEEN = "\x1e"  # parts the outputs of the commands of one block; no text that is shown holds it


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page, and how it is made, if it is; `text[start:end]` of the page is its body."""

    language: str
    body: str
    start: int
    end: int
    is_made: bool
    is_output: bool
    command: str | None
    lines: int | None

    @property
    def commands(self) -> list[str]:
        """What stands behind `$ ` in the block."""
        return [line[2:] for line in self.body.splitlines() if line.startswith("$ ")]


def pages() -> list[Path]:
    """The Markdown files that a reader is sent to."""
    return [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "examples/README.md",
        *sorted(ROOT.glob("docs/**/*.md")),
    ]


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    for match in _BLOCK.finditer(text):
        yield Block(
            language=match["language"],
            body=match["body"],
            start=match.start("body"),
            end=match.end("body"),
            is_made=match[0].startswith("<!--"),
            is_output=bool(match["output"]),
            command=match["command"],
            lines=int(match["lines"]) if match["lines"] else None,
        )


def refreshed(text: str, folder: Path) -> str:
    """The page with the output of everything that it runs in `folder`. Raises RuntimeError where a command fails."""
    parts, position = [], 0
    names: dict[str, Any] = {"__name__": "__main__"}
    printed = io.StringIO()
    for block in blocks(text):
        if block.language == "python":
            with chdir(folder), redirect_stdout(printed):
                exec(compile(block.body, "a page", "exec"), names)
        if not block.is_made:
            continue
        if block.is_output:
            body = _cut(printed.getvalue(), block.lines)
            printed = io.StringIO()
        elif block.command:
            body = _cut(_run([block.command], folder)[0], block.lines)
        else:
            outputs = zip(block.commands, _run(block.commands, folder), strict=True)
            body = "".join(f"$ {command}\n{_cut(output, block.lines)}" for command, output in outputs)
        parts += [text[position : block.start], body]
        position = block.end
    return "".join([*parts, text[position:]])


def _run(commands: list[str], folder: Path) -> list[str]:
    """What each command prints, errors included; the exit code of one is `$?` in the next."""
    parting = f"\nstatus=$?; printf '\\{ord(_BETWEEN):03o}'; (exit $status)\n"
    environment = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
    environment |= {"COLUMNS": WIDTH, "NO_COLOR": "1"}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    process = subprocess.run(
        ["bash"],
        input="".join(command + parting for command in commands),
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if process.returncode not in (0, 3) or "Traceback" in process.stdout:  # 3: some documents failed, which pages show
        raise RuntimeError(f"{commands} failed with exit code {process.returncode}:\n{process.stdout}")
    return process.stdout.split(_BETWEEN)[: len(commands)]


def _cut(output: str, most: int | None) -> str:
    lines = [line.rstrip() for line in output.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    kept = lines if most is None or len(lines) <= most else [*lines[:most], "…"]
    return "".join(f"{line}\n" for line in kept)


def main(files: list[str]) -> None:
    """Refreshes the pages named, or all."""
    for page in [Path(name) for name in files] or pages():
        before = page.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "examples", Path(folder, "examples"))
            after = refreshed(before, Path(folder))
        if after != before:
            page.write_text(after, encoding="utf-8")
            print(f"new output in {page}")


if __name__ == "__main__":
    main(sys.argv[1:])
