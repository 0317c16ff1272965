"""What a corpus has, counted: texts, events, texts without events, and events by type, mode and status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from chancery.corpus.records import SPLITS, STATUSES, PlacedText
from chancery.world.plover import TYPES

_TYPES = tuple(one.name for one in TYPES)
_MODES = tuple(f"{one.name}/{mode}" for one in TYPES for mode in one.modes)


@dataclass(slots=True)
class Counted:
    """The figures of a split or of the whole; `negatives` are texts without events, `modes` are as `SANCTION/expel`."""

    episodes: int = 0
    texts: int = 0
    negatives: int = 0
    events: int = 0
    types: dict[str, int] = field(default_factory=dict)
    modes: dict[str, int] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)


def count(texts: Iterable[PlacedText]) -> Counted:
    """The figures of texts; types, modes and statuses are those that occur, in the order of the codebook."""
    listed = list(texts)
    events = [event for placed in listed for event in placed.text.events]
    return Counted(
        episodes=len({placed.episode for placed in listed}),
        texts=len(listed),
        negatives=sum(not placed.text.events for placed in listed),
        events=len(events),
        types=_ordered(Counter(event.type for event in events), _TYPES),
        modes=_ordered(Counter(event.label for event in events if event.mode), _MODES),
        statuses=_ordered(Counter(event.status for event in events), STATUSES),
    )


def by_split(texts: Iterable[PlacedText]) -> dict[str | None, Counted]:
    """The figures of each split that occurs: train, dev, test, and under None what is in none of them."""
    groups: dict[str | None, list[PlacedText]] = {split: [] for split in (*SPLITS, None)}
    for placed in texts:
        groups[placed.split].append(placed)
    return {split: count(group) for split, group in groups.items() if group}


def _ordered(counter: Counter[str], order: Iterable[str]) -> dict[str, int]:
    return {name: counter[name] for name in order if name in counter}
