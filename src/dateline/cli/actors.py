"""dateline actors add mine.tsv | list | remove NAME."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.errors import BadInput


@click.group("actors")
def command() -> None:
    """Add actors of your own to the register: groups, forces, ministries, persons, with their other names."""


@command.command("add")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def add(files: tuple[Path, ...]) -> None:
    """Add the rows of FILES (.tsv: key, name, type, sector, country, wikidata, valid_from, valid_to, member_of, aliases).

    Bad rows are named; the good ones count. The files are copied: they may be deleted afterwards.
    """
    from dateline.actors import ADDED, read_rows

    for path in files:
        entries, problems = read_rows(path)
        for problem in problems:
            click.echo(f"{problem.where}: {problem.what}; {problem.remedy}", err=True)
        if not entries:
            raise BadInput(f"{path}: no actor in it; a row needs key, name and type, separated by tabs")
        ADDED.keep(path)
        click.echo(f"{path}: {len(entries):,} actors")


@command.command("list")
def show() -> None:
    """Tell which files were added."""
    from dateline.actors import ADDED

    for name in ADDED.names():
        click.echo(name)


@command.command("remove")
@click.argument("name")
def remove(name: str) -> None:
    """Take the actors of the added file NAME out again."""
    from dateline.actors import ADDED

    if not ADDED.remove(name):
        raise BadInput(f"{name}: no such file was added; see: dateline actors list")
