"""How much of its encoder's speed the reader keeps.

    python -m benchmarks.speed [--articles N] [--repetitions N] [--json] [--check]

Words a second of the whole reader, words a second of the bare encoder on the windows that the reader cut, and the first
over the second. One process, one core, one run: article after article, the two take turns, so that whatever else the
machine does slows down both. Medians over the repetitions.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from itertools import chain, islice
from statistics import median

from benchmarks import texts
from benchmarks.report import Figure, options_parser, publish

# The share of the bare encoder's speed that the reader is to keep.
_LEAST_RATIO = 0.75

Measure = Callable[[Sequence[str], int], list[Figure]]
"""Gives the figures over some articles, read so often."""


def take_turns(one: Sequence[Callable[[], object]], other: Sequence[Callable[[], object]]) -> tuple[float, float]:
    """Seconds that each of two rows of tasks takes, run pair by pair; who goes first changes from pair to pair."""
    seconds = [0.0, 0.0]
    for number, pair in enumerate(zip(one, other, strict=True)):
        for side in (0, 1) if number % 2 else (1, 0):
            begun = time.perf_counter()
            pair[side]()
            seconds[side] += time.perf_counter() - begun
    return seconds[0], seconds[1]


def measure(articles: Sequence[str], repetitions: int) -> list[Figure]:
    """The three figures over some articles."""
    from benchmarks import adapters

    adapters.on_one_core()
    read, encode = adapters.reader(), adapters.encoder()
    windows = adapters.record_windows(read, articles)  # which also warms the reader
    encode(next(chain.from_iterable(windows)))
    words = sum(map(texts.count_words, articles))

    def reading(text: str) -> Callable[[], object]:
        return lambda: read(text)

    def encoding(number: int) -> Callable[[], object]:
        return lambda: [encode(window) for window in windows[number]]

    readings = [reading(text) for text in articles]
    encodings = [encoding(number) for number in range(len(articles))]
    runs = [take_turns(readings, encodings) for _ in range(repetitions)]
    return [
        Figure("reader", median(words / read_seconds for read_seconds, _ in runs), "words/s"),
        Figure("bare encoder", median(words / encode_seconds for _, encode_seconds in runs), "words/s"),
        Figure("ratio", median(encoding / reading for reading, encoding in runs), least=_LEAST_RATIO),
    ]


def run(name: str, description: str | None, measured: Measure, arguments: Sequence[str] | None) -> int:
    """The command of a benchmark over articles, with its name and docstring; returns its exit code."""
    parser = options_parser(name, description)
    parser.add_argument("--articles", type=int, default=40, metavar="N", help="how many articles to read (40)")
    parser.add_argument("--repetitions", type=int, default=5, metavar="N", help="how often (5)")
    options = parser.parse_args(arguments)
    made = texts.articles(max(0, options.articles - len(texts.corpus_texts())))
    chosen = list(islice(chain(texts.corpus_texts(), made), options.articles))
    return publish(measured(chosen, options.repetitions), options)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit code."""
    return run("speed", __doc__, measure, arguments)


if __name__ == "__main__":
    sys.exit(main())
