"""Pairs of reports that share text, found without comparing every report with every other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from dateline.passages.fingerprints import Fingerprint, Numbers, distinct, fingerprints, in_order, joined
from dateline.passages.furniture import furnished
from dateline.records import Report, Sentence, identify

SHARED = 2
"""Marks that two reports must share."""
_PASSAGE = 12
_PART = 10
"""Two reports that share fewer marks (about fifty words), and less than a tenth of the shorter one's, share a quotation at most."""
COMMON = 50
"""A mark of more reports than this is a phrase that everybody prints."""
_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Relative:
    """An older report (its id) that shares text with a newer one."""

    report: str
    much: bool
    """Whether they share more than a quotation."""


@dataclass(frozen=True, slots=True)
class Relatives:
    """The older reports with which a report is to be compared, oldest first."""

    report: str
    older: tuple[Relative, ...]
    furniture: Mapping[str, tuple[int, ...]]
    """Places of the lines (`lines_of`) of the report, and of each older one, that are furniture."""
    digest: str
    """Of all that decides what the report is found to have taken over: as long as it is the same, so is that."""


def candidates(reports: Sequence[Report], sentences_by_report: Mapping[str, Sequence[Sentence]]) -> tuple[tuple[str, str], ...]:
    """Pairs of report ids, older and newer, that share sampled six-word shingles of headlines, bodies and captions.

    Two reports are a pair if they share two sampled shingles (`fingerprints`). A shingle of more than 50 reports counts only towards
    the oldest report that has it, and only between reports that share half of the shorter one's: so station
    boilerplate makes no copies of strangers, and a wire text of a thousand copies is still one text. Two reports that
    share a quotation at most (fewer than twelve, and less than a tenth of the shorter one's) are a pair if they share a
    whole line that no more than 50 reports have: from a phrase nothing follows.

    Lines that an outlet prints with reports of any kind (`furniture`) count nowhere. The cost grows with the length of
    all texts and with the number of true copies.
    """
    prints = in_order(fingerprints(reports, sentences_by_report))
    return tuple((prints[older].report, prints[newer].report) for older, newer, _ in _pairs(prints, furnished(prints)))


def relatives(prints: Sequence[Fingerprint], stock: NDArray[np.bool_]) -> tuple[Relatives, ...]:
    """For each report that shares text with older ones, oldest first, what it is to be compared with.

    The fingerprints are in order of age; `stock` tells which of their lines, one after the other, are furniture.
    """
    ends = _line_bounds(prints)

    @cache
    def lines(place: int) -> tuple[int, ...]:
        return tuple(np.flatnonzero(stock[ends[place] : ends[place + 1]]).tolist())

    @cache
    def state(place: int) -> str:
        return f"{prints[place].report} {prints[place].digest} {lines(place)}"

    found: list[Relatives] = []
    for newer, group in groupby(_pairs(prints, stock), key=lambda pair: pair[1]):
        own = [(older, much) for older, _, much in group]
        told = "\n".join([state(newer), *(f"{much} {state(older)}" for older, much in own)])
        found.append(
            Relatives(
                prints[newer].report,
                tuple(Relative(prints[older].report, much) for older, much in own),
                {prints[place].report: lines(place) for place in (newer, *(older for older, _ in own))},
                identify("k", told),
            )
        )
    return tuple(found)


def _pairs(prints: Sequence[Fingerprint], stock: NDArray[np.bool_]) -> list[tuple[int, int, bool]]:
    """Places of older and newer report, and whether they share much, of fingerprints in order of age whose furniture is known.

    By newer, then by older report.
    """
    held = _held(prints, stock)
    sizes = np.bincount((held & _LOW).astype(np.intp), minlength=len(prints))
    held, spread = _shared(distinct(held))
    rare, times = np.unique(_met(held[spread <= COMMON]), return_counts=True)
    common, often = np.unique(_with_oldest(held[spread > COMMON]), return_counts=True)

    met = np.union1d(rare, common)
    seldom, everywhere = _counts(met, rare, times), _counts(met, common, often)
    older, newer = (met & _LOW).astype(np.intp), (met >> _HALF).astype(np.intp)
    shared, shorter = seldom + everywhere, np.minimum(sizes[older], sizes[newer])
    chosen = (seldom >= SHARED) | ((everywhere >= SHARED) & (2 * shared >= shorter))
    much = (shared >= _PASSAGE) | (_PART * shared >= shorter)
    keys, ends = joined((one.keys for one in prints), np.uint64), _line_bounds(prints)
    telling = ~(stock | np.isin(keys, _crowded(keys, stock, ends)))

    @cache
    def lines(place: int) -> frozenset[int]:
        own = slice(ends[place], ends[place + 1])
        return frozenset(keys[own][telling[own]].tolist())

    found = zip(older[chosen].tolist(), newer[chosen].tolist(), much[chosen].tolist(), strict=True)
    return [(one, other, whole) for one, other, whole in found if whole or not lines(one).isdisjoint(lines(other))]


def _crowded(keys: Numbers, stock: NDArray[np.bool_], ends: NDArray[np.uint32]) -> Numbers:
    """Lines of too many reports to make a quotation of any, furniture or not."""
    in_order = np.sort(keys[~stock])
    often = np.flatnonzero(np.isin(keys, in_order[COMMON:][in_order[COMMON:] == in_order[:-COMMON]]))
    holders = np.searchsorted(ends, often, side="right").astype(np.uint64)
    known, times = np.unique(np.unique(np.stack([keys[often], holders]), axis=1)[0], return_counts=True)
    return known[times > COMMON]


def marks_of(prints: Sequence[Fingerprint], stock: NDArray[np.bool_]) -> Numbers:
    """Each mark that touches no furniture, once a report, above the place of the report that holds it; in order."""
    return distinct(_held(prints, stock))


def _held(prints: Sequence[Fingerprint], stock: NDArray[np.bool_]) -> Numbers:
    """Each mark that touches no furniture, above the place of the report that holds it."""
    marks, first, last = (joined((getattr(one, name) for one in prints), np.uint32) for name in ("marks", "first", "last"))
    sizes = [len(one.marks) // marks.itemsize for one in prints]
    above = np.repeat(_line_bounds(prints)[:-1], sizes)
    before = np.append(np.uint32(0), np.cumsum(stock, dtype=np.uint32))
    clear = before[first + above] == before[last + above + 1]
    held: Numbers = (marks[clear].astype(np.uint64) << _HALF) | np.repeat(np.arange(len(prints), dtype=np.uint64), sizes)[clear]
    return held


def _line_bounds(prints: Sequence[Fingerprint]) -> NDArray[np.uint32]:
    """Where the lines of each fingerprint begin among those of all; one number more for the end."""
    return np.cumsum([0, *(len(one.keys) // 8 for one in prints)], dtype=np.uint32)


def _shared(held: Numbers) -> tuple[Numbers, NDArray[np.intp]]:
    """Of marks in order, those that several reports hold, and how many do."""
    mark = (held >> _HALF).astype(np.uint32)
    spread = np.diff(np.concatenate([[0], np.flatnonzero(mark[1:] != mark[:-1]) + 1, [len(held)]]))
    several = np.repeat(spread > 1, spread)
    return held[several], np.repeat(spread[spread > 1], spread[spread > 1])


def _with_oldest(held: Numbers) -> Numbers:
    """For each holder of a mark but the oldest, it above the oldest."""
    mark = held >> _HALF
    first = np.flatnonzero(np.append(True, mark[1:] != mark[:-1])[: len(held)])
    spread = np.diff(np.append(first, len(held)))
    oldest = np.repeat(held[first], spread)
    found: Numbers = ((held << _HALF) | (oldest & _LOW))[held != oldest]
    return found


def _met(held: Numbers) -> Numbers:
    """For each mark that two reports hold, the two: the newer one's place above the older one's."""
    found = [np.empty(0, np.uint64)]
    mark = held >> _HALF
    for apart in range(1, COMMON):
        same = np.flatnonzero(mark[apart:] == mark[:-apart])
        if not len(same):
            break
        found.append((held[same + apart] << _HALF) | (held[same] & _LOW))
    return np.concatenate(found)


def _counts(wanted: Numbers, known: Numbers, counts: NDArray[np.intp]) -> NDArray[np.intp]:
    """The count of each wanted number, 0 for one that is not known; all numbers in order."""
    found = np.zeros(len(wanted), np.intp)
    found[np.searchsorted(wanted, known)] = counts
    return found
