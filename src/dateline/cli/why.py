"""dateline why E --db story.db."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.chronicle import denies, figure, place_name
from dateline.cli.deciding import the_event
from dateline.cli.differences import words
from dateline.cli.options import database, warn_if_unfinished
from dateline.cli.timeline import belongs
from dateline.cli.wording import counted, day
from dateline.events.rules import course
from dateline.records import (
    ActorReading,
    Claim,
    CountReading,
    Event,
    EventMention,
    Link,
    PlaceReading,
    Report,
    Sentence,
    Verdict,
    WhenReading,
)

if TYPE_CHECKING:
    from rich.text import Text

    from dateline.store import Store

Line = tuple[int, "Text"]
"""How far a line is set in, and its words."""


@click.command("why")
@click.argument("event")
@database()
def command(event: str, db: Path) -> None:
    """Explain EVENT (an id, or its beginning): its mentions and what joined each, its values and who says each, what was decided."""
    from rich.padding import Padding

    from dateline.cli.sheet import Sheet
    from dateline.store import open_store

    with open_store(db, create=False) as store:
        warn_if_unfinished(store)
        told = the_event(store, event)
        lines = list(_Explained(store, told).lines())
    sheet = Sheet()
    for inset, line in lines:
        sheet.print(Padding(line, (0, 0, 0, inset)))


class _Explained:
    """An event with the records that explain it."""

    def __init__(self, store: Store, event: Event) -> None:
        self.event = event
        own = set(event.mentions)
        self.reports: dict[str, Report] = {key: report for key in event.reports for report in store.get("reports", report=key)}
        self.texts = {key: report.text for key, report in self.reports.items()}
        self.sentences: dict[str, Sentence] = {s.id: s for key in event.reports for s in store.get("sentences", report=key)}
        mentions: dict[str, EventMention] = {m.id: m for key in event.reports for m in store.get("mentions", report=key)}
        self.mentions = [mentions[key] for key in event.mentions]
        self.claims: dict[str, Claim] = {claim.id: claim for key in event.reports for claim in store.get("claims", report=key)}
        older: list[Link] = store.among("links", own, by="older")
        self.links = [link for link in older if link.same and link.newer in own]
        self.kin = {other.id: other for other in self._kin(store, [*older, *store.among("links", own, by="newer")], own)}
        self.verdicts: dict[str, Verdict] = {verdict.id: verdict for verdict in store.verdicts()}

    def _kin(self, store: Store, links: Sequence[Link], own: set[str]) -> list[Event]:
        """The events that this one belongs to, and those that belong to it."""
        others = {key for link in links if link.relation for key in (link.older, link.newer)} - own
        near: list[Event] = store.among("events", sorted({told.event for told in store.workings.tellings(sorted(others))}))
        wholes = {belonging.event for belonging in self.event.belongs_to}
        return [other for other in near if other.id in wholes or any(b.event == self.event.id for b in other.belongs_to)]

    def lines(self) -> Iterator[Line]:
        from rich.text import Text

        event = self.event
        yield (
            0,
            Text.assemble((event.id, "bold"), f"  {event.kind}  {day(event.when)}", f"  {place_name(event.where)}" if event.where else ""),
        )
        for key in event.verdicts:
            yield 2, Text(f"{self.verdicts[key].words} ({key})", style="magenta")
        yield from self._belonging()
        yield 0, Text("its mentions, and what joined them", style="bold underline")
        for mention in self.mentions:
            yield from self._mention(mention)
        for name, readings in _fields(event):
            yield 0, Text(name, style="bold underline")
            for reading in readings:
                yield from self._reading(reading)
            if isinstance(readings[0], CountReading):
                yield from self._course(readings)

    def _belonging(self) -> Iterator[Line]:
        """What it belongs to, with the words that say so, and what belongs to it."""
        from rich.text import Text

        for belonging in self.event.belongs_to:
            yield 2, Text(belongs(self.event, self.kin[belonging.event], belonging), style="green")
            for span in belonging.words:
                yield 4, Text(f"“{words(span, self.texts)}”  {self._from(span.report)}", style="dim")
        for part in self.kin.values():
            for belonging in part.belongs_to:
                if belonging.event == self.event.id:
                    yield 2, Text(f"{belonging.back}: {part.kind}, {day(part.when)} · {part.id[:9]}", style="green")

    def _mention(self, mention: EventMention) -> Iterator[Line]:
        from rich.text import Text

        yield (
            2,
            Text.assemble(
                (mention.id, "bold"), f"  {self._from(mention.trigger.report)}  ({mention.kind}, {mention.status}, {mention.modality})"
            ),
        )
        yield 4, Text(f"“{words(self.sentences[mention.sentence].span, self.texts)}”")
        for link in self.links:
            if link.newer == mention.id:
                yield 4, Text(f"with {link.older}: {'; '.join(link.reasons)} ({link.score:.2f})", style="dim")

    def _reading(self, reading: Any) -> Iterator[Line]:
        from rich.text import Text

        if reading.verdict is not None:
            yield (
                2,
                Text.assemble((_value(reading), "bold"), f"  {self.verdicts[reading.verdict].words} ({reading.verdict})", style="magenta"),
            )
            return
        yield 2, Text.assemble((_value(reading), "bold"), f"  {counted(reading.origins, 'independent origins')}")
        for key in reading.claims:
            claim = self.claims[key]
            said = claim.speaker or words(claim.source, self.texts)
            how = "denied by" if any(denies(claim, mention) for mention in self.mentions if mention.id == claim.mention) else claim.stance
            voice = f", {how} {said}" if said else ""
            yield 4, Text(f"“{words(claim.span, self.texts)}”  {self._from(claim.span.report)}{voice}", style="dim")

    def _course(self, readings: Sequence[CountReading]) -> Iterator[Line]:
        """How a figure went over the days, where it did not stand."""
        from rich.text import Text

        dates = {key: report.date.start for key, report in self.reports.items() if report.date}
        dated = [reading for reading in readings if all(self.claims[key].span.report in dates for key in reading.claims)]
        steps = course(dated, lambda claim: dates[self.claims[claim].span.report])
        if len({step.reading.low for step in steps}) > 1:
            told = (
                f"{step.day}: {figure([step.reading])}" + (f" ({step.move})" if step.move in ("rises", "falls") else "") for step in steps
            )
            yield 2, Text("over the days: " + "; ".join(told), style="dim")

    def _from(self, report: str) -> str:
        known = self.reports[report]
        return ", ".join(filter(None, (known.name or known.id[:9], known.source, day(known.date) if known.date else None)))


def _fields(event: Event) -> Iterator[tuple[str, Sequence[Any]]]:
    """Every field with its readings, the preferred one first; a field that nobody states is left out."""
    fields: Mapping[str, Sequence[Any]] = {
        "when": event.days,
        "where": event.places,
        "killed": event.killed,
        "injured": event.injured,
        **dict(sorted(event.counts.items())),
        "actor": event.actors,
        "target": event.targets,
    }
    return ((name, readings) for name, readings in fields.items() if readings)


def _value(reading: WhenReading | PlaceReading | ActorReading | CountReading) -> str:
    match reading:
        case WhenReading():
            return day(reading)
        case PlaceReading():
            return place_name(reading)
        case ActorReading():
            return reading.name
        case CountReading():
            return figure([reading]) or ""
