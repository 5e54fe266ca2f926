"""dateline show KIND --db story.db [ID]."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from dateline.cli.options import database, warn_if_unfinished
from dateline.errors import BadInput

KINDS = (
    "reports",
    "sentences",
    "times",
    "places",
    "actors",
    "mentions",
    "claims",
    "passages",
    "descents",
    "stories",
    "links",
    "events",
    "entries",
    "problems",
)


@click.command("show")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("identifier", metavar="[ID]", required=False)
@database()
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(kind: str, identifier: str | None, db: Path, form: str) -> None:
    """Show records of one kind; with an ID (or its beginning, or a report's name) only that one's.

    For records read from a report, the ID may be the report's: then all of that report are shown. An id that an event had
    before leads to what tells of it now.
    """
    from dateline.store import open_store

    with open_store(db, create=False) as store:
        warn_if_unfinished(store)
        reports = {report.id: report for report in store.get("reports")}
        records = store.get(kind) if identifier is None else _chosen(store, kind, identifier, reports)
        texts = {key: report.text for key, report in reports.items()}
        claims = {claim.id: claim for claim in store.get("claims")} if kind == "events" and form == "json" else {}
    if form == "json":
        import json

        from dateline.exports.contract import document

        click.echo(json.dumps(document(kind, records, reports, claims), ensure_ascii=False, indent=1))
    else:
        from dateline.cli.tables import table

        table(kind, records, texts)


def _chosen(store: Any, kind: str, identifier: str, reports: Mapping[str, Any]) -> list[Any]:
    found: list[Any] = store.find(kind, identifier)
    if not found and kind in ("events", "entries"):
        found = store.among(kind, [key for keys in store.workings.successors(identifier).values() for key in keys])
    if not found:
        keys = [key for key, report in reports.items() if key.startswith(identifier) or report.name == identifier]
        found = [record for key in sorted(keys) for record in store.get(kind, report=key)]
    if not found:
        raise BadInput(f"no {kind} with id {identifier}; see: dateline show {kind} --db {store.path}")
    return found
