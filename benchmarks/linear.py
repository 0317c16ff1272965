"""Whether a text twice as long takes twice the time.

    python -m benchmarks.linear [--sizes KB…] [--json] [--check]

Seconds of reading one text of each size (thousands of characters), and the exponent of growth: the slope of the
logarithm of time over the logarithm of size, 1 for linear time, 2 for quadratic.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from math import log
from statistics import linear_regression

from benchmarks import texts
from benchmarks.report import Figure, options_parser, publish

_SIZES = (100, 200, 400, 700, 1000)
# Linear but for noise and what is done once a text.
_MOST_EXPONENT = 1.1


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The power of size that time grows with."""
    return linear_regression([log(size) for size in sizes], [log(taken) for taken in seconds]).slope


def measure(read: Callable[[str], object], sizes: Sequence[int]) -> list[Figure]:
    """Times of `read` by size in thousands of characters, and the exponent over them."""
    read(texts.long_text(1000))  # loads what the first reading loads
    seconds = []
    for size in sizes:
        text = texts.long_text(1000 * size)
        begun = time.perf_counter()
        read(text)
        seconds.append(time.perf_counter() - begun)
    figures = [Figure(f"{size} kB", taken, "s") for size, taken in zip(sizes, seconds, strict=True)]
    return [*figures, Figure("exponent of growth", exponent(sizes, seconds), most=_MOST_EXPONENT)]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit code."""
    parser = options_parser("linear", __doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES, metavar="KB", help="100 200 400 700 1000")
    options = parser.parse_args(arguments)
    if len(set(options.sizes)) < 2:
        parser.error("two different sizes at least: growth is measured between them")
    from benchmarks import adapters

    adapters.on_one_core()
    return publish(measure(adapters.reader(), options.sizes), options)


if __name__ == "__main__":
    sys.exit(main())
