"""Train the head of who is who on the finished encoder: `python -m training.coreference --data DATA --model FOLDER`.

FOLDER holds exported weights and gets `entities.onnx` and `antecedents.onnx`. The head sees whole documents, and beside
the vectors of two mentions what the other heads say of them (`chancery.language.coreference`); it learns from GUM and
from `corpus/coreference` in some minutes, and nothing else moves. The antecedents of a mention are learnt together:
what counts is that the right ones have most of the probability (Lee et al., 2017).
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from chancery.language.analyser import Analyser
from chancery.language.annotation import ENTITY_KINDS, Annotation
from chancery.language.coreference import describe, pair_up
from chancery.language.index import Index
from chancery.language.model import MODEL_DIRECTORY, Model
from evals import coreference as gold_entities
from evals import mentions
from evals.chains import ChainedText
from evals.conllu import TreebankDocument
from training.data import IGNORE, KINDS
from training.entity_heads import AntecedentHead, MentionHead
from training.export import export_entities


@dataclass
class Document:
    """A document as the head sees it: vectors and kinds of all words, heads of the mentions, and their pairs."""

    vectors: Tensor  # [W, hidden]
    kinds: Tensor  # [W]
    heads: Tensor  # [M]
    first: Tensor  # [P]
    second: Tensor
    features: Tensor  # [P, F]
    same: Tensor  # [P]


def prepare(text: TreebankDocument | ChainedText, analyser: Analyser) -> Document:
    """What is seen of a gold document; its mentions are the gold ones, so that all pairs are known."""
    annotation, vectors, _ = analyser.annotate_words(text.text)
    kinds, chains = _gold(text, annotation)
    heads = [word for word in range(len(kinds)) if 0 < kinds[word] <= len(ENTITY_KINDS)]
    first, second, features = pair_up(describe(annotation, heads, [int(kinds[word]) for word in heads]))
    chain = np.array([chains[word] for word in heads], dtype=np.int64)
    return Document(
        torch.from_numpy(vectors), torch.from_numpy(kinds), torch.tensor(heads, dtype=torch.long),
        torch.from_numpy(first), torch.from_numpy(second), torch.from_numpy(features),
        torch.from_numpy(chain[first] == chain[second]),
    )  # fmt: skip


def _gold(text: TreebankDocument | ChainedText, annotation: Annotation) -> tuple[np.ndarray[Any, Any], dict[int, int]]:
    """The kind that each word heads, and the chains of the heads that are followed."""
    chained = isinstance(text, ChainedText)
    found = mentions.of_chains(text, annotation) if isinstance(text, ChainedText) else mentions.of_treebank(text)
    index = Index(annotation)
    kinds = np.zeros(len(annotation.tokens), dtype=np.int64)
    if chained:  # where only states are marked, a name may still be a place: nothing is learnt of it
        kinds[[token.upos == "PROPN" for token in annotation.tokens]] = IGNORE
    chains: dict[int, int] = {}
    placed = [(mention, entity.kind, number) for number, entity in enumerate(found) for mention in entity.mentions]
    for mention, kind, number in sorted(placed, key=lambda one: one[0].span[0] - one[0].span[1]):
        inside = index.tokens((mention.head, mention.head + 1))
        if not len(inside):
            continue
        followed = kind in ENTITY_KINDS
        if followed or kinds[inside[0]] <= 0:
            kinds[inside[0]] = KINDS.index(kind if followed else "other")
            chains[inside[0]] = number
    return kinds, chains


def train(
    found: Sequence[Document], settings: dict[str, Any], hidden: int, seed: int
) -> tuple[MentionHead, AntecedentHead]:
    """Train both heads, a document a step."""
    torch.manual_seed(seed)
    shuffle = random.Random(seed)
    mention, antecedent = MentionHead(hidden, settings), AntecedentHead(settings)
    parameters = [*mention.parameters(), *antecedent.parameters()]
    optimiser = torch.optim.AdamW(parameters, lr=settings["rate"], weight_decay=settings["weight_decay"])
    steps = settings["epochs"] * len(found)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, settings["rate"], total_steps=steps + 1, pct_start=0.05)
    for epoch in range(settings["epochs"]):
        total = 0.0
        for document in shuffle.sample(found, len(found)):
            loss = _loss(mention, antecedent, document, settings["kinds_weight"])
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        print(f"epoch {epoch + 1}: loss {total / len(found):.4f}", flush=True)
    return mention.eval(), antecedent.eval()


def _loss(mention: MentionHead, antecedent: AntecedentHead, document: Document, kinds_weight: float) -> Tensor:
    kinds, earlier, later = mention(document.vectors)
    loss = kinds_weight * functional.cross_entropy(kinds, document.kinds, ignore_index=IGNORE)
    count = len(document.heads)
    if not count or not len(document.first):
        return loss
    heads = document.heads
    scores = antecedent(earlier[heads], later[heads], document.first, document.second, document.features)
    # Log-probability that the antecedent of each mention is a right one; of those that have none, that it has none.
    highest = torch.zeros(count).scatter_reduce(0, document.second, scores.detach(), "amax")
    odds = torch.exp(scores - highest[document.second])
    nobody = torch.exp(-highest)
    right = torch.zeros(count).scatter_add(0, document.second, odds * document.same)
    has_any = torch.zeros(count).scatter_add(0, document.second, document.same.float()) > 0
    gold = torch.where(has_any, right, nobody)
    total = nobody.scatter_add(0, document.second, odds)
    return loss - (torch.log(gold + 1e-9) - torch.log(total)).mean()


def main() -> None:
    """Parse the command line, train, and write the two graphs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=Path(__file__).parent.parent / "corpus" / "coreference")
    parser.add_argument("--model", type=Path, default=MODEL_DIRECTORY)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    settings = config["coreference"]
    analyser = Analyser(Model(arguments.model))
    found: list[Document] = []
    for path, passes in (
        (arguments.data / "ud" / "gum" / "train.conllu", 1),
        (arguments.corpus, settings["marked_passes"]),
    ):
        texts = gold_entities.load([path])
        found += [prepare(text, analyser) for text in texts] * passes
    heads = train(found, settings, config["encoder"]["hidden"], config["seed"])
    export_entities(*heads, arguments.model)


if __name__ == "__main__":
    main()
