"""`chancery read`: sources in, readings on standard output, everything else on standard error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from chancery.cli.exits import SOME_FAILED, exit_codes
from chancery.cli.options import ActorsFiles, OntologyFile
from chancery.errors import ChanceryError, UsageError

if TYPE_CHECKING:
    from collections.abc import Generator

    from chancery.cli.failures import Failures
    from chancery.cli.formats import Format
    from chancery.cli.progress import ReadingProgress
    from chancery.engines import Outcome
    from chancery.sources import SourceOptions

EXAMPLES = (
    "chancery read article.txt",
    "chancery read --format jsonl news/ https://example.org/a.html > readings.jsonl",
    "chancery read --columns text=body,title=headline --errors failed.jsonl wire.csv > readings.jsonl",
    "chancery read --actors ours.csv news/ > readings.jsonl",
    "chancery read --ontology types.toml news/ > readings.jsonl",
)


class FormatName(StrEnum):
    """What `--format` takes."""

    pretty = "pretty"
    jsonl = "jsonl"
    json = "json"
    table = "table"


def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Text, Markdown or HTML files, JSONL, CSV, TSV or Parquet tables, folders, URLs; - is standard input.",
            show_default=False,
        ),
    ],
    format_name: Annotated[
        FormatName | None,
        typer.Option(
            "--format",
            "-f",
            metavar="pretty|jsonl|json|table",
            help="pretty: the marked text and tables of statements, events and actors; jsonl: one JSON object a line,"
            " one line a document; json: one array; table: one row a statement or event.",
            show_default="pretty on a terminal, else jsonl",
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date of all sources, as 2021-10-20.", show_default=False),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            "-w",
            metavar="N",
            help="Worker processes; the output is the same for any number.",
            show_default="one a core if the batch is long",
        ),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD=COLUMN,…",
            help="Names of a table's columns where they are not id, text, title, published, source, publisher,"
            " url, language.",
            show_default=False,
        ),
    ] = None,
    actors_files: ActorsFiles = None,
    ontology_file: OntologyFile = None,
    any_language: Annotated[
        bool, typer.Option("--any-language", help="Read also what is not English, which the model was not made for.")
    ] = False,
    allow_private_addresses: Annotated[
        bool,
        typer.Option("--allow-private-addresses", help="Fetch URLs of this machine and of private networks too."),
    ] = False,
    errors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Append each document that failed to this file, as JSONL: source, error, message.",
            show_default=False,
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress bar. Documents that failed are still named.")
    ] = False,
) -> None:
    """Read articles: who said what, and who did what to whom, in the exact words.

    Readings go to standard output, in the order of the sources. A document that cannot be read is named in one
    line on standard error, the others are read, and the exit code is 3. It is 1 where a file of --actors or
    --ontology is broken: nothing is read then.
    """
    with exit_codes():
        from chancery.sources import SourceOptions

        options = SourceOptions(
            published=published,
            columns=parse_columns(columns or ""),
            any_language=any_language,
            allow_private_addresses=allow_private_addresses,
        )
        if _run(sources, options, format_name, workers, actors_files or (), ontology_file, errors, quiet):
            raise typer.Exit(SOME_FAILED)


def _run(
    sources: list[str],
    options: SourceOptions,
    format_name: FormatName | None,
    workers: int | None,
    actors: Sequence[Path],
    ontology: Path | None,
    errors: Path | None,
    quiet: bool,
) -> int:
    """Reads everything; the number of documents that failed."""
    from chancery.cli import terminal
    from chancery.cli.failures import Failures, errors_file
    from chancery.cli.formats import make_format
    from chancery.cli.progress import ReadingProgress
    from chancery.engines import read_documents
    from chancery.sources import open_sources

    if format_name is None:
        format_name = FormatName.pretty if terminal.is_terminal() else FormatName.jsonl
    output = make_format(format_name.value, terminal.describe_terminal())
    with errors_file(errors) as log, ReadingProgress(wanted=not quiet) as progress:
        failures = Failures(progress.complain, log)
        opened = open_sources(sources, options)
        outcomes = read_documents(opened, workers=workers, actors=actors, ontology=ontology)
        with closing(cast("Generator[Outcome]", outcomes)):  # ends the workers before anything else is said
            _write_all(outcomes, output, failures, progress)
        return failures.count


def _write_all(outcomes: Iterator[Outcome], output: Format, failures: Failures, progress: ReadingProgress) -> None:
    from chancery.cli.terminal import write

    write(output.start())
    for outcome in outcomes:
        if isinstance(outcome, ChanceryError):
            failures.add(outcome)
        else:
            try:
                rendered = output.reading(outcome)
            except ChanceryError as error:
                failures.add(error)
            else:
                write(rendered)
        progress.advance(outcome)
    write(output.end())


def parse_columns(text: str) -> dict[str, str]:
    """`text=body,title=headline` as a mapping from field to column. Raises `UsageError` for anything else."""
    columns = {}
    for pair in text.split(",") if text else ():
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not (field and equals and column):
            raise UsageError(f"--columns cannot be understood at “{pair}”: write it as text=body,title=headline")
        columns[field] = column
    return columns
