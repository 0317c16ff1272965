"""What events cost the reader.

    python -m benchmarks.events [--articles N] [--repetitions N] [--json] [--check]

Words a second of the whole reader, of the reader without events, and how much slower the first is, as a share of the
second. One process, one core, one run: article after article, the two take turns. Medians over the repetitions.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from statistics import median

from benchmarks import texts
from benchmarks.report import Figure
from benchmarks.speed import run, take_turns

# The share of its speed that events may cost the reader.
_MOST = 0.15


def measure(articles: Sequence[str], repetitions: int) -> list[Figure]:
    """The three figures over some articles."""
    from benchmarks import adapters

    adapters.on_one_core()
    read = adapters.reader()

    def with_events(text: str) -> Callable[[], object]:
        return lambda: read(text)

    def without_events(text: str) -> Callable[[], object]:
        def reading() -> object:
            with adapters.without_events():
                return read(text)

        return reading

    whole, part = [with_events(text) for text in articles], [without_events(text) for text in articles]
    take_turns(whole, part)  # warms both
    words = sum(map(texts.count_words, articles))
    runs = [take_turns(whole, part) for _ in range(repetitions)]
    return [
        Figure("with events", median(words / seconds for seconds, _ in runs), "words/s"),
        Figure("without", median(words / seconds for _, seconds in runs), "words/s"),
        Figure("slower by", median(1 - without / seconds for seconds, without in runs), most=_MOST),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit code."""
    return run("events", __doc__, measure, arguments)


if __name__ == "__main__":
    sys.exit(main())
