"""Train the head of names afresh on the finished encoder: `python -m training.names --data DATA --run RUN`.

Marked news is little, GUM has other labels than ours, and what is known of states and bodies stands in tables. Trained
together with everything else, the head learns GUM's view; on the finished encoder it learns from all three in minutes,
and nothing else moves. RUN gets `names.pt`, which the export takes.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from chancery.language.pieces import PieceVocabulary
from training import silver
from training.batches import collate, cut
from training.data import IGNORE, Example, Inventory, attribution_examples, marked_examples, treebank_examples
from training.export import load_run
from training.network import Reader, name_head
from training.train import minilm_folder, split


def examples(data: Path, corpus: Path, settings: dict[str, Any], config: dict[str, Any]) -> dict[str, list[Example]]:
    """Texts with names by where the labels come from: marked by hand, GUM, the tables."""
    vocabulary = PieceVocabulary(minilm_folder() / "vocab.txt")
    texts, _ = split(data, config["held_out"], config["seed"])
    from_tables = list(attribution_examples(texts[: settings["articles"]], vocabulary))
    for example in from_tables:
        example.names = silver.labels(example)
    gum = treebank_examples(data / "ud" / "gum" / "train.conllu", vocabulary, Inventory(), grow=True)
    return {"marked": list(marked_examples(corpus, vocabulary)), "gum": list(gum), "tables": from_tables}


@torch.no_grad()
def vectors(network: Reader, found: Iterable[Example], longest: int, special: tuple[int, int]) -> tuple[Tensor, Tensor]:
    """Vectors of all labelled words [N, hidden] and their labels [N]."""
    kept, gold = [], []
    for window in cut(list(found), longest, None):
        batch = collate([window], special)
        assert batch.names is not None
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = network.encoder(*batch.inputs, batch.piece_mask)
        known = batch.names[0] != IGNORE
        kept.append(words[0][known].to(torch.bfloat16))
        gold.append(batch.names[0][known])
    return torch.cat(kept), torch.cat(gold)


def fit(head: nn.Sequential, sets: list[tuple[Tensor, Tensor, int]], settings: dict[str, Any], seed: int) -> None:
    """Train the head; each set comes with how often an epoch passes over it."""
    words = torch.cat([vectors for vectors, _, passes in sets for _ in range(passes)])
    gold = torch.cat([labels for _, labels, passes in sets for _ in range(passes)])
    optimiser = torch.optim.AdamW(head.parameters(), lr=settings["rate"], weight_decay=0.01)
    torch.manual_seed(seed)
    steps = settings["epochs"] * (len(words) // settings["batch"] + 1)
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.02, steps)
    head.train()
    for epoch in range(settings["epochs"]):
        total = 0.0
        for rows in torch.randperm(len(words)).split(settings["batch"]):
            scores = head(words[rows].float().unsqueeze(1)).squeeze(1)
            loss = functional.cross_entropy(scores, gold[rows])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += float(loss.detach()) * len(rows)
        print(f"epoch {epoch + 1}: loss {total / len(words):.4f}", flush=True)
    head.eval()


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=Path(__file__).parent.parent / "corpus" / "reader")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    settings = config["names"]
    random.seed(config["seed"])
    torch.manual_seed(config["seed"])
    network, inventory = load_run(arguments.run, None)
    network.eval()
    special = PieceVocabulary(minilm_folder() / "vocab.txt").special
    found = examples(arguments.data, arguments.corpus, settings, config)
    longest = config["data"]["longest_window"]
    sets = [(*vectors(network, texts, longest, special), settings["passes"][name]) for name, texts in found.items()]
    head = name_head(config["encoder"]["hidden"], len(inventory.names), settings["dropout"])
    fit(head, sets, settings, config["seed"])
    torch.save(head.state_dict(), arguments.run / "names.pt")


if __name__ == "__main__":
    main()
