"""Make confidence mean what it says: of statements with confidence 0.8, four in five should be right.

    python -m training.calibrate --data DATA [--model FOLDER]

Fits the two numbers of a logistic curve (Platt, 1999) on the articles held out of training, where a statement is right
if its content and its source are those of a gold attribution, and writes them into the model's card.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from chancery.language.model import MODEL_DIRECTORY, Model
from chancery.reader import Reader
from chancery.records import Document
from evals.attribution import of_statement, pair_by_content
from evals.gold import GoldText
from evals.spans import any_overlap
from training.train import split

Numbers = npt.NDArray[np.float64]
_BINS = 5


def judged(model: Model, texts: Sequence[GoldText]) -> tuple[Numbers, Numbers]:
    """Confidence of every statement with a cue, and whether it is right (1 or 0)."""
    reader = Reader(model)
    confidences: list[float] = []
    right: list[float] = []
    for text in texts:
        reading = reader.read(Document(id=text.name, text=text.text, source=text.name))
        found = [statement for statement in reading.statements if statement.cue_span]
        spans = [of_statement(statement) for statement in found]
        paired = {pair.predicted: text.attributions[pair.gold] for pair in pair_by_content(text.attributions, spans)}
        for number, statement in enumerate(found):
            gold = paired.get(number)
            own = spans[number].source
            same = gold is not None and (any_overlap(gold.source, own) if gold.source or own else True)
            confidences.append(statement.confidence)
            right.append(float(same))
    return np.array(confidences), np.array(right)


def fit(confidences: Numbers, right: Numbers, steps: int = 50) -> tuple[float, float]:
    """Scale and shift of the log-odds, by Newton's method on the logistic loss."""
    odds = np.log(np.clip(confidences, 1e-3, 1 - 1e-3) / (1 - np.clip(confidences, 1e-3, 1 - 1e-3)))
    design = np.stack([odds, np.ones_like(odds)], axis=1)
    weights = np.array([1.0, 0.0])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (chance - right)
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + 1e-6 * np.eye(2)
        weights -= np.linalg.solve(curve, slope)
    return float(weights[0]), float(weights[1])


def main() -> None:
    """Parse the command line, fit, write, and print how well confidence and truth agree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL_DIRECTORY)
    arguments = parser.parse_args()
    config = tomllib.loads(Path(__file__).with_name("config.toml").read_text(encoding="utf-8"))
    _, held_out = split(arguments.data, config["held_out"], config["seed"])
    model = Model(arguments.model)
    model.card = msgspec.structs.replace(model.card, confidence=(1.0, 0.0))
    confidences, right = judged(model, held_out)
    scale, shift = fit(confidences, right)
    card = json.loads((arguments.model / "model.json").read_text(encoding="utf-8"))
    card["confidence"] = [round(scale, 4), round(shift, 4)]
    (arguments.model / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    odds = np.log(np.clip(confidences, 1e-3, 1 - 1e-3) / (1 - np.clip(confidences, 1e-3, 1 - 1e-3)))
    calibrated = 1 / (1 + np.exp(-(scale * odds + shift)))
    print(f"scale {scale:.3f}, shift {shift:.3f}, over {len(right)} statements; in order of confidence:")
    for members in np.array_split(np.argsort(calibrated), _BINS):
        print(f"  confidence {calibrated[members].mean():.2f}, right {right[members].mean():.2f}")


if __name__ == "__main__":
    main()
