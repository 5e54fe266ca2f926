"""The values of a mention, each in one canonical text with the words that say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.records import Actor, Count, EventMention, Place, Report, Span, When
from dateline.tables import words


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
            known = _known(span, actors, report.text, person=field == "target")
            if known:
                for actor in known:
                    yield Value(field, actor.register or actor.name, actor.span)
            elif (phrase := report.text[span.start : span.end]).lower() not in _PRONOUNS:
                yield Value(field, phrase, span)  # a pronoun that could not be resolved names nobody
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


def _known(span: Span, actors: Sequence[Actor], text: str, *, person: bool) -> list[Actor]:
    """The actors named within a phrase; of those, the ones that are not part of a longer name's description.

    Who only owns somebody, or is their kin, is not meant ("the wife of General Diallo", "Brown's killer"). Where a `person` can be meant
    and one is named, that is who ("Paul Sanogo of the Missionaries of Africa").
    """
    within = [actor for actor in actors if span.overlaps(actor.span) and (actor.register or actor.antecedent or span.covers(actor.span))]
    within = [actor for actor in within if not _is_kept_by(actor, span, text)]
    persons = [actor for actor in within if actor.type == "person"] if person else []
    named = [actor for actor in within if actor.register is not None]
    return persons[:1] or named[-1:] or within[-1:]


def _is_kept_by(actor: Actor, span: Span, text: str) -> bool:
    """Whether a phrase tells of somebody by this actor: their wife, their driver, their killer."""
    if not span.covers(actor.span):
        return False
    owns = text.startswith(("'s ", "’s "), actor.span.end) and actor.span.end + _OWNER < span.end
    return owns or _of_ones_own().search(text[span.start : actor.span.start]) is not None


_OWNER = len("'s ")


@cache
def _of_ones_own() -> re.Pattern[str]:
    """What stands before a name in "the wife of General Diallo": at most four words between the two."""
    kin = "|".join(map(re.escape, sorted(words("dateline.claims", "kin.tsv"))))
    return re.compile(rf"\b(?:{kin})s?\s+of\s+(?:[\w.]+\s+){{0,4}}$", re.IGNORECASE)
