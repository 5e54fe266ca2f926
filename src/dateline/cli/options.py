"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dateline.errors import BadInput
from dateline.records import Report

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_TOLD = 5
"""Ids told where a name has several reports."""


def warn_if_unfinished(store: Any) -> None:
    """Say so where a store holds nothing, or was left by a run that did not end: silence would look like "no news"."""
    if not store.count("reports"):
        click.echo(f"the store holds no reports; read some with: dateline run PATH... --db {store.path}", err=True)
    elif not store.related:
        click.echo("a run was stopped before it told the chronicle: run dateline run again; what follows is not all", err=True)


def database(*, required: bool = True) -> Decorator:
    """--db FILE: the store."""
    return click.option("--db", "db", type=click.Path(path_type=Path, dir_okay=False), required=required, help="The store, a SQLite file.")


def the_report(store: Any, name: str) -> Report:
    """The stored report of an id, of its beginning, or of a name; `BadInput` where there is none or more than one."""
    known: list[Report] = [report for report in store.get("reports") if name and (report.id.startswith(name) or report.name == name)]
    if len(known) != 1:
        found = (
            f"{len(known)} reports have that name or id: {', '.join(report.id for report in known[:_TOLD])}"
            if known
            else "no report of that id or name"
        )
        raise BadInput(f"{name}: {found}; see: dateline show reports --db {store.path}")
    return known[0]
