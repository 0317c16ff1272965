"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ActorsFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--actors",
        metavar="FILE",
        help="Actors of yours: CSV, FollowTheMoney JSON lines, or a dictionary of PETRARCH or TABARI;"
        " may be given several times, and a later file wins.",
        show_default=False,
    ),
]

OntologyFile = Annotated[
    Path | None,
    typer.Option(
        "--ontology",
        metavar="FILE",
        help="Types of events of yours: TOML, with examples or patterns for each.",
        show_default=False,
    ),
]
