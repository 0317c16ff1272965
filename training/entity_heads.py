"""The head of who is who: what each word heads, and which of two mentions goes back to the other."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from chancery.language.coreference import FEATURE_SIZES
from training.data import KINDS


class MentionHead(nn.Module):
    """Scores the kinds of what words head, and places words among earlier and among later mentions."""

    def __init__(self, hidden: int, settings: dict[str, Any]) -> None:
        super().__init__()
        self.dropout = nn.Dropout(settings["dropout"])
        self.widen = nn.Linear(hidden, hidden // 2)
        self.kinds = nn.Linear(hidden // 2, len(KINDS))
        self.earlier = nn.Linear(hidden, 2 * settings["size"])
        self.later = nn.Linear(hidden, 2 * settings["size"])

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """From [W, hidden]: kinds [W, K], and two spaces [W, 2 * size]."""
        words = self.dropout(words)
        kinds = self.kinds(self.dropout(functional.gelu(self.widen(words))))
        return kinds, self.earlier(words), self.later(words)


class AntecedentHead(nn.Module):
    """Scores pairs of mentions by their two vectors and by what can be seen of the pair."""

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__()
        size = settings["size"]
        self.size = size
        self.features = nn.ModuleList(nn.Embedding(values, size) for values in FEATURE_SIZES)
        self.priors = nn.ModuleList(nn.Embedding(values, 1) for values in FEATURE_SIZES)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.05)
        for table in self.priors:
            nn.init.zeros_(table.weight)
        self.dropout = nn.Dropout(settings["dropout"])
        self.middle = nn.Linear(size, size // 2)
        self.out = nn.Linear(size // 2, 1)

    def forward(self, earlier: Tensor, later: Tensor, first: Tensor, second: Tensor, features: Tensor) -> Tensor:
        """earlier, later [M, 2 * size]; pairs by number first, second [P]; features [P, F]. Gives [P]."""
        first_sum, first_gate = earlier[first].split(self.size, dim=1)
        second_sum, second_gate = later[second].split(self.size, dim=1)
        meeting = first_sum + second_sum + first_gate * second_gate
        prior = torch.zeros_like(meeting[:, 0])
        for column, (table, single) in enumerate(zip(self.features, self.priors, strict=True)):
            meeting = meeting + table(features[:, column])
            prior = prior + single(features[:, column]).squeeze(1)
        met = functional.gelu(self.middle(self.dropout(functional.gelu(meeting))))
        return self.out(met).squeeze(1) + prior
