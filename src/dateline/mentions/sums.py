"""What the sum of a round-up says of each of its items.

"Two people were killed in South Side shootings Sunday. ... A man was shot on Oak Street." The items tell where and when as far as they
differ; what they share, the sum has told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.mentions.scenes import is_news_of_harm
from dateline.records import EventMention, Place, Span, When


def with_sum(
    mentions: Sequence[EventMention], items: Mapping[str, int], dated: Mapping[Span, When], places: Sequence[Place]
) -> tuple[EventMention, ...]:
    """The mentions of a report; the first harm told in each item has the time and place of the report's sum where the item tells none.

    `items` is the number of each sentence in a round-up (`dateline.text.items`). A sum that gives several days, or places, lends none of them.
    """
    if not items:
        return tuple(mentions)
    harms = [m for m in mentions if is_news_of_harm(m)]
    sums = [m for m in harms if m.sentence not in items and _is_sum(m)]
    day = _one_day([dated[span] for m in sums for span in m.times])
    spot = _one_spot([place for m in sums for place in places if place.span in m.places])
    lent: dict[str, EventMention] = {}
    for item in sorted(set(items.values())):
        told = [m for m in harms if items.get(m.sentence) == item and not _is_sum(m)]
        if told and day and not any(m.times for m in told):
            told[0] = replace(told[0], times=(day,))
        if told and spot and not any(m.places for m in told):
            told[0] = replace(told[0], places=(spot,))
        lent.update((m.id, m) for m in told[:1])
    return tuple(lent.get(m.id, m) for m in mentions)


def _is_sum(mention: EventMention) -> bool:
    return any(count.cumulative for count in mention.counts)


def _one_day(times: Sequence[When]) -> Span | None:
    """The first words for the only time that is given."""
    return min(when.span for when in times) if len({(when.start, when.end) for when in times}) == 1 else None


def _one_spot(places: Sequence[Place]) -> Span | None:
    """The first words for the only place that is named, but for what it lies in ("western Michigan's Kalamazoo")."""
    names = {place.name for place in places}
    within = [place.span for place in places if names <= {place.name, *place.within}]
    return min(within, default=None)
