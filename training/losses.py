"""What a batch costs: the sum of the losses of the tasks it has labels for."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Arcs, Batch, Cues
from training.crf import bio_loss, run_loss
from training.data import IGNORE, NO_CHAIN
from training.network import Reader

# A mean over words is small beside sums over the words of each cue.
_SPOKEN_WEIGHT = 3.0
# At full weight who is who took 0.013 of LAS and 0.018 of the F1 of attributions from the others (dev sets).
_ENTITY_WEIGHT = 0.25


def loss(network: Reader, batch: Batch) -> dict[str, Tensor]:
    """Losses by name: a mean over words for syntax and names, over cues for attribution."""
    words = network.encoder(*batch.inputs, batch.piece_mask)
    ends, upos, tags, names, cues, spoken, arcs, dependent, head = network.heads(words)
    found: dict[str, Tensor] = {}
    with torch.autocast(words.device.type, enabled=False):
        labelled = {"upos": (upos, batch.upos), "tags": (tags, batch.tags), "names": (names, batch.names)}
        for name, (scores, gold) in labelled.items():
            if gold is not None and (gold != IGNORE).any():
                found[name] = functional.cross_entropy(scores.float().transpose(1, 2), gold, ignore_index=IGNORE)
        if batch.sentence_ends is not None:
            mask = batch.sentence_ends != IGNORE
            target = batch.sentence_ends[mask].float()
            found["sentences"] = functional.binary_cross_entropy_with_logits(ends.float()[mask], target)
        if batch.arcs is not None:
            found |= _arc_losses(network, batch.arcs, arcs.float(), dependent.float(), head.float())
        if batch.kinds is not None and batch.chains is not None:
            found_entities = _entity_losses(network, batch.kinds, batch.chains, words.float())
            found |= {name: _ENTITY_WEIGHT * value for name, value in found_entities.items()}
        if batch.cues is not None:
            count = max(1, len(batch.cues.rows))
            found["cues"] = bio_loss(cues.float(), network.cue_transitions, batch.cues.tags, batch.word_mask) / count
            target = batch.cues.spoken[batch.word_mask].float()
            spoken_loss = functional.binary_cross_entropy_with_logits(spoken.float()[batch.word_mask], target)
            found["spoken"] = _SPOKEN_WEIGHT * spoken_loss
            if len(batch.cues.rows):
                found["roles"] = _role_loss(network, batch.cues, words.float(), batch.word_mask) / count
    return found


def _arc_losses(network: Reader, gold: Arcs, arcs: Tensor, dependent: Tensor, head: Tensor) -> dict[str, Tensor]:
    allowed = arcs.masked_fill(~gold.same_sentence, -1e4)
    labels = network.label(dependent, head, gold.heads.clamp(min=0))
    return {
        "arcs": functional.cross_entropy(allowed.transpose(1, 2), gold.heads, ignore_index=IGNORE),
        "labels": functional.cross_entropy(labels.transpose(1, 2), gold.labels, ignore_index=IGNORE),
    }


def _entity_losses(network: Reader, kinds: Tensor, chains: Tensor, words: Tensor) -> dict[str, Tensor]:
    """What each word heads; and for each mention, that its antecedents are the earlier ones of its chain."""
    scores, same = network.entities(words)
    found: dict[str, Tensor] = {}
    if (kinds != IGNORE).any():
        found["kinds"] = functional.cross_entropy(scores.transpose(1, 2), kinds, ignore_index=IGNORE)
    is_mention = chains > NO_CHAIN
    if not is_mention.any():
        return found
    earlier = torch.ones(same.shape[1:], dtype=torch.bool, device=same.device).tril(-1)
    allowed = earlier & is_mention[:, :, None] & is_mention[:, None, :]
    right = allowed & (chains[:, :, None] == chains[:, None, :])
    nobody = torch.zeros_like(same[:, :, :1])  # the score of having no antecedent
    total = torch.cat([nobody, same.masked_fill(~allowed, -1e4)], dim=2).logsumexp(2)
    gold = torch.cat([nobody.masked_fill(right.any(2, keepdim=True), -1e4), same.masked_fill(~right, -1e4)], dim=2)
    found["antecedents"] = (total - gold.logsumexp(2))[is_mention].mean()
    return found


def _role_loss(network: Reader, cues: Cues, words: Tensor, word_mask: Tensor) -> Tensor:
    """Source and content of every cue, each a sequence of its own."""
    scores = network.roles(words, cues.rows, cues.first, cues.last).permute(0, 2, 1, 3).flatten(0, 1)
    inside = cues.roles.permute(0, 2, 1).flatten(0, 1)
    return run_loss(scores, inside, word_mask[cues.rows].repeat_interleave(2, dim=0))
