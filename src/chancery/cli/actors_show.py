"""`chancery actors show`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli.exits import exit_codes
from chancery.cli.options import ActorsFiles

if TYPE_CHECKING:
    from chancery.world.answers import Answer

EXAMPLES = (
    "chancery actors show Georgia",
    "chancery actors show Moscow --on 1985-03-11 --format json",
    "chancery actors show Washington --actors ours.csv --actors dictionary.actors.txt",
)


class ShowFormat(StrEnum):
    """What `--format` takes."""

    table = "table"
    json = "json"


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name as texts write it.", show_default=False)],
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The day to answer for, as 2021-10-20.", show_default=False),
    ] = None,
    actors_files: ActorsFiles = None,
    format_name: Annotated[
        ShowFormat,
        typer.Option(
            "--format",
            "-f",
            metavar="table|json",
            help="table: two lines an answer; json: one array, each answer an object.",
            show_default="table",
        ),
    ] = ShowFormat.table,
) -> None:
    """Show who goes by a name, the likeliest first, and which row of which table says so and why.

    The exit code is 1 where nobody does, and where a file of --actors is broken: nothing of it is used then.
    """
    with exit_codes():
        from chancery.cli.terminal import write
        from chancery.errors import ChanceryError
        from chancery.world.user_files import lookup_with

        answers = lookup_with(actors_files or []).who(name, on, any_case=True)
        if format_name is ShowFormat.json:
            write(_array(answers))
        elif answers:
            write("".join(_lines(number, answer) for number, answer in enumerate(answers, start=1)))
        if not answers:
            raise ChanceryError(f"nobody goes by “{name}”: check the spelling, or add a row with --actors FILE")


def _lines(number: int, answer: Answer) -> str:
    from chancery.cli.safe import one_line

    entry = answer.entry
    held = "" if answer.holds else "not then"
    cells = [entry.code or "-", entry.kind, entry.sector or "-", entry.relation, entry.name, held]
    heads = "  ".join(cell for cell in cells if cell)
    return f"{number}  {one_line(heads)}\n   {one_line(answer.why)}\n"


def _array(answers: list[Answer]) -> bytes:
    import msgspec

    objects = [
        {
            "name": answer.entry.name,
            "code": answer.entry.code,
            "kind": answer.entry.kind,
            "sector": answer.entry.sector,
            "relation": answer.entry.relation,
            "what": answer.entry.what,
            "from": answer.entry.from_,
            "to": answer.entry.to,
            "holds": answer.holds,
            "table": answer.entry.table,
            "line": answer.entry.line,
            "why": answer.why,
        }
        for answer in answers
    ]
    return msgspec.json.encode(objects) + b"\n"
