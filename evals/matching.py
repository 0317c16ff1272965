"""Pairing facts with records one to one."""

from __future__ import annotations

from collections.abc import Sequence


def pair(options: Sequence[Sequence[int]]) -> dict[int, int]:
    """A maximum matching: fact -> record, where `options[fact]` are the records it may take, the best first.

    Facts that come first are served first: a later one never takes the place of an earlier one, it can only move it to
    another of its options (augmenting paths; Kuhn, 1955).
    """
    holder: dict[int, int] = {}

    def serve(fact: int, asked: set[int]) -> bool:
        for record in options[fact]:
            if record in asked:
                continue
            asked.add(record)
            if record not in holder or serve(holder[record], asked):
                holder[record] = fact
                return True
        return False

    for fact in range(len(options)):
        serve(fact, set())
    return {fact: record for record, fact in holder.items()}
