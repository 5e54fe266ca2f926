"""Which reports do share text: exactly, without comparing every pair."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import xxhash
from numpy.typing import NDArray

WORDS = 5
JACCARD, CONTAINMENT = 0.5, 0.3
Shingles = NDArray[np.uint64]


class Likeness(NamedTuple):
    """What two reports share of their distinct five-word shingles."""

    jaccard: float
    containment: float
    """Of the shingles of the shorter report, the share that the longer one has."""


def shingles(text: str) -> Shingles:
    """The distinct five-word shingles of a text, as 64-bit hashes in order."""
    words = re.findall(r"\w+", text.casefold())
    return np.unique(
        np.fromiter(
            (xxhash.xxh3_64_intdigest(" ".join(words[at : at + WORDS]).encode()) for at in range(len(words) - WORDS + 1)), np.uint64
        )
    )


def without_boilerplate(sets: Sequence[Shingles], most: int) -> list[Shingles]:
    """The sets without the shingles that more than `most` reports have."""
    every, spread = np.unique(np.concatenate(sets), return_counts=True)
    common = every[spread > most]
    return [own[~np.isin(own, common, assume_unique=True)] for own in sets]


def compare(one: Shingles, other: Shingles) -> Likeness:
    """How like two sets are."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    either, shorter = len(one) + len(other) - shared, min(len(one), len(other))
    return Likeness(shared / max(1, either), shared / max(1, shorter))


def pairs(sets: Sequence[Shingles]) -> dict[tuple[int, int], Likeness]:
    """All pairs of places with containment of at least `CONTAINMENT` (so all with Jaccard of at least `JACCARD`), lower place first.

    Exact, by prefixes (Chaudhuri, Ganti and Kaushik 2006): of n shingles, at least .3 n are shared, so one of the .7 n + 1
    rarest must be; only reports that have one of these are compared.
    """
    owner = np.repeat(np.arange(len(sets)), [len(own) for own in sets])
    every = np.concatenate(sets)
    order = np.argsort(every, kind="stable")
    known, start, spread = np.unique(every[order], return_index=True, return_counts=True)
    holders = owner[order]
    found: dict[tuple[int, int], Likeness] = {}
    for place, own in enumerate(sets):
        at = np.searchsorted(known, own)
        needed = int(np.ceil(CONTAINMENT * len(own)))
        rarest = at[np.argsort(spread[at], kind="stable")][: len(own) - needed + 1]
        rarest = rarest[spread[rarest] > 1]
        others = {int(one) for key in rarest for one in holders[start[key] : start[key] + spread[key]]} - {place}
        for other in others:
            pair = min(place, other), max(place, other)
            if len(own) <= len(sets[other]) and pair not in found:
                like = compare(own, sets[other])
                if like.containment >= CONTAINMENT:
                    found[pair] = like
    return found
