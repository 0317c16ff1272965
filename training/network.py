"""The network: a small BERT that also sees typography, with one head a task.

The encoder is MiniLM-L6 (Wang et al., 2020). The parser is the deep biaffine one of Dozat and Manning (2017).
Attribution is two steps: cues are labelled runs; then each cue meets every word, and a small network scores the word as
inside, beginning or ending that cue's source and content, so that links come with the spans.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from chancery.language.pieces import LAYOUTS, QUOTE_STATES, SHAPES
from training.data import KINDS

# Distances in words between a cue and a word fall into these classes, on either side.
_DISTANCES = (1, 2, 3, 4, 5, 7, 10, 15, 23, 40, 80)

# Layers whose vectors the head of acts sees beside the last: the embeddings and the middle one. What an act is lies in
# the words and their meaning, which the last layer has mostly given up for syntax.
INNER = (0, 3)


@dataclass(frozen=True)
class Sizes:
    """Numbers of labels of the heads."""

    upos: int
    tags: int
    labels: int
    names: int
    cues: int = 3
    kinds: int = len(KINDS)


class SharedDropout(nn.Module):
    """Dropout with one mask for all positions of a sequence (Gal and Ghahramani, 2016).

    Drawing a mask for every position took a sixth of a training step on a CPU.
    """

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, states: Tensor) -> Tensor:
        """states [B, positions, features]."""
        if not self.training or self.rate == 0.0:
            return states
        mask = torch.rand(states.shape[0], 1, states.shape[2], device=states.device) >= self.rate
        return states * (mask / (1 - self.rate)).to(states.dtype)


class Layer(nn.Module):
    """A transformer layer with normalisation after each part, as in BERT."""

    def __init__(self, hidden: int, heads: int, intermediate: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query_key_value = nn.Linear(hidden, 3 * hidden)
        self.attention_out = nn.Linear(hidden, hidden)
        self.attention_norm = nn.LayerNorm(hidden, eps=1e-12)
        self.widen = nn.Linear(hidden, intermediate)
        self.narrow = nn.Linear(intermediate, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = SharedDropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, hidden = states.shape
        size = hidden // self.heads
        split = self.query_key_value(states).view(batch, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        query, key, value = split.unbind(0)
        if mask is None:
            mixed = torch.softmax(query @ key.transpose(2, 3) * size**-0.5, dim=-1) @ value
        else:
            mixed = functional.scaled_dot_product_attention(query, key, value, mask[:, None, None])
        mixed = self.attention_out(mixed.transpose(1, 2).reshape(batch, length, hidden))
        states = self.attention_norm(states + self.dropout(mixed))
        return self.norm(states + self.dropout(self.narrow(functional.gelu(self.widen(states)))))


class Encoder(nn.Module):
    """Pieces in, one vector a word out: the last layer's vector of the word's first piece."""

    def __init__(self, config: dict[str, Any], vocabulary: int) -> None:
        super().__init__()
        hidden = config["hidden"]
        self.words = nn.Embedding(vocabulary, hidden)
        self.positions = nn.Embedding(config["positions"], hidden)
        self.shapes = nn.Embedding(SHAPES, hidden)
        self.layouts = nn.Embedding(LAYOUTS, hidden)
        self.quote_states = nn.Embedding(QUOTE_STATES, hidden)
        for table in (self.shapes, self.layouts, self.quote_states):
            nn.init.normal_(table.weight, std=0.01)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = SharedDropout(config["dropout"])
        self.layers = nn.ModuleList(
            Layer(hidden, config["heads"], config["intermediate"], config["dropout"]) for _ in range(config["layers"])
        )

    def forward(
        self,
        ids: Tensor,
        shapes: Tensor,
        layouts: Tensor,
        quote_states: Tensor,
        word_starts: Tensor,
        mask: Tensor | None,
    ) -> Tensor:
        """All inputs [B, P] but word_starts [B, W]; mask [B, P] is true on pieces. Gives [B, W, hidden]."""
        return self.layered(ids, shapes, layouts, quote_states, word_starts, mask)[0]

    def layered(
        self,
        ids: Tensor,
        shapes: Tensor,
        layouts: Tensor,
        quote_states: Tensor,
        word_starts: Tensor,
        mask: Tensor | None,
    ) -> tuple[Tensor, Tensor]:
        """As `forward`, with the layers numbered in `INNER` beside it: [B, W, len(INNER) * hidden]."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.words(ids) + self.positions(places) + self.shapes(shapes) + self.layouts(layouts)
        states = self.norm(states + self.quote_states(quote_states))
        states = self.dropout(states)
        chosen = word_starts.unsqueeze(2).expand(-1, -1, states.shape[2])
        inner = [states.gather(1, chosen)]
        for number, layer in enumerate(self.layers, start=1):
            states = layer(states, mask)
            if number in INNER:
                inner.append(states.gather(1, chosen))
        return states.gather(1, chosen), torch.cat(inner, dim=2)

    def load_minilm(self, weights: dict[str, Tensor]) -> None:
        """Take over the weights of a BERT checkpoint in Hugging Face's naming."""
        with torch.no_grad():
            self.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
            kind = weights["embeddings.token_type_embeddings.weight"][0]
            self.positions.weight.copy_(weights["embeddings.position_embeddings.weight"] + kind)
            _copy(self.norm, weights, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                prefix = f"encoder.layer.{number}."
                parts = [prefix + f"attention.self.{part}" for part in ("query", "key", "value")]
                layer.query_key_value.weight.copy_(torch.cat([weights[part + ".weight"] for part in parts]))
                layer.query_key_value.bias.copy_(torch.cat([weights[part + ".bias"] for part in parts]))
                _copy(layer.attention_out, weights, prefix + "attention.output.dense")
                _copy(layer.attention_norm, weights, prefix + "attention.output.LayerNorm")
                _copy(layer.widen, weights, prefix + "intermediate.dense")
                _copy(layer.narrow, weights, prefix + "output.dense")
                _copy(layer.norm, weights, prefix + "output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])  # type: ignore[operator,union-attr]
    module.bias.copy_(weights[name + ".bias"])  # type: ignore[operator,union-attr]


class WordHeads(nn.Module):
    """Everything that is said of words alone or of pairs of words: one pass over the word vectors."""

    def __init__(self, hidden: int, config: dict[str, Any], sizes: Sizes) -> None:
        super().__init__()
        self.dropout = SharedDropout(config["dropout"])
        self.sentence_end = nn.Linear(hidden, 1)
        self.upos = nn.Linear(hidden, sizes.upos)
        self.tags = nn.Linear(hidden, sizes.tags)
        self.names = name_head(hidden, sizes.names, config["dropout"])
        self.cues = _two_layers(hidden, sizes.cues, config["dropout"])
        self.spoken = _two_layers(hidden, 2, config["dropout"])
        self.arc_dependent = nn.Linear(hidden, config["arc"])
        self.arc_head = nn.Linear(hidden, config["arc"])
        self.arc_weight = nn.Parameter(torch.randn(config["arc"], config["arc"]) * config["arc"] ** -0.5)
        self.arc_prior = nn.Linear(config["arc"], 1)
        self.label_dependent = nn.Linear(hidden, config["label"])
        self.label_head = nn.Linear(hidden, config["label"])

    def forward(self, words: Tensor) -> tuple[Tensor, ...]:
        """From [B, W, hidden]: sentence ends [B, W]; UPOS, tags, names, cues [B, W, K]; whether a word lies in any
        source, in any content [B, W, 2]; arcs [B, W dependents, W heads], where a root heads itself; and the two label
        spaces [B, W, label]."""
        words = self.dropout(words)
        dependent = self.dropout(functional.gelu(self.arc_dependent(words)))
        head = self.dropout(functional.gelu(self.arc_head(words)))
        arcs = dependent @ self.arc_weight @ head.transpose(1, 2) + self.arc_prior(head).transpose(1, 2)
        return (
            self.sentence_end(words).squeeze(2),
            self.upos(words),
            self.tags(words),
            self.names(words),
            self.cues(words),
            self.spoken(words),
            arcs,
            self.dropout(functional.gelu(self.label_dependent(words))),
            self.dropout(functional.gelu(self.label_head(words))),
        )


class LabelHead(nn.Module):
    """The relation between each word and the head chosen for it."""

    def __init__(self, size: int, labels: int) -> None:
        super().__init__()
        self.bilinear = nn.Parameter(torch.randn(labels, size, size) * size**-1.0)
        self.linear = nn.Linear(2 * size, labels)

    def forward(self, dependent: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        """dependent, head [B, W, size]; heads [B, W] indices. Gives [B, W, labels]."""
        chosen = head.gather(1, heads.unsqueeze(2).expand(-1, -1, head.shape[2]))
        pair = torch.einsum("bwi,lij,bwj->bwl", dependent, self.bilinear, chosen)
        return pair + self.linear(torch.cat([dependent, chosen], dim=2))


class RoleHead(nn.Module):
    """Scores every word for every cue: inside, beginning and ending its source and its content."""

    def __init__(self, hidden: int, size: int, dropout: float) -> None:
        super().__init__()
        self.size = size
        self.cue = nn.Linear(2 * hidden, 2 * size)
        self.word = nn.Linear(hidden, 2 * size)
        self.distance = nn.Embedding(2 * len(_DISTANCES) + 1, size)
        self.dropout = SharedDropout(dropout)
        self.middle = nn.Linear(size, size // 2)
        self.out = nn.Linear(size // 2, 6)

    def forward(self, words: Tensor, rows: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """words [B, W, hidden]; cue number c stands in row rows[c], from word first[c] to word last[c] inclusive.
        Gives [C, W, 2, 3]: source, content; inside, begin, end."""
        words = self.dropout(words)
        cue = self.cue(torch.cat([words[rows, first], words[rows, last]], dim=1)).unsqueeze(1)
        word = self.word(words)[rows]
        cue_sum, cue_gate = cue.split(self.size, dim=2)
        word_sum, word_gate = word.split(self.size, dim=2)
        places = torch.arange(words.shape[1], device=words.device)
        meeting = cue_sum + word_sum + cue_gate * word_gate + self.distance(_distance_class(places, first, last))
        scores = self.out(functional.gelu(self.middle(self.dropout(functional.gelu(meeting)))))
        return scores.view(scores.shape[0], scores.shape[1], 2, 3)


def _distance_class(places: Tensor, first: Tensor, last: Tensor) -> Tensor:
    behind = (first.unsqueeze(1) - places).clamp(min=0)
    ahead = (places - last.unsqueeze(1)).clamp(min=0)
    number = torch.zeros_like(ahead) + len(_DISTANCES)
    for threshold in _DISTANCES:
        number = number + (ahead >= threshold).long() - (behind >= threshold).long()
    return number


def name_head(hidden: int, names: int, dropout: float) -> nn.Sequential:
    """Scores [B, W, names] of the labels of names."""
    return _two_layers(hidden, names, dropout)


def _two_layers(hidden: int, out: int, dropout: float) -> nn.Sequential:
    return nn.Sequential(nn.Linear(hidden, hidden // 2), nn.GELU(), SharedDropout(dropout), nn.Linear(hidden // 2, out))


class EntityHead(nn.Module):
    """Teaches the encoder who is who: what each word heads, and which earlier word stands for the same.

    It is trained inside windows and not shipped: `training.coreference` trains the head that is, on whole documents and
    with what the other heads say. Words are scored against words, as by Dobrovolskii (2021).
    """

    def __init__(self, hidden: int, size: int, kinds: int, dropout: float) -> None:
        super().__init__()
        self.kinds = _two_layers(hidden, kinds, dropout)
        self.dropout = SharedDropout(dropout)
        self.earlier = nn.Linear(hidden, size)
        self.later = nn.Linear(hidden, size)
        self.weight = nn.Parameter(torch.randn(size, size) * size**-0.5)
        self.prior = nn.Linear(size, 1)
        self.distance = nn.Embedding(2 * len(_DISTANCES) + 1, 1)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """From [B, W, hidden]: kinds [B, W, K], and [B, W later, W earlier] whether the two stand for the same."""
        words = self.dropout(words)
        earlier = self.dropout(functional.gelu(self.earlier(words)))
        later = self.dropout(functional.gelu(self.later(words)))
        places = torch.arange(words.shape[1], device=words.device)
        away = self.distance(_distance_class(places, places, places)).squeeze(2)
        same = later @ self.weight @ earlier.transpose(1, 2) + self.prior(earlier).transpose(1, 2) + away
        return self.kinds(words), same


class Reader(nn.Module):
    """Encoder and heads together."""

    def __init__(self, config: dict[str, Any], vocabulary: int, sizes: Sizes) -> None:
        super().__init__()
        hidden = config["encoder"]["hidden"]
        self.encoder = Encoder(config["encoder"], vocabulary)
        self.heads = WordHeads(hidden, config["heads"], sizes)
        self.label = LabelHead(config["heads"]["label"], sizes.labels)
        self.roles = RoleHead(hidden, config["heads"]["roles"], config["heads"]["dropout"])
        self.entities = EntityHead(hidden, config["heads"]["entities"], sizes.kinds, config["heads"]["dropout"])
        self.cue_transitions = nn.Parameter(torch.zeros(sizes.cues + 1, sizes.cues))
