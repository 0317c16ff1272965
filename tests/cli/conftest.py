"""Running the command as a person does: a process of its own, with a plain environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "chancery"]
ARTICLE = (
    "The foreign minister said on Tuesday that the border would stay closed.\n\n"
    "“Nobody asked us,” Elena Marku, the mediator, told reporters.\n\n"
    "According to a spokesman for the government, the talks had been postponed.\n"
)

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def plain_environment(**extra: str) -> dict[str, str]:
    """This environment without what changes colour and width, in UTF-8."""
    dropped = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PY_COLORS", "GITHUB_ACTIONS"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "PYTHONIOENCODING": "utf-8", "TERM": "xterm", **extra}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `chancery` with these arguments in an empty folder."""

    def run(
        *arguments: str, stdin: str = "", timeout: float = 120, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env=plain_environment(**environment),
            timeout=timeout,
        )

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A short article in a file."""
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A table of 2,000 articles: more than is read before somebody can interrupt."""
    path = tmp_path / "many.jsonl"
    rows = [json.dumps({"id": str(number), "text": ARTICLE * (1 + number % 3)}) for number in range(2_000)]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path
