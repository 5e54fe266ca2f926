"""What a store files of its reports for tracing: who holds which mark, who prints which line, which lines are furniture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.passages.arrivals import Refiled, Row, keys_of, numbered
from dateline.passages.candidates import marks_of
from dateline.passages.fingerprints import Fingerprint, unpack
from dateline.store import Store

_AT_ONCE = 100_000
"""Rows that are made at once, so that few are held in memory."""


def unpacked(rows: Iterable[tuple[int, bytes]]) -> dict[int, Fingerprint]:
    """Fingerprints of a store by number."""
    return {number: unpack(packed) for number, packed in rows}


class Filed:
    """The files of a store (`arrivals.Files`)."""

    def __init__(self, store: Store) -> None:
        self._kinship = store.kinship

    def prints(self, numbers: Iterable[int]) -> dict[int, Fingerprint]:
        """Fingerprints by number."""
        return unpacked(self._kinship.fingerprints(numbers))

    def holders(self, marks: Iterable[int]) -> list[Row]:
        """Who holds these marks, where they touch no furniture."""
        return self._kinship.holders(marks)

    def printing(self, keys: Iterable[int]) -> list[Row]:
        """Who prints these lines."""
        return self._kinship.printing(keys)

    def stock(self) -> list[int]:
        """Keys of the lines that are furniture."""
        return self._kinship.furniture()


def file_all(numbers: Sequence[int], prints: Sequence[Fingerprint], stock: NDArray[np.bool_], store: Store) -> None:
    """File all reports, in order of age, in place of what was filed."""
    store.kinship.empty()
    marks, keys = marks_of(prints, stock), keys_of(prints)
    for some in np.array_split(marks, len(marks) // _AT_ONCE + 1):
        store.kinship.file(numbered(some, numbers), (), ())
    store.kinship.file((), _lines(numbers, prints, keys), sorted({*keys[stock].tolist()} - {0}))


def _lines(numbers: Sequence[int], prints: Sequence[Fingerprint], keys: NDArray[np.int64]) -> Iterator[Row]:
    """Who prints which line, in the order in which they are filed."""
    holders = np.repeat(np.array(numbers, np.int64), [len(one.keys) // keys.itemsize for one in prints])
    order = np.lexsort((holders, keys))
    before = (0, 0)
    for row in zip(keys[order].tolist(), holders[order].tolist(), strict=True):
        if row[0] and row != before:
            yield row
        before = row


def file_new(refiled: Refiled, store: Store) -> None:
    """File what new reports change."""
    store.kinship.take_out(sorted(refiled.marks_gone), sorted(refiled.stock_gone))
    store.kinship.file(sorted(refiled.marks_come), sorted(refiled.lines), sorted(refiled.stock_come))
