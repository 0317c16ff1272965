"""The floor under the reader's accuracy: what continuous integration holds.

    python -m evals.floor                 measure, print the figures beside their floors, fail if one is below
    python -m evals.floor --update        raise the floors to the figures less the margin, and keep the gold's digests
    python -m evals.floor --update --allow-lower    also where that lowers a floor

`evals/floor.toml` has the floors, the margin, and a SHA-256 digest of each folder of gold: gold that has been edited
fails the check until an update states the new digest, so neither the reader nor its measure gets worse unseen. What is
measured on which gold stands in `evals.suites`.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from chancery.errors import ChanceryError, UnreadableSource, UsageError
from evals.suites import SUITES, Measured, Suite, measure

ROOT = Path(__file__).resolve().parents[1]
FLOOR_FILE = ROOT / "evals" / "floor.toml"
_DECIMALS = 3
_HEADER = """\
# The floor under the reader's accuracy. `python -m evals.floor` holds it and, with --update, writes this file.
# A floor is the figure measured at the last update less the margin, which leaves room for processors that round
# otherwise. Lowering one takes --allow-lower, and a reason in the commit.
"""


class Floor(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The file: minimum of each figure, and digest of each folder of gold."""

    margin: float = 0.01
    gold: dict[str, str] = {}
    floor: dict[str, float] = {}


def load(path: Path) -> Floor:
    """The floors of a file; a missing file has none. Raises UnreadableSource where it is damaged."""
    if not path.exists():
        return Floor()
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Floor)
    except (msgspec.MsgspecError, ValueError) as error:
        raise UnreadableSource(f"{error}; restore the file from its history", where=str(path)) from error


def dump(floor: Floor) -> str:
    """The text of the file, the same for the same floors."""
    lines = [_HEADER, f"margin = {floor.margin}", "", "[gold]"]
    lines += [f"{json.dumps(folder)} = {json.dumps(value)}" for folder, value in sorted(floor.gold.items())]
    lines += ["", "[floor]"]
    lines += [f"{json.dumps(name)} = {minimum:.{_DECIMALS}f}" for name, minimum in sorted(floor.floor.items())]
    return "\n".join(lines) + "\n"


def faults(floor: Floor, measured: Measured) -> list[str]:
    """Why the floor does not hold, a line each; empty when it does."""
    found = []
    for name, minimum in floor.floor.items():
        figure = measured.figures.get(name)
        if figure is None:
            found.append(f"{name}: is not measured any more")
        elif figure < minimum:
            found.append(f"{name}: {figure:.4f} is below its floor of {minimum}")
    for folder in sorted(floor.gold.keys() | measured.digests.keys()):
        if floor.gold.get(folder) != measured.digests.get(folder):
            found.append(f"{folder}: the gold is not what the floor was measured on; if meant, run with --update")
    return found


def raised(floor: Floor, measured: Measured, *, allow_lower: bool = False) -> Floor:
    """New floors: the measured figures less the margin, or the old floor where that is higher and still holds.

    Raises UsageError, naming them, where figures are below their floors or gone, unless `allow_lower`.
    """
    lower = [name for name, minimum in floor.floor.items() if measured.figures.get(name, -math.inf) < minimum]
    if lower and not allow_lower:
        raise UsageError(f"would lower {', '.join(lower)}; mend the reader, or give --allow-lower and say why")
    minima = {}
    for name, figure in measured.figures.items():
        minimum = _round_down(figure - floor.margin)
        minima[name] = minimum if allow_lower else max(minimum, floor.floor.get(name, 0.0))
    return Floor(margin=floor.margin, gold=dict(measured.digests), floor=minima)


def _round_down(figure: float) -> float:
    unit = 10.0**-_DECIMALS
    return max(0.0, round(math.floor(figure / unit + 1e-9) * unit, _DECIMALS))


def report(floor: Floor, measured: Measured) -> str:
    """Each figure beside its floor."""
    rows = [f"{'figure':44s} {'measured':>8s} {'floor':>8s}"]
    for name, figure in measured.figures.items():
        minimum = floor.floor.get(name)
        beside = "none yet" if minimum is None else f"{minimum:8.3f}"
        rows.append(f"{name:44s} {figure:8.4f} {beside}{'  BELOW' if minimum is not None and figure < minimum else ''}")
    return "\n".join(rows)


def main(
    arguments: Sequence[str] | None = None,
    *,
    suites: Sequence[Suite] = SUITES,
    root: Path = ROOT,
    path: Path = FLOOR_FILE,
) -> int:
    """The command; returns its exit code: 0 the floor holds, 1 it does not, 2 it cannot be measured."""
    parser = argparse.ArgumentParser(prog="python -m evals.floor", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--update", action="store_true", help="write the measured figures, less the margin, as floors")
    parser.add_argument("--allow-lower", action="store_true", help="let --update lower floors")
    options = parser.parse_args(arguments)
    try:
        floor = load(path)
        measured = measure(suites, root)
        print(report(floor, measured))
        if options.update:
            path.write_text(dump(raised(floor, measured, allow_lower=options.allow_lower)), encoding="utf-8")
            return 0
    except UsageError as error:
        print(error, file=sys.stderr)
        return 1
    except ChanceryError as error:
        print(error, file=sys.stderr)
        return 2
    found = faults(floor, measured)
    print("\n".join(found), file=sys.stderr, end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
