"""Mentions into events: which tell one happening, and every distinct value side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from dateline.codes import codes_between
from dateline.events import across, decisions
from dateline.events.alterations import alterations
from dateline.events.facts import points_back
from dateline.events.figures import Sources, figures_of
from dateline.events.happenings import tell
from dateline.events.joining import join
from dateline.events.kin import Kin
from dateline.events.pyramid import LEAD
from dateline.events.readings import actor_readings, day_readings, place_readings
from dateline.events.tellings import Telling, Told
from dateline.records import (
    Actor,
    ActorReading,
    Claim,
    Event,
    EventMention,
    Link,
    Modality,
    Passage,
    Place,
    PlaceReading,
    Report,
    Ruling,
    Sentence,
    Status,
    When,
    WhenReading,
    identify,
)
from dateline.text.grouping import connected
from dateline.text.order import Age, age

__all__ = ["Telling", "Told", "alterations", "compare", "join", "merge"]

_GENERAL = ("casualties", "attack", "strike", "killing", "explosion", "accident", "displacement", "rescue")
"""Kinds that say little, the least first: an event takes its name from a sharper word where there is one."""
_SHARE = 0.2
"""Of an event's reports, those that must use a word before it names the event."""


def compare(
    reports: Sequence[Report],
    sentences: Sequence[Sentence],
    mentions: Sequence[EventMention],
    times: Sequence[When],
    places: Sequence[Place],
    actors: Sequence[Actor],
    passages: Sequence[Passage],
) -> tuple[Link, ...]:
    """Which mentions are of one event, inside each report and across reports, each link with its reasons."""
    happenings, inside = tell(reports, sentences, mentions, times, places, actors)
    return tuple(sorted([*inside, *across.join(happenings, passages)], key=lambda link: (link.older, link.newer)))


def merge(
    reports: Sequence[Report],
    sentences: Sequence[Sentence],
    mentions: Sequence[EventMention],
    claims: Sequence[Claim],
    times: Sequence[When],
    places: Sequence[Place],
    actors: Sequence[Actor],
    origins: Mapping[str, str],
    alterations: Mapping[str, str],
    links: Sequence[Link],
    rulings: Sequence[Ruling] = (),
) -> tuple[Event, ...]:
    """Events from linked mentions, by day (undated last), then id; a person's `rulings` come before the links.

    `origins` maps a sentence to the report in which its text originated, `alterations` to the one in which a figure was last
    changed: a changed figure originates there. `reports` are those of the mentions and of their origins.
    """
    shelf = _Shelf(reports, sentences, claims, times, places, actors, origins, alterations)
    by_id = {mention.id: mention for mention in mentions}
    reasons = _reasons(links)
    kin = Kin(links)
    events = []
    for members in decisions.regroup(_clusters(by_id, links), links, rulings):
        ordered = sorted(members, key=lambda mention: (*age(shelf.reports[mention.trigger.report]), mention.trigger.start, mention.id))
        why = tuple(sorted({reason for mention in ordered for reason in reasons.get(mention.id, ())}))
        around = [by_id[key] for key in kin.counted_with(mention.id for mention in ordered)]
        events.append(_event(ordered, around, shelf, why))
    return tuple(
        sorted(decisions.mark(kin.told(events), rulings), key=lambda event: (event.when.start if event.when else date.max, event.id))
    )


class _Shelf:
    """Records by what they are looked up by."""

    def __init__(
        self,
        reports: Sequence[Report],
        sentences: Sequence[Sentence],
        claims: Sequence[Claim],
        times: Sequence[When],
        places: Sequence[Place],
        actors: Sequence[Actor],
        origins: Mapping[str, str],
        alterations: Mapping[str, str],
    ) -> None:
        self.reports = {report.id: report for report in reports}
        self.sentences = {sentence.id: sentence for sentence in sentences}
        self.times = {time.span: time for time in times}
        self.places = {place.span: place for place in places}
        self.actors = {actor.span: actor for actor in actors}
        self.origins = origins
        self.alterations = alterations
        self.claims: dict[str, list[Claim]] = {}
        for claim in claims:
            if claim.mention is not None:
                self.claims.setdefault(claim.mention, []).append(claim)


def _clusters(mentions: Mapping[str, EventMention], links: Sequence[Link]) -> list[list[EventMention]]:
    """Connected mentions, by union of links; the outcome does not depend on their order."""
    groups = connected(mentions, ((link.older, link.newer) for link in links if link.same))
    return [[mentions[key] for key in group] for group in groups]


def _reasons(links: Sequence[Link]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for link in links:
        if link.same:
            found.setdefault(link.newer, []).extend(link.reasons)
    return {key: tuple(reasons) for key, reasons in found.items()}


def _event(mentions: Sequence[EventMention], around: Sequence[EventMention], shelf: _Shelf, why: tuple[str, ...]) -> Event:
    """The event of these mentions; those `around` count it among others, and say when and where all of them were."""
    claims = [claim for mention in mentions for claim in shelf.claims.get(mention.id, ())]
    said = {claim.field for claim in claims}
    claims += [
        claim
        for mention in around
        for claim in shelf.claims.get(mention.id, ())
        if claim.field in ("when", "where") and claim.field not in said
    ]
    source = _sources(mentions, shelf)
    sentence_of = {claim.id: mention.sentence for mention in (*mentions, *around) for claim in shelf.claims.get(mention.id, ())}
    told_as = {claim.id: mention.modality for mention in (*mentions, *around) for claim in shelf.claims.get(mention.id, ())}
    asserted = _modality(mentions)
    stated = [mention for mention in mentions if mention.modality == asserted or _borne_out(mention, asserted)]
    counts = {(count.what, count.span): count for mention in stated for count in mention.counts}

    def origin(claim: Claim) -> str:
        return source[claim.span.report]

    def figure_origin(claim: Claim) -> str:
        return shelf.alterations.get(sentence_of[claim.id]) or origin(claim)

    def dated(claim: Claim) -> Age:
        return age(shelf.reports[claim.span.report])

    def own(claim: Claim) -> bool:
        return shelf.sentences[sentence_of[claim.id]].span.covers(claim.span)

    def words(claim: Claim) -> str:
        return shelf.reports[claim.span.report].text[claim.span.start : claim.span.end]

    def over(claim: Claim) -> date | None:
        printed = shelf.reports[claim.span.report].date
        return printed.end if printed is not None and told_as[claim.id] == "asserted" else None

    def opens(claim: Claim) -> bool:
        return shelf.sentences[sentence_of[claim.id]].index < LEAD

    told = figures_of(claims, counts, Sources(figure_origin, dated, words, opens))

    days = day_readings(claims, shelf.times, origin, own, over)
    places = place_readings(claims, shelf.places, origin)
    kind = _kind(mentions)
    # "The assembly denied that its gunners shelled the town" names nobody who did it, where others tell that it was shelled.
    blamed = [claim for claim in claims if asserted != "asserted" or claim.stance != "denies"]
    doers = _doers(actor_readings(blamed, "actor", shelf.actors, origin), places)
    targets = actor_readings(claims, "target", shelf.actors, origin)
    first = mentions[0]
    others = sorted({count.what for mention in stated for count in mention.counts} - {"killed", "injured"})
    return Event(
        id=identify("e", first.trigger.report, first.trigger.start, first.trigger.end),
        kind=kind,
        type=codes_between(kind, [reading.name for reading in doers], [reading.name for reading in targets]),
        status="background" if days and _long_ago(days[0], mentions, shelf) else _status(mentions, shelf),
        modality=asserted,
        when=days[0] if days else None,
        where=places[0] if places else None,
        days=days,
        places=places,
        actors=doers,
        targets=targets,
        killed=told.get("killed", ()),
        injured=told.get("injured", ()),
        counts={what: told.get(what, ()) for what in others},
        mentions=tuple(mention.id for mention in mentions),
        reports=tuple(sorted({mention.trigger.report for mention in mentions}, key=lambda key: age(shelf.reports[key]))),
        origins=tuple(sorted({source[report] for report in _tellers(mentions, asserted)}, key=lambda key: age(shelf.reports[key]))),
        why=why,
    )


def _tellers(mentions: Sequence[EventMention], modality: Modality) -> set[str]:
    """The reports that tell an event; one that only denies what others assert is no origin of it."""
    return {mention.trigger.report for mention in mentions if modality != "asserted" or mention.modality != "denied"}


def _borne_out(mention: EventMention, modality: Modality) -> bool:
    """Whether news that was called in, or the search for who did it, is of one event with what is told as having happened (`within.join`)."""
    return modality == "asserted" and (mention.modality, mention.status) == ("hypothetical", "new")


def _doers(actors: tuple[ActorReading, ...], places: tuple[PlaceReading, ...]) -> tuple[ActorReading, ...]:
    """Leave out the state in which it happened, where another did it: "the Syrian drone strike" tells where."""
    here = {place.country for place in places}
    others = tuple(reading for reading in actors if not (reading.id and len(reading.id) == 2 and reading.country in here))
    return others if any(reading.id or reading.name[:1].isupper() for reading in others) else actors


def _sources(mentions: Sequence[EventMention], shelf: _Shelf) -> dict[str, str]:
    """For each report of an event, the report in which its telling originated.

    A report that tells any part of the event in another's words is no independent origin of it, whatever it adds
    (a caption, a sentence of its own): it may have the rest from there too.
    """
    found: dict[str, str] = {}
    for mention in mentions:
        report = mention.trigger.report
        source = shelf.origins.get(mention.sentence, report)
        if source != report or report not in found:
            found[report] = (
                min(found[report], source, key=lambda key: (key == report, age(shelf.reports[key]))) if report in found else source
            )
    # An origin may itself tell the event in a third report's words: follow it to the end.
    for report in sorted(found):
        seen = {report}
        while found.get(found[report], found[report]) != found[report] and found[report] not in seen:
            seen.add(found[report])
            found[report] = found[found[report]]
    return found


def _kind(mentions: Sequence[EventMention]) -> str:
    """The sharpest word that enough reports use, then the most used, then the first: one report's "brawl" names no killing that ten tell of."""
    tellers: dict[str, set[str]] = {}
    for mention in mentions:
        tellers.setdefault(mention.kind, set()).add(mention.trigger.report)
    enough = min(len({mention.trigger.report for mention in mentions}) * _SHARE, max(len(reports) for reports in tellers.values()))
    told = Counter(mention.kind for mention in mentions if len(tellers[mention.kind]) >= enough)
    place = {kind: number for number, kind in enumerate(reversed([mention.kind for mention in mentions]))}
    rank = {kind: -len(_GENERAL) + i if kind in _GENERAL else 0 for i, kind in enumerate(_GENERAL)}
    return max(told, key=lambda kind: (rank.get(kind, 1), told[kind], place[kind], kind))


def _status(mentions: Sequence[EventMention], shelf: _Shelf) -> Status:
    """New if a mention that introduces it is news: "the attack in March" points back and tells no news of its own."""
    introducing = [m for m in mentions if not points_back(shelf.reports[m.trigger.report], shelf.sentences[m.sentence], m)]
    return "new" if any(mention.status == "new" for mention in introducing or mentions) else "background"


def _long_ago(day: WhenReading, mentions: Sequence[EventMention], shelf: _Shelf) -> bool:
    """Whether it had been for more than `RECALLED` when the first report told of it: what is recalled so late is no news."""
    told = [report.date.start for mention in mentions if (report := shelf.reports[mention.trigger.report]).date is not None]
    return bool(told) and day.verdict is None and min(told) - day.end > RECALLED


RECALLED = timedelta(days=365)


def _modality(mentions: Sequence[EventMention]) -> Modality:
    told: list[Modality] = [mention.modality for mention in mentions]
    return "asserted" if "asserted" in told else Counter(told).most_common(1)[0][0]
