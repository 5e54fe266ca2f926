"""dateline set E FIELD VALUE --because TEXT --db story.db."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.deciding import decide, reason, signed, the_event, witnesses, writable
from dateline.cli.options import database


@click.command("set")
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
    from dateline.errors import BadInput
    from dateline.verdicts.values import reading

    reading(field, value, "")  # raises for a field or a value that cannot be read, before anything is written
    if not because.strip():
        raise BadInput("--because needs the reason for which you set the value")
    with writable(db) as store:
        told = the_event(store, event)
        decide(store, "set", by, because, one=witnesses(store, told, told.mentions), field=field, value=" ".join(value.split()))
