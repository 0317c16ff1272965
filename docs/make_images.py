"""Makes the pictures of the documentation again: `python docs/make_images.py`.

`images/read.svg` shows the first lines of what `chancery read` prints on a terminal, and the first rows of its tables.
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
ACTORS = 5
"""Of the marked text and of the tables: what fits one screen."""


def excerpt() -> Text:
    """The beginning of the marked text and of each table, as the terminal shows them."""
    text = (ROOT / ARTICLE).read_text(encoding="utf-8")
    printed = Pretty(Terminal(width=COLUMNS, colour=True, unicode=True)).reading(chancery.read(text, source=ARTICLE))
    lines = Text.from_ansi(printed).split("\n")
    heads = [number for number, line in enumerate(lines) if line.plain.lstrip().startswith("#  ")]
    table, actors = heads[-1], max(number for number, line in enumerate(lines) if line.plain.rstrip() == "Actors")
    blank = [number for number, line in enumerate(lines[:table]) if not line.plain.strip()]
    rows = [number for number in range(table, actors) if re.match(r" *\d+ ", lines[number].plain)]
    text_end = blank[min(PARAGRAPHS + 1, len(blank) - 1)]
    table_end = rows[ROWS] if len(rows) > ROWS else actors - 1
    names = [number for number in range(actors + 3, len(lines)) if re.search(r"\d *$", lines[number].plain)]
    actors_end = names[ACTORS] if len(names) > ACTORS else len(lines)
    parts = [lines[:text_end], lines[table:table_end], lines[actors:actors_end]]
    ellipsis = Text("⋮", style="dim")
    return Text("\n").join([line for part in parts for line in (*part, ellipsis, Text())][:-1])


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
