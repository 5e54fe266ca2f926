"""dateline page --db story.db --out DIR."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.options import database, warn_if_unfinished
from dateline.errors import BadInput


@click.command("page")
@database()
@click.option("--out", "folder", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write index.html to.")
@click.option("--title", default="Chronicle", show_default=True, help="The page's title.")
def command(db: Path, folder: Path, title: str) -> None:
    """Write the chronicle as one HTML file that needs no network: every value opens its quotation and its report."""
    from dateline.store import open_store

    with open_store(db, create=False) as store:
        warn_if_unfinished(store)
        click.echo(write_page(store, folder, title), err=True)


def write_page(store: object, folder: Path, title: str) -> Path:
    """Write the page of a store and return its path."""
    from dateline.exports.chronicle import Chronicle
    from dateline.exports.page import write
    from dateline.runners.relating import origins
    from dateline.store import Store

    assert isinstance(store, Store)  # noqa: S101 - for the type checker; the import is kept out of start-up
    kinds = ("reports", "sentences", "passages", "descents", "claims", "mentions", "events", "entries", "problems")
    try:
        told = {kind: store.get(kind) for kind in kinds}
        chronicle = Chronicle(title=title, **told, origins=origins(store), verdicts=store.verdicts(), former=store.workings.successors(""))
        return write(chronicle, folder)
    except OSError as error:
        raise BadInput(f"{folder}: cannot be written ({error.strerror}); name another folder with --out") from error
