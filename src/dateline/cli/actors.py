"""dateline actors import mine.tsv | show NAME | list | remove NAME."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.wording import READ_ANEW, counted
from dateline.errors import BadInput

if TYPE_CHECKING:
    from dateline.actors import Entry, Register
    from dateline.records import Problem


@click.group("actors")
def command() -> None:
    """Add actors of your own to the register: groups, forces, ministries, persons, with their other names."""


@command.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def add(files: tuple[Path, ...]) -> None:
    """Add the rows of FILES (.tsv: key, name, type, sector, country, wikidata, valid_from, valid_to, member_of, aliases).

    Bad rows are named; the good ones count. The files are copied: they may be deleted afterwards.
    """
    from dateline.actors import ADDED, doubts, load_register, read_rows

    for path in files:
        entries, problems = read_rows(path)
        _tell(problems)
        if not entries:
            raise BadInput(f"{path}: no actor in it; a row needs key, name and type, separated by tabs")
        ADDED.keep(path)
        _tell(doubts(entries, load_register()))
        click.echo(f"{path}: {counted(len(entries), 'actors')}")
    click.echo(READ_ANEW, err=True)


def _tell(problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(f"{problem.where}: {problem.what}; {problem.remedy}", err=True)


@command.command("show")
@click.argument("name")
def show(name: str) -> None:
    """Tell what the register knows of the actors with this NAME or key: dates, sector, to whom it belongs, other names.

    Capitals and accents do not count here; in reports "Turkey" is the state and "turkey" is not.
    """
    from dateline.actors import load_register

    register = load_register()
    known = register.entries.get(name)
    entries = (known,) if known is not None else tuple(_with_name(name, register))
    if not entries:
        raise BadInput(
            f"{name}: no actor of the register has this name; give a whole name or a key, or add it: dateline actors import FILE"
        )
    click.echo("\n\n".join("\n".join(_lines(entry, register)) for entry in entries))


def _with_name(name: str, register: Register) -> Iterator[Entry]:
    """The entries of a name, by key; capitals do not count, though in reports they do."""
    from dateline.text.folding import split

    wanted = [word.form for word in split(name)]
    for key in sorted(register.entries):
        entry = register.entries[key]
        if any([word.form for word in split(other.lstrip("~!"))] == wanted for other in (entry.name, *entry.aliases)):
            yield entry


def _lines(entry: Entry, register: Register) -> Iterator[str]:
    yield f"{entry.key}: {entry.name}, {entry.type}"
    if entry.valid_from or entry.valid_to:
        yield f"  years       {entry.valid_from or ''}-{entry.valid_to or ''}"
    whole = register.entries.get(entry.member_of or "")
    for label, value in (
        ("sector", entry.sector),
        ("country", entry.country),
        ("wikidata", entry.wikidata),
        ("belongs to", None if whole is None else f"{whole.name} ({whole.key})"),
        ("members", ", ".join(f"{member.name} ({member.key})" for member in register.members(entry.key))),
        ("other names", ", ".join(entry.aliases)),
    ):
        if value:
            yield f"  {label:<12}{value}"


@command.command("list")
def names() -> None:
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
    click.echo(f"{name}: taken out")
    click.echo(READ_ANEW, err=True)
