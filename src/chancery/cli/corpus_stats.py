"""`chancery corpus stats`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli.corpus_options import Paths
from chancery.cli.exits import exit_codes

if TYPE_CHECKING:
    from chancery.cli.terminal import Terminal
    from chancery.corpus.counting import Counted

EXAMPLES = ("chancery corpus stats corpus/events", "chancery corpus stats --format json corpus/events/train")
WIDTH_OF_NUMBERS = 7
WIDEST_NAME = len("mode ASSAULT/suicide-attack")


class StatsFormat(StrEnum):
    """What `--format` takes."""

    table = "table"
    json = "json"


def stats(
    paths: Paths,
    format_name: Annotated[
        StatsFormat,
        typer.Option(
            "--format",
            "-f",
            metavar="table|json",
            help="table: one row a figure, one column a split; json: one object.",
            show_default="table",
        ),
    ] = StatsFormat.table,
) -> None:
    """Count texts, texts without events, and events by type, mode and status, for each split.

    The split is the folder of the file: train, dev or test; “-” is none of them. The exit code is 1 where a file has
    a fault: nothing is counted then.
    """
    with exit_codes():
        from chancery.cli.terminal import describe_terminal, write
        from chancery.corpus.counting import by_split, count
        from chancery.corpus.files import files_of, load_placed

        texts = load_placed(files_of(paths))
        splits, total = by_split(texts), count(texts)
        if format_name is StatsFormat.json:
            write(_object(splits, total))
        else:
            columns = {**{split or "-": counted for split, counted in splits.items()}, "total": total}
            write("".join(_rows(columns, total, describe_terminal())))


def _rows(counted: Mapping[str, Counted], total: Counted, terminal: Terminal) -> Iterator[str]:
    from chancery.cli.columns import Columns

    fixed = {"figure": WIDEST_NAME, **dict.fromkeys(counted, WIDTH_OF_NUMBERS)}
    columns = Columns(tuple(fixed), fixed, {}, terminal)
    yield columns.row({"figure": "figure", **{name: name.rjust(WIDTH_OF_NUMBERS) for name in counted}})
    by_column = {name: _figures(one) for name, one in counted.items()}
    for figure in _figures(total):
        cells = {name: str(figures.get(figure, 0)).rjust(WIDTH_OF_NUMBERS) for name, figures in by_column.items()}
        yield columns.row({"figure": figure, **cells})


def _figures(counted: Counted) -> dict[str, int]:
    plain = {
        "episodes": counted.episodes,
        "texts": counted.texts,
        "texts without events": counted.negatives,
        "events": counted.events,
    }
    kinds = {"type": counted.types, "mode": counted.modes, "status": counted.statuses}
    return plain | {f"{kind} {name}": number for kind, numbers in kinds.items() for name, number in numbers.items()}


def _object(splits: Mapping[str | None, Counted], total: Counted) -> bytes:
    import msgspec

    listed = [{"split": split, **msgspec.to_builtins(counted)} for split, counted in splits.items()]
    return msgspec.json.encode({"splits": listed, "total": total}) + b"\n"
