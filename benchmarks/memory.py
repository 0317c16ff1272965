"""How much memory one worker takes at most.

    python -m benchmarks.memory [--articles N] [--json] [--check]

Writes N articles to a temporary folder, has `chancery read --workers 1` read it in a process of its own, and asks the
operating system for the most memory that this process, or a worker of it, ever held. Not on Windows.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import texts
from benchmarks.report import Figure, options_parser, publish

_MOST_MEGABYTES = 600.0
_MEGABYTE = 1e6
# ru_maxrss counts kibibytes, on macOS bytes.
_UNIT = 1 if sys.platform == "darwin" else 1024


def peak_memory(command: Sequence[str]) -> float:
    """Megabytes (10^6 bytes) that a command held at most; its output is thrown away.

    Raises CalledProcessError if it fails. A process starts out with the peak of the one that started it, so
    figures below this module's own size (some 50 MB) cannot be had.
    """
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_maxrss * _UNIT / _MEGABYTE


def measure(count: int) -> list[Figure]:
    """Peak memory and speed over `count` articles."""
    with TemporaryDirectory(prefix="chancery-memory-") as folder:
        words = 0
        for number, text in enumerate(texts.articles(count)):
            (Path(folder) / f"{number:06d}.txt").write_text(text, encoding="utf-8")
            words += texts.count_words(text)
        reading = [sys.executable, "-m", "chancery", "read", folder, "--any-language"]
        begun = time.perf_counter()
        peak = peak_memory([*reading, "--workers", "1", "--format", "jsonl", "--quiet"])
        seconds = time.perf_counter() - begun
    return [
        Figure("articles", count),
        Figure("peak memory", peak, "MB", most=_MOST_MEGABYTES),
        Figure("speed", words / seconds, "words/s"),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit code."""
    parser = options_parser("memory", __doc__)
    parser.add_argument("--articles", type=int, default=1000, metavar="N", help="how many articles to read (1000)")
    options = parser.parse_args(arguments)
    return publish(measure(options.articles), options)


if __name__ == "__main__":
    sys.exit(main())
