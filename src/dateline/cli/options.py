"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def warn_if_unfinished(store: Any) -> None:
    """Say so where a store holds nothing, or was left by a run that did not end: silence would look like "no news"."""
    if not store.count("reports"):
        click.echo(f"the store holds no reports; read some with: dateline run PATH... --db {store.path}", err=True)
    elif not store.related:
        click.echo("a run was stopped before it told the chronicle: run dateline run again; what follows is not all", err=True)


def database(*, required: bool = True) -> Decorator:
    """--db FILE: the store."""
    return click.option("--db", "db", type=click.Path(path_type=Path, dir_okay=False), required=required, help="The store, a SQLite file.")
