"""`chancery corpus export`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from chancery.cli.corpus_options import Paths
from chancery.cli.exits import exit_codes

EXAMPLES = (
    "chancery corpus export corpus/events --format jsonl --to events.jsonl",
    "chancery corpus export corpus/events/dev --format brat --to brat --force",
)


class ExportFormat(StrEnum):
    """What `--format` takes."""

    jsonl = "jsonl"
    brat = "brat"


def export(
    paths: Paths,
    to: Annotated[
        Path,
        typer.Option(
            "--to", metavar="FILE|FOLDER", help="The file of jsonl, or the folder of brat.", show_default=False
        ),
    ],
    format_name: Annotated[
        ExportFormat,
        typer.Option(
            "--format",
            "-f",
            metavar="jsonl|brat",
            help="jsonl: one JSON object a text, with spans in code points; brat: a folder that brat opens, two files"
            " a text.",
            show_default="jsonl",
        ),
    ] = ExportFormat.jsonl,
    force: Annotated[
        bool,
        typer.Option("--force", help="Write it anew where there is such a file, or a folder of an earlier export."),
    ] = False,
) -> None:
    """Export episode files to JSON lines or to brat.

    The output is written whole or not at all: nothing is written where a file has a fault, and the exit code is 1.
    It is 2 where the output exists already and --force is not given.
    """
    with exit_codes():
        from chancery.corpus import brat, jsonl
        from chancery.corpus.files import files_of, load_placed
        from chancery.corpus.output import write_file, write_folder

        texts = load_placed(files_of(paths))
        if format_name is ExportFormat.jsonl:
            write_file(to, jsonl.write(texts), force=force)
        else:
            write_folder(to, brat.files(texts), force=force)
