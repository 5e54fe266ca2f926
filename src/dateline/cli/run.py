"""dateline run PATH... --db story.db."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path

import click

from dateline.cli.options import database
from dateline.cli.progress import progress
from dateline.cli.wording import counted
from dateline.errors import BadInput
from dateline.records import Problem, Report
from dateline.text.threads import ONE_CORE

_INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""
_TOLD = 5
"""Reasons told at once why no report was found; the store has them all."""
_NO_FILE = "it holds no file (hidden ones, and links to folders, are passed over); put reports there: .txt, .jsonl, .csv, .html ... (docs/reports.md)"


@click.command("run")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@database()
@click.option(
    "--field", "fields", multiple=True, metavar="NAME=FIELD", help="Take NAME (text, date, title, id, source, url) from this field."
)
@click.option("--model", default=None, help="A spaCy pipeline to parse with, by name or folder; the small English one if left out.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=None,
    metavar="N",
    help="Processes that read; one a core if left out, and none beside this one for a few reports.",
)
def command(paths: tuple[Path, ...], db: Path, fields: tuple[str, ...], model: str | None, workers: int | None) -> None:
    """Read files and folders of dated reports into the store and tell what happened.

    Run it again at any time, also after one that was stopped: only reports that are new are read.
    """
    os.environ.update(ONE_CORE | os.environ)  # before anything heavy is loaded: it is --workers that takes more
    from dateline import reports, runners
    from dateline.store import open_store

    names = {name: field for name, _, field in (pair.partition("=") for pair in fields)}
    if not all(names.values()):
        raise BadInput("--field needs NAME=FIELD, for example --field text=article_body")
    reports.read(paths, fields=names or None)  # raises for a path that does not exist, before a store is made
    with open_store(db) as store:
        started = time.monotonic()
        try:
            with progress(runners.expected(paths)) as tell:
                tools = partial(runners.load_tools, model)
                summary = runners.run(paths, store, tools, fields=names or None, progress=tell, workers=workers)
        except KeyboardInterrupt:
            click.echo(
                f"stopped; {counted(store.count('reports'), 'reports')} read and kept. Run the same command again to go on.", err=True
            )
            sys.exit(_INTERRUPTED)
        seconds = time.monotonic() - started
    known = summary.seen - min(summary.new, summary.seen)
    click.echo(
        f"{counted(summary.seen, 'reports')} found, {summary.new:,} read now, {known:,} known already; "
        f"{counted(summary.events, 'events')}; {counted(summary.problems, 'problems')}; {seconds:.1f} s",
        err=True,
    )
    if summary.problems:
        click.echo(f"see {'it' if summary.problems == 1 else 'them'} with: dateline show problems --db {db}", err=True)
    if summary.latest:
        _doubt_the_date(summary.latest)
    if not summary.seen:
        why = islice(reports.read(paths, fields=names or None), _TOLD)
        raise BadInput(_nothing_found(paths, [found for found in why if isinstance(found, Problem)]))


def _doubt_the_date(latest: Report) -> None:
    """Say so where a report is dated after tomorrow (it is tomorrow somewhere). The clock is only asked for this note: nothing that is kept hangs on it."""
    today = datetime.now(UTC).date()
    if latest.date and latest.date.start > today + timedelta(days=1):
        click.echo(
            f"note: the report {latest.name or latest.id[:9]} is dated {latest.date.start}, a day still to come; "
            "if that is wrong, correct it and read the reports into a new store",
            err=True,
        )


def _nothing_found(paths: Sequence[Path], why: Sequence[Problem]) -> str:
    """Where no report was found, why, and what to do."""
    told = [f"  {problem.where}: {problem.what}; {problem.remedy}" for problem in why]
    return "\n".join((f"no report was found in {', '.join(map(str, paths))}", *(told or [f"  {_NO_FILE}"])))
