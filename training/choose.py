"""Figures on the articles held out of training, for choosing checkpoints, settings and forms of storage.

    python -m training.choose --data DATA --model FOLDER… [--threshold 0.3 0.5]

Nothing is ever chosen on a development or test set: those only measure what was chosen here.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

import msgspec

from chancery.language.model import MODEL_DIRECTORY, Model
from chancery.reader import Reader
from chancery.records import Document, Reading
from evals.attribution import AttributionScore, score
from evals.gold import GoldText
from training.train import split

_SHOWN = ("exact source", "exact cue", "exact content", "tokens content", "partial content", "attribution")


def measure(model: Model, texts: list[GoldText]) -> AttributionScore:
    """Score the readings of held-out articles."""
    reader = Reader(model)
    readings: dict[str, Reading] = {}
    for text in texts:
        readings[text.name] = reader.read(Document(id=text.name, text=text.text, source=text.name))
    return score(texts, readings)


def main() -> None:
    """Parse the command line and print a row a setting."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, nargs="+", default=[MODEL_DIRECTORY])
    parser.add_argument("--threshold", type=float, nargs="+", help="instead of the model's own")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    config = tomllib.loads(Path(__file__).with_name("config.toml").read_text(encoding="utf-8"))
    _, held_out = split(arguments.data, config["held_out"], config["seed"])
    print(f"{'model':24s} {'threshold':>9s} " + " ".join(f"{name:>16s}" for name in _SHOWN))
    for folder in arguments.model:
        model = Model(folder, arguments.threads)
        for threshold in arguments.threshold or [model.card.threshold]:
            model.card = msgspec.structs.replace(model.card, threshold=threshold)
            figures = measure(model, held_out).figures()
            print(
                f"{folder.name:24s} {threshold:9.3f} " + " ".join(f"{figures[name]:16.3f}" for name in _SHOWN),
                flush=True,
            )


if __name__ == "__main__":
    main()
