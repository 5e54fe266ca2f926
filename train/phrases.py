"""Words and phrases that reports of a collection share: two reports of one story put rare things in the same words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from dateline.text.rarity import Weights, words_in

LONGEST = 3
"""Words of a phrase."""
FEWEST = 2
"""Reports that must have a phrase for it to count: what one alone has makes it like no other."""
NONE = 0.003
"""Two reports less alike than this count as not alike."""


def weights_in_common(texts: Mapping[str, Sequence[str]]) -> dict[str, Weights]:
    """Of each report (a name and its sentences) the words and phrases that another has too, by weight, scaled to length 1.

    A weight is (1 + ln n) ln((1 + N) / (1 + r)) for what stands n times in the report and in r of N reports.
    """
    counted = {name: Counter(_phrases(sentences)) for name, sentences in sorted(texts.items())}
    held = Counter(phrase for own in counted.values() for phrase in own)
    rare = {phrase: math.log((1 + len(counted)) / (1 + reports)) for phrase, reports in held.items() if reports >= FEWEST}
    return {
        name: _scaled({phrase: (1 + math.log(n)) * rare[phrase] for phrase, n in own.items() if phrase in rare})
        for name, own in counted.items()
    }


def _phrases(sentences: Iterable[str]) -> Iterable[str]:
    for sentence in sentences:
        words = words_in(sentence)
        for long in range(1, LONGEST + 1):
            for first in range(len(words) - long + 1):
                yield " ".join(words[first : first + long])


def _scaled(told: Weights) -> Weights:
    length = math.sqrt(math.fsum(weight * weight for weight in told.values()))
    return {phrase: weight / length for phrase, weight in told.items() if weight} if length else {}


def likenesses(texts: Sequence[Weights]) -> dict[tuple[int, int], float]:
    """How alike each two texts are (their places, the smaller first), where that is more than nothing."""
    column = {phrase: number for number, phrase in enumerate(sorted({phrase for text in texts for phrase in text}))}
    table = np.zeros((len(texts), len(column)))
    for row, text in enumerate(texts):
        for phrase, weight in text.items():
            table[row, column[phrase]] = weight
    alike = np.round(table @ table.T, 6)
    return {(int(a), int(b)): float(alike[a, b]) for a, b in zip(*np.nonzero(np.triu(alike > NONE, 1)), strict=True)}
