"""Events into the chronicle: one line each, in order of day, every line with the words that prove it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from dateline.records import (
    ActorReading,
    Claim,
    CountReading,
    Entry,
    Event,
    EventMention,
    Interval,
    PlaceReading,
    Report,
    Ruling,
    Sentence,
    Span,
    WhenReading,
)
from dateline.text.datelines import dateline_end

__all__ = ["denies", "figure", "place_name", "tell"]

_R = TypeVar("_R", WhenReading, PlaceReading, ActorReading, CountReading)
_KINDS = {"body": 0, "caption": 1, "headline": 2, "credit": 3, "boilerplate": 3}


def tell(
    reports: Sequence[Report],
    sentences: Sequence[Sentence],
    mentions: Sequence[EventMention],
    claims: Sequence[Claim],
    events: Sequence[Event],
    rulings: Sequence[Ruling] = (),
) -> tuple[Entry, ...]:
    """The chronicle: one entry an event, by day (undated last), then in order of telling.

    The quotation is the sentence of body text that proves most of what the line says, and in the event's own word if one does;
    of several, the one that tells most, then the first of the oldest report.
    `rulings` tell in words what a person decided about an event.
    """
    decided = {ruling.verdict.id: ruling.verdict.words for ruling in rulings}
    texts = {report.id: report for report in reports}
    lines = {sentence.id: sentence for sentence in sentences}
    by_mention = {mention.id: mention for mention in mentions}
    said: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.mention is not None:
            said.setdefault(claim.mention, []).append(claim)
    entries = []
    for event in events:
        told = [by_mention[key] for key in event.mentions]
        shown = _shown(event)
        proofs = {m.id: len({claim.field for claim in said.get(m.id, ()) if claim.id in shown}) for m in told}
        best = min(
            told,
            key=lambda m: (
                m.modality != event.modality,
                _KINDS[lines[m.sentence].kind],
                -proofs[m.id] - (m.kind == event.kind),
                -_said(m),
                event.mentions.index(m.id),
            ),
        )
        made = [(claim, mention) for mention in told for claim in said.get(mention.id, ())]
        quotation = _without_dateline(lines[best.sentence].span, texts)
        said_by = _sources([claim for claim, mention in made if not denies(claim, mention)])
        vouching = {who.casefold() for who in said_by}
        denied_by = _sources([claim for claim, mention in made if mention.kind == event.kind and denies(claim, mention)])
        entry = Entry(
            id=event.id,
            day=Interval(event.when.start, event.when.end, event.when.precision) if event.when else None,
            what=" ".join(texts[quotation.report].text[quotation.start : quotation.end].split()),
            quotation=quotation,
            where=place_name(event.where) if event.where else None,
            killed=figure(event.killed),
            injured=figure(event.injured),
            by=_names(event, vouched=True),
            said_by=said_by,
            status=event.status,
            modality=event.modality,
            reports=len(event.reports),
            origins=len(event.origins),
            disagreements=_disagreements(event),
            decided=tuple(decided[verdict] for verdict in event.verdicts),
            held=_names(event, vouched=False),
            denied_by=tuple(who for who in denied_by if who.casefold() not in vouching),  # but who only denies a part of it
        )
        entries.append(((entry.day.start, entry.day.end) if entry.day else (date.max, date.max), entry))
    return tuple(entry for _, entry in sorted(entries, key=lambda pair: (pair[0], pair[1].id)))


def denies(claim: Claim, mention: EventMention) -> bool:
    """Whether who makes a claim of a mention says that it is not so: "there was no attack, police said" is a denial of theirs as well."""
    return claim.stance == "denies" or (mention.modality == "denied" and claim.stance != "retracts")


def _shown(event: Event) -> set[str]:
    """The claims that say what a line shows: day, place, the first figures, and who did it."""
    figures = (reading for told in (event.killed, event.injured, *event.counts.values()) for reading in told[:1])
    return {claim for reading in (event.when, event.where, *figures, *event.actors) if reading for claim in reading.claims}


def _said(mention: EventMention) -> int:
    """How much a mention tells: counts, day, place, who did it, to whom."""
    return sum(bool(values) for values in (mention.counts, mention.times, mention.places, mention.actors, mention.targets))


def _without_dateline(sentence: Span, texts: Mapping[str, Report]) -> Span:
    end = dateline_end(texts[sentence.report].text[sentence.start : sentence.end])
    return Span(sentence.report, sentence.start + end, sentence.end)


def figure(readings: Sequence[CountReading]) -> str | None:
    """The first reading in words ("at least 5", "5 to 7", "dozens"); None where no figure is stated, or all are parts of another
    ("one injured" of an early report, who died later).
    """
    if not readings or readings[0].part:
        return None
    first = readings[0]
    if (
        first.hedge
        and first.high is None
        and first.hedge not in ("at least", "more than", "over", "upwards of", "no fewer than", "not less than")
    ):
        return first.hedge
    if first.high is not None and first.low != first.high and not first.hedge:
        return f"{first.low}–{first.high}"
    number = first.low if first.high is None or first.low else first.high
    return f"{first.hedge} {number:,}" if first.hedge else f"{number:,}"


def place_name(place: PlaceReading) -> str:
    """A place with the nearest one and the last one that contain it: "Mashtal, Baghdad, Iraq"."""
    outer = place.within[:1] + place.within[-1:] if len(place.within) > 1 else place.within
    return ", ".join(dict.fromkeys((place.name, *outer)))


FAR_MORE = 3
"""Times as many independent texts."""
_VOUCHED = frozenset({"states", "says", "confirms", "concedes", "claims"})
_MOST = 3
"""Doers a line names; the event has them all."""


def _names(event: Event, *, vouched: bool) -> tuple[str, ...]:
    """The doers, or those who are only held to be; nobody else where a person decided who it was.

    Where some are named, those only described ("a gunman", "brothers") say no more of the same ones, and are left out; so is whom
    far more independent texts tell it befell: a gunman who was shot himself is still the gunman.
    """
    befell = {reading.name: reading.origins for reading in event.targets}
    told = event.actors[:1] if event.actors and event.actors[0].verdict else event.actors
    told = tuple(reading for reading in told if reading.verdict or befell.get(reading.name, 0) < FAR_MORE * reading.origins)
    names = [reading for reading in told if (reading.stance in _VOUCHED) == vouched]
    named = [reading for reading in names if reading.id or reading.name[:1].isupper()]
    return tuple(reading.name for reading in named or names)[:_MOST]


def _sources(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Who says it, in order of first saying; the report's own voice is not among them, nor what it takes back of an earlier version."""
    ordered = sorted(
        (claim for claim in claims if claim.source is not None and claim.stance != "retracts"), key=lambda claim: (claim.span, claim.id)
    )
    return tuple(dict.fromkeys(claim.speaker for claim in ordered if claim.speaker))


def _disagreements(event: Event) -> tuple[str, ...]:
    """Fields on which reports exclude one another: "at least ten" leaves room for twelve, nine does not. What a person set is no report's reading."""
    found = []
    if _days_differ(_reported(event.days)):
        found.append("when")
    if _places_differ(_reported(event.places)):
        found.append("where")
    for name, readings in (("killed", event.killed), ("injured", event.injured), *sorted(event.counts.items())):
        if _figures_differ([reading for reading in _reported(readings) if not reading.cumulative and not reading.part]):
            found.append(name)
    actors = _reported(event.actors)
    if len({reading.id for reading in actors if reading.id and ":" not in reading.id}) > 1 and _exclude(actors):
        found.append("actor")
    return tuple(found)


def _reported(readings: Sequence[_R]) -> list[_R]:
    return [reading for reading in readings if reading.verdict is None]


def _figures_differ(readings: Sequence[CountReading]) -> bool:
    return any(a.high is not None and a.high < b.low for a in readings for b in readings)


def _days_differ(days: Sequence[WhenReading]) -> bool:
    return any(a.end < b.start or b.end < a.start for a in days for b in days)


def _places_differ(places: Sequence[PlaceReading]) -> bool:
    def together(a: PlaceReading, b: PlaceReading) -> bool:
        return a.name in b.within or b.name in a.within or (a.country == b.country and "country" in (a.precision, b.precision))

    return any(a is not b and not together(a, b) for a in places for b in places)


def _exclude(actors: Sequence[ActorReading]) -> bool:
    """Whether actors of different countries are named: two bodies of one state do not contradict each other."""
    return len({reading.country for reading in actors if reading.country}) > 1
