"""How alike two ways are to put the mentions of a text into clusters: the scores of the CoNLL shared tasks.

- *MUC* (Vilain et al., 1995) counts links: a cluster of n mentions has n - 1, and lacks one for each part that the
  other side puts elsewhere. It does not see clusters of one.
- *B³* (Bagga and Baldwin, 1998) takes for each mention the share of its cluster that is in its cluster on the other
  side.
- *CEAFe* (Luo, 2005) pairs clusters one to one as best it can; a pair is worth φ4, twice what they share by what both
  hold.
- *CoNLL* is the mean of the three F1 (Pradhan et al., 2012).

Mentions that only one side has are in a cluster of none on the other (Pradhan et al., 2014): B³ and CEAFe count them as
they stand. Over several texts what was counted adds up before any share is taken, as the reference scorer does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence, Set
from dataclasses import dataclass, field

import numpy as np

from evals.counts import harmonic_mean, ratio
from evals.matching import best_total

Clusters = Sequence[Set[Hashable]]


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of what was found is right, and how much of what is there was found. Shares add up."""

    right: float = 0.0
    found: float = 0.0
    recalled: float = 0.0
    gold: float = 0.0

    def __add__(self, other: Shares) -> Shares:
        return Shares(
            self.right + other.right,
            self.found + other.found,
            self.recalled + other.recalled,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """Right of what was found."""
        return ratio(self.right, self.found)

    @property
    def recall(self) -> float:
        """Found of what is there."""
        return ratio(self.recalled, self.gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return harmonic_mean(self.precision, self.recall)


def muc(gold: Clusters, found: Clusters) -> Shares:
    """Links; see the module."""
    return Shares(*_links(found, gold), *_links(gold, found))


def b_cubed(gold: Clusters, found: Clusters) -> Shares:
    """Shares of each mention's cluster; see the module."""
    return Shares(*_neighbours(found, gold), *_neighbours(gold, found))


def ceaf_e(gold: Clusters, found: Clusters) -> Shares:
    """Clusters paired one to one; see the module."""
    overlaps = [(row, column, shared) for row, parts in enumerate(_parts(gold, found)) for column, shared in parts]
    # Clusters that share nothing with any are worth nothing wherever they go.
    rows = {row: number for number, row in enumerate(dict.fromkeys(row for row, _, _ in overlaps))}
    columns = {column: number for number, column in enumerate(dict.fromkeys(column for _, column, _ in overlaps))}
    worth = np.zeros((len(rows), len(columns)))
    for row, column, shared in overlaps:
        worth[rows[row], columns[column]] = 2 * shared / (len(gold[row]) + len(found[column]))
    total = best_total(worth)
    return Shares(total, len(found), total, len(gold))


def mentions(gold: Clusters, found: Clusters) -> Shares:
    """Mentions that both have, whatever their clusters."""
    there = {mention for cluster in gold for mention in cluster}
    taken = {mention for cluster in found for mention in cluster}
    both = len(there & taken)
    return Shares(both, len(taken), both, len(there))


def _links(clusters: Clusters, others: Clusters) -> tuple[int, int]:
    kept = links = 0
    for cluster, parts in zip(clusters, _parts(clusters, others), strict=True):
        alone = len(cluster) - sum(shared for _, shared in parts)
        kept += len(cluster) - len(parts) - alone
        links += len(cluster) - 1
    return kept, links


def _neighbours(clusters: Clusters, others: Clusters) -> tuple[float, int]:
    shares = (
        sum(shared * shared for _, shared in parts) / len(cluster)
        for cluster, parts in zip(clusters, _parts(clusters, others), strict=True)
    )
    return sum(shares), sum(map(len, clusters))


def _parts(clusters: Clusters, others: Clusters) -> Iterator[list[tuple[int, int]]]:
    """For each cluster, the other side's that share mentions with it, and how many; in order."""
    place = {mention: number for number, cluster in enumerate(others) for mention in cluster}
    for cluster in clusters:
        yield sorted(Counter(place[mention] for mention in cluster if mention in place).items())


@dataclass(frozen=True, slots=True)
class ClusterScore:
    """All scores of one or more texts. Scores add up."""

    muc: Shares = field(default_factory=Shares)
    b_cubed: Shares = field(default_factory=Shares)
    ceaf_e: Shares = field(default_factory=Shares)
    mentions: Shares = field(default_factory=Shares)

    @classmethod
    def of(cls, gold: Clusters, found: Clusters) -> ClusterScore:
        """Compare the clusters of one text. Raises ValueError for a mention in two of one side, or an empty cluster."""
        for clusters in (gold, found):
            if not all(clusters) or sum(map(len, clusters)) != len(set().union(*clusters)):
                raise ValueError("clusters must hold something, and no two of a side the same mention")
        return cls(muc(gold, found), b_cubed(gold, found), ceaf_e(gold, found), mentions(gold, found))

    def __add__(self, other: ClusterScore) -> ClusterScore:
        return ClusterScore(
            self.muc + other.muc,
            self.b_cubed + other.b_cubed,
            self.ceaf_e + other.ceaf_e,
            self.mentions + other.mentions,
        )

    @property
    def by_name(self) -> dict[str, Shares]:
        """The scores by the names they are reported under."""
        return {"MUC": self.muc, "B³": self.b_cubed, "CEAFe": self.ceaf_e, "mentions": self.mentions}

    @property
    def conll(self) -> float:
        """Mean of the F1 of MUC, B³ and CEAFe."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3
