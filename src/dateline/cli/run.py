"""dateline run PATH... --db story.db."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import database

if TYPE_CHECKING:
    from dateline.runners import Progress


@click.command("run")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@database()
@click.option(
    "--field", "fields", multiple=True, metavar="NAME=FIELD", help="Take NAME (text, date, title, id, source, url) from this field."
)
@click.option("--model", default=None, help="A spaCy pipeline to parse with, by name or folder; the small English one if left out.")
def command(paths: tuple[Path, ...], db: Path, fields: tuple[str, ...], model: str | None) -> None:
    """Read files and folders of dated reports into the store and tell what happened.

    Run it again at any time: only reports that are new are read.
    """
    from dateline import reports, runners
    from dateline.errors import BadInput
    from dateline.store import open_store

    names = {name: field for name, _, field in (pair.partition("=") for pair in fields)}
    if not all(names.values()):
        raise BadInput("--field needs NAME=FIELD, for example --field text=article_body")
    reports.read(paths, fields=names or None)  # raises for a path that does not exist, before a store is made
    with open_store(db) as store, _progress() as progress:
        started = time.monotonic()
        summary = runners.run(paths, store, lambda: runners.load_tools(model), fields=names or None, progress=progress)
        seconds = time.monotonic() - started
    if not summary.seen:
        click.echo(f"no report was found in {', '.join(map(str, paths))}", err=True)
    known = summary.seen - min(summary.new, summary.seen)
    click.echo(
        f"{summary.seen:,} reports found, {summary.new:,} read now, {known:,} known already; "
        f"{summary.events:,} events; {summary.problems:,} problems; {seconds:.1f} s",
        err=True,
    )
    if summary.problems:
        click.echo(f"see them with: dateline show problems --db {db}", err=True)


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on a terminal; elsewhere a line for every thousand reports."""
    if not sys.stderr.isatty():
        last = 0

        def line(step: str, number: int) -> None:
            nonlocal last
            if step == "read" and number // 1000 > last:
                last = number // 1000
                click.echo(f"{number:,} reports read", err=True)

        yield line
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed:,} reports"),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("reading", total=None, rate="")
        started = time.monotonic()

        def move(step: str, number: int) -> None:
            rate = f"{number / max(time.monotonic() - started, 0.001):.0f}/s"
            bar.update(task, completed=number, rate=rate, description="reading, relating" if step == "read" else "told")

        yield move
