"""What each form of storing the weights costs and gains, as a Markdown table for the model card.

    python -m training.compare --run RUN --data DATA [--epoch N]

Accuracy is measured on development sets (PolNeAR, EWT, GUM, `corpus/reader/held_out`), speed on the articles of the
corpus, one thread. `dynamic int8` computes in 8 bits, with results that depend on the processor: it is not shipped.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from pathlib import Path

from chancery.language.analyser import Analyser
from chancery.language.model import MODEL_DIRECTORY, Model
from chancery.language.pieces import cut_into_pieces
from chancery.language.quotes import quotations
from chancery.language.tokens import tokenise
from chancery.language.windows import find_cuts, plan_windows
from evals import conllu, gold, names, syntax
from training.calibrate import calibrate
from training.choose import measure
from training.export import ENTITY_FILES, digest, export, load_run

_ROOT = Path(__file__).parent.parent
_STORAGE = ("fp32", "fp16", "int8", "dynamic int8")
_FIGURES = ("exact source", "exact cue", "exact content", "attribution")


def write_dynamic(fp32: Path, out: Path) -> None:
    """The model of a folder with its encoder quantised dynamically by onnxruntime."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    shutil.copytree(fp32, out)
    quantize_dynamic(fp32 / "encoder.onnx", out / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8)
    card = json.loads((out / "model.json").read_text(encoding="utf-8"))
    card["digests"]["encoder.onnx"] = digest(out / "encoder.onnx")
    (out / "model.json").write_text(json.dumps(card), encoding="utf-8")


def words_a_second(model: Model, articles: list[str], repetitions: int = 5) -> float:
    """Words that the bare encoder takes in, a second, on the windows of some articles."""
    windows = []
    words = 0
    for text in articles:
        spans = tokenise(text)
        pieces = cut_into_pieces(text, spans, quotations(text), model.vocabulary)
        plan = plan_windows(find_cuts(text, spans), pieces)
        windows += [pieces.window(one.first, one.last, model.vocabulary.special) for one in plan]
        words += len(text.split())
    model.encode(windows[0])
    best = float("inf")
    for _ in range(repetitions):
        begun = time.perf_counter()
        for window in windows:
            model.encode(window)
        best = min(best, time.perf_counter() - begun)
    return words / best


def row(storage: str, folder: Path, data: Path) -> str:
    """One row of the table."""
    model = Model(folder)
    analyser = Analyser(model)
    size = sum(file.stat().st_size for file in folder.iterdir())
    figures = measure(model, gold.load(data / "polnear" / "dev")).figures()
    cells = [storage, f"{size / 1e6:.1f}"]
    articles = [path.read_text(encoding="utf-8") for path in sorted((_ROOT / "corpus" / "articles").glob("*.txt"))]
    cells.append(f"{words_a_second(model, articles):,.0f}")
    cells += [f"{figures[name]:.3f}" for name in _FIGURES]
    for bank in ("ewt", "gum"):
        parsed = syntax.score(conllu.load(data / "ud" / bank / "dev.conllu"), analyser).figures()
        cells += [f"{parsed['LAS']:.4f}", f"{parsed['UPOS']:.4f}"]
        bounds = syntax.score_boundaries(conllu.load(data / "ud" / bank / "dev.conllu"), analyser)
        cells.append(f"{bounds['sentences'].f1:.3f}")
    held_out = [text for _, text in gold.load_marked(_ROOT / "corpus" / "reader" / "held_out")]
    cells.append(f"{names.score(held_out, analyser).all.f1:.3f}")
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    """Parse the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--epoch", type=int)
    parser.add_argument("--storage", nargs="+", choices=_STORAGE, default=list(_STORAGE))
    arguments = parser.parse_args()
    network, inventory = load_run(arguments.run, arguments.epoch)
    banks = [f"{bank} {figure}" for bank in ("EWT", "GUM") for figure in ("LAS", "UPOS", "sentences")]
    headings = ["storage", "MB", "encoder words/s", *_FIGURES, *banks, "names"]
    print("| " + " | ".join(headings) + " |\n|" + "---|" * len(headings), flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        for storage in arguments.storage:
            folder = Path(scratch) / storage
            plain = Path(scratch) / "fp32"
            if storage != "dynamic int8" or not plain.exists():
                kind = "fp32" if storage == "dynamic int8" else storage
                export(network, inventory, plain if kind == "fp32" else folder, name="compared", storage=kind)
            if storage == "dynamic int8":
                write_dynamic(plain, folder)
            for file in ENTITY_FILES:  # the shipped head of who is who; none of these figures depends on it
                shutil.copyfile(MODEL_DIRECTORY / file, folder / file)
            calibrate(folder, arguments.data)
            print(row(storage, folder, arguments.data), flush=True)


if __name__ == "__main__":
    main()
