"""What tests of several stages share: the measure of growth, the reader with its weights, an actors file."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from chancery.reader import Reader

Growth = Callable[..., float]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """One reader for the whole run: loading the weights takes most of a second."""
    return Reader()


@pytest.fixture(scope="session")
def growth() -> Growth:
    """`growth(function, make, size, factor=8)`: time for `make(size * factor)` over time for `make(size)`, by factor.

    About 1 for a linear function, `factor` for a quadratic one. Processor time, the best of three.
    """

    def measure(function: Callable[[str], object], make: Callable[[int], str], size: int, factor: int = 8) -> float:
        small, large = make(size), make(size * factor)
        function(small)
        return _seconds(function, large) / max(_seconds(function, small), 1e-4) / factor

    return measure


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """An actors file with one row."""
    path = tmp_path / "ours.csv"
    path.write_text("name,affiliation\nFjord Board,NOR\n", encoding="utf-8")
    return path


def _seconds(function: Callable[[str], object], text: str) -> float:
    best = float("inf")
    for _ in range(3):
        gc.collect()
        begun = time.process_time()
        function(text)
        best = min(best, time.process_time() - begun)
    return best
