"""`chancery actors list`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli.exits import exit_codes

if TYPE_CHECKING:
    from chancery.cli.terminal import Terminal
    from chancery.ledger import Registered

EXAMPLES = (
    "chancery actors list readings.jsonl",
    "chancery read --format jsonl news/ | chancery actors list -",
    "chancery actors list --format jsonl january.jsonl february.jsonl > actors.jsonl",
)
NAMES = ("id", "name", "kind", "party", "roles", "docs", "mentions", "same as?")
FIXED = {"id": 20, "kind": 12, "party": 6, "docs": 4, "mentions": 8}
SHARES = {"name": 15, "roles": 12, "same as?": 23}


class ListFormat(StrEnum):
    """What `--format` takes."""

    table = "table"
    jsonl = "jsonl"


def list_actors(
    readings: Annotated[
        list[str],
        typer.Argument(
            metavar="READINGS",
            help="Files of what `chancery read --format jsonl` prints; - is standard input.",
            show_default=False,
        ),
    ],
    format_name: Annotated[
        ListFormat,
        typer.Option(
            "--format",
            "-f",
            metavar="table|jsonl",
            help="table: one row an actor, cut to the width of the terminal; jsonl: one JSON object an actor.",
            show_default="table",
        ),
    ] = ListFormat.table,
) -> None:
    """List the actors of many articles, each once, those of most articles first.

    Persons are put together only where name and party or role agree. Whoever else they may be stands under
    “same as?”, with a score from 0 to 1.

    The exit code is 1 where a line is no reading: nothing is listed then.
    """
    with exit_codes():
        from chancery.cli.readings import readings_of
        from chancery.cli.terminal import describe_terminal, write
        from chancery.ledger import Register

        register = Register()
        for reading in readings_of(readings):
            register.add(reading)
        entries = sorted(register.entries(), key=lambda one: (-len(one.documents), -one.mentions, one.name, one.id))
        if format_name is ListFormat.jsonl:
            write(b"".join(map(_object, entries)))
        else:
            write("".join(_rows(entries, describe_terminal())))


def _rows(entries: Sequence[Registered], terminal: Terminal) -> Iterator[str]:
    from chancery.cli.columns import Columns
    from chancery.cli.safe import one_line

    columns = Columns(NAMES, FIXED, SHARES, terminal)
    called = {entry.id: f"{entry.name} ({entry.affiliation or '-'})" for entry in entries}
    yield columns.heads()
    for entry in entries:
        cells = {
            "id": entry.id,
            "name": entry.name,
            "kind": entry.kind or "-",
            "party": entry.affiliation or "-",
            "roles": ", ".join(dict.fromkeys(role.title for role in entry.roles)),
            "docs": str(len(entry.documents)),
            "mentions": str(entry.mentions),
            "same as?": ", ".join(f"{other.score:.2f} {called[other.entry]}" for other in entry.same_as),
        }
        yield columns.row({name: one_line(cell) for name, cell in cells.items()})


def _object(entry: Registered) -> bytes:
    import msgspec

    return msgspec.json.encode(entry, enc_hook=list) + b"\n"
