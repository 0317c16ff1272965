"""The command `chancery`: its subcommands and the options that stand before them.

Nothing heavy is imported here, so that `--help` and shell completion answer at once.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from chancery.cli import actors, corpus, doctor, ontology, read, schema
from chancery.cli.exits import INTERRUPTED

app = typer.Typer(
    name="chancery",
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _add(group: typer.Typer, name: str, command: Callable[..., None], examples: tuple[str, ...]) -> None:
    """A command of a group; its docstring is its help, with line breaks between paragraphs only."""
    paragraphs = inspect.cleandoc(command.__doc__ or "").split("\n\n")
    text = "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
    group.command(name, help=text, epilog=_examples(examples))(command)


def _examples(examples: tuple[str, ...]) -> str:
    """The end of a command's help; a blank line keeps each example on a line of its own."""
    lines = [f"[bold]{line}[/bold]" for line in examples]
    return "\n\n".join(["Example:" if len(lines) == 1 else "Examples:", *lines])


def _show_version(wanted: bool) -> None:
    if wanted:
        from chancery import __version__

        typer.echo(f"chancery {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Reads diplomatic and political news: who said what, who did what to whom, every record pinned to its words."""


_actors = typer.Typer(no_args_is_help=True)
for _name, (_command, _of_command) in actors.COMMANDS.items():
    _add(_actors, _name, _command, _of_command)

_corpus = typer.Typer(no_args_is_help=True)
for _name, (_command, _of_command) in corpus.COMMANDS.items():
    _add(_corpus, _name, _command, _of_command)

_ontology = typer.Typer(no_args_is_help=True)
for _name, (_command, _of_command) in ontology.COMMANDS.items():
    _add(_ontology, _name, _command, _of_command)

_add(app, "read", read.read, read.EXAMPLES)
app.add_typer(_actors, name="actors", help=actors.HELP)
app.add_typer(_ontology, name="ontology", help=ontology.HELP)
app.add_typer(_corpus, name="corpus", help=corpus.HELP)
_add(app, "doctor", doctor.doctor, doctor.EXAMPLES)
_add(app, "schema", schema.schema, schema.EXAMPLES)


def main() -> None:
    """Runs the command on the arguments of this process and exits with one of the codes of `cli.exits`."""
    try:
        app(sys.argv[1:] or ["--help"], prog_name="chancery")
    except KeyboardInterrupt:  # outside a command, as while a library loads
        sys.exit(INTERRUPTED)
