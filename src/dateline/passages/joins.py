"""Sentences that were split into several, or merged of several: found around those that pair one to one."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz.distance import Indel

from dateline.passages.lines import Line, Match

_MOST = 3
"""Into so many sentences one is split."""
_CARRIED = 0.6
"""Least share of a part's words, and of its words of news, that the whole has."""
_ALIKE = 0.6
"""Least likeness of the whole and its parts together, of words (Indel) and of words of news (Dice)."""
_OWN = 2
"""Least words of news that each part alone has of the whole ..."""
_WHOLLY = 0.9
_SHORT = 4
"""... or one, if it has so many words and all but a few are in the whole: "This is no accident."."""


@dataclass(frozen=True, slots=True)
class Join:
    """Line `whole` of one report stands in the other as several, `parts`, next to one another: indexes, and how like they are."""

    whole: int
    parts: tuple[int, ...]
    score: float


def joins(older: Sequence[Line], newer: Sequence[Line], pairs: Sequence[Match]) -> list[Match]:
    """The pairs, those of older lines that were split and newer ones that were merged replaced by one with each part.

    Parts are lines next to one another, of which one at most had been paired, and with the whole. Each must have news
    of the whole that no other part has; else strangers that only mention the same people would be joined.
    """
    partner = {pair.older: pair for pair in pairs}
    back = {pair.newer: Match(pair.newer, pair.older, pair.score) for pair in pairs}
    split = _joins(older, newer, partner, back)
    used, taken = {one.whole for one in split}, {part for one in split for part in one.parts}
    merged = [one for one in _joins(newer, older, back, partner) if one.whole not in taken and used.isdisjoint(one.parts)]
    used.update(part for one in merged for part in one.parts)
    return [
        *(pair for pair in pairs if pair.older not in used),
        *(Match(one.whole, part, one.score) for one in split for part in one.parts),
        *(Match(part, one.whole, one.score) for one in merged for part in one.parts),
    ]


def _joins(wholes: Sequence[Line], parts: Sequence[Line], partner: Mapping[int, Match], taken: Mapping[int, Match]) -> list[Join]:
    having: dict[int, list[int]] = {}
    """Word of news → the parts without a partner that have it."""
    for at, part in enumerate(parts):
        for word in part.news if at not in taken else ():
            having.setdefault(word, []).append(at)
    least = {at: _CARRIED * len(part.news) for at, part in enumerate(parts) if at not in taken}
    found: list[Join] = []
    for at, whole in enumerate(wholes if having else ()):
        match = partner.get(at)
        if whole.telling and not (match and whole.same == parts[match.newer].same):
            shared = Counter(chain.from_iterable(having[word] for word in whole.news & having.keys()))
            known = {place for place, count in shared.items() if count >= least[place] and _lies_in(parts[place], whole, count)}
            for run in _runs(known, match.newer if match else None):
                found.extend(_join(at, whole, parts, run))
    best: list[Join] = []
    used: set[int] = set()
    for one in sorted(found, key=lambda one: (-one.score, one.whole, one.parts)):
        if one.whole not in {other.whole for other in best} and used.isdisjoint(one.parts):
            best.append(one)
            used.update(one.parts)
    return best


def _runs(known: set[int], match: int | None) -> Iterator[list[int]]:
    """Two or three lines next to one another that lie in the whole, its match among them if it has one."""
    if match is not None:
        known.add(match)
    for start in sorted(known):
        for length in range(2, _MOST + 1):
            run = list(range(start, start + length))
            if known.issuperset(run) and (match is None or match in run):
                yield run


def _lies_in(part: Line, whole: Line, shared: int) -> bool:
    """Whether most of a part, of which the whole has most words of news, and so many, is in the whole."""
    return part.sentence.kind == whole.sentence.kind and _carried(part, whole) >= (_CARRIED if shared >= _OWN else _WHOLLY)


def _carried(part: Line, whole: Line) -> float:
    """Share of the words of a part that the whole has, in order."""
    return (len(part.codes) + len(whole.codes) - Indel.distance(part.codes, whole.codes)) / (2 * max(1, len(part.codes)))


def _join(at: int, whole: Line, parts: Sequence[Line], run: Sequence[int]) -> Iterator[Join]:
    lines = [parts[place] for place in run]
    for part in lines:
        others = frozenset().union(*(other.news for other in lines if other is not part))
        own = len((part.news & whole.news) - others)
        if own < _OWN and not (own and len(part.codes) >= _SHORT and _carried(part, whole) >= _WHOLLY):
            return
    together = array("I")
    for line in lines:
        together.extend(line.codes)
    news = frozenset().union(*(line.news for line in lines))
    score = Indel.normalized_similarity(whole.codes, together)
    if score >= _ALIKE and 2 * len(news & whole.news) >= _ALIKE * (len(news) + len(whole.news)):
        yield Join(at, tuple(run), round(score, 4))
