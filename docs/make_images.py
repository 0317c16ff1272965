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
PARAGRAPHS = 3
ROWS = {"Statements": 4, "Events": 6, "Actors": 4}
"""Of the marked text and of the tables: what fits one screen."""


def excerpt() -> Text:
    """The beginning of the marked text and of each table, as the terminal shows them."""
    text = (ROOT / ARTICLE).read_text(encoding="utf-8")
    printed = Pretty(Terminal(width=COLUMNS, colour=True, unicode=True)).reading(chancery.read(text, source=ARTICLE))
    lines = list(Text.from_ansi(printed).split("\n"))
    plain = [line.plain.rstrip() for line in lines]
    heads = [number for number, line in enumerate(plain) if line in ROWS]
    blank = [number for number, line in enumerate(plain[: heads[0]]) if not line]
    parts = [lines[: blank[min(PARAGRAPHS + 1, len(blank) - 1)]]]
    for head, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        parts.append(lines[head : _rows_end(plain, head, end)])
    ellipsis = Text("⋮", style="dim")
    return Text("\n").join([line for part in parts for line in (*part, ellipsis, Text())][:-1])


def _rows_end(plain: list[str], head: int, end: int) -> int:
    """Where the rows of a table that are shown end; a row is numbered, or ends with a number."""
    begins = r" *\d+  " if plain[head] != "Actors" else r".*  \d+$"
    rows = [number for number in range(head + 3, end) if re.match(begins, plain[number])]
    most = ROWS[plain[head]]
    return rows[most] if len(rows) > most else end


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
