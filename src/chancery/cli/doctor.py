"""`chancery doctor`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli.exits import FAILURE, exit_codes

if TYPE_CHECKING:
    from chancery.cli.checks import Check

EXAMPLES = ("chancery doctor", "chancery doctor --format json")


class DoctorFormat(StrEnum):
    """What `--format` takes."""

    text = "text"
    json = "json"


def doctor(
    format_name: Annotated[
        DoctorFormat,
        typer.Option(
            "--format",
            "-f",
            metavar="text|json",
            help="text: one line a check; json: one object.",
            show_default="text",
        ),
    ] = DoctorFormat.text,
) -> None:
    """Check the installation: versions, the weights' digest, a reading whose result is known, and its speed.

    The exit code is 0 where every check is ok and 1 where one failed; a failed one says what to do.
    """
    with exit_codes():
        from chancery.cli.checks import run_checks
        from chancery.cli.terminal import write

        checks = []
        for check in run_checks():
            checks.append(check)
            if format_name is DoctorFormat.text:
                write(_line(check))
        if format_name is DoctorFormat.json:
            write(_object(checks))
        if not all(check.ok for check in checks):
            raise typer.Exit(FAILURE)


def _line(check: Check) -> str:
    from chancery.cli.safe import one_line

    return f"{'ok' if check.ok else 'failed':<8}{check.name:<20}{one_line(check.detail)}\n"


def _object(checks: list[Check]) -> bytes:
    import msgspec

    return msgspec.json.encode({"ok": all(check.ok for check in checks), "checks": checks}) + b"\n"
