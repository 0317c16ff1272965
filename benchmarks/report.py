"""How every benchmark says what it found: figures with units, beside the limit each has to keep."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value. `least` and `most` are its limits, where it has any."""

    name: str
    value: float
    unit: str = ""
    least: float | None = None
    most: float | None = None

    @property
    def kept(self) -> bool:
        """Whether the value is within its limits."""
        return (self.least is None or self.value >= self.least) and (self.most is None or self.value <= self.most)

    @property
    def limit(self) -> str:
        """The limits in words; empty where there is none."""
        said = [f"at least {self.least:g}"] if self.least is not None else []
        return ", ".join(said + ([f"at most {self.most:g}"] if self.most is not None else []))

    def row(self) -> str:
        """One line of a report."""
        limit = f"   ({self.limit}{'' if self.kept else ': NOT KEPT'})" if self.limit else ""
        return f"{self.name:32s} {self.value:12,.3f} {self.unit}{limit}"


def options_parser(name: str, description: str | None) -> argparse.ArgumentParser:
    """A parser with the options that all benchmarks have. `description` is the module's docstring."""
    first_line = (description or "").split("\n")[0]
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{name}", description=first_line)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--check", action="store_true", help="exit with 1 if a limit is not kept")
    return parser


def publish(figures: Sequence[Figure], options: argparse.Namespace) -> int:
    """Print the figures as the options ask; returns the exit code."""
    if options.json:
        print(json.dumps({figure.name: figure.value for figure in figures}, indent=1))
    else:
        print("\n".join(figure.row() for figure in figures))
    return int(options.check and not all(figure.kept for figure in figures))
