"""dateline check --db story.db."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dateline.cli.options import database, warn_if_unfinished
from dateline.cli.wording import counted


@click.command("check")
@database()
def command(db: Path) -> None:
    """Re-read every span from the stored text, and relate the stored readings anew.

    Lists what does not hold, and exits with status 1 if anything is listed.
    """
    from dateline.runners.relating import differences
    from dateline.store import open_store
    from dateline.store.check import check

    with open_store(db, create=False) as store:
        warn_if_unfinished(store)
        faults = [*check(store), *(differences(store) if store.related else ())]
        claims = store.count("claims")
    for fault in faults:
        click.echo(fault)
    if faults:
        click.echo(counted(len(faults), "faults"), err=True)
        sys.exit(1)
    click.echo(f"every span holds; the words of {counted(claims, 'claims')} stand where they were read", err=True)
