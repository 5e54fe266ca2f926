"""Stretches of text compared: by the characters they cover, or as wholes."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.records import Span
from dateline.scores.score import Score, of


def characters(gold: Iterable[Span], found: Iterable[Span]) -> Score:
    """Of the characters that the found spans cover, the share that gold spans cover, and the other way about.

    A character counts once, however many spans cover it; a character of another report is another character. Cost
    grows with the number of spans, not with their length.
    """
    gold_runs, found_runs = _runs(gold), _runs(found)
    shared = _shared(gold_runs, found_runs)
    return of(shared, _length(found_runs), shared, _length(gold_runs))


def exact(gold: Iterable[Span], found: Iterable[Span]) -> Score:
    """Of the found spans, the share that is a gold span to the character, and the other way about."""
    gold_set, found_set = set(gold), set(found)
    shared = len(gold_set & found_set)
    return of(shared, len(found_set), shared, len(gold_set))


def _runs(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap or touch joined, empty ones left out."""
    runs: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        last = runs[-1] if runs else None
        if last and last.report == span.report and span.start <= last.end:
            runs[-1] = Span(last.report, last.start, max(last.end, span.end))
        else:
            runs.append(span)
    return runs


def _shared(some: list[Span], others: list[Span]) -> int:
    """Characters that both lists of runs cover."""
    shared = left = right = 0
    while left < len(some) and right < len(others):
        one, other = some[left], others[right]
        if one.report == other.report:
            shared += max(0, min(one.end, other.end) - max(one.start, other.start))
        if (one.report, one.end) < (other.report, other.end):
            left += 1
        else:
            right += 1
    return shared


def _length(runs: list[Span]) -> int:
    return sum(run.end - run.start for run in runs)
