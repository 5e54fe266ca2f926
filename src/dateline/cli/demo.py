"""dateline demo: the sample stories, read, printed and written."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("demo")
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
    help="The folder for the store and the page.",
)
def command(folder: Path) -> None:
    """Read the sample stories (invented reports that come with dateline), print their chronicle and write it as a page."""
    from dateline import runners, samples
    from dateline.cli.page import write_page
    from dateline.cli.timeline import print_timeline
    from dateline.store import open_store

    folder.mkdir(parents=True, exist_ok=True)
    db = folder / "samples.db"
    with open_store(db) as store:
        click.echo("Reading the sample stories (the first time, the gazetteer is compiled: about half a minute) ...", err=True)
        runners.run([samples.folder()], store, runners.load_tools)
        print_timeline(store.get("entries"), store.get("events"))
        page = write_page(store, folder, "Sample stories")
    click.echo(f"\nThe chronicle as a page: {page}\nThe store: {db} (try: dateline show events --db {db})", err=True)
