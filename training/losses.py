"""What a batch costs: the sum of the losses of the tasks it has labels for."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch
from training.crf import bio_loss, run_loss
from training.data import IGNORE
from training.network import Reader


def loss(network: Reader, batch: Batch) -> dict[str, Tensor]:
    """Losses by name: a mean over words for syntax and names, over cues for attribution."""
    words = network.encoder(*batch.inputs, batch.piece_mask)
    ends, upos, tags, names, cues, arcs, dependent, head = network.heads(words)
    found: dict[str, Tensor] = {}
    with torch.autocast(words.device.type, enabled=False):
        for name, scores, gold in (("upos", upos, batch.upos), ("tags", tags, batch.tags), ("names", names, batch.names)):
            if gold is not None and (gold != IGNORE).any():
                found[name] = functional.cross_entropy(scores.float().transpose(1, 2), gold, ignore_index=IGNORE)
        if batch.sentence_ends is not None:
            mask = batch.sentence_ends != IGNORE
            target = batch.sentence_ends[mask].float()
            found["sentences"] = functional.binary_cross_entropy_with_logits(ends.float()[mask], target)
        if batch.heads is not None and batch.same_sentence is not None and batch.labels is not None:
            allowed = arcs.float().masked_fill(~batch.same_sentence, -1e4)
            found["arcs"] = functional.cross_entropy(allowed.transpose(1, 2), batch.heads, ignore_index=IGNORE)
            chosen = batch.heads.clamp(min=0)
            scores = network.label(dependent.float(), head.float(), chosen)
            gold = batch.labels.masked_fill(batch.heads == IGNORE, IGNORE)
            found["labels"] = functional.cross_entropy(scores.transpose(1, 2), gold, ignore_index=IGNORE)
        if batch.cue_tags is not None and batch.cue_rows is not None:
            count = max(1, len(batch.cue_rows))
            total = bio_loss(cues.float(), network.cue_transitions, batch.cue_tags, batch.word_mask)
            found["cues"] = total / count
            if len(batch.cue_rows):
                found["roles"] = _role_loss(network, batch, words) / count
    return found


def _role_loss(network: Reader, batch: Batch, words: Tensor) -> Tensor:
    assert batch.cue_rows is not None and batch.cue_first is not None
    assert batch.cue_last is not None and batch.roles is not None
    scores = network.roles(words.float(), batch.cue_rows, batch.cue_first, batch.cue_last)
    mask = batch.word_mask[batch.cue_rows]
    flat = scores.permute(0, 2, 1, 3).flatten(0, 1)
    inside = batch.roles.permute(0, 2, 1).flatten(0, 1)
    return run_loss(flat, inside, mask.repeat_interleave(2, dim=0))
