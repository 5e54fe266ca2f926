"""Precision, recall and their harmonic mean: what most measures here give."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """How much of what was found is right, how much of what is right was found, and F1; each from 0 to 1."""

    precision: float
    recall: float
    f1: float


def of(right_found: float, found: float, right_gold: float, gold: float) -> Score:
    """The score of `right_found` of `found` and `right_gold` of `gold`.

    Where there was nothing to find and nothing was found, all is right (1); where only one of the two is empty, its
    share is 0, as the CoNLL scorer has it.
    """
    if not found and not gold:
        return Score(1.0, 1.0, 1.0)
    precision = right_found / found if found else 0.0
    recall = right_gold / gold if gold else 0.0
    total = precision + recall
    return Score(precision, recall, 2 * precision * recall / total if total else 0.0)
