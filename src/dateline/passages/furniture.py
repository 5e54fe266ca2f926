"""Lines that an outlet prints with reports of any kind: learned from the pile, so that they make no copies of strangers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from dateline.passages.fingerprints import Fingerprint, distinct, fingerprints, in_order, joined, lines_of
from dateline.records import Report, Sentence, Span

MANY = 4
"""Reports of one outlet that print a line and share little else."""
_EVERYBODY = 10
"""The same, of reports of any outlets."""
_LITTLE = 0.2
"""Half of these reports share no more than this with the next one that prints the line: of the shorter one's lines."""
_RETURNS = 7
"""Days, in the middle, from one day on which an outlet prints a line to the next: news is copied within days, a form comes back."""
_ASKED = 25
"""Neighbours in time that are compared, at most: a line of ten thousand reports is known for what it is from a few."""


def furniture(reports: Sequence[Report], sentences_by_report: Mapping[str, Sequence[Sentence]]) -> frozenset[Span]:
    """Sentences that are an outlet's furniture: "Hide Caption 5 of 37", a disclaimer, a plea for readers.

    A line (figures and case apart) is furniture if it stands in four reports or more of one outlet, or ten of
    any, that have hardly another line in common. A wire text that is printed by many is none: its copies share most lines.
    So is a line that one outlet prints on four days or more, weeks apart (any outlets: on ten), and one without a word.
    """
    prints = in_order(fingerprints(reports, sentences_by_report))
    lines = (sentence for one in prints for sentence in lines_of(sentences_by_report.get(one.report, ())))
    return frozenset(sentence.span for sentence, stock in zip(lines, furnished(prints).tolist(), strict=True) if stock)


def furnished(prints: Sequence[Fingerprint], asked: Collection[int] | None = None) -> NDArray[np.bool_]:
    """Which lines are furniture, of fingerprints in order of age, one after the other; where keys are `asked` for, only of these it is found out."""
    keys = joined((one.keys for one in prints), np.uint64)
    sizes = [len(one.keys) // keys.itemsize for one in prints]
    bounds = np.cumsum([0, *sizes])
    known, line_key = np.unique(keys, return_inverse=True)
    held = distinct((line_key.astype(np.uint64) << np.uint64(32)) | np.repeat(np.arange(len(prints), dtype=np.uint64), sizes))
    holders = (held & np.uint64(0xFFFFFFFF)).astype(np.intp)
    parts = np.searchsorted(held, np.arange(len(known) + 1, dtype=np.uint64) << np.uint64(32))

    @cache
    def lines(place: int) -> frozenset[int]:
        return frozenset(keys[bounds[place] : bounds[place + 1]].tolist())

    @cache
    def share(one: int, other: int) -> float:
        """Of the lines of the shorter report, the one that both are known to have apart, how many the other has too."""
        return (len(lines(one) & lines(other)) - 1) / max(1, min(len(lines(one)), len(lines(other))) - 1)

    def unrelated(places: Sequence[int]) -> bool:
        asked = range(0, len(places) - 1, max(1, len(places) // _ASKED))
        return median(share(places[at], places[at + 1]) for at in asked) <= _LITTLE

    def returns(places: Sequence[int], least: int) -> bool:
        days = sorted({prints[at].age[0].toordinal() for at in places if prints[at].age[0] != date.max})
        return len(days) >= least and median(later - earlier for earlier, later in pairwise(days)) >= _RETURNS

    def stands_in(places: Sequence[int], least: int) -> bool:
        return len(places) >= least and (unrelated(places) or returns(places, least))

    outlets = [one.outlet for one in prints]
    stock = known == 0
    many = np.diff(parts) >= MANY
    if asked is not None:
        many &= np.isin(known, np.array(sorted(asked), np.uint64))
    for key in np.flatnonzero(many).tolist():
        places = holders[parts[key] : parts[key + 1]].tolist()
        stock[key] |= stands_in(places, _EVERYBODY) or any(stands_in(same, MANY) for same in _by_outlet(places, outlets))
    found: NDArray[np.bool_] = stock[line_key]
    return found


def _by_outlet(places: Iterable[int], outlets: Sequence[str | None]) -> Iterator[list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for place in places:
        name = outlets[place]
        if name is not None:
            groups[name].append(place)
    yield from groups.values()
