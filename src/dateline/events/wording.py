"""The words in which a happening is told: two reports of one event share rare ones, however they put it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.events.facts import Facts
from dateline.records import Sentence
from dateline.text.rarity import Weights, heaviest, weights

BESIDE = 1
"""Paragraphs before and behind a mention that belong to its telling."""
TELLING = 12
"""Words by which a happening is looked for: those that weigh most."""
COMMON = 60
"""Happenings that share a word, above which it finds nothing: their pairs are left to rarer words."""
_FURNITURE = frozenset({"boilerplate", "credit"})
"""Kinds of sentences that are the outlet's own: its reports of all things have them in common."""
SHARED = 3
"""Telling words that two happenings must share to be weighed against each other."""


def wording(told: Sequence[Sequence[Facts]], sentences: Mapping[str, Sequence[Sentence]], items: Mapping[str, int]) -> list[Weights]:
    """The weighed words of each happening: those of the paragraphs that tell it and of the ones beside them, in a round-up those of its items.

    `sentences` maps a report to its own, `items` a sentence of a round-up to the number of its item. A report that tells of two things is so compared by the part that tells of each.
    """
    found = []
    for group in told:
        report = group[0].report
        told_in = {facts.sentence.paragraph for facts in group}
        own = {facts.item for facts in group}
        lines = (
            report.text[s.span.start : s.span.end]
            for s in sentences.get(report.id, ())
            if s.kind not in _FURNITURE
            and items.get(s.id, 0) in own
            and any(abs(s.paragraph - paragraph) <= BESIDE for paragraph in told_in)
        )
        found.append(weights(" ".join(lines)))
    return found


def telling(words: Weights) -> list[str]:
    """The words by which a happening is looked for, those that weigh most first."""
    return heaviest(words, TELLING)
