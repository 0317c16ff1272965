"""`chancery ontology check`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chancery.cli.exits import FAILURE, exit_codes

if TYPE_CHECKING:
    from chancery.cli.ontology_examples import Missed, TypeChecked
    from chancery.world.ontology_text import Fault

EXAMPLES = ("chancery ontology check types.toml", "chancery ontology check --format json types.toml")
NAMES = ("type", "maps to", "cameo", "examples", "unseen", "patterns")
FIXED = {"cameo": 6, "examples": 9, "unseen": 6, "patterns": 8}
SHARES = {"type": 3, "maps to": 3}


class CheckFormat(StrEnum):
    """What `--format` takes."""

    text = "text"
    json = "json"


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Types of events of yours: TOML.", show_default=False)],
    format_name: Annotated[
        CheckFormat,
        typer.Option(
            "--format",
            "-f",
            metavar="text|json",
            help="text: every fault, or a table of the types and the examples that were missed; json: one object.",
            show_default="text",
        ),
    ] = CheckFormat.text,
) -> None:
    """Check a file of types: every fault of it, or else whether its examples are found again.

    Each example is read with the file, and has to give its type at its trigger. Under “unseen” stands how many its
    patterns and its other examples find without it: the more they are, the more it finds in texts of others.

    The exit code is 1 where there is a fault or an example is missed.
    """
    with exit_codes():
        from chancery.cli.ontology_examples import examples_of
        from chancery.cli.terminal import write
        from chancery.world.ontology import check_ontology

        ontology, faults = check_ontology(file)
        checked, missed = examples_of(file, ontology) if ontology is not None else ([], [])
        if format_name is CheckFormat.json:
            write(_object(faults, checked, missed))
        else:
            write(_text(str(file), faults, checked, missed))
        if faults or missed:
            raise typer.Exit(FAILURE)


def _text(file: str, faults: list[Fault], checked: list[TypeChecked], missed: list[Missed]) -> str:
    from chancery.cli.safe import one_line

    if faults:
        return "".join(f"{one_line(f'{fault.where(file)}: {fault.message}')}\n" for fault in faults)
    lines = [f"{file}{f', line {one.line}' if one.line else ''}: {_reason(one)}" for one in missed]
    return _table(checked) + "".join(f"{one_line(line)}\n" for line in lines)


def _reason(one: Missed) -> str:
    instead = f"“{one.instead}” is found there" if one.instead else "nothing is found there"
    return (
        f"type “{one.type}”: the example “{one.example}” is missed, {instead}:"
        " mark the verb or noun that names the act, or add a pattern"
    )


def _table(checked: list[TypeChecked]) -> str:
    from chancery.cli.columns import Columns
    from chancery.cli.safe import one_line
    from chancery.cli.terminal import describe_terminal

    columns = Columns(NAMES, FIXED, SHARES, describe_terminal())
    rows = [columns.heads()]
    for one in checked:
        cells = {
            "type": one.name,
            "maps to": one.maps_to or "-",
            "cameo": one.cameo or "-",
            "examples": f"{one.found} of {one.examples}",
            "unseen": str(one.unseen),
            "patterns": str(one.patterns),
        }
        rows.append(columns.row({name: one_line(cell) for name, cell in cells.items()}))
    return "".join(rows)


def _object(faults: list[Fault], checked: list[TypeChecked], missed: list[Missed]) -> bytes:
    from dataclasses import asdict

    import msgspec

    answer: dict[str, Any] = {
        "ok": not faults and not missed,
        "faults": [asdict(fault) for fault in faults],
        "types": [asdict(one) for one in checked],
        "missed": [asdict(one) for one in missed],
    }
    return msgspec.json.encode(answer) + b"\n"
