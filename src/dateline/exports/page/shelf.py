"""The records of a chronicle, put where a page finds them at once: no look-up walks through them all."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.exports.chronicle import Chronicle
from dateline.exports.page.phrases import published
from dateline.records import (
    ActorReading,
    Belonging,
    Claim,
    CountReading,
    Entry,
    Event,
    EventMention,
    PlaceReading,
    Report,
    Sentence,
    Span,
    Stance,
    Verdict,
    WhenReading,
)
from dateline.text.order import age

Reading = WhenReading | PlaceReading | ActorReading | CountReading
_TITLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of a report that tell something, and who says it there."""

    span: Span
    source: Span | None = None
    cue: Span | None = None
    stance: Stance | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Sayings that originated in one report: its own, sentence by sentence, and those of its copies."""

    report: str
    told: tuple[tuple[Saying, ...], ...]
    copies: tuple[Saying, ...]
    """One for each report that copied it."""
    absent: bool
    """True where the origin itself does not say it in these words, so that the earliest copy speaks for it."""


class Shelf:
    """Reports, sentences, claims and events by id and by place in the text."""

    def __init__(self, chronicle: Chronicle) -> None:
        self.origins = chronicle.origins
        self.verdicts: dict[str, Verdict] = {verdict.id: verdict for verdict in chronicle.verdicts}
        self.reports: dict[str, Report] = {report.id: report for report in sorted(chronicle.reports, key=age)}
        self.claims: dict[str, Claim] = {claim.id: claim for claim in sorted(chronicle.claims, key=lambda claim: (claim.span, claim.id))}
        self.mentions: dict[str, EventMention] = {mention.id: mention for mention in chronicle.mentions}
        self.entries: dict[str, Entry] = {entry.id: entry for entry in chronicle.entries}
        line = {entry: place for place, entry in enumerate(self.entries)}
        in_order = sorted(chronicle.events, key=lambda event: (line.get(event.id, len(line)), event.id))
        self.events: dict[str, Event] = {event.id: event for event in in_order}
        self.sentences: dict[str, list[Sentence]] = {report: [] for report in self.reports}
        for sentence in sorted(chronicle.sentences, key=lambda sentence: (sentence.span, sentence.id)):
            self.sentences.setdefault(sentence.span.report, []).append(sentence)
        self.claims_of: dict[str, list[Claim]] = defaultdict(list)
        """Mention id → its claims."""
        for claim in self.claims.values():
            if claim.mention is not None:
                self.claims_of[claim.mention].append(claim)
        self.parts: dict[str, list[tuple[Event, Belonging]]] = defaultdict(list)
        """Event id → the events that belong to it, and how."""
        for event in self.events.values():
            for belonging in event.belongs_to if event.id in self.entries else ():
                self.parts[belonging.event].append((event, belonging))
        self.former: dict[str, dict[str, list[str]]] = defaultdict(dict)
        """Entry id → the ids that it had before, each with the other entries that tell what had that id."""
        for before in sorted(chronicle.former.keys() - self.entries.keys()):
            heirs = sorted((key for key in chronicle.former[before] if key in self.entries), key=line.__getitem__)
            for heir in heirs[:1]:
                self.former[heir][before] = heirs[1:]
        self._starts = {report: [sentence.span.start for sentence in found] for report, found in self.sentences.items()}
        self._places = {report: place for place, report in enumerate(self.reports)}

    def text(self, span: Span) -> str:
        """The quotation."""
        return self.reports[span.report].text[span.start : span.end]

    def sentence_at(self, span: Span) -> Sentence | None:
        """The sentence in which `span` begins."""
        place = bisect_right(self._starts.get(span.report, []), span.start) - 1
        if place < 0:
            return None
        sentence = self.sentences[span.report][place]
        return sentence if span.start < sentence.span.end else None

    def origin(self, span: Span) -> str:
        """The report in which these words originated: the span's own unless its sentence was copied."""
        sentence = self.sentence_at(span)
        origin = self.origins.get(sentence.id, span.report) if sentence else span.report
        return origin if origin in self.reports else span.report

    def age(self, report: str) -> int:
        """Place among all reports by date, undated ones last."""
        return self._places[report]

    def title(self, report: str) -> str:
        """A report's title, else its name, else its first words."""
        record = self.reports[report]
        if record.title and record.title.strip():
            return record.title.strip()
        first = self.sentences.get(report)
        opening = " ".join((self.text(first[0].span) if first else record.text[: 4 * _TITLE_LENGTH]).split())
        if opening:
            return opening.rstrip(".") if len(opening) <= _TITLE_LENGTH else opening[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
        return record.name or record.id

    def byline(self, report: str) -> str:
        """Publisher and date."""
        record = self.reports[report]
        return ", ".join(part for part in (record.source, published(record)) if part)

    def sayings(self, claims: Iterable[str]) -> list[Saying]:
        """What the claims with these ids say."""
        return [saying(self.claims[claim]) for claim in claims]

    def fold(self, sayings: Iterable[Saying]) -> list[Origin]:
        """Sayings gathered under the reports in which they originated, oldest first, with the copies folded."""
        groups: dict[str, list[Saying]] = defaultdict(list)
        for said in sorted(set(sayings), key=lambda said: (self.age(said.span.report), said.span, str(said))):
            groups[self.origin(said.span)].append(said)
        return [self._folded(origin, groups[origin]) for origin in sorted(groups, key=self.age)]

    def _folded(self, origin: str, group: Sequence[Saying]) -> Origin:
        speaks = origin if any(said.span.report == origin for said in group) else group[0].span.report
        own: dict[str | int, list[Saying]] = defaultdict(list)
        copies: dict[str, Saying] = {}
        for said in group:
            if said.span.report == speaks:
                sentence = self.sentence_at(said.span)
                own[sentence.id if sentence else said.span.start].append(said)
            else:
                copies.setdefault(said.span.report, said)
        return Origin(origin, tuple(tuple(told) for told in own.values()), tuple(copies.values()), absent=speaks != origin)

    def tellings(self, event: Event) -> list[Saying]:
        """Where an event is told: its claims that it happened, or the mention's own words where there is no such claim."""
        found: list[Saying] = []
        for mention in event.mentions:
            claims = [claim for claim in self.claims_of.get(mention, ()) if claim.field == "event"]
            found.extend(saying(claim) for claim in claims)
            if not claims and mention in self.mentions:
                found.append(Saying(self.mentions[mention].trigger))
        return found

    def attributed(self, event: Event) -> list[Saying]:
        """What somebody named by the reports says of an event."""
        counted = (reading for kind in sorted(event.counts) for reading in event.counts[kind])
        readings: list[Reading] = [*event.days, *event.places, *event.actors, *event.targets, *event.killed, *event.injured, *counted]
        told = (claim.id for mention in event.mentions for claim in self.claims_of.get(mention, ()))
        ids = dict.fromkeys((*told, *(claim for reading in readings for claim in reading.claims)))
        return [said for said in self.sayings(ids) if said.source or said.speaker]


def saying(claim: Claim) -> Saying:
    """A claim without its value: the words, and who says them."""
    return Saying(claim.span, claim.source, claim.cue, claim.stance, claim.speaker)
