"""Windows of like length, padded into batches of one task."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.data import IGNORE, Example, Labels, windows

# One window: an example and its words [first, last).
Window = tuple[Example, int, int]


@dataclass
class Arcs:
    """Heads within the window [B, W], IGNORE where they lie outside it, and the relations to them."""

    heads: Tensor
    labels: Tensor
    same_sentence: Tensor  # [B, W, W]


@dataclass
class Cues:
    """Labels O, B, I [B, W]; whether a word lies in any source, any content [B, W, 2]; for each of C cues its row,
    first and last word, and its roles [C, W, 2], boolean."""

    tags: Tensor
    spoken: Tensor
    rows: Tensor
    first: Tensor
    last: Tensor
    roles: Tensor


@dataclass
class Batch:
    """Inputs of the encoder [B, P], masks, and labels by word [B, W] (None where not trained)."""

    inputs: tuple[Tensor, Tensor, Tensor, Tensor, Tensor]
    piece_mask: Tensor
    word_mask: Tensor
    upos: Tensor | None = None
    tags: Tensor | None = None
    names: Tensor | None = None
    sentence_ends: Tensor | None = None
    arcs: Arcs | None = None
    cues: Cues | None = None
    kinds: Tensor | None = None
    chains: Tensor | None = None


def cut(examples: Sequence[Example], longest: int, shuffle: random.Random | None) -> list[Window]:
    """All windows of the examples."""
    return [(example, *window) for example in examples for window in windows(example, longest, shuffle)]


def batches(found: list[Window], size: int, shuffle: random.Random) -> list[list[Window]]:
    """Windows in batches of at most `size` pieces with padding, in random order."""
    ordered = sorted(found, key=lambda window: _pieces(window) * (1 + 0.1 * shuffle.random()))
    groups: list[list[Window]] = []
    longest = 0
    for window in ordered:
        longest = max(longest, _pieces(window)) if groups and groups[-1] else _pieces(window)
        if not groups or longest * (len(groups[-1]) + 1) > size:
            groups.append([])
            longest = _pieces(window)
        groups[-1].append(window)
    shuffle.shuffle(groups)
    return groups


def _pieces(window: Window) -> int:
    example, first, last = window
    starts = example.pieces.word_starts
    end = int(starts[last]) if last < len(starts) else len(example.pieces.ids)
    return end - int(starts[first]) + 2


def collate(group: Sequence[Window], special: tuple[int, int]) -> Batch:
    """Arrays of one batch; which labels it has is decided by its first window."""
    pieces = [example.pieces.window(first, last, special) for example, first, last in group]
    longest = max(len(piece.ids) for piece in pieces)
    most_words = max(last - first for _, first, last in group)

    def stack(rows: list[Labels], width: int, fill: int) -> Tensor:
        out = np.full((len(rows), width), fill, dtype=np.int64)
        for number, row in enumerate(rows):
            out[number, : len(row)] = row
        return torch.from_numpy(out)

    lengths = [last - first for _, first, last in group]
    batch = Batch(
        (
            stack([piece.ids for piece in pieces], longest, 0),
            stack([piece.shapes for piece in pieces], longest, 0),
            stack([piece.layouts for piece in pieces], longest, 0),
            stack([piece.quote_states for piece in pieces], longest, 0),
            stack([piece.word_starts for piece in pieces], most_words, 0),
        ),
        stack([np.ones(len(piece.ids), dtype=np.int64) for piece in pieces], longest, 0).bool(),
        stack([np.ones(length, dtype=np.int64) for length in lengths], most_words, 0).bool(),
    )

    def labels(name: str) -> Tensor | None:
        if all(getattr(example, name) is None for example, _, _ in group):
            return None
        rows = [
            np.full(last - first, IGNORE) if (values := getattr(example, name)) is None else values[first:last]
            for example, first, last in group
        ]
        return stack(rows, most_words, IGNORE)

    batch.upos, batch.tags, batch.names = labels("upos"), labels("tags"), labels("names")
    batch.sentence_ends = labels("sentence_ends")
    batch.kinds, batch.chains = labels("kinds"), labels("chains")
    relations = labels("labels")
    if relations is not None:
        batch.arcs = _arcs(group, most_words, relations)
    if group[0][0].attributions is not None:
        batch.cues = _cues(group, most_words)
    return batch


def _arcs(group: Sequence[Window], width: int, relations: Tensor) -> Arcs:
    heads = np.full((len(group), width), IGNORE, dtype=np.int64)
    same = np.zeros((len(group), width, width), dtype=bool)
    for number, (example, first, last) in enumerate(group):
        assert example.heads is not None
        assert example.sentence_ends is not None
        ends = example.sentence_ends[first:last]
        sentence = np.cumsum(ends) - ends
        size = last - first
        same[number, :size, :size] = sentence[:, None] == sentence[None, :]
        local = example.heads[first:last] - first
        heads[number, :size] = np.where((local >= 0) & (local < size), local, IGNORE)
    relations[torch.from_numpy(heads) == IGNORE] = IGNORE
    return Arcs(torch.from_numpy(heads), relations, torch.from_numpy(same))


def _cues(group: Sequence[Window], width: int) -> Cues:
    tags = np.zeros((len(group), width), dtype=np.int64)
    spoken = np.zeros((len(group), width, 2), dtype=bool)
    rows: list[int] = []
    spans: list[tuple[int, int]] = []
    roles: list[Labels] = []
    for number, (example, first, last) in enumerate(group):
        linked = example.attributions
        assert linked is not None
        for (start, end), source, content in zip(linked.cues, linked.sources, linked.contents, strict=True):
            inside = np.zeros((width, 2), dtype=np.int64)
            for kind, words in enumerate((source, content)):
                inside[[word - first for word in words if first <= word < last], kind] = 1
            spoken[number] |= inside.astype(bool)
            if start < first or end > last:
                continue
            tags[number, start - first : end - first] = 2
            tags[number, start - first] = 1
            rows.append(number)
            spans.append((start - first, end - first - 1))
            roles.append(inside)
    return Cues(
        torch.from_numpy(tags),
        torch.from_numpy(spoken),
        torch.tensor(rows, dtype=torch.long),
        torch.tensor([start for start, _ in spans], dtype=torch.long),
        torch.tensor([end for _, end in spans], dtype=torch.long),
        torch.from_numpy(np.array(roles, dtype=bool).reshape(len(rows), width, 2)),
    )
