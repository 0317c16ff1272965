"""Decide how sure a statement is, and which are too unsure to report: `python -m training.calibrate --data DATA`.

Fits a logistic regression over the features of `chancery.language.linking` on the articles held out of training, where
an attribution is right if its content and its source are those of a gold one; then takes the threshold that gives the
best F1 there. Both go into the model's card, and confidence means what it says: of statements with 0.8, four in five
are right.
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

from chancery.language.analyser import Analyser
from chancery.language.annotation import Attribution
from chancery.language.model import MODEL_DIRECTORY, Model
from evals.attribution import pair_by_content
from evals.gold import GoldText
from evals.spans import any_overlap
from evals.standoff import RoleSpans
from training.train import split

Numbers = npt.NDArray[np.float64]
_BINS = 6
_RIDGE = 1.0
# Negative: candidates are found more freely than the cue head alone would have them, and judged by all features.
_CAUTION = -2.0
# The cue's own log-odds: what a model's card has until it is calibrated, and what calibrating starts from.
UNCALIBRATED = [0.0, 1.0, *[0.0] * 7]


def judged(model: Model, texts: Sequence[GoldText]) -> tuple[Numbers, Numbers]:
    """Features [N, features] of every candidate of some texts, and whether it is right [N], 1 or 0."""
    analyser = Analyser(model)
    rows: list[tuple[float, ...]] = []
    right: list[float] = []
    for text in texts:
        found = analyser.linked(text.text)
        spans = [_spans(attribution) for _, attribution in found]
        paired = {pair.predicted: text.attributions[pair.gold] for pair in pair_by_content(text.attributions, spans)}
        for number, (link, _) in enumerate(found):
            gold, own = paired.get(number), spans[number].source
            rows.append(link.features)
            right.append(float(gold is not None and (any_overlap(gold.source, own) if gold.source or own else True)))
    return np.array(rows), np.array(right)


def _spans(attribution: Attribution) -> RoleSpans:
    source = [attribution.source] if attribution.source else []
    return RoleSpans(source, [attribution.cue] if attribution.cue else [], list(attribution.content))


def fit(features: Numbers, right: Numbers, steps: int = 30) -> Numbers:
    """Weights of the logistic regression with a ridge, by Newton's method."""
    weights = np.zeros(features.shape[1])
    ridge = _RIDGE * np.eye(len(weights))
    ridge[0, 0] = 0.0
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (chance - right) + ridge @ weights
        curve = (features * (chance * (1 - chance))[:, None]).T @ features + ridge
        weights -= np.linalg.solve(curve, slope)
    return weights


def best_threshold(confidence: Numbers, right: Numbers, gold: int) -> tuple[float, float]:
    """The confidence from which to report, and the F1 it gives against so many gold attributions."""
    order = np.argsort(-confidence)
    found = np.cumsum(right[order])
    scores = 2 * found / (np.arange(1, len(right) + 1) + gold)
    best = int(scores.argmax())
    return float(confidence[order][best]), float(scores[best])


def calibrate(folder: Path, data: Path, caution: float = _CAUTION) -> str:
    """Fit on the held-out articles and write into the card in `folder`; gives a report of how well it agrees."""
    config = tomllib.loads(Path(__file__).with_name("config.toml").read_text(encoding="utf-8"))
    _, held_out = split(data, config["held_out"], config["seed"])
    model = Model(folder)
    model.card = msgspec.structs.replace(model.card, cue_caution=caution, threshold=0.0, confidence=UNCALIBRATED)
    features, right = judged(model, held_out)
    weights = fit(features, right)
    confidence = 1 / (1 + np.exp(-features @ weights))
    threshold, score = best_threshold(confidence, right, sum(len(text.attributions) for text in held_out))
    card = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    card |= {"confidence": weights.round(4).tolist(), "threshold": round(threshold, 3), "cue_caution": caution}
    (folder / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    lines = [f"weights {weights.round(3).tolist()}, threshold {threshold:.3f}, F1 {score:.3f}, {len(right)} candidates"]
    for members in np.array_split(np.argsort(confidence), _BINS):
        lines.append(f"  confidence {confidence[members].mean():.2f}, right {right[members].mean():.2f}")
    return "\n".join(lines)


def main() -> None:
    """Parse the command line, calibrate, and print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL_DIRECTORY)
    parser.add_argument("--caution", type=float, default=_CAUTION, help="what each candidate cue costs")
    arguments = parser.parse_args()
    print(calibrate(arguments.model, arguments.data, arguments.caution))


if __name__ == "__main__":
    main()
