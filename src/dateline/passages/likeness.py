"""Which sentences of two reports are the same ones: kept word for word, or with most of their words carried over."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Indel

from dateline.passages.facts import names_in
from dateline.passages.words import Word, key_of, plain, raw_words, sound, telling, words_of
from dateline.records import Kind, Report, Sentence

COMPARED: tuple[Kind, ...] = ("headline", "body", "caption")
"""Kinds of text that are aligned, each with its like. Credits and boilerplate tell nothing and are left out."""

THRESHOLD = 0.5
"""Least likeness of a reworded sentence: half of the words of both are carried over. See docs/passages.md for what was measured."""

_NEWS = 0.6
_SHARED = 2
_BETWEEN = 0.5
_NEWS_BETWEEN = 0.3
"""The same for a line left over alone between the same neighbours in both reports."""
"""Least likeness (Dice) of the words that carry news, and least number of them shared: sentences that are alike in
their grammar alone ("... was pronounced dead at the ...") are of strangers."""

_BETWEEN = 0.5
_NEWS_BETWEEN = 0.3
"""The same of lines left over between the same neighbours in both reports."""
_CLOSE = 0.75
"""There, lines so like need share no news: of "It is not an issue." one word is all that could be shared."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence made ready to be compared."""

    sentence: Sentence
    codes: array[int]
    """Its words as numbers of a vocabulary that all compared lines share."""
    same: str
    """Lines with one value say the same in the same words."""
    news: frozenset[int]
    """Those of `codes` that carry news."""

    @property
    def telling(self) -> bool:
        """Whether its text is enough to show that a report was copied."""
        return telling(len(self.codes), len(self.news))


@dataclass(frozen=True)
class Sheet:
    """A report made ready to be compared."""

    report: Report
    lines: tuple[Line, ...]

    def words(self, line: Line) -> tuple[Word, ...]:
        """The words of one of its lines."""
        return words_of(self.report.text, line.sentence.span.start, line.sentence.span.end)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words that its capitals show to be names."""
        spans = [line.sentence.span for line in self.lines if line.sentence.kind == "body"]
        return names_in("\n".join(self.report.text[span.start : span.end] for span in spans))


@dataclass(frozen=True, slots=True)
class Match:
    """Line `older` of one report is line `newer` of another: indexes, and how like they are (0 to 1)."""

    older: int
    newer: int
    score: float


class Vocabulary:
    """Numbers for words. Only whether two numbers are equal means anything."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._written: dict[str, tuple[int, str, bool]] = {}
        """Word as written → its number, its sound, and whether it carries news."""

    def sheet(self, report: Report, sentences: Sequence[Sentence]) -> Sheet:
        """A report and those of its sentences that are compared, in order of the text."""
        own = sorted((s for s in sentences if s.kind in COMPARED and s.span.report == report.id), key=lambda s: (s.span, s.id))
        return Sheet(report, tuple(self._line(report.text, sentence) for sentence in own))

    def _line(self, text: str, sentence: Sentence) -> Line:
        span = sentence.span
        words = [self._written.get(word) or self._read(word) for word in raw_words(text, span.start, span.end)]
        same = "".join([sound for _, sound, _ in words]) or " ".join(text[span.start : span.end].split())
        return Line(sentence, array("I", [code for code, _, _ in words]), same, frozenset([code for code, _, news in words if news]))

    def _read(self, word: str) -> tuple[int, str, bool]:
        key = key_of(word)
        found = self._codes.setdefault(key, len(self._codes)), sound(key), not plain(key)
        self._written[word] = found
        return found


def match(older: Sequence[Line], newer: Sequence[Line]) -> tuple[Match, ...]:
    """Pair the lines of two reports one to one, likest first; in order of the newer.

    Lines in the same words pair first, the first with the first where a report repeats itself. Of equally like lines
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
    return tuple(sorted(found, key=lambda pair: pair.newer))


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
    """A longest rising subsequence of the older places (patience sorting); of several, the one with the lowest ends."""
    lowest: list[int] = []
    """Lowest older place with which a rise of so many matches ends, and the match itself."""
    last: list[Match] = []
    before: dict[Match, Match | None] = {}
    for pair in pairs:
        length = bisect_left(lowest, pair.older)
        before[pair] = last[length - 1] if length else None
        lowest[length : length + 1] = [pair.older]
        last[length : length + 1] = [pair]
    chain: list[Match] = []
    pair_: Match | None = last[-1] if last else None
    while pair_ is not None:
        chain.append(pair_)
        pair_ = before[pair_]
    return chain
