"""Things into groups: what is tied together, or what is alike by mean link; the same groups in any order."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence


def connected(names: Iterable[str], ties: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The names in groups of all that ties lead to, each group in order, the groups in order of their first. Ties are between the names."""
    ordered = sorted(names)
    parent = {name: name for name in ordered}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for one, other in ties:
        parent[root(one)] = root(other)
    groups: dict[str, list[str]] = {}
    for name in ordered:
        groups.setdefault(root(name), []).append(name)
    return list(groups.values())


def mean_link(
    number: int, alike: Mapping[tuple[int, int], float], least: float, once: Mapping[int, str] | None = None
) -> tuple[list[list[int]], list[tuple[int, int, float]]]:
    """Groups of the things 0 to `number`, and the joins in order: the likest pair of the two groups, and their mean.

    The two groups with the highest mean over all their pairs are joined (a pair not in `alike` counts 0; ties: the lowest
    numbers), while it is `least` or more. Groups that hold things with one name in `once` are never joined. What is
    joined depends only on things that are connected through pairs of at least `least` (Sokal and Michener 1958).
    """
    groups = {thing: [thing] for thing in range(number)}
    named = {thing: {once[thing]} if once and thing in once else set() for thing in range(number)}
    sums: dict[int, dict[int, float]] = {thing: {} for thing in range(number)}
    for (one, other), likely in alike.items():
        sums[one][other] = sums[other][one] = likely
    waiting = [(-_mean(groups, sums, *pair), min(pair), max(pair)) for pair, likely in alike.items() if likely >= least]
    heapq.heapify(waiting)
    joins: list[tuple[int, int, float]] = []
    while waiting:
        negative, one, other = heapq.heappop(waiting)
        if one not in groups or other not in groups or -negative != _mean(groups, sums, one, other) or named[one] & named[other]:
            continue
        pairs = ((min(a, b), max(a, b)) for a in groups[one] for b in groups[other])
        likest = min(pairs, key=lambda pair: (-alike.get(pair, 0.0), pair))
        joins.append((*likest, -negative))
        groups[one] += groups.pop(other)
        named[one] |= named.pop(other)
        for third, total in sums.pop(other).items():
            if third in groups and third != one:
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
        for third in sorted(sums[one]):
            if third in groups and (mean := _mean(groups, sums, one, third)) >= least:
                heapq.heappush(waiting, (-mean, min(one, third), max(one, third)))
    return list(groups.values()), joins


def _mean(groups: Mapping[int, Sequence[int]], sums: Mapping[int, Mapping[int, float]], one: int, other: int) -> float:
    """The mean over all pairs of two groups, rounded so that the order of adding does not show."""
    return round(sums[one].get(other, 0.0) / (len(groups[one]) * len(groups[other])), 9)
