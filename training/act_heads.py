"""The heads of acts: what each word names an act of, and which words take part in it."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from chancery.language.acting import FEATURE_SIZES
from training.network import Layer

ROLES = 3  # source, target, place


class ActHead(nn.Module):
    """One small transformer layer over the words of a window, and what it says of each."""

    def __init__(self, hidden: int, layers: int, sizes: tuple[int, int, int], settings: dict[str, Any]) -> None:
        super().__init__()
        width, dropout = settings["width"], settings["dropout"]
        types, statuses, modes = sizes
        self.dropout = nn.Dropout(dropout)
        self.narrow = nn.Linear(hidden * (layers + 1), width)
        self.listed = nn.Linear(modes, width, bias=False)
        self.layer = Layer(width, settings["heads"], 2 * width, dropout)
        self.types = nn.Linear(width, types + 1)
        self.statuses = nn.Linear(width, statuses)
        self.modes = nn.Linear(width, modes)
        self.triggers = nn.Linear(width, 2 * settings["size"])
        self.words = nn.Linear(width, 2 * settings["size"])

    def forward(self, words: Tensor, inner: Tensor, listed: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """From [W, hidden], [W, layers * hidden] and [W, modes] (what the table of words says): types, statuses, modes
        [W, K], and two spaces [W, 2 * size]."""
        return self.read(self.states(words.unsqueeze(0), inner.unsqueeze(0), listed.unsqueeze(0), None).squeeze(0))

    def states(self, words: Tensor, inner: Tensor, listed: Tensor, mask: Tensor | None) -> Tensor:
        """The states [B, W, width] of words of several windows; mask [B, W] is true on words."""
        seen = self.narrow(self.dropout(torch.cat([words, inner], dim=2))) + self.listed(listed)
        return self.dropout(self.layer(self.dropout(functional.gelu(seen)), mask))

    def read(self, states: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """What is said of words with these states [W, width]."""
        return (
            self.types(states),
            self.statuses(states),
            self.modes(states),
            self.triggers(states),
            self.words(states),
        )


class ArgumentHead(nn.Module):
    """Scores words as source, target and place of a trigger by their two vectors and the way between them."""

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__()
        size = settings["size"]
        self.size = size
        self.features = nn.ModuleList(nn.Embedding(values, size) for values in FEATURE_SIZES)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.05)
        self.dropout = nn.Dropout(settings["dropout"])
        self.middle = nn.Linear(size, size // 2)
        self.out = nn.Linear(size // 2, ROLES)

    def forward(self, triggers: Tensor, words: Tensor, first: Tensor, second: Tensor, features: Tensor) -> Tensor:
        """triggers [T, 2 * size], words [W, 2 * size]; pairs by number first, second [P]; features [P, F]. Gives
        [P, 3]."""
        trigger_sum, trigger_gate = triggers[first].split(self.size, dim=1)
        word_sum, word_gate = words[second].split(self.size, dim=1)
        meeting = trigger_sum + word_sum + trigger_gate * word_gate
        for column, table in enumerate(self.features):
            meeting = meeting + table(features[:, column])
        return self.out(functional.gelu(self.middle(self.dropout(functional.gelu(meeting)))))
