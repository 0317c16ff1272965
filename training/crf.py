"""Training losses of the two structured outputs: labelled runs (BIO) and free runs (inside, begin, end).

Both are linear-chain conditional random fields (Lafferty, McCallum and Pereira, 2001), normalised by the
forward algorithm. `chancery.language.decoding` holds the matching Viterbi searches.
"""

from __future__ import annotations

import torch
from torch import Tensor


def bio_loss(emissions: Tensor, transitions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
    """Negative log-likelihood, summed over the batch.

    emissions [B, W, K]; transitions [K + 1, K], whose last row holds the scores of starting; tags [B, W]
    in 0..K-1; mask [B, W], true on words, a prefix of each row.
    """
    size = emissions.shape[-1]
    score = emissions.gather(2, tags.unsqueeze(2)).squeeze(2)
    steps = torch.cat([transitions[size][tags[:, :1]], transitions[tags[:, :-1], tags[:, 1:]]], dim=1)
    gold = ((score + steps) * mask).sum()
    alpha = emissions[:, 0] + transitions[size]
    for step in range(1, emissions.shape[1]):
        following = torch.logsumexp(alpha.unsqueeze(2) + transitions[:size], dim=1) + emissions[:, step]
        alpha = torch.where(mask[:, step : step + 1], following, alpha)
    return torch.logsumexp(alpha, dim=1).sum() - gold


def run_loss(scores: Tensor, inside: Tensor, mask: Tensor) -> Tensor:
    """Negative log-likelihood, summed over sequences.

    Words are outside or inside; a path scores `inside` for each word inside, `begin` for the first and `end`
    for the last word of each run. scores [N, W, 3] in that order; inside [N, W] gold, boolean; mask [N, W].
    """
    within, begin, end = scores.unbind(2)
    inside = inside & mask
    before = torch.zeros_like(inside)
    before[:, 1:] = inside[:, :-1]
    after = torch.zeros_like(inside)
    after[:, :-1] = inside[:, 1:]
    gold = (within * inside + begin * (inside & ~before) + end * (inside & ~after)).sum()
    # `end` is paid on leaving: from inside at t - 1 to outside at t, or at the end of the sequence.
    out_score = torch.zeros_like(within[:, 0])
    in_score = within[:, 0] + begin[:, 0]
    for step in range(1, scores.shape[1]):
        to_out = torch.logaddexp(out_score, in_score + end[:, step - 1])
        to_in = torch.logaddexp(out_score + begin[:, step], in_score) + within[:, step]
        alive = mask[:, step]
        # The words of a row are a prefix: where it stops, `end` of the last word is settled below.
        out_score, in_score = torch.where(alive, to_out, out_score), torch.where(alive, to_in, in_score)
    last = end.gather(1, mask.sum(1, keepdim=True) - 1).squeeze(1)
    return torch.logaddexp(out_score, in_score + last).sum() - gold
