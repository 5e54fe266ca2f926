"""Counts of fills by verdict, and the measures of the MUC-4 score report that are made of them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Tally:
    """How many fills were correct, partially correct, incorrect, spurious (not in the key), missing (only in the key), blank in both."""

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    spurious: int = 0
    missing: int = 0
    noncommittal: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Both counts together."""
        return Tally(
            self.correct + other.correct,
            self.partial + other.partial,
            self.incorrect + other.incorrect,
            self.spurious + other.spurious,
            self.missing + other.missing,
            self.noncommittal + other.noncommittal,
        )

    @property
    def possible(self) -> int:
        """Fills that could be had (POS)."""
        return self.correct + self.partial + self.incorrect + self.missing

    @property
    def actual(self) -> int:
        """Fills that were given (ACT)."""
        return self.correct + self.partial + self.incorrect + self.spurious

    @property
    def recall(self) -> int | None:
        """Per cent of the possible that was had, a partially correct fill as half; None where nothing was possible."""
        return _percent(2 * self.correct + self.partial, 2 * self.possible)

    @property
    def precision(self) -> int | None:
        """Per cent of the given that was right, a partially correct fill as half; None where nothing was given."""
        return _percent(2 * self.correct + self.partial, 2 * self.actual)

    @property
    def overgeneration(self) -> int | None:
        """Per cent of the given that the key has nothing for; None where nothing was given."""
        return _percent(self.spurious, self.actual)

    def f_measure(self, weight: Fraction = Fraction(1, 2)) -> float | None:
        """F from recall and precision as printed, in whole per cents; `weight` is that of precision.

        The report of 1992 has three: 1/2 ("P&R"), 4/5 ("2P&R", precision counts twice) and 1/5 ("P&2R"). None where
        recall or precision is. Rounded to two places, halves to the even digit, as `report.el` does.
        """
        recall, precision = self.recall, self.precision
        if recall is None or precision is None:
            return None
        if not recall or not precision:
            return 0.0
        return float(round(1 / (weight / precision + (1 - weight) / recall), 2))


def _percent(part: int, whole: int) -> int | None:
    """In whole per cents, halves upwards."""
    return (200 * part + whole) // (2 * whole) if whole else None
