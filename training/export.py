"""Write trained weights as the ONNX graphs that `chancery.language.model` loads: `python -m training.export --run RUN`.

Weights are stored as 8-bit integers, one scale an output channel (a row of an embedding), and turned back into 32-bit
floats when the graphs are loaded: a quarter of the size, and no arithmetic that depends on the processor's 8-bit units.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from chancery.corpus.marked_events import STATUSES
from chancery.language.acting import FEATURE_SIZES as ACT_FEATURES
from chancery.language.coreference import FEATURE_SIZES
from chancery.language.model import LAYOUT, MODEL_DIRECTORY, VOCABULARY
from training.act_data import ACTS, MODES
from training.act_heads import ActHead, ArgumentHead
from training.calibrate import UNCALIBRATED
from training.data import Inventory
from training.entity_heads import AntecedentHead, MentionHead
from training.network import INNER, Encoder, LabelHead, Reader, RoleHead, Sizes, WordHeads
from training.train import minilm_folder

ENTITY_FILES = ("entities.onnx", "antecedents.onnx")
ACT_FILES = ("acts.onnx", "arguments.onnx")
# Acts of less confidence are left out: F1 on `corpus/events/dev` is the same from 0.3 to 0.5, and precision is wanted.
ACT_THRESHOLD = 0.51
_OPSET = 17
# Smaller tensors (biases, norms, the small heads) stay as they are: nothing to gain.
_SMALLEST_QUANTISED = 16_384


class _EncoderGraph(nn.Module):
    """The encoder for one window without padding: all inputs [P] but word_starts [W]; gives [W, hidden] and the
    inner layers [W, layers * hidden]."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, *inputs: Tensor) -> tuple[Tensor, Tensor]:
        last, inner = self.encoder.layered(*(part.unsqueeze(0) for part in inputs), None)
        return last.squeeze(0), inner.squeeze(0)


class _HeadsGraph(nn.Module):
    def __init__(self, heads: WordHeads) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, words: Tensor) -> tuple[Tensor, ...]:
        return tuple(part.squeeze(0) for part in self.heads(words.unsqueeze(0)))


class _LabelsGraph(nn.Module):
    def __init__(self, label: LabelHead) -> None:
        super().__init__()
        self.label = label

    def forward(self, dependents: Tensor, heads: Tensor, chosen: Tensor) -> Tensor:
        return self.label(dependents.unsqueeze(0), heads.unsqueeze(0), chosen.unsqueeze(0)).squeeze(0)


class _RolesGraph(nn.Module):
    def __init__(self, roles: RoleHead) -> None:
        super().__init__()
        self.roles = roles

    def forward(self, words: Tensor, first: Tensor, last: Tensor) -> Tensor:
        return self.roles(words.unsqueeze(0), torch.zeros_like(first), first, last)


@dataclass(frozen=True)
class _Graph:
    """A module as a file: an example of its inputs, the names of inputs and outputs, and which axes vary."""

    file: str
    module: nn.Module
    example: tuple[Tensor, ...]
    inputs: list[str]
    outputs: list[str]
    axes: dict[str, dict[int, str]]

    def write(self, folder: Path, storage: str) -> None:
        path = folder / self.file
        torch.onnx.export(
            self.module.eval(), self.example, str(path), input_names=self.inputs, output_names=self.outputs,
            dynamic_axes=self.axes, opset_version=_OPSET, dynamo=False,
        )  # fmt: skip
        graph = onnx.load(path)
        _store(graph, storage)
        graph.producer_name, graph.producer_version = "chancery", ""
        onnx.checker.check_model(graph)
        onnx.save(graph, path)


def export(network: Reader, inventory: Inventory, out: Path, *, name: str, storage: str) -> None:
    """Write the model to the folder `out`; storage is `int8`, `fp16` or `fp32`."""
    out.mkdir(parents=True, exist_ok=True)
    network.eval()
    words, pieces = 7, 11
    index = torch.zeros(pieces, dtype=torch.long)
    starts = torch.arange(1, words + 1)
    vectors = torch.randn(words, network.encoder.words.embedding_dim)
    cue = torch.tensor([1, 3])
    space = torch.randn(words, network.label.bilinear.shape[1])
    inputs = ["ids", "shapes", "layouts", "quote_states", "word_starts"]
    piece, word, cues = {0: "pieces"}, {0: "words"}, {0: "cues"}
    head_outputs = ["sentence_ends", "upos", "tags", "names", "cues", "spoken", "arcs", "dependents", "heads"]
    graphs = [
        _Graph(
            "encoder.onnx", _EncoderGraph(network.encoder), (index, index, index, index, starts),
            inputs, ["vectors", "inner"],
            {**dict.fromkeys(inputs, piece), **dict.fromkeys(["word_starts", "vectors", "inner"], word)},
        ),
        _Graph(
            "heads.onnx", _HeadsGraph(network.heads), (vectors,), ["words"], head_outputs,
            {"words": word, **dict.fromkeys(head_outputs, word), "arcs": {0: "words", 1: "words"}},
        ),
        _Graph(
            "labels.onnx", _LabelsGraph(network.label), (space, space, torch.zeros(words, dtype=torch.long)),
            ["dependents", "heads", "chosen"], ["labels"],
            dict.fromkeys(["dependents", "heads", "chosen", "labels"], word),
        ),
        _Graph(
            "roles.onnx", _RolesGraph(network.roles), (vectors, cue, cue + 1), ["words", "first", "last"], ["roles"],
            {"words": word, "first": cues, "last": cues, "roles": {0: "cues", 1: "words"}},
        ),
    ]  # fmt: skip
    for graph in graphs:
        graph.write(out, storage)
    shutil.copyfile(minilm_folder() / "vocab.txt", out / VOCABULARY)
    files = [graph.file for graph in graphs] + [VOCABULARY]
    card = {
        "name": name, "layout": LAYOUT,
        "digests": {file: digest(out / file) for file in files},
        **vars(inventory), "cue_transitions": network.cue_transitions.tolist(), "cue_caution": 0.0,
        "confidence": UNCALIBRATED,
        "threshold": 0.5, "acts": ACTS, "statuses": list(STATUSES), "modes": MODES, "act_threshold": ACT_THRESHOLD,
    }  # fmt: skip
    (out / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def export_entities(mention: MentionHead, antecedent: AntecedentHead, out: Path, *, storage: str = "int8") -> None:
    """Add the head of who is who to the model in the folder `out`."""
    words, pairs = 7, 5
    one, spaces = torch.zeros(pairs, dtype=torch.long), torch.randn(words, mention.earlier.out_features)
    features = torch.zeros(pairs, len(FEATURE_SIZES), dtype=torch.long)
    word, pair = {0: "words"}, {0: "pairs"}
    graphs = [
        _Graph(
            ENTITY_FILES[0], mention, (torch.randn(words, mention.widen.in_features),), ["words"],
            ["kinds", "earlier", "later"], dict.fromkeys(["words", "kinds", "earlier", "later"], word),
        ),
        _Graph(
            ENTITY_FILES[1], antecedent, (spaces, spaces, one, one, features),
            ["earlier", "later", "first", "second", "features"], ["scores"],
            {"earlier": word, "later": word, **dict.fromkeys(["first", "second", "features", "scores"], pair)},
        ),
    ]  # fmt: skip
    for graph in graphs:
        graph.write(out, storage)
    card = json.loads((out / "model.json").read_text(encoding="utf-8"))
    card["digests"] |= {graph.file: digest(out / graph.file) for graph in graphs}
    (out / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def export_acts(act: ActHead, argument: ArgumentHead, out: Path, storage: str = "int8") -> None:
    """Write the heads of acts into a folder that has a model, and their labels and digests into its card."""
    words = 5
    size = argument.size * 2
    hidden = act.narrow.in_features // (len(INNER) + 1)
    one = torch.tensor([0, 1, 2], dtype=torch.long)
    features = torch.zeros(3, len(ACT_FEATURES), dtype=torch.long)
    word, pair, trigger = {0: "words"}, {0: "pairs"}, {0: "triggers"}
    outputs = ["types", "statuses", "modes", "triggers", "arguments"]
    graphs = [
        _Graph(
            ACT_FILES[0], act,
            (torch.randn(words, hidden), torch.randn(words, hidden * len(INNER)), torch.zeros(words, len(MODES))),
            ["words", "inner", "listed"], outputs, dict.fromkeys(["words", "inner", "listed", *outputs], word),
        ),
        _Graph(
            ACT_FILES[1], argument, (torch.randn(3, size), torch.randn(words, size), one, one, features),
            ["triggers", "words", "first", "second", "features"], ["scores"],
            {"triggers": trigger, "words": word, **dict.fromkeys(["first", "second", "features", "scores"], pair)},
        ),
    ]  # fmt: skip
    for graph in graphs:
        graph.write(out, storage)
    card = json.loads((out / "model.json").read_text(encoding="utf-8"))
    card["digests"] |= {graph.file: digest(out / graph.file) for graph in graphs}
    card |= {"acts": ACTS, "statuses": list(STATUSES), "modes": MODES, "act_threshold": ACT_THRESHOLD}
    (out / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _store(graph: onnx.ModelProto, storage: str) -> None:
    """Replace the large 32-bit weights of a graph by smaller ones and the nodes that turn them back."""
    if storage == "fp32":
        return
    embeddings = {node.input[0] for node in graph.graph.node if node.op_type == "Gather"}
    initializers = list(graph.graph.initializer)
    nodes: list[onnx.NodeProto] = []
    replaced: dict[str, str] = {}
    for tensor in initializers:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < _SMALLEST_QUANTISED:
            continue
        graph.graph.initializer.remove(tensor)
        if storage == "fp16":
            small, scales = values.astype(np.float16), None
        else:
            # A row of an embedding is a word; elsewhere the last axis is the output of x @ W.
            axis = 1 if tensor.name in embeddings else values.ndim - 2
            scales = np.maximum(np.abs(values).max(axis=axis, keepdims=True), 1e-8).astype(np.float32) / np.float32(127)
            small = np.round(values / scales).astype(np.int8)
        graph.graph.initializer.append(numpy_helper.from_array(small, tensor.name + "_stored"))
        if tensor.name in embeddings:
            _restore_rows(graph, tensor.name, scales)
            continue
        nodes.append(helper.make_node("Cast", [tensor.name + "_stored"], [tensor.name + "_cast"], to=TensorProto.FLOAT))
        replaced[tensor.name] = tensor.name + "_cast"
        if scales is not None:
            graph.graph.initializer.append(numpy_helper.from_array(scales, tensor.name + "_scales"))
            nodes.append(
                helper.make_node("Mul", [tensor.name + "_cast", tensor.name + "_scales"], [tensor.name + "_full"])
            )
            replaced[tensor.name] = tensor.name + "_full"
    for node in graph.graph.node:
        for number, name in enumerate(node.input):
            node.input[number] = replaced.get(name, name)
    for number, node in enumerate(nodes):
        graph.graph.node.insert(number, node)


def _restore_rows(graph: onnx.ModelProto, name: str, scales: Any) -> None:
    """Look rows up while they are small; only those are turned back."""
    for number, node in enumerate(list(graph.graph.node)):
        if node.op_type != "Gather" or node.input[0] != name:
            continue
        out, index = node.output[0], node.input[1]
        node.input[0], node.output[0] = name + "_stored", out + "_stored"
        new = [
            helper.make_node(
                "Cast", [out + "_stored"], [out if scales is None else out + "_cast"], to=TensorProto.FLOAT
            )
        ]
        if scales is not None:
            graph.graph.initializer.append(numpy_helper.from_array(scales, name + "_scales"))
            new.append(helper.make_node("Gather", [name + "_scales", index], [out + "_scales"], axis=0))
            new.append(helper.make_node("Mul", [out + "_cast", out + "_scales"], [out]))
        for offset, extra in enumerate(new):
            graph.graph.node.insert(number + 1 + offset, extra)
        return


def load_run(run: Path, epoch: int | None) -> tuple[Reader, Inventory]:
    """The averaged network of a run, after its last epoch or a given one."""
    state = torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=True)
    inventory = Inventory(**state["inventory"])
    sizes = Sizes(len(inventory.upos), len(inventory.tags), len(inventory.labels), len(inventory.names))
    weights = state["average"] if epoch is None else torch.load(run / f"average-{epoch}.pt", weights_only=True)
    network = Reader(state["config"], weights["encoder.words.weight"].shape[0], sizes)
    network.load_state_dict(weights)
    if (run / "names.pt").exists():
        network.heads.names.load_state_dict(torch.load(run / "names.pt", weights_only=True))
    return network, inventory


def main() -> None:
    """Parse the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="folder that training wrote")
    parser.add_argument("--out", type=Path, default=MODEL_DIRECTORY)
    parser.add_argument("--epoch", type=int, help="the average after this epoch; the last if left out")
    parser.add_argument("--name", default="chancery-reader-3")
    parser.add_argument("--storage", choices=["int8", "fp16", "fp32"], default="int8")
    arguments = parser.parse_args()
    network, inventory = load_run(arguments.run, arguments.epoch)
    export(network, inventory, arguments.out, name=arguments.name, storage=arguments.storage)
    size = sum(file.stat().st_size for file in arguments.out.iterdir())
    print(f"{arguments.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
