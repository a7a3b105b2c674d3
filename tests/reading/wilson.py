"""Counts of right, wrong and missed items, with precision, recall and their intervals."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z = 1.959964  # 95 %


@dataclass
class Tally:
    """Items right, given but wrong, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, other: Tally) -> None:
        """Take in the counts of another tally."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def precision(self) -> float | None:
        """The share of given items that are right, None where none was given."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float | None:
        """The share of labelled items that were found, None where none is labelled."""
        return _share(self.right, self.right + self.missed)

    def as_row(self) -> str:
        """One line of figures: counts, precision and recall, each with its 95 % interval."""
        given, labelled = self.right + self.wrong, self.right + self.missed
        return (
            f"{self.right:4} {self.wrong:4} {self.missed:4}  "
            f"P {_told(self.right, given)}  R {_told(self.right, labelled)}"
        )


def wilson(right: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927, score interval); (0, 1) where n is 0."""
    if n == 0:
        return 0.0, 1.0
    share, square = right / n, _Z * _Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = _Z * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def _share(right: int, n: int) -> float | None:
    return right / n if n else None


def _told(right: int, n: int) -> str:
    if n == 0:
        return " n/a               "
    low, high = wilson(right, n)
    return f"{right / n:.3f} [{low:.2f}-{high:.2f}]"
