"""Writes the reference of the command line from the commands themselves: `python -m chancery.cli.reference FILE`.

The commands are read through the attributes that every version of typer and click gives them.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from chancery.cli import actors, corpus, doctor, exits, ontology, read, schema
from chancery.cli.app import app

EXAMPLES = {
    "read": read.EXAMPLES,
    **{f"actors {name}": examples for name, (_, examples) in actors.COMMANDS.items()},
    **{f"ontology {name}": examples for name, (_, examples) in ontology.COMMANDS.items()},
    **{f"corpus {name}": examples for name, (_, examples) in corpus.COMMANDS.items()},
    "doctor": doctor.EXAMPLES,
    "schema": schema.EXAMPLES,
}
OPTIONS_OF_TYPER = {
    "--install-completion": "Install completion for the current shell.",
    "--show-completion": "Show completion for the current shell, to copy it or adapt it.",
}
ENVIRONMENT = """\
| variable | effect |
|---|---|
| `NO_COLOR` | no colour and no other terminal escape in any format; it wins over `FORCE_COLOR` |
| `FORCE_COLOR` | colour in the pretty format into a pipe or a file too |
| `COLUMNS` | the width that the pretty and table formats are laid out for |
"""


def reference() -> str:
    """The reference as Markdown."""
    group: Any = typer.main.get_command(app)
    parts = ["# The command line", _sentence(group.help), *_parameters(group)]
    for name, command in commands(group):
        parts += [f"{'#' * (2 + name.count(' '))} `chancery {name}`", _sentence(command.help)]
        if name in EXAMPLES:
            parts += [_usage(name, command), *_parameters(command), _examples(name)]
    parts += ["## Exit codes", _table_of_exit_codes(), "## Environment", ENVIRONMENT.strip()]
    note = "<!-- Made by `python -m chancery.cli.reference docs/reference/command-line.md`; do not edit. -->"
    return "\n\n".join([note, *parts]) + "\n"


def commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """All commands with their names, a group before the commands in it: "actors", "actors show"."""
    for name, command in group.commands.items():
        yield before + name, command
        if hasattr(command, "commands"):
            yield from commands(command, f"{before}{name} ")


def _examples(name: str) -> str:
    return "\n".join(["```console", *(f"$ {line}" for line in EXAMPLES[name]), "```"])


def _usage(name: str, command: Any) -> str:
    arguments = [
        f"{one.metavar}..." if one.nargs == -1 else one.metavar
        for one in command.params
        if one.param_type_name == "argument"
    ]
    return f"```console\n$ {' '.join(['chancery', name, '[OPTIONS]', *arguments])}\n```"


def _parameters(command: Any) -> Iterator[str]:
    rows = [f"| {_name(parameter)} | {_explanation(parameter)} |" for parameter in command.params]
    if rows:
        yield "\n".join(["| argument or option | meaning |", "|---|---|", *rows])


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar}`"
    names = ", ".join(f"`{name}`" for name in parameter.opts)
    return f"{names} `{_cell(parameter.metavar)}`" if parameter.metavar else names


def _explanation(parameter: Any) -> str:
    explanation = OPTIONS_OF_TYPER.get(parameter.opts[0], parameter.help or "")
    default = getattr(parameter, "show_default", None)
    return _cell(f"{explanation} Default: {default}." if isinstance(default, str) else explanation)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _sentence(text: str | None) -> str:
    return inspect.cleandoc(text or "").split("\f")[0]


def _table_of_exit_codes() -> str:
    return "\n".join(re.findall(r"^\|.*\|$", inspect.cleandoc(exits.__doc__ or ""), flags=re.MULTILINE))


if __name__ == "__main__":
    if len(sys.argv) == 2:
        Path(sys.argv[1]).write_text(reference(), encoding="utf-8")
    else:
        sys.stdout.write(reference())
