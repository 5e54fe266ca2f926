"""dateline places import YE.zip | show NAME | list | remove NAME."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.wording import READ_ANEW, counted
from dateline.errors import BadInput

if TYPE_CHECKING:
    from dateline.places import Gazetteer
    from dateline.places.gazetteer import Entry

_TOLD = 10
"""Unreadable lines told one by one, and places of one name."""


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
            click.echo(f"{path}: and {counted(len(bad) - _TOLD, 'other lines')} that cannot be read", err=True)
        if len(bad) == len(rows):
            raise BadInput(f"{path}: no place in it; GeoNames (.txt, .zip) and Who's On First (.jsonl, .jsonl.gz) are read")
        ADDED.keep(path)
        click.echo(f"{path}: {counted(len(rows) - len(bad), 'places')}")
    click.echo(open_gazetteer().attribution)
    click.echo(READ_ANEW, err=True)


@command.command("show")
@click.argument("name")
@click.option("--all", "everything", is_flag=True, help="List every place of that name.")
def show(name: str, everything: bool) -> None:  # noqa: FBT001 - click hands flags over as booleans
    """Tell which places the gazetteer has by this NAME or id: what contains each, its point, its people."""
    from dateline.places.gazetteer import open_gazetteer

    gazetteer = open_gazetteer()
    known = gazetteer.entry(name)
    entries = (known,) if known is not None else gazetteer.find(name)
    if not entries:
        raise BadInput(f"{name}: no place of the gazetteer has this name; add a country's: dateline places import FILE (docs/places.md)")
    shown = entries if everything else entries[:_TOLD]
    for entry in shown:
        click.echo(_line(entry, gazetteer))
    if len(shown) < len(entries):
        click.echo(f"and {len(entries) - len(shown):,} more; see them with --all", err=True)


def _line(entry: Entry, gazetteer: Gazetteer) -> str:
    """geonames:79415  Al Hudaydah, Yemen  town  14.80, 42.95  617,871 people."""
    within = (above.name for above in gazetteer.containers(entry))
    point = f"{entry.lat:.2f}, {entry.lon:.2f}" if entry.lat is not None and entry.lon is not None else "no point"
    people = [f"{entry.population:,} people"] if entry.population else []
    return "  ".join((entry.id, ", ".join((entry.name, *within)), entry.level, point, *people))


@command.command("list")
def names() -> None:
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
    click.echo(f"{name}: taken out")
    click.echo(READ_ANEW, err=True)
