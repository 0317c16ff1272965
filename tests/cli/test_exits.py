"""What becomes which exit code."""

from __future__ import annotations

import pytest
import typer

from chancery.cli.exits import OutputClosed, complain, exit_codes
from chancery.errors import ChanceryError, InvalidDate, ModelError, UsageError


@pytest.mark.parametrize(
    ("raised", "code", "line"),
    [
        (UsageError("give 1 or more"), 2, "chancery: give 1 or more\n"),
        (InvalidDate("no such day"), 2, "chancery: no such day\n"),
        (ModelError("damaged: install again", where="model"), 1, "chancery: model: damaged: install again\n"),
        (ChanceryError("the disk is full"), 1, "chancery: the disk is full\n"),
        (KeyboardInterrupt(), 130, "chancery: interrupted\n"),
        (OutputClosed(), 0, ""),
    ],
)
def test_each_end_has_its_code(raised: BaseException, code: int, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One line on standard error at most, nothing on standard output."""
    with pytest.raises(typer.Exit) as caught, exit_codes():
        raise raised

    assert caught.value.exit_code == code
    assert capsys.readouterr() == ("", line)


def test_a_complaint_is_one_harmless_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever a file's name or a page's message holds."""
    complain("a\x1b[2Jb\r\nc\u2028d\udc80")

    assert capsys.readouterr().err == "chancery: a␛[2Jb c\ufffdd\ufffd\n"
