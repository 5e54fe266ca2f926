"""Mentions with what their counts were read from, so that a whole report can settle what one sentence leaves open: a figure of speech, who lived."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dateline.mentions.casualties import Toll
from dateline.mentions.fates import Told, survivors
from dateline.mentions.figures import by_hands
from dateline.records import Count, EventMention
from dateline.text.parses import Parse


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention, and what its counts were read from."""

    mention: EventMention
    parse: Parse
    tolls: tuple[Toll, ...]
    unsaid: bool = False
    """Whether it may be a figure of speech, for all that its sentence says (`figures`)."""


def without_figures(read: list[Draft]) -> list[Draft]:
    """Without the attacks and wars that nothing says were deeds, in a report that tells of no other harm by hands."""
    if any(not one.unsaid and one.mention.modality == "asserted" and by_hands(one.mention.kind) for one in read):
        return read
    return [one for one in read if not one.unsaid]


def without_the_dead(read: Sequence[Draft], items: Mapping[str, int]) -> list[EventMention]:
    """The mentions of a report, in order of text, each without the counts of people shot or hurt whom the report, or in a round-up the same
    one of its `items`, tells dead.
    """
    parts = groupby(read, key=lambda one: items.get(one.mention.sentence, 0))
    return [mention for _, part in parts for mention in _without_the_dead(list(part))]


def _without_the_dead(read: Sequence[Draft]) -> list[EventMention]:
    if not any(toll.what == "killed" for one in read for toll in one.tolls):
        return [one.mention for one in read]
    told = [
        Told(
            toll,
            one.parse,
            happened=one.mention.modality == "asserted" and one.mention.status == "new" and not (toll.cumulative or toll.several),
        )
        for one in read
        for toll in one.tolls
    ]
    lived = survivors(told)
    left: list[EventMention] = []
    number = 0
    for one in read:
        counts = one.mention.counts
        kept = tuple(
            _of_these(count, lived[number + i]) if i < len(one.tolls) and number + i in lived else count
            for i, count in enumerate(counts)
            if i >= len(one.tolls) or lived.get(number + i) != 0
        )
        left.append(one.mention if kept == counts else replace(one.mention, counts=kept))
        number += len(one.tolls)
    return left


def _of_these(count: Count, lived: int) -> Count:
    """The count of those who lived: five shot, of whom the report tells one dead, are four hurt."""
    return replace(count, low=lived, high=None if count.high is None else lived)
