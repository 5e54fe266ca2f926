"""dateline check --db story.db."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dateline.cli.options import database


@click.command("check")
@database()
def command(db: Path) -> None:
    """Re-read every span from the stored text; list what does not hold, and exit with status 1 if anything is listed."""
    from dateline.store import open_store
    from dateline.store.check import check

    with open_store(db, create=False) as store:
        faults = list(check(store))
        counted = store.count("claims")
    for fault in faults:
        click.echo(fault)
    if faults:
        click.echo(f"{len(faults):,} faults", err=True)
        sys.exit(1)
    click.echo(f"every span holds; {counted:,} claims stand on their words", err=True)
