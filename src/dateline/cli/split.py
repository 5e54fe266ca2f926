"""dateline split E MENTION... --db story.db."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.deciding import decide, reason, signed, the_event, the_mentions, witnesses, writable
from dateline.cli.options import database
from dateline.errors import BadInput


@click.command("split")
@click.argument("event")
@click.argument("mentions", nargs=-1, required=True)
@database()
@signed()
@reason()
def command(event: str, mentions: tuple[str, ...], db: Path, by: str | None, because: str | None) -> None:
    """Say that these mentions of EVENT tell another event than the rest. `dateline why EVENT` lists its mentions."""
    with writable(db) as store:
        whole = the_event(store, event)
        apart = the_mentions(store, whole, mentions)
        one, other = [key for key in whole.mentions if key in apart], [key for key in whole.mentions if key not in apart]
        if not other:
            raise BadInput(f"these are all mentions of {whole.id}; name those that tell another event")
        decide(store, "split", by, because, one=witnesses(store, whole, one), other=witnesses(store, whole, other))
