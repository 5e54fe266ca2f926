"""Things into groups: what is tied together, or what is alike by mean link; the same groups in any order."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping


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
    number: int, alike: Mapping[tuple[int, int], float], least: float, once: Mapping[int, str] | None = None, likest: float = 0.0
) -> tuple[list[list[int]], list[tuple[int, int, float]]]:
    """Groups of the things 0 to `number`, and the joins in order: the likest pair of the two groups, and how alike they are.

    The two groups most alike are joined (ties: the lowest numbers), while that is `least` or more. They are as alike as the mean over
    all their pairs (a pair not in `alike` counts 0; Sokal and Michener 1958) and, to the share `likest`, as their likest pair. Groups
    that hold things with one name in `once` are never joined. What is joined depends only on things that are connected through
    pairs of at least `least`.
    """
    groups = {thing: [thing] for thing in range(number)}
    named = {thing: {once[thing]} if once and thing in once else set() for thing in range(number)}
    sums: dict[int, dict[int, float]] = {thing: {} for thing in range(number)}
    for (one, other), likely in alike.items():
        sums[one][other] = sums[other][one] = likely
    peaks = {thing: dict(ties) for thing, ties in sums.items()} if likest else {}

    def between(one: int, other: int) -> float:
        """How alike two groups are, rounded so that the order of adding does not show."""
        mean = sums[one].get(other, 0.0) / (len(groups[one]) * len(groups[other]))
        return round((1 - likest) * mean + likest * peaks[one].get(other, 0.0) if likest else mean, 9)

    waiting = [(-between(*pair), min(pair), max(pair)) for pair, likely in alike.items() if likely >= least]
    heapq.heapify(waiting)
    joins: list[tuple[int, int, float]] = []
    while waiting:
        negative, one, other = heapq.heappop(waiting)
        if one not in groups or other not in groups or -negative != between(one, other) or named[one] & named[other]:
            continue
        pairs = ((min(a, b), max(a, b)) for a in groups[one] for b in groups[other])
        joins.append((*min(pairs, key=lambda pair: (-alike.get(pair, 0.0), pair)), -negative))
        groups[one] += groups.pop(other)
        named[one] |= named.pop(other)
        for third, total in sums.pop(other).items():
            if third in groups and third != one:
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
        for third, peak in peaks.pop(other, {}).items():
            if third in groups and third != one:
                peaks[one][third] = peaks[third][one] = max(peaks[one].get(third, 0.0), peak)
        for third in sorted(sums[one]):
            if third in groups and (alike_now := between(one, third)) >= least:
                heapq.heappush(waiting, (-alike_now, min(one, third), max(one, third)))
    return list(groups.values()), joins
