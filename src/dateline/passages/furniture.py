"""Lines that an outlet prints with reports of any kind: learned from the pile, so that they make no copies of strangers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from statistics import median
from urllib.parse import urlsplit

import xxhash

from dateline.passages.direction import age
from dateline.passages.likeness import COMPARED
from dateline.records import Report, Sentence, Span

_MANY = 4
"""Reports of one outlet that print a line and share little else."""
_EVERYBODY = 10
"""The same, of reports of any outlets."""
_LITTLE = 0.2
"""Half of these reports share no more than this with the next one that prints the line: of the shorter one's lines."""
_ASKED = 25
"""Neighbours in time that are compared, at most: a line of ten thousand reports is known for what it is from a few."""
_DIGITS = re.compile(r"\d+")


def furniture(reports: Sequence[Report], sentences_by_report: Mapping[str, Sequence[Sentence]]) -> frozenset[Span]:
    """Sentences that are an outlet's furniture: "Hide Caption 5 of 37", a disclaimer, a plea for readers.

    A line (figures and case apart) is furniture if it stands in four reports or more of one outlet, or ten of
    any, that have hardly another line in common. A wire text that is printed by many is none: its copies share most lines.
    """
    in_order = sorted(reports, key=age)
    lines: list[dict[int, list[Span]]] = []
    holders: dict[int, list[int]] = defaultdict(list)
    for place, report in enumerate(in_order):
        own: dict[int, list[Span]] = defaultdict(list)
        for sentence in sentences_by_report.get(report.id, ()):
            if sentence.kind in COMPARED:
                own[_key(report.text[sentence.span.start : sentence.span.end])].append(sentence.span)
        lines.append(own)
        for key in own:
            holders[key].append(place)
    outlet = [_outlet(report) for report in in_order]
    stock = {
        key
        for key, places in holders.items()
        if len(places) >= _MANY
        and (_unrelated(lines, places, _EVERYBODY) or any(_unrelated(lines, same, _MANY) for same in _by_outlet(places, outlet)))
    }
    return frozenset(one for own in lines for key in own.keys() & stock for one in own[key])


def _unrelated(lines: Sequence[Mapping[int, Sequence[Span]]], places: Sequence[int], least: int) -> bool:
    if len(places) < least:
        return False
    neighbours = list(pairwise(places))[:: max(1, len(places) // _ASKED)]
    return median(_share(lines[a].keys(), lines[b].keys()) for a, b in neighbours) <= _LITTLE


def _share(one: AbstractSet[int], other: AbstractSet[int]) -> float:
    """Of the lines of the shorter report, the one that both are known to have apart, how many the other has too."""
    return (len(one & other) - 1) / max(1, min(len(one), len(other)) - 1)


def _by_outlet(places: Iterable[int], outlet: Sequence[str | None]) -> Iterable[list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for place in places:
        name = outlet[place]
        if name is not None:
            groups[name].append(place)
    return groups.values()


def _outlet(report: Report) -> str | None:
    """The publisher, as given, or the host of the address."""
    return report.source or (urlsplit(report.url).hostname if report.url else None)


def _key(words: str) -> int:
    return xxhash.xxh3_64_intdigest(_DIGITS.sub("0", " ".join(words.casefold().split())).encode("utf-8", "surrogatepass"))
