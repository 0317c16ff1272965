"""What the commands of `chancery corpus` share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        help="Episode files, or folders of them: every .txt file below, but not .blind.txt.",
        show_default=False,
    ),
]
