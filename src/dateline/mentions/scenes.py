"""Where the lead's event happened, in a report that tells its town only beside the event: in the dateline, or as "Arlen police".

Local news seldom repeats the town: "MIDWAY, Ohio (AP) — A boy was shot at a home, Arlen police say".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from dateline.codes import nature_of
from dateline.records import EventMention, Place, Sentence

LEAD = 5
"""Sentences of a report, its headline among them, that bring its news."""
MOSTLY = 0.5
"""Share of harm in all that a report tells, above which harm first named further down is its news too."""
HARDLY_ELSE = 0.7
"""Share of harm from which the only town named in a report is where it was, though neither dateline nor police say so."""
NEARBY = 20
"""Sentences from the lead's harm within which that town must be named where the report tells more else."""
_SMALL = frozenset({"site", "neighbourhood", "town"})
_WIDE = frozenset({"district", "region", "country"})
_EXACT = (1, 2)
"""UCDP's codes of a known place and of what is near one."""


def with_scene(mentions: Sequence[EventMention], places: Sequence[Place], sentences: Sequence[Sentence]) -> list[EventMention]:
    """The mentions of one report, where the first harm that it tells as news is given the report's town if no such harm has one.

    In this order: the town of the dateline; the one whose police or other public body the report names; the only one that
    the report names at all, or names within the district that its events name; the county whose sheriff it names. It must lie in whatever
    wider place the events themselves name, and the report be set in one country alone. A report that names harm only in passing,
    behind its lead and among other matters, is not set where the harm was.
    """
    news = [m for m in mentions if is_news_of_harm(m)]
    by_span = {place.span: place for place in places}
    own = [by_span[span] for m in news for span in m.places]
    if not news or any(_is_small(place) for place in own):
        return list(mentions)
    first = news[0]
    index = {sentence.id: sentence.index for sentence in sentences}
    harm = sum(nature_of(m.kind) == "harm" for m in mentions) / len(mentions)
    leads = index[first.sentence] < LEAD
    if not leads and harm <= MOSTLY:
        return list(mentions)
    near = [s.span for s in sentences if harm >= HARDLY_ELSE or (leads and abs(s.index - index[first.sentence]) <= NEARBY)]
    scene = _scene(own, places, {place.gazetteer for place in places if any(span.covers(place.span) for span in near)})
    if scene is None:
        return list(mentions)
    return [replace(m, places=(*m.places, scene.span)) if m is first else m for m in mentions]


def _is_unknown(place: Place) -> bool:
    """A village that no gazetteer has: it was there, and not in the only other town that is named ("officials in Mogadishu said")."""
    return place.gazetteer is None and place.level in (None, "town")


def is_news_of_harm(mention: EventMention) -> bool:
    """Whether a mention tells as news that harm was done."""
    return mention.modality == "asserted" and mention.status == "new" and is_harm(mention)


def is_harm(mention: EventMention) -> bool:
    """Whether a mention tells of harm: a war is no one event that happens on a day in a town."""
    return mention.kind != "war" and nature_of(mention.kind) == "harm"


def _scene(own: Sequence[Place], places: Sequence[Place], close: Collection[str | None]) -> Place | None:
    """The town of the dateline or of the public body, or the only town if it is one of those named `close` to the harm (ids);
    None where there is none, or it does not go with what the events name.
    """
    told = [place for place in places if place.gazetteer is not None and not place.metonym and place.relation != "outlet"]
    if len({place.country for place in told}) != 1:
        return None
    fitting = [place for place in told if _goes_with(place, own)]
    towns = [place for place in fitting if place.level == "town"]
    named = [
        place for place in places if place.relation == "dateline" and place.gazetteer is None and place.within and _goes_with(place, own)
    ]
    for found in (
        [place for place in towns if place.relation == "dateline"],
        named,
        [place for place in towns if place.relation == "authority"],
        [town for town in _only(towns) if town.gazetteer in close and not any(map(_is_unknown, own))],
        [place for place in fitting if place.level == "district" and place.relation == "authority"],
    ):
        if found:
            return _most_named(found)
    return None


def _only(towns: Sequence[Place]) -> Sequence[Place]:
    """The towns, if they are one and the same."""
    return towns if len({town.gazetteer for town in towns}) == 1 else ()


def _most_named(places: Sequence[Place]) -> Place:
    """The first mention of the place that is named most; of several, the one named first."""
    counts = Counter(place.gazetteer for place in places)
    return min(places, key=lambda place: (-counts[place.gazetteer], place.span))


def _is_small(place: Place) -> bool:
    """Whether a place is a town or a part of one; of a street in a county the town is not told, nor where somebody is only from."""
    return (
        place.precision in _SMALL and place.where_prec in _EXACT and place.relation not in ("home", "authority") and not _is_guessed(place)
    )


def _is_guessed(place: Place) -> bool:
    """Whether a street or quarter only has the coordinates of the outlet's own town."""
    return place.gazetteer is None and place.precision == "town" and place.level != "town"


def _goes_with(town: Place, own: Iterable[Place]) -> bool:
    """Whether a town lies in every wider place that the events name."""
    return all(place.name in town.within or place.gazetteer == town.gazetteer for place in own if place.precision in _WIDE)
