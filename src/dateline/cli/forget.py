"""dateline forget VERDICT --db story.db."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.deciding import decide, reason, signed, writable
from dateline.cli.options import database
from dateline.errors import BadInput


@click.command("forget")
@click.argument("verdict")
@database()
@signed()
@reason()
def command(verdict: str, db: Path, by: str | None, because: str | None) -> None:
    """Take a verdict back (its id, or its beginning): the chronicle is what it would be without it. The log keeps both.

    Whoever forgets a forget brings back what it took.
    """
    from dateline.verdicts.precedence import taken_back

    with writable(db) as store:
        log = store.verdicts()
        found = [known.id for known in log if verdict and known.id.startswith(verdict)]
        if len(found) != 1:
            raise BadInput(f"{verdict}: {len(found)} decisions begin so; see: dateline log --db {db}")
        if found[0] in taken_back(log):
            raise BadInput(f"{found[0]} was taken back already; see: dateline log --db {db}")
        decide(store, "forget", by, because, forgets=found[0])
