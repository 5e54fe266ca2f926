"""dateline places import YE.zip | list | remove NAME."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.errors import BadInput

_TOLD = 10
"""Unreadable lines told one by one."""


@click.group("places")
def command() -> None:
    """Add places of your own: a country's dump of GeoNames, or Who's On First as JSON lines."""


@command.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def add(files: tuple[Path, ...]) -> None:
    """Add the places of FILES (YE.zip, YE.txt of GeoNames; .jsonl, .jsonl.gz of Who's On First) and compile anew.

    Lines that cannot be read are named; the others count. The files are copied: they may be deleted afterwards.
    """
    from dateline.places.additions import Unreadable, read
    from dateline.places.gazetteer import ADDED, open_gazetteer

    for path in files:
        rows = list(read(path))
        bad = [row for row in rows if isinstance(row, Unreadable)]
        for row in bad[:_TOLD]:
            click.echo(f"{path}, line {row.line}: {row.why}", err=True)
        if len(bad) > _TOLD:
            click.echo(f"{path}: and {len(bad) - _TOLD:,} other lines that cannot be read", err=True)
        if len(bad) == len(rows):
            raise BadInput(f"{path}: no place in it; GeoNames (.txt, .zip) and Who's On First (.jsonl, .jsonl.gz) are read")
        ADDED.keep(path)
        click.echo(f"{path}: {len(rows) - len(bad):,} places")
    click.echo(open_gazetteer().attribution)


@command.command("list")
def show() -> None:
    """Tell which files were added, and whose data the places are."""
    from dateline.places.gazetteer import ADDED, open_gazetteer

    for name in ADDED.names():
        click.echo(name)
    click.echo(open_gazetteer().attribution)


@command.command("remove")
@click.argument("name")
def remove(name: str) -> None:
    """Take the places of the added file NAME out again."""
    from dateline.places.gazetteer import ADDED

    if not ADDED.remove(name):
        raise BadInput(f"{name}: no such file was added; see: dateline places list")
