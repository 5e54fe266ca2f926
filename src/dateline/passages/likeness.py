"""Which sentences of two reports are the same ones: kept word for word, or with most of their words carried over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Indel

from dateline.passages.joins import joins
from dateline.passages.lines import COMPARED, Line, Match, Sheet, Vocabulary
from dateline.records import Kind

__all__ = ["COMPARED", "THRESHOLD", "Line", "Match", "Sheet", "Vocabulary", "match", "same", "stays"]

THRESHOLD = 0.5
"""Least likeness of a reworded sentence: half of the words of both are carried over. See docs/passages.md for what was measured."""

_NEWS = 0.6
_SHARED = 2
"""Least likeness (Dice) of the words that carry news, and least number of them shared: sentences that are alike in
their grammar alone ("... was pronounced dead at the ...") are of strangers."""

_BETWEEN = 0.5
_NEWS_BETWEEN = 0.3
"""The same of lines left over between the same neighbours in both reports."""
_CLOSE = 0.75
"""There, lines so like need share no news: of "It is not an issue." one word is all that could be shared."""


def match(older: Sequence[Line], newer: Sequence[Line]) -> tuple[Match, ...]:
    """Pair the lines of two reports, likest first; in order of the newer.

    One to one, but for an older line that was split, which has a pair with each part, and a newer one that was merged
    of several, which has one with each. Lines in the same words pair first, the first with the first where a report repeats itself. Of equally like lines
    those pair that stand nearest to the same place.
    """
    found: list[Match] = []
    for kind in COMPARED:
        rest_older = {i: line for i, line in enumerate(older) if line.sentence.kind == kind}
        rest_newer = {j: line for j, line in enumerate(newer) if line.sentence.kind == kind}
        for i, j in _equal(rest_older, rest_newer):
            found.append(Match(i, j, 1.0))
            del rest_older[i], rest_newer[j]
        found.extend(_alike(rest_older, rest_newer))
    found.extend(_between(older, newer, found))
    return tuple(sorted(joins(older, newer, found), key=lambda pair: (pair.newer, pair.older)))


def same(older: Sequence[Line], newer: Sequence[Line]) -> tuple[Match, ...]:
    """Only the lines in the same words, in order of the newer."""
    where = {(line.sentence.kind, line.same): i for i, line in reversed(list(enumerate(older)))}
    found = ((where.pop((line.sentence.kind, line.same), None), j) for j, line in enumerate(newer))
    return tuple(Match(i, j, 1.0) for i, j in found if i is not None)


def _equal(older: dict[int, Line], newer: dict[int, Line]) -> list[tuple[int, int]]:
    """Lines in the same words: those in one order in both first, so that a line printed twice is found beside its neighbours."""
    numbers: dict[str, int] = {}
    sides = [[numbers.setdefault(line.same, len(numbers)) for line in side.values()] for side in (older, newer)]
    at_older, at_newer = list(older), list(newer)
    found = [
        (at_older[i], at_newer[j])
        for code in Indel.opcodes(sides[0], sides[1])
        if code.tag == "equal"
        for i, j in zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True)
    ]
    taken_older, taken_newer = {i for i, _ in found}, {j for _, j in found}
    where: dict[str, list[int]] = {}
    for i in reversed(older):
        if i not in taken_older:
            where.setdefault(older[i].same, []).append(i)
    found += [(places.pop(), j) for j, line in newer.items() if j not in taken_newer and (places := where.get(line.same))]
    return found


def _alike(older: dict[int, Line], newer: dict[int, Line]) -> Iterator[Match]:
    if not older or not newer:
        return
    at_older, at_newer = list(older), list(newer)
    table = process.cdist(
        [older[i].codes for i in at_older],
        [newer[j].codes for j in at_newer],
        scorer=Indel.normalized_similarity,
        score_cutoff=THRESHOLD,
        dtype=np.float64,
    )
    ranked = sorted(
        (-float(table[a, b]), abs(at_older[a] - at_newer[b]), at_older[a], at_newer[b]) for a, b in zip(*np.nonzero(table), strict=True)
    )
    for score, _, i, j in ranked:
        if i in older and j in newer and _same_news(older[i].news, newer[j].news):
            yield Match(i, j, round(-score, 4))
            del older[i], newer[j]


def _between(older: Sequence[Line], newer: Sequence[Line], found: Sequence[Match]) -> Iterator[Match]:
    """Lines left over between the same neighbours in both reports, as many in one as in the other: there, less likeness will do."""
    partner = {-1: -1, len(newer): len(older)} | {pair.newer: pair.older for pair in found}
    taken = set(partner.values())
    bounds = sorted(partner)
    for before, after in pairwise(bounds):
        start, end = partner[before] + 1, partner[after]
        known = before >= 0 or after < len(newer)
        if known and 0 < after - before - 1 == end - start and not any(i in taken for i in range(start, end)):
            for i, j in zip(range(start, end), range(before + 1, after), strict=True):
                one, other = older[i], newer[j]
                score = Indel.normalized_similarity(one.codes, other.codes)
                shared = len(one.news & other.news)
                news = 2 * shared >= _NEWS_BETWEEN * (len(one.news) + len(other.news)) > 0
                if one.sentence.kind == other.sentence.kind and (score >= _CLOSE or (score >= _BETWEEN and shared and news)):
                    yield Match(i, j, round(score, 4))


def _same_news(older: frozenset[int], newer: frozenset[int]) -> bool:
    shared = len(older & newer)
    return shared >= _SHARED and 2 * shared >= _NEWS * (len(older) + len(newer))


def stays(pairs: Sequence[Match], kind_of: Callable[[Match], Kind]) -> frozenset[Match]:
    """The most matches whose order is the same in both reports, kind by kind; all others moved."""
    kept: set[Match] = set()
    for kind in COMPARED:
        kept.update(_longest_rise([pair for pair in pairs if kind_of(pair) == kind]))
    return frozenset(kept)


def _longest_rise(pairs: Sequence[Match]) -> list[Match]:
    """A longest part in which older places never fall (patience sorting); of several, the one with the lowest ends."""
    lowest: list[int] = []
    """Lowest older place with which a rise of so many matches ends, and the match itself."""
    last: list[Match] = []
    before: dict[Match, Match | None] = {}
    for pair in pairs:
        length = bisect_right(lowest, pair.older)
        before[pair] = last[length - 1] if length else None
        lowest[length : length + 1] = [pair.older]
        last[length : length + 1] = [pair]
    chain: list[Match] = []
    pair_: Match | None = last[-1] if last else None
    while pair_ is not None:
        chain.append(pair_)
        pair_ = before[pair_]
    return chain
