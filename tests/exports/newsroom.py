"""Makes records by hand: reports from paragraphs, and spans by the words that stand there. All texts are invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.exports.chronicle import Chronicle
from dateline.records import (
    ActorReading,
    Change,
    ChangeKind,
    Claim,
    Codes,
    CountReading,
    Descent,
    Entry,
    Event,
    EventMention,
    Interval,
    Kind,
    Manner,
    Modality,
    Passage,
    PlaceReading,
    Precision,
    Problem,
    Relation,
    Report,
    Sentence,
    Span,
    Stance,
    Status,
    WhenReading,
    identify,
)

Paragraph = tuple[Kind, Sequence[str]]


def day(iso: str, until: str | None = None, precision: Precision = "day") -> Interval:
    return Interval(date.fromisoformat(iso), date.fromisoformat(until or iso), precision)


@dataclass
class Newsroom:
    """Collects records; every method hands back what it made."""

    title: str
    reports: dict[str, Report] = field(default_factory=dict)
    sentences: list[Sentence] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    descents: list[Descent] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    mentions: list[EventMention] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    origins: dict[str, str] = field(default_factory=dict)

    def report(
        self,
        name: str,
        dated: Interval | None,
        paragraphs: Sequence[Paragraph],
        *,
        title: str | None = None,
        source: str | None = None,
        url: str | None = None,
    ) -> Report:
        text = "\n\n".join(" ".join(sentences) for _, sentences in paragraphs)
        report = Report(identify("r", name, text), text, dated, None, name, title, source, url, ())
        self.reports[name] = report
        position = 0
        for number, (kind, sentences) in enumerate(paragraphs):
            for words in sentences:
                start = text.index(words, position)
                position = start + len(words)
                span = Span(report.id, start, position)
                self.sentences.append(Sentence(identify("s", report.id, start, position), span, kind, len(self.sentences), number, None))
        return report

    def span(self, name: str, words: str, within: str = "") -> Span:
        """Where `words` stand in a report, after the beginning of `within`."""
        report = self.reports[name]
        start = report.text.index(words, report.text.index(within))
        return Span(report.id, start, start + len(words))

    def sentence(self, span: Span) -> Sentence:
        return next(sentence for sentence in self.sentences if sentence.span.covers(span))

    def copied(
        self, older: tuple[str, str], newer: tuple[str, str], changes: Sequence[tuple[ChangeKind, str, str]] = (), *, moved: bool = False
    ) -> None:
        """The sentence of the newer report was taken from the older one; `changes` are (kind, old words, new words)."""
        before, after = self.sentence(self.span(*older)), self.sentence(self.span(*newer))
        made = tuple(
            Change(kind, self.span(older[0], old, older[1]) if old else None, self.span(newer[0], new, newer[1]) if new else None)
            for kind, old, new in changes
        )
        relation: Relation = "reworded" if made else "kept"
        self.passages.append(self._passage(relation, before.span, after.span, made, moved=moved))
        self.origins[after.id] = self.origins.get(before.id, before.span.report)

    def dropped(self, older: tuple[str, str], newer: str) -> None:
        """The newer report left the older one's sentence out."""
        span = self.sentence(self.span(*older)).span
        made = identify("p", "dropped", span, newer)
        self.passages.append(
            Passage(made, "dropped", span.report, self.reports[newer].id, span, None, moved=False, score=0.0, direction="known", changes=())
        )

    def derives(self, newer: str, relation: Manner, *older: str) -> None:
        """The newer report derives from the older ones."""
        parents = tuple(self.reports[name].id for name in older)
        report = self.reports[newer].id
        self.descents.append(Descent(identify("d", report), report, parents, relation, "known", None))

    @staticmethod
    def _passage(relation: Relation, older: Span, newer: Span, changes: tuple[Change, ...], *, moved: bool) -> Passage:
        made, score = identify("p", relation, older, newer), 1.0 if relation == "kept" else 0.9
        return Passage(made, relation, older.report, newer.report, older, newer, moved, score, "known", changes)

    def mention(
        self, name: str, trigger: str, kind: str, within: str = "", *, status: Status = "new", modality: Modality = "asserted"
    ) -> str:
        span = self.span(name, trigger, within)
        made = EventMention(identify("m", span), self.sentence(span).id, span, kind, status, modality, None, (), (), (), (), (), (), ())
        self.mentions.append(made)
        return made.id

    def claim(
        self,
        mention: str | None,
        field: str,
        value: str,
        name: str,
        words: str,
        *,
        within: str = "",
        source: str | None = None,
        cue: str | None = None,
        stance: Stance = "states",
    ) -> str:
        span = self.span(name, words, within)
        said = self.span(name, source, within) if source else None
        how = self.span(name, cue, within) if cue else None
        made = Claim(identify("c", mention, field, value, span), mention, field, value, span, said, how, stance, source)
        self.claims.append(made)
        return made.id

    def event(
        self,
        kind: str,
        mentions: Sequence[str],
        what: tuple[str, str],
        *,
        days: Sequence[WhenReading] = (),
        places: Sequence[PlaceReading] = (),
        actors: Sequence[ActorReading] = (),
        targets: Sequence[ActorReading] = (),
        killed: Sequence[CountReading] = (),
        injured: Sequence[CountReading] = (),
        counts: Mapping[str, tuple[CountReading, ...]] | None = None,
        status: Status = "new",
        modality: Modality = "asserted",
        codes: Codes | None = None,
        said_by: Sequence[str] = (),
        disagreements: Sequence[str] = (),
        told: str | None = None,
        why: Sequence[str] = (),
    ) -> str:
        """An event and its entry; `what` is (words, report), `told` the quotation where it is not `what`."""
        by_id = {mention.id: mention for mention in self.mentions}
        reports = tuple(sorted({by_id[mention].trigger.report for mention in mentions}))
        origins = tuple(sorted({self.origins.get(by_id[mention].sentence, by_id[mention].trigger.report) for mention in mentions}))
        first = next(iter(days), None)
        where = next(iter(places), None)
        made = Event(
            identify("e", *sorted(mentions)), kind, codes or Codes(None, None, None, None), status, modality, first, where, tuple(days), tuple(places),
            tuple(actors), tuple(targets), tuple(killed), tuple(injured), dict(counts or {}), tuple(mentions), reports, origins, tuple(why),
        )  # fmt: skip
        self.events.append(made)
        entry = Entry(
            made.id,
            Interval(first.start, first.end, first.precision) if first else None,
            what[0],
            self.span(what[1], told or what[0]),
            ", ".join((where.name, *where.within)) if where else None,
            None,
            None,
            tuple(actor.name for actor in actors if actor.stance == "states"),
            tuple(said_by),
            status,
            modality,
            len(reports),
            len(origins),
            tuple(disagreements),
            held=tuple(actor.name for actor in actors if actor.stance != "states"),
        )
        self.entries.append(entry)
        return made.id

    def problem(self, where: str, what: str, remedy: str) -> None:
        self.problems.append(Problem(identify("x", where, what), "reports", where, what, remedy, None))

    def chronicle(self) -> Chronicle:
        return Chronicle(
            self.title,
            tuple(self.reports.values()),
            tuple(self.sentences),
            tuple(self.passages),
            tuple(self.descents),
            tuple(self.claims),
            tuple(self.mentions),
            tuple(self.events),
            tuple(self.entries),
            tuple(self.problems),
            dict(self.origins),
        )


def on(iso: str, claims: Sequence[str], origins: int = 1, until: str | None = None, precision: Precision = "day") -> WhenReading:
    return WhenReading(date.fromisoformat(iso), date.fromisoformat(until or iso), precision, tuple(claims), origins)


def people(
    low: int,
    claims: Sequence[str],
    origins: int = 1,
    *,
    high: int | None = -1,
    hedge: str | None = None,
    group: str | None = None,
    tally: bool = False,
) -> CountReading:
    return CountReading(low, low if high == -1 else high, hedge, group, tally, tuple(claims), origins)


def actor(name: str, claims: Sequence[str], origins: int = 1, sector: str | None = None, stance: Stance = "states") -> ActorReading:
    return ActorReading(name, None, sector, None, tuple(claims), origins, stance)
