"""Train the heads of acts on the finished encoder: `python -m training.events --data DATA --model FOLDER`.

FOLDER holds exported weights and gets `acts.onnx` and `arguments.onnx`; nothing else moves. The heads learn from
`corpus/events/train`, then from PLV too: for each of its records the trained heads say which word the type is told by,
and they are trained afresh on both. Where a verb happened is learnt from the place data.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from chancery.corpus.marked_events import STATUSES
from chancery.language.analyser import Analyser
from chancery.language.model import MODEL_DIRECTORY, Model
from training.act_data import ACTS, MODES, UNKNOWN, ActText, marked, places, relations, settle
from training.act_heads import ActHead, ArgumentHead
from training.data import IGNORE
from training.export import export_acts
from training.network import INNER

Heads = tuple[ActHead, ArgumentHead]


def train(sets: Sequence[tuple[Sequence[ActText], int]], settings: dict[str, Any], hidden: int, seed: int) -> Heads:
    """Train both heads; each set comes with how often an epoch passes over it."""
    torch.manual_seed(seed)
    shuffle = random.Random(seed)
    sizes = (len(ACTS), len(STATUSES), len(MODES))
    act, argument = ActHead(hidden, len(INNER), sizes, settings), ArgumentHead(settings)
    parameters = [*act.parameters(), *argument.parameters()]
    optimiser = torch.optim.AdamW(parameters, lr=settings["rate"], weight_decay=settings["weight_decay"])
    found = [text for texts, passes in sets for text in texts for _ in range(passes)]
    batch = settings["batch"]
    steps = settings["epochs"] * (len(found) // batch + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, settings["rate"], total_steps=steps + 1, pct_start=0.1)
    averages = [{name: value.clone() for name, value in head.state_dict().items()} for head in (act, argument)]
    for epoch in range(settings["epochs"]):
        total = 0.0
        for group in _groups(found, batch, shuffle):
            loss = _loss(act, argument, group, settings)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            schedule.step()
            for head, average in zip((act, argument), averages, strict=True):
                for name, value in head.state_dict().items():
                    average[name].lerp_(value, 1 - settings["average"])
            total += float(loss.detach()) * len(group)
        print(f"epoch {epoch + 1}: loss {total / len(found):.4f}", flush=True)
    act.load_state_dict(averages[0])
    argument.load_state_dict(averages[1])
    return act.eval(), argument.eval()


def _groups(found: Sequence[ActText], batch: int, shuffle: random.Random) -> list[list[ActText]]:
    """The texts in batches of like length, in another order each time."""
    mixed = sorted(found, key=lambda text: len(text.types) + shuffle.random() * 8)
    groups = [mixed[start : start + batch] for start in range(0, len(mixed), batch)]
    shuffle.shuffle(groups)
    return groups


def _loss(act: ActHead, argument: ArgumentHead, texts: Sequence[ActText], settings: dict[str, Any]) -> Tensor:
    """The loss of some texts, a text."""
    types, statuses, modes, triggers, words = _said(act, texts)
    gold = torch.cat([text.types for text in texts])
    loss = functional.cross_entropy(types, gold, ignore_index=IGNORE, reduction="sum")
    starts = _starts(texts)
    at = torch.tensor([start + token for start, text in zip(starts, texts, strict=True) for token in text.triggers])
    for start, text in zip(starts, texts, strict=True):
        if len(text.allowed) > 1 and text.triggers:  # its type is one of several
            likely = functional.log_softmax(types[start + text.triggers[0]], dim=0)[text.allowed]
            loss = loss - torch.logsumexp(likely, dim=0)
    if not len(at):
        return loss / len(texts)
    told = torch.cat([text.statuses for text in texts])
    known = told != IGNORE
    if known.any():
        loss = loss + settings["status_weight"] * functional.cross_entropy(
            statuses[at[known]], told[known], reduction="sum"
        )
        mode = torch.cat([text.modes for text in texts])[known]
        own = modes[at[known]].masked_fill(_other_types(mode), -1e4)
        loss = loss + settings["mode_weight"] * functional.cross_entropy(own, mode, reduction="sum")
    first, second, features, roles = _pairs(texts, starts)
    scores = argument(triggers[at], words, first, second, features)
    each = functional.binary_cross_entropy_with_logits(scores, roles.clamp(min=0), reduction="none")
    return (loss + settings["argument_weight"] * (each * (roles != UNKNOWN)).sum()) / len(texts)


def _starts(texts: Sequence[ActText]) -> list[int]:
    """The number of the first word of each text, when they are put one after another."""
    return [0, *torch.tensor([len(text.types) for text in texts]).cumsum(0).tolist()[:-1]]


def _said(act: ActHead, texts: Sequence[ActText]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """What the head says of the words of some texts, one after another."""
    mask = pad_sequence([torch.ones(len(text.types), dtype=torch.bool) for text in texts], batch_first=True)
    words, inner, listed = (
        pad_sequence([getattr(text, name).float() for text in texts], batch_first=True)
        for name in ("words", "inner", "listed")
    )
    return act.read(act.states(words, inner, listed, mask)[mask])


def _pairs(texts: Sequence[ActText], starts: Sequence[int]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The pairs of some texts, with triggers and words numbered over all of them."""
    triggers = [0, *torch.tensor([len(text.triggers) for text in texts]).cumsum(0).tolist()[:-1]]
    first = torch.cat([text.first + number for text, number in zip(texts, triggers, strict=True)])
    second = torch.cat([text.second + start for text, start in zip(texts, starts, strict=True)])
    return first, second, torch.cat([text.features for text in texts]), torch.cat([text.roles for text in texts])


_TYPE_OF_MODE = torch.tensor([ACTS.index(mode.partition("/")[0]) for mode in MODES])


def _other_types(modes: Tensor) -> Tensor:
    """Which modes [T, M] are of another type than the gold one."""
    return _TYPE_OF_MODE[modes].unsqueeze(1) != _TYPE_OF_MODE.unsqueeze(0)


@torch.no_grad()
def find_triggers(heads: Heads, texts: Sequence[ActText], settings: dict[str, Any]) -> None:
    """Settle for each weak text which word its type is told by: where type and both sides are likeliest together."""
    act, argument = heads
    for text in texts:
        types, _, _, triggers, words = act(text.words.float(), text.inner.float(), text.listed)
        likely = functional.log_softmax(types, dim=1)[:, text.allowed].logsumexp(1)
        first, second, features = (torch.from_numpy(part) for part in text.pairs.of(text.candidates))
        scores = functional.logsigmoid(argument(triggers[text.candidates], words, first, second, features))
        best, chosen = -1e9, text.candidates[0]
        for number, candidate in enumerate(text.candidates):
            own = first == number
            total = float(likely[candidate])
            for role, sides in enumerate(text.spans or ()):
                found = [float(scores[pair, role]) for pair in own.nonzero().flatten() if int(second[pair]) in sides]
                total += settings["side_weight"] * max(found, default=-8.0)
            if total > best:
                best, chosen = total, candidate
        settle(text, chosen, text.allowed[0] if len(text.allowed) == 1 else None)


def learn(
    corpus: Sequence[ActText],
    weak: Sequence[ActText],
    located: Sequence[ActText],
    settings: dict[str, Any],
    hidden: int,
    seed: int,
) -> Heads:
    """Train on what is marked, let that find the triggers of the weak texts, and train on all."""
    first = train([(corpus, 1)], settings | {"epochs": settings["first_epochs"]}, hidden, seed)
    find_triggers(first, weak, settings)
    return train([(corpus, settings["marked_passes"]), (weak, 1), (located, 1)], settings, hidden, seed)


def main() -> None:
    """Parse the command line, train, and write the two graphs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=Path(__file__).parent.parent / "corpus" / "events" / "train")
    parser.add_argument("--model", type=Path, default=MODEL_DIRECTORY)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    parser.add_argument("--fold", help="leave out one part of PLV, as 1/3: to measure on it")
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    settings = config["events"]
    analyser = Analyser(Model(arguments.model))
    records = json.loads((arguments.data / "plv" / "gold_train.json").read_text(encoding="utf-8"))
    if arguments.fold:
        part, parts = map(int, arguments.fold.split("/"))
        records = [record for number, record in enumerate(records) if number % parts != part - 1]
    heads = learn(
        marked(arguments.corpus, analyser),
        list(relations(records, analyser)),
        list(places(arguments.data / "place" / "event_location.jsonl", analyser, settings["located"])),
        settings, config["encoder"]["hidden"], config["seed"],
    )  # fmt: skip
    export_acts(*heads, arguments.model)


if __name__ == "__main__":
    main()
