"""dateline merge A B --db story.db."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.deciding import decide, reason, signed, the_event, witnesses, writable
from dateline.cli.options import database
from dateline.errors import BadInput


@click.command("merge")
@click.argument("a")
@click.argument("b")
@database()
@signed()
@reason()
def command(a: str, b: str, db: Path, by: str | None, because: str | None) -> None:
    """Say that A and B (ids of events, or their beginnings) are one event. Every value of both stays."""
    if a == b:
        raise BadInput(f"{a} is given twice; name two events: dateline timeline --db {db}")
    with writable(db) as store:
        one, other = the_event(store, a), the_event(store, b)
        if one.id == other.id:
            raise BadInput(f"{a} and {b} are the same event already")
        decide(store, "merge", by, because, one=witnesses(store, one, one.mentions), other=witnesses(store, other, other.mentions))
