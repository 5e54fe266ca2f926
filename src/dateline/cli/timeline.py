"""dateline timeline --db story.db."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.chronicle import figure
from dateline.cli.options import database, warn_if_unfinished
from dateline.cli.wording import counted, day, figures, named, starred
from dateline.codes.lines import stands
from dateline.events.rules import RULES, Rule, pick
from dateline.records import Belonging, CountReading, Entry, Event

if TYPE_CHECKING:
    from dateline.store import Store


@click.command("timeline")
@database()
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Also background, what was planned, denied or hypothetical, what is told in passing, "
    "and talks, deals, threats and other words that do not say by whom and to whom.",
)
@click.option("--rule", type=click.Choice(RULES), default="preferred", show_default=True, help="Which of differing figures to print.")
def command(db: Path, everything: bool, rule: Rule) -> None:  # noqa: FBT001 - click passes flags so
    """Print the chronicle: day, what happened, where, how many, by whom, said by whom, how many reports and origins."""
    from dateline.store import open_store

    with open_store(db, create=False) as store:
        warn_if_unfinished(store)
        entries: list[Entry] = store.get("entries")
        events: list[Event] = store.get("events")
        if rule != "preferred":
            events = by_rule(rule, events, _days(store))
            figures = {event.id: (figure(event.killed), figure(event.injured)) for event in events}
            entries = [replace(entry, killed=figures[entry.id][0], injured=figures[entry.id][1]) for entry in entries]
    print_timeline(entries, events, everything=everything)


def _days(store: Store) -> Callable[[str], date]:
    """From a claim's id to the day of the report that makes it; an undated report counts as the first."""
    dates = {report.id: report.date.start if report.date else date.min for report in store.get("reports")}
    made_in = {claim.id: claim.span.report for claim in store.get("claims")}
    return lambda claim: dates[made_in[claim]]


def by_rule(rule: Rule, events: Sequence[Event], day_of: Callable[[str], date]) -> list[Event]:
    """The events, each with only those figures that a rule picks."""

    def picked(readings: Sequence[CountReading]) -> tuple[CountReading, ...]:
        reading = pick(rule, readings, day_of)
        return (reading,) if reading else tuple(readings)

    return [
        replace(
            event,
            killed=picked(event.killed),
            injured=picked(event.injured),
            counts={what: picked(readings) for what, readings in event.counts.items()},
        )
        for event in events
    ]


def print_timeline(entries: Sequence[Entry], events: Sequence[Event], *, everything: bool = False) -> None:
    """Print entries day by day."""
    from rich.padding import Padding
    from rich.text import Text

    from dateline.cli.sheet import Sheet

    sheet = Sheet()
    by_id = {event.id: event for event in events}
    shown = [entry for entry in entries if everything or stands(entry, by_id[entry.id])]
    for heading, lines in groupby(shown, key=lambda entry: day(entry.day)):
        sheet.print(Text(heading, style="bold"))
        for entry in lines:
            sheet.print(Padding(_line(entry, by_id[entry.id], by_id), (0, 0, 1, 2)))
    hidden = len(entries) - len(shown)
    if hidden:
        sheet.print(
            Text(
                f"{hidden:,} more: background; planned, denied or hypothetical; told in passing; "
                "talks, deals, threats and other words that do not say by whom and to whom. --all shows them",
                style="dim",
            )
        )


_COLOURS = {"killed": "red", "injured": "yellow"}
_SPEAKERS = 4
"""Speakers a line names; `dateline why` and the page name them all."""


def _line(entry: Entry, event: Event, events: Mapping[str, Event]) -> Any:
    from rich.text import Text

    line = Text()
    state = (
        ""
        if entry.status == "new" and entry.modality == "asserted"
        else f" ({entry.status if entry.modality == 'asserted' else entry.modality})"
    )
    line.append(f"{event.kind}{state}", style="bold cyan")
    if entry.where:
        line.append(f"  {entry.where}{starred(entry, 'where')}")
    for what, value in figures(entry, event):
        line.append(f"  {value} {what}", style=_COLOURS.get(what))
    line.append(f"  {counted(entry.reports, 'reports')}, {counted(entry.origins, 'independent origins')}", style="dim")
    line.append(f"\n“{entry.what}”")
    for belonging in event.belongs_to:
        line.append(f"\n{belongs(event, events[belonging.event], belonging)}", style="green")
    details = []
    if entry.by:
        details.append("by " + ", ".join(entry.by))
    if entry.held:
        details.append("blamed or suspected: " + ", ".join(entry.held))
    details += [f"{how} by {_some(who)}" for how, who in (("said", entry.said_by), ("denied", entry.denied_by)) if who]
    if entry.disagreements:
        details.append("reports differ on " + ", ".join(entry.disagreements))
    for decision in entry.decided:
        line.append(f"\n{decision}", style="magenta")
    details.append(entry.id[:9])
    line.append("\n" + " · ".join(details), style="dim")
    return line


def _some(speakers: Sequence[str]) -> str:
    more = len(speakers) - _SPEAKERS
    return "; ".join(speakers[:_SPEAKERS]) + (f"; {more} more" if more > 0 else "")


def belongs(part: Event, whole: Event, belonging: Belonging) -> str:
    """To what an event belongs: "one of several: air strike, 2031-03-04, Saada, Yemen; 7 of its 12 killed · e12345678"."""
    share = part.share(whole) if belonging.how == "one of" else None
    return f"{belonging.forth}: {named(whole)}" + (f"; {share}" if share else "") + f" · {whole.id[:9]}"
