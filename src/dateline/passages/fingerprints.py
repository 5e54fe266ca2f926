"""What is remembered of a report so that its relatives are found without reading it again: marks of its text, a key of each line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec
import numpy as np
from numpy.typing import NDArray

from dateline.passages.likeness import COMPARED
from dateline.records import Report, Sentence
from dateline.text.order import Age, age

Numbers = NDArray[np.uint64]
Places = NDArray[np.intp]
Number = TypeVar("Number", np.uint32, np.uint64)

_SHINGLE = 6
"""Words in a row that are compared as one."""
_SAMPLE = 4
"""One shingle in so many is kept: those whose hash is a multiple of it, so that two reports keep the same ones."""
_SHORT = 200
"""Words of a report below which a sample would leave little of it: a flash, a brief, a caption. All its shingles are kept."""
_BATCH = 1 << 19
"""Characters that are read at once: few enough to stay near the processor."""

_PLANE = 1 << 16
"""Signs behind the first plane of Unicode (emoji, historic scripts) part words."""
_MULTIPLIER = 0x9E3779B97F4A7C15
_INVERSE = pow(_MULTIPLIER, -1, 1 << 64)
_FIGURE = np.uint64(0x5851F42D4C957F2D)
"""Stands for any word that begins with a figure."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The marks of a report. Its lines are in order of `lines_of`; arrays are bytes, so that those of a pile are joined at once."""

    age: Age
    outlet: str | None
    """The publisher, as given, or the host of the address."""
    digest: str
    """Changes whenever the sentences do."""
    keys: bytes
    """A key of each line (64 bits), figures and case apart; 0 for a line without words."""
    marks: bytes
    """Hashes of shingles of its text (32 bits)."""
    first: bytes
    """The line in which each mark begins (32 bits)."""
    last: bytes
    """The line in which it ends."""

    @property
    def report(self) -> str:
        """The report's id."""
        return self.age[-1]


_PACKED = msgspec.msgpack.Decoder(Fingerprint)


def pack(one: Fingerprint) -> bytes:
    """A fingerprint as bytes, for a store."""
    return msgspec.msgpack.encode(one)


def unpack(packed: bytes) -> Fingerprint:
    """The fingerprint that `pack` packed."""
    return _PACKED.decode(packed)


def in_order(prints: Iterable[Fingerprint]) -> list[Fingerprint]:
    """Fingerprints by the age of their reports, oldest first."""
    return sorted(prints, key=lambda one: one.age)


def joined(arrays: Iterable[bytes], kind: type[Number]) -> NDArray[Number]:
    """The arrays of several fingerprints as one."""
    return np.frombuffer(b"".join(arrays), kind)


def lines_of(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of a report that are compared, in the order of its fingerprint."""
    return sorted((s for s in sentences if s.kind in COMPARED), key=lambda s: (s.kind != "body", s.span.start, s.span.end, s.id))


def fingerprints(reports: Sequence[Report], sentences_by_report: Mapping[str, Sequence[Sentence]]) -> Iterator[Fingerprint]:
    """The fingerprint of each report, in their order. It depends on the report and its sentences alone."""
    batch: list[Report] = []
    length = 0
    for report in reports:
        batch.append(report)
        length += len(report.text)
        if length >= _BATCH:
            yield from _read(batch, sentences_by_report)
            batch, length = [], 0
    if batch:
        yield from _read(batch, sentences_by_report)


def _read(batch: Sequence[Report], sentences_by_report: Mapping[str, Sequence[Sentence]]) -> Iterator[Fingerprint]:
    """The texts are read as one; a body is one stretch of words, each headline and caption one for itself."""
    own = [lines_of(sentences_by_report.get(report.id, ())) for report in batch]
    starts, words, figures = _words("\n".join(["", *(report.text for report in batch), ""]))
    shift = np.cumsum([1, *(len(report.text) + 1 for report in batch)])[:-1]
    sizes = np.array([len(lines) for lines in own])
    total = int(sizes.sum())
    owner = np.repeat(np.arange(len(batch)), sizes)
    begins = np.fromiter((s.span.start for lines in own for s in lines), np.intp, total)
    ends = np.fromiter((s.span.end for lines in own for s in lines), np.intp, total)
    kinds = np.fromiter((COMPARED.index(s.kind) for lines in own for s in lines), np.intp, total)

    opens, closes = np.searchsorted(starts, begins + shift[owner]), np.searchsorted(starts, ends + shift[owner])
    counts = closes - opens
    before = np.cumsum(counts) - counts
    line = np.repeat(np.arange(total), counts)
    inside = np.arange(len(line)) - before[line]
    told, powers = words[opens[line] + inside], _powers(_MULTIPLIER, int(counts.max(initial=0)))[inside]
    whole = _sums(told * powers, before, counts)
    keys = _sums(np.where(figures[opens[line] + inside], _FIGURE, told) * powers, before, counts)

    stretch = np.where(kinds == COMPARED.index("body"), owner, len(batch) + np.arange(total))[line]
    shingles = _shingles(told)
    first, last = line[: len(shingles)], line[_SHINGLE - 1 :]
    short = np.bincount(owner, counts, len(batch)) < _SHORT
    kept = np.flatnonzero(
        (stretch[: len(shingles)] == stretch[_SHINGLE - 1 :]) & ((shingles % np.uint64(_SAMPLE) == 0) | short[owner[first]])
    )
    alone = np.flatnonzero((counts > 0) & (counts <= _SHINGLE) & short[owner])
    marks = np.concatenate([shingles[kept] >> np.uint64(32), whole[alone] >> np.uint64(32), whole[alone]]).astype(np.uint32)
    first, last = np.concatenate([first[kept], alone, alone]), np.concatenate([last[kept], alone, alone])
    order = np.argsort(owner[first], kind="stable")
    marks, first, last = marks[order], first[order], last[order]
    parts = np.searchsorted(owner[first], np.arange(len(batch) + 1))
    above = np.cumsum(sizes) - sizes
    for place, report in enumerate(batch):
        marked, within = slice(parts[place], parts[place + 1]), slice(above[place], above[place] + sizes[place])
        yield Fingerprint(
            age(report),
            report.source or (urlsplit(report.url).hostname if report.url else None),
            _digest(begins[within], ends[within], kinds[within]),
            keys[within].tobytes(),
            marks[marked].tobytes(),
            (first[marked] - above[place]).astype(np.uint32).tobytes(),
            (last[marked] - above[place]).astype(np.uint32).tobytes(),
        )


def _words(text: str) -> tuple[Places, Numbers, NDArray[np.bool_]]:
    """Where each word begins, its hash, and whether it begins with a figure. The text begins and ends between words.

    The hash is that of a polynomial over its letters, taken from running sums, so that no word is looked at for itself.
    """
    signs = np.minimum(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), np.uint32(_PLANE - 1))
    letters = _letters()[signs]
    edges = np.flatnonzero(np.diff(letters != 0)) + 1
    starts, ends = edges[::2], edges[1::2]
    sums = np.cumsum(letters * _powers(_MULTIPLIER, len(text)))
    hashes = _mixed((sums[ends - 1] - sums[starts - 1]) * _powers(_INVERSE, len(text))[starts])
    return starts, hashes, _figures()[signs[starts]]


def _shingles(words: Numbers) -> Numbers:
    """A hash of each word with the five behind it."""
    many = max(0, len(words) - _SHINGLE + 1)
    found = np.zeros(many, np.uint64)
    for place, power in enumerate(_powers(_MULTIPLIER, _SHINGLE)):
        found += words[place : place + many] * power
    return _mixed(found)


def distinct(numbers: Numbers) -> Numbers:
    """The numbers in order, each once: where most are different, sorting is several times as fast as `numpy.unique`."""
    in_order = np.sort(numbers)
    return in_order[np.append(True, in_order[1:] != in_order[:-1])] if len(in_order) else in_order


def _sums(numbers: Numbers, before: Places, counts: Places) -> Numbers:
    """The sum of each line's numbers."""
    sums = np.zeros(len(counts), np.uint64)
    some = counts > 0
    if some.any():
        sums[some] = _mixed(np.add.reduceat(numbers, before[some]))
    return sums


def _mixed(numbers: Numbers) -> Numbers:
    """Every bit comes to depend on every other: the finish of MurmurHash3."""
    numbers = (numbers ^ (numbers >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    numbers = (numbers ^ (numbers >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return numbers ^ (numbers >> np.uint64(33))


def _powers(base: int, many: int) -> Numbers:
    return _table(base, max(16, many - 1).bit_length())[:many]


@cache
def _table(base: int, bits: int) -> Numbers:
    """Powers of an odd base modulo 2**64, as many as have so many bits."""
    return np.cumprod(np.concatenate([np.ones(1, np.uint64), np.full((1 << bits) - 1, base, np.uint64)]))


@cache
def _letters() -> Numbers:
    """A number for each sign of a word, the same for capital and small; 0 for all others."""
    numbers = np.zeros(_PLANE, np.uint64)
    for found in re.finditer(r"\w", "".join(map(chr, range(_PLANE - 1)))):
        small = found.group().casefold()
        numbers[found.start()] = ord(small) if len(small) == 1 else found.start()
    return np.where(numbers == 0, np.uint64(0), _mixed(numbers))


@cache
def _figures() -> NDArray[np.bool_]:
    return np.array([chr(sign).isdecimal() for sign in range(_PLANE)])


def _digest(*arrays: NDArray[np.generic]) -> str:
    return blake2b(b"".join(array.tobytes() for array in arrays), digest_size=8).hexdigest()
