"""`chancery ontology show`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli.exits import exit_codes
from chancery.cli.options import OntologyFile

if TYPE_CHECKING:
    from chancery.world.ontology import Ontology

EXAMPLES = ("chancery ontology show", "chancery ontology show --ontology types.toml --format json")


class ShowFormat(StrEnum):
    """What `--format` takes."""

    table = "table"
    json = "json"


@dataclass(frozen=True, slots=True)
class Shown:
    """A type as it is shown; `modes` are those that a type of PLOVER may have, or the one that a user's maps to."""

    name: str
    quad_class: str | None
    modes: list[str]
    plover: str | None
    cameo: str | None
    definition: str | None
    file: str | None
    line: int | None


def show(
    ontology_file: OntologyFile = None,
    format_name: Annotated[
        ShowFormat,
        typer.Option(
            "--format",
            "-f",
            metavar="table|json",
            help="table: a few lines a type; json: one array, each type an object.",
            show_default="table",
        ),
    ] = ShowFormat.table,
) -> None:
    """Show the types that events may have, with quad class and modes: those of PLOVER, and of a file of yours.

    Types of PLOVER that the file replaces are left out. The exit code is 1 where the file is broken.
    """
    with exit_codes():
        import msgspec

        from chancery.cli.terminal import write
        from chancery.world.ontology import Ontology, read_ontology

        ontology = read_ontology(ontology_file) if ontology_file is not None else Ontology(())
        shown = list(_shown(ontology, ontology_file))
        if format_name is ShowFormat.json:
            write(msgspec.json.encode([asdict(one) for one in shown]) + b"\n")
        else:
            write("".join(map(_lines, shown)))


def _shown(ontology: Ontology, path: Path | None) -> Iterator[Shown]:
    from chancery.world.plover import TYPES

    for kind in TYPES:
        if kind.name not in ontology.dropped:
            yield Shown(kind.name, kind.quad_class, list(kind.modes), None, None, None, None, None)
    for one in ontology.types:
        modes = [one.mode] if one.mode else []
        yield Shown(one.name, one.quad_class, modes, one.plover, one.cameo, one.definition, str(path), one.line)


def _lines(one: Shown) -> str:
    from chancery.cli.safe import one_line

    heads = [one.name, one.quad_class or "-"]
    if one.file is not None:
        heads += ["/".join([one.plover, *one.modes]) if one.plover else "-", one.cameo or "-"]
        heads.append(f"{one.file} line {one.line}" if one.line else one.file)
    below = one.definition or ", ".join(one.modes)
    return "  ".join(map(one_line, heads)) + "\n" + (f"   {one_line(below)}\n" if below else "")
