"""Finds the near-duplicates of a file in a process of its own: `python -m benchmarks.speed.finders TOOL FILE` prints JSON.

The clock starts when the texts are in memory (for dateline: split into sentences, which its other stages need too; how
long that took is told apart) and stops when the pairs are known. datasketch and rensa are given what makes them fast:
words by one regular expression, five-word shingles hashed in bulk with NumPy, signatures in batches of 128 permutations,
64 bands of 2, so that hardly a pair with Jaccard .2 is missed, and each pair that comes out is verified by its sets of shingles.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import xxhash
from numpy.typing import NDArray

from benchmarks.speed.truth import CONTAINMENT, JACCARD, WORDS, compare
from dateline import passages, reports, sentences
from dateline.records import Report, Sentence

PERMUTATIONS, BANDS = 128, 64
_SEED = 1
_ODD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F)
Pairs = list[tuple[int, int]]
Split = Mapping[str, Sequence[Sentence]]
Hashes = NDArray[np.uint64]


def read(path: Path) -> list[Report]:
    """The reports of the file, in its order."""
    return [one for one in reports.read([path]) if isinstance(one, Report)]


def dateline(told: Sequence[Report], split: Split) -> Pairs:
    """The pairs that dateline finds."""
    place = {one.id: number for number, one in enumerate(told)}
    return [(place[older], place[newer]) for older, newer in passages.candidates(told, split)]


def rensa(told: Sequence[Report], _: Split) -> Pairs:
    """The pairs that rensa finds. Its index gives none for a matrix of signatures, so the bands are sorted here."""
    signatures = import_module("rensa").RMinHash  # which may be absent
    flat, bounds = _shingles(told)
    matrix = signatures.digest_matrix_from_flat_token_hashes(flat, bounds.astype(np.uint64), PERMUTATIONS, _SEED)
    rows = np.array(matrix.to_rows(), np.uint64)
    width = PERMUTATIONS // BANDS
    near: set[tuple[int, int]] = set()
    for band in range(BANDS):
        keys = np.zeros(len(rows), np.uint64)
        for place in range(width):
            keys = (keys ^ rows[:, band * width + place]) * np.uint64(_ODD[place])
            keys ^= keys >> np.uint64(31)
        order = np.argsort(keys, kind="stable")
        for group in np.split(order, np.flatnonzero(np.diff(keys[order])) + 1):
            if len(group) > 1:
                one, other = np.triu_indices(len(group), 1)
                near.update(zip(group[one].tolist(), group[other].tolist(), strict=True))
    return _verified(near, flat, bounds)


def datasketch(told: Sequence[Report], _: Split) -> Pairs:
    """The pairs that datasketch finds."""
    library = import_module("datasketch")  # which may be absent
    flat, bounds = _shingles(told)
    short = (flat >> np.uint64(32)).astype(np.uint64)
    index = library.MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, PERMUTATIONS // BANDS))
    near: set[tuple[int, int]] = set()
    first = library.MinHash(PERMUTATIONS, seed=_SEED, hashfunc=int)
    for place in range(len(told)):
        own = first.copy()
        if bounds[place + 1] > bounds[place]:
            own.update_batch(short[bounds[place] : bounds[place + 1]])
        near.update((int(other), place) for other in index.query(own))
        index.insert(place, own)
    return _verified(near, flat, bounds)


def _shingles(told: Sequence[Report]) -> tuple[Hashes, NDArray[np.intp]]:
    """The hashes of all five-word shingles, and where each report's begin; one number more for the end."""
    numbers: dict[str, int] = {}
    words = re.compile(r"\w+")
    codes = [np.array([numbers.setdefault(word, len(numbers)) for word in words.findall(one.text.casefold())], np.intp) for one in told]
    hashes = np.array([xxhash.xxh3_64_intdigest(word.encode()) for word in numbers], np.uint64)
    sizes = np.array([len(own) for own in codes])
    line = hashes[np.concatenate(codes)]
    many = len(line) - WORDS + 1
    flat = np.zeros(many, np.uint64)
    for place in range(WORDS):
        flat += line[place : place + many] * np.uint64(_ODD[place])
    flat = (flat ^ (flat >> np.uint64(29))) * np.uint64(_ODD[0])
    flat ^= flat >> np.uint64(32)
    whole = np.ones(len(line), bool)
    ends = np.cumsum(sizes)
    for place in range(1, WORDS):
        whole[ends[sizes >= place] - place] = False
    return np.ascontiguousarray(flat[whole[:many]]), np.concatenate([[0], np.cumsum(np.maximum(sizes - WORDS + 1, 0))])


def _verified(near: Iterable[tuple[int, int]], flat: Hashes, bounds: NDArray[np.intp]) -> Pairs:
    @cache
    def own(place: int) -> Hashes:
        return np.unique(flat[bounds[place] : bounds[place + 1]])

    found: Pairs = []
    for one, other in sorted(near):
        like = compare(own(one), own(other))
        if like.jaccard >= JACCARD or like.containment >= CONTAINMENT:
            found.append((one, other))
    return found


FINDERS: dict[str, Callable[[Sequence[Report], Split], Pairs]] = {
    "dateline": dateline,
    "datasketch": datasketch,
    "rensa": rensa,
}


def peak() -> float:
    """The most memory of this process in MB. Linux counts what its parent held into `getrusage`, but not into its status."""
    status = Path("/proc/self/status")
    if status.is_file():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text("utf-8"))
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Find, and print what came out."""
    tool, path = sys.argv[1:]
    told = read(Path(path))
    begun = time.perf_counter()
    split = {one.id: sentences.split(one) for one in told} if tool == "dateline" else {}
    start, work = time.perf_counter(), time.process_time()
    found = FINDERS[tool](told, split)
    seconds, work = time.perf_counter() - start, time.process_time() - work
    out: dict[str, Any] = {"split_seconds": start - begun, "seconds": seconds, "cpu_seconds": work, "peak_mb": peak(), "pairs": found}
    print(json.dumps(out))


if __name__ == "__main__":
    main()
