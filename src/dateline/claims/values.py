"""The values of a mention, each in one canonical text with the words that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.records import Actor, Count, EventMention, Place, Report, Span, When


class Value(NamedTuple):
    """A field, its value in canonical text, and its words."""

    field: str
    text: str
    span: Span


def values(
    report: Report, mention: EventMention, times: Sequence[When], places: Sequence[Place], actors: Sequence[Actor]
) -> Iterator[Value]:
    """Every value that a mention states: event, roles, counts, days and places."""
    yield Value("event", mention.kind, mention.trigger)
    for field, spans in (("actor", mention.actors), ("target", mention.targets)):
        for span in spans:
            known = _known(span, actors)
            if known:
                for actor in known:
                    yield Value(field, actor.register or actor.name, actor.span)
            elif (words := report.text[span.start : span.end]).lower() not in _PRONOUNS:
                yield Value(field, words, span)  # a pronoun that could not be resolved names nobody
    for field, spans in (("instrument", mention.instruments), ("object", mention.objects)):
        for span in spans:
            yield Value(field, report.text[span.start : span.end].lower(), span)
    for count in mention.counts:
        yield Value(count.what, count_text(count), count.span)
    for time in times:
        if time.span in mention.times and time.start is not None and time.end is not None:
            yield Value("when", f"{time.start}" if time.start == time.end else f"{time.start}/{time.end}", time.span)
    for place in places:
        if place.span in mention.places:
            yield Value("where", place.gazetteer or place.name, place.span)


_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "us", "who"})


def count_text(count: Count) -> str:
    """A count in words an analyst reads: "3", "at least 5", "5 to 7", "dozens"."""
    if count.hedge is not None and count.high is None and count.hedge not in _FLOORS:
        return count.hedge
    if count.high is not None and count.low != count.high and count.hedge is None:
        return f"{count.low} to {count.high}"
    number = count.low if count.high is None or count.low else count.high
    return f"{count.hedge} {number}" if count.hedge else str(number)


_FLOORS = frozenset({"at least", "more than", "over", "upwards of", "no fewer than", "not less than"})


def _known(span: Span, actors: Sequence[Actor]) -> list[Actor]:
    """The actors named within a phrase; of those, the ones that are not part of a longer name's description."""
    within = [actor for actor in actors if span.overlaps(actor.span) and (actor.register or actor.antecedent or span.covers(actor.span))]
    named = [actor for actor in within if actor.register is not None]
    return named[-1:] or within[-1:]
