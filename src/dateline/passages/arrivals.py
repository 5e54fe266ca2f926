"""What a few new reports change among many that were traced: whose relatives may be others now, and who they are, found without reading all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dateline.passages.candidates import COMMON, SHARED, Relatives, marks_of, relatives
from dateline.passages.fingerprints import Fingerprint, in_order, joined
from dateline.passages.furniture import MANY, furnished

Row = tuple[int, int]
"""A mark, or the key of a line, and the number of a report that holds it."""


class Files(Protocol):
    """What is filed of the reports that were traced, by number. Keys of lines are signed, as SQLite takes them."""

    def prints(self, numbers: Iterable[int]) -> Mapping[int, Fingerprint]:
        """Fingerprints by number."""

    def holders(self, marks: Iterable[int]) -> Iterable[Row]:
        """Who holds these marks, where they touch no furniture."""

    def printing(self, keys: Iterable[int]) -> Iterable[Row]:
        """Who prints these lines."""

    def stock(self) -> Collection[int]:
        """Keys of the lines that are furniture."""


@dataclass(frozen=True, slots=True)
class Refiled:
    """What is to be filed otherwise."""

    marks_gone: frozenset[Row]
    marks_come: frozenset[Row]
    lines: frozenset[Row]
    stock_gone: frozenset[int]
    stock_come: frozenset[int]


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What new reports change."""

    touched: frozenset[str]
    """Reports (ids), new ones too, whose relatives may be others than before. Nobody else's are."""
    kin: tuple[Relatives, ...]
    """Of those that have any, as `relatives` of all reports gives them."""
    refiled: Refiled


def arrivals(new: Mapping[int, Fingerprint], files: Files) -> Arrivals:
    """What these new reports (by number) change among those that are filed.

    A line's being furniture depends on the reports that print it alone, and two reports' sharing text on the holders of
    the marks and lines that they share. So a new report changes something for those that print a line which is furniture only now, or no more,
    or everybody's only now; for newer ones that share marks with it, or with these; and for all holders of a mark that is everybody's only now,
    or has an older oldest holder.
    """
    shelf = _Shelf(new, files)
    lines = _lines(new)
    before = frozenset(files.stock())
    now, refurnished = _furnished_anew(lines, before, shelf)
    changed = refurnished | new.keys()
    gone, come = marks_by(shelf.of(refurnished), before), marks_by(shelf.of(changed), now)
    asked = {mark for mark, _ in gone | come}
    filed = frozenset(files.holders(asked))
    touched = changed | _newer_sharers(filed | come, changed, shelf) | _crowds(filed, (filed - gone) | come, shelf)
    more = {mark for mark, _ in marks_by(shelf.of(touched - changed), now)} - asked
    told = {key for key, _ in _lines(shelf.of(touched))} - now
    near = touched.union(number for _, number in chain(filed, files.holders(more), files.printing(told)))
    prints = in_order(shelf.of(near).values())
    ids = frozenset(one.report for one in shelf.of(touched).values())
    kin = tuple(one for one in relatives(prints, _places(prints, now)) if one.report in ids)
    return Arrivals(ids, kin, Refiled(gone - come, come - gone, lines, before - now, now - before))


def marks_by(prints: Mapping[int, Fingerprint], stock: Collection[int]) -> frozenset[Row]:
    """The marks of these reports that touch no furniture."""
    told = list(prints.values())
    return frozenset(numbered(marks_of(told, _places(told, stock)), list(prints)))


def numbered(marks: NDArray[np.uint64], numbers: Sequence[int]) -> Iterable[Row]:
    """Marks, each above the place of a report (`marks_of`), as rows with the numbers of the reports."""
    half = np.uint64(32)
    return zip((marks >> half).tolist(), np.array(numbers, np.int64)[(marks & np.uint64(0xFFFFFFFF)).astype(np.intp)].tolist(), strict=True)


def keys_of(prints: Iterable[Fingerprint]) -> NDArray[np.int64]:
    """The keys of all lines, one report's after the other's; 0 for a line without words."""
    return joined((one.keys for one in prints), np.uint64).view(np.int64)


class _Shelf:
    """Fingerprints by number: the new ones, and those of the files that were asked for."""

    def __init__(self, new: Mapping[int, Fingerprint], files: Files) -> None:
        self._files = files
        self._prints = dict(new)

    def of(self, numbers: Collection[int]) -> dict[int, Fingerprint]:
        self._prints.update(self._files.prints(sorted(set(numbers) - self._prints.keys())))
        return {number: self._prints[number] for number in sorted(numbers)}

    def printing(self, keys: Iterable[int]) -> Iterable[Row]:
        return self._files.printing(keys)


def _lines(prints: Mapping[int, Fingerprint]) -> frozenset[Row]:
    return frozenset((key, number) for number, one in prints.items() for key in keys_of([one]).tolist() if key)


def _places(prints: Sequence[Fingerprint], stock: Collection[int]) -> NDArray[np.bool_]:
    """Which lines are furniture, one report's after the other's, where it is known which keys are."""
    keys = keys_of(prints)
    found: NDArray[np.bool_] = (keys == 0) | np.isin(keys, np.array(sorted(stock), np.int64))
    return found


def _furnished_anew(lines: frozenset[Row], before: frozenset[int], shelf: _Shelf) -> tuple[frozenset[int], set[int]]:
    """The lines that are furniture now that these new ones have come, and the older reports for which that makes a difference."""
    stood = frozenset(shelf.printing({key for key, _ in lines}))
    printing = lines | stood
    times, formerly = Counter(key for key, _ in printing), Counter(key for key, _ in stood)
    many = {key for key in times if times[key] >= MANY}
    prints = in_order(shelf.of({number for key, number in printing if key in many}).values())
    unsigned = np.array(sorted(many), np.int64).view(np.uint64).tolist()
    now = (before - many) | many.intersection(keys_of(prints)[furnished(prints, unsigned)].tolist())
    other = before ^ now | {key for key in times if formerly[key] <= COMMON < times[key]}
    return now, {number for key, number in stood if key in other}


def _newer_sharers(rows: Iterable[Row], changed: Collection[int], shelf: _Shelf) -> set[int]:
    """The reports that may be copies of changed ones: newer than one of them, and with two marks of theirs."""
    oldest = min(one.age for one in shelf.of(changed).values())
    sharing = {number for number, times in Counter(number for _, number in rows).items() if times >= SHARED}
    return {number for number, one in shelf.of(sharing).items() if one.age > oldest}


def _crowds(before: Iterable[Row], now: Iterable[Row], shelf: _Shelf) -> set[int]:
    """The holders of marks that became, or no more are, everybody's, or that have another oldest holder."""
    held, holds = _by_mark(before), _by_mark(now)
    crowds = [(held[mark], holds[mark]) for mark in held.keys() | holds.keys() if max(len(held[mark]), len(holds[mark])) > COMMON]
    ages = {number: one.age for number, one in shelf.of(set().union(*chain.from_iterable(crowds))).items()}
    found: set[int] = set()
    for old, new in crowds:
        if min(len(old), len(new)) <= COMMON or min(map(ages.__getitem__, old)) != min(map(ages.__getitem__, new)):
            found |= old | new
    return found


def _by_mark(rows: Iterable[Row]) -> defaultdict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for mark, number in rows:
        found[mark].add(number)
    return found
