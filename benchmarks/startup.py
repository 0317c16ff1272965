"""How long it takes until something happens.

    python -m benchmarks.startup [--times N] [--json] [--check]

Wall time of whole processes, the best of N: a bare interpreter, for comparison; one that imports `chancery`;
`chancery --help`.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.report import Figure, options_parser, publish

_MOST_SECONDS_IMPORT = 0.3
_MOST_SECONDS_HELP = 0.5


def best_time(command: Sequence[str], times: int) -> float:
    """Seconds of the quickest of `times` runs of a command. Raises CalledProcessError if it fails."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - begun)
    return min(taken)


def chancery_command() -> list[str]:
    """The installed command of this interpreter, or the module where there is none."""
    script = Path(sys.executable).with_name("chancery")
    return [str(script)] if script.exists() else [sys.executable, "-m", "chancery"]


def measure(times: int) -> list[Figure]:
    """The three times."""
    python = [sys.executable, "-c"]
    return [
        Figure("python", best_time([*python, "pass"], times), "s"),
        Figure("import chancery", best_time([*python, "import chancery"], times), "s", most=_MOST_SECONDS_IMPORT),
        Figure("chancery --help", best_time([*chancery_command(), "--help"], times), "s", most=_MOST_SECONDS_HELP),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit code."""
    parser = options_parser("startup", __doc__)
    parser.add_argument("--times", type=int, default=10, metavar="N", help="runs of each command (10)")
    options = parser.parse_args(arguments)
    return publish(measure(options.times), options)


if __name__ == "__main__":
    sys.exit(main())
