"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def database(*, required: bool = True) -> Decorator:
    """--db FILE: the store."""
    return click.option("--db", "db", type=click.Path(path_type=Path, dir_okay=False), required=required, help="The store, a SQLite file.")
