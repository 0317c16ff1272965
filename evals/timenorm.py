"""Score the values of time expressions: how many of a file's have the TimeML value that its annotators gave.

    python -m evals.timenorm FILE [--misses N] [--json]

A FILE is tab-separated: expression, TIMEX3 type, value, one a line in order of the text; an empty line ends a
document. The first line of a document is its own date and is the anchor: it is not scored, since it takes no reading,
and of a date with a time only the day counts. No description came with timenorm's training file; this is what can be
seen in it: the first line of each of its 183 blocks, and no other, has a whole day as its expression and its value.

- *values*: the value is right, to the letter, whatever the type; *values and types*: so is the type.
- by type: values that are right of those that the gold has of a type.

The file has no sentences: no tense is known, and an expression whose value hangs on a verb, or on words around it,
is read without them. What counts from an earlier date ("the quarter", "two days later") counts from dates that were
read before it in the same document, not from the gold ones; an expression that counts so is no such date itself, so
that "a year earlier" leaves the quarter that the news is about in place. The gold has values that no rule of TimeML
gives ("last week" is 1989-W43 here and 1989-WXX there, 1998 stands for 1988): these are misses as any other.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from chancery.errors import ChanceryError, SourceNotFound, UnreadableSource
from chancery.extract.date_meanings import Timex
from chancery.extract.dates import normalise
from evals.counts import ratio

_TYPES = ("DATE", "TIME", "DURATION", "SET")


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression and its gold."""

    text: str
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class DatedText:
    """The day of a document and its time expressions, in order."""

    published: date
    expressions: tuple[Expression, ...]


@dataclass(slots=True)
class TimexScore:
    """How many expressions there are of each type, how many of these are right, and the misses with their number."""

    given: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    types_too: int = 0
    misses: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # expression, gold value, value read

    def add(self, gold: Expression, read: Timex | None) -> None:
        """Count one expression and what was read."""
        self.given[gold.type] += 1
        if read and read.value == gold.value:
            self.right[gold.type] += 1
            self.types_too += read.type == gold.type
        else:
            self.misses[gold.text.lower(), gold.value, read.value if read else "-"] += 1

    def figures(self) -> dict[str, float]:
        """The shares, by name."""
        total = self.given.total()
        shares = {"values": ratio(self.right.total(), total), "values and types": ratio(self.types_too, total)}
        return shares | {name: ratio(self.right[name], self.given[name]) for name in _TYPES if self.given[name]}


def load(path: Path) -> list[DatedText]:
    """The documents of a file. Raises SourceNotFound and UnreadableSource, which names the line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise SourceNotFound("no such file; give one of expressions, types and values", where=str(path)) from None
    return [_document(block, path) for block in _blocks(lines)]


def _blocks(lines: Iterable[str]) -> Iterator[list[tuple[int, str]]]:
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append((number, line))
        elif block:
            yield block
            block = []


def _document(block: Sequence[tuple[int, str]], path: Path) -> DatedText:
    first, *expressions = [_expression(number, line, path) for number, line in block]
    try:
        published = date.fromisoformat(first.value[:10])
    except ValueError:
        raise UnreadableSource(
            f"line {block[0][0]} opens a document and is no date; write that of the document", where=str(path)
        ) from None
    return DatedText(published, tuple(expressions))


def _expression(number: int, line: str, path: Path) -> Expression:
    parts = line.split("\t")
    if len(parts) != 3:
        raise UnreadableSource(f"line {number} is not expression, type and value with tabs between", where=str(path))
    return Expression(*parts)


def score(documents: Iterable[DatedText]) -> TimexScore:
    """Read the expressions of each document in order and compare."""
    total = TimexScore()
    for document in documents:
        mentioned: list[tuple[date, date]] = []
        for gold in document.expressions:
            read = normalise(gold.text, document.published, mentioned=mentioned)
            total.add(gold, read)
            alone = normalise(gold.text, document.published)
            if alone and alone.days and alone.type in ("DATE", "TIME") and not alone.value.endswith("_REF"):
                mentioned.append(alone.days)
    return total


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.timenorm", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", type=Path, metavar="FILE", help="expressions, types and values, one a line")
    parser.add_argument("--misses", type=int, default=20, metavar="N", help="how many of the misses to print")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(arguments)
    try:
        found = score(load(options.file))
    except ChanceryError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(json.dumps(found.figures(), indent=2) if options.json else _report(found, options.misses))
    return 0


def _report(found: TimexScore, misses: int) -> str:
    lines = [f"{name:<18}{share:.3f}" for name, share in found.figures().items()]
    lines += ["", f"{'misses':<8}{'expression':<32}{'gold':<18}read"]
    common = found.misses.most_common(misses)
    return "\n".join(lines + [f"{count:<8}{text:<32}{gold:<18}{read}" for (text, gold, read), count in common])


if __name__ == "__main__":
    raise SystemExit(main())
