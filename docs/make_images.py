"""Makes the pictures of the documentation again: `python docs/make_images.py`.

`images/read.svg` shows the first lines of what `chancery read` prints on a terminal, and the first rows of its table.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

import chancery
from chancery.cli.pretty import Pretty
from chancery.cli.terminal import Terminal

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = "examples/trawler-dispute.txt"
COLUMNS = 104
PARAGRAPHS = 5
ROWS = 6
"""Of the marked text and of the table: what fits one screen."""


def excerpt() -> Text:
    """The beginning of the marked text and of the table, as the terminal shows them."""
    text = (ROOT / ARTICLE).read_text(encoding="utf-8")
    printed = Pretty(Terminal(width=COLUMNS, colour=True, unicode=True)).reading(chancery.read(text, source=ARTICLE))
    lines = Text.from_ansi(printed).split("\n")
    table = next(number for number, line in enumerate(lines) if line.plain.lstrip().startswith("# "))
    blank = [number for number, line in enumerate(lines[:table]) if not line.plain.strip()]
    rows = [number for number, line in enumerate(lines[table:], start=table) if re.match(r" *\d+ ", line.plain)]
    text_end = blank[min(PARAGRAPHS + 1, len(blank) - 1)]
    table_end = rows[ROWS] if len(rows) > ROWS else len(lines)
    ellipsis = Text("⋮", style="dim")
    return Text("\n").join([*lines[:text_end], ellipsis, Text(), *lines[table:table_end], ellipsis])


def picture(text: Text, title: str) -> str:
    """An SVG of a terminal that shows the text; nothing in it is fetched from elsewhere, fonts included."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(text)
    svg = console.export_svg(title=title, unique_id="chancery")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    monospace = "ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace"
    return re.sub(r"font-family: (?:Fira Code, monospace|arial);", f"font-family: {monospace};", svg)


if __name__ == "__main__":
    target = ROOT / "docs/images/read.svg"
    target.parent.mkdir(exist_ok=True)
    target.write_text(picture(excerpt(), f"chancery read {ARTICLE}"), encoding="utf-8")
