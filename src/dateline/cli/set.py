"""dateline set E FIELD VALUE --because TEXT --db story.db."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.deciding import decide, reason, signed, the_event, witnesses, writable
from dateline.cli.options import database
from dateline.errors import BadInput
from dateline.records import ActorReading, Event, PlaceReading, Report, WhenReading

if TYPE_CHECKING:
    from dateline.store import Store
    from dateline.verdicts.values import Reading


class _WithFigures(click.Command):
    """Takes -3 for a value, about which there is something to say, and not for an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.ignore_unknown_options = any(re.match(r"-\d", word) for word in args)
        return super().parse_args(ctx, args)


@click.command("set", cls=_WithFigures)
@click.argument("event")
@click.argument("field")
@click.argument("value")
@database()
@signed()
@reason(required=True)
def command(event: str, field: str, value: str, db: Path, by: str | None, because: str) -> None:
    """Set a FIELD of EVENT: it stands first, marked as yours; what the reports say stays beside it.

    FIELD is when (2031-06-03, or 2031-06-03/2031-06-05), where, actor, target, or a figure (12, 10-12, "at least 12"): killed,
    injured, missing, arrested, displaced, abducted, strikes. A place or an actor that the event's reports name is the one they mean.
    """
    from dateline.verdicts.values import reading

    wanted = reading(field, value, "")  # raises for a field or a value that cannot be read, before anything is written
    if not because.strip():
        raise BadInput("--because needs the reason for which you set the value")
    with writable(db) as store:
        told = the_event(store, event)
        value = " ".join(value.split())
        _refuse_again(store, told, field, value)
        decide(store, "set", by, because, one=witnesses(store, told, told.mentions), field=field, value=value)
        for doubt in _doubts(store, told, field, wanted):
            click.echo(f"note: {doubt}", err=True)


def _refuse_again(store: Store, event: Event, field: str, value: str) -> None:
    """`BadInput` where the value stands already: to set it again would change nothing but who is named for it."""
    for verdict in store.verdicts():
        if verdict.id in event.verdicts and (verdict.field, verdict.value) == (field, value):
            raise BadInput(
                f"{event.id}: decided already: {verdict.words} ({verdict.id}). "
                f"To set it for another reason, first take that back: dateline forget {verdict.id} --db {store.path}"
            )


def _doubts(store: Store, event: Event, field: str, wanted: Reading) -> Iterator[str]:
    """What is strange about a value that is set: a day after the news of it, a name that no report of the event gives."""
    match wanted:
        case WhenReading():
            reports: list[Report] = store.among("reports", event.reports)
            printed = min((report.date.end for report in reports if report.date), default=None)
            if event.modality == "asserted" and printed and wanted.start > printed:
                yield f"a report of {printed} tells of it as done; is {wanted.start} the day that you mean?"
        case PlaceReading():
            if wanted.name.casefold() not in {place.name.casefold() for place in event.places}:
                yield f"no report of this event names {wanted.name} as its place, so it stands without coordinates; see: dateline why {event.id} --db {store.path}"
        case ActorReading():
            told = event.actors if field == "actor" else event.targets
            if wanted.name.casefold() not in {actor.name.casefold() for actor in told}:
                yield f"no report of this event names {wanted.name} as its {field}, so it stands without code and country; see: dateline why {event.id} --db {store.path}"
