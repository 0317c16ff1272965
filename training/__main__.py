"""Make the shipped weights from the data, in one command: `python -m training --data DATA --run RUN`.

Runs `training.train`, `names`, `export`, `coreference`, `events` and `calibrate` one after another, each in a process
of its own. Started again on the same RUN, it goes on where training was.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from chancery.language.model import MODEL_DIRECTORY


def main() -> None:
    """Parse the command line and run the six steps; a step that fails ends the run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder with polnear, ud, plv and place")
    parser.add_argument("--run", required=True, help="folder of this run, for checkpoints and logs")
    parser.add_argument("--device", choices=["cpu", "cuda"], default="cpu")
    parser.add_argument("--model", type=Path, default=MODEL_DIRECTORY, help="where the weights go")
    options = parser.parse_args()
    steps = [
        ["training.train", "--data", options.data, "--out", options.run, "--device", options.device],
        ["training.names", "--data", options.data, "--run", options.run],
        ["training.export", "--run", options.run, "--out", str(options.model)],
        ["training.coreference", "--data", options.data, "--model", str(options.model)],
        ["training.events", "--data", options.data, "--model", str(options.model)],
        ["training.calibrate", "--data", options.data, "--model", str(options.model)],
    ]
    for step in steps:
        print("python -m", *step, flush=True)
        subprocess.run([sys.executable, "-m", *step], check=True)


if __name__ == "__main__":
    main()
