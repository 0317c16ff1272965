"""Right, spurious and missed: what every figure here is made of."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Self


def ratio(part: float, whole: float) -> float:
    """`part / whole`, and 0 where there is nothing to divide by."""
    return part / whole if whole else 0.0


def harmonic_mean(precision: float, recall: float) -> float:
    """F1 of a precision and a recall; 0 where both are."""
    return ratio(2 * precision * recall, precision + recall)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were found rightly, found without being there, and not found. Counts add up."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    @classmethod
    def of(cls, gold: Set[object], predicted: Set[object]) -> Self:
        """Compare two sets: what both hold is right."""
        return cls(len(gold & predicted), len(predicted - gold), len(gold - predicted))

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.spurious + other.spurious, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return ratio(self.right, self.right + self.spurious)

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return ratio(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return harmonic_mean(self.precision, self.recall)

    def row(self, name: str) -> str:
        """One line of a report."""
        shares = figures_row(name, self.precision, self.recall, self.f1)
        return f"{shares}   ({self.right} right, {self.spurious} spurious, {self.missed} missed)"


def figures_row(name: str, precision: float, recall: float, f1: float) -> str:
    """One line of a report for figures that no counts stand behind."""
    return f"{name:34s} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


def share_row(name: str, right: int, asked: int) -> str:
    """One line of a report for how many of what was asked are right."""
    return f"{name:34s} {ratio(right, asked):.3f}   ({right} of {asked})"
