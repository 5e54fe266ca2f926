"""How far a run is, on stderr: a bar on a terminal, elsewhere a plain line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dateline.runners import Progress

_EVERY = 30.0
"""Seconds between two lines."""


@contextmanager
def progress(expected: int) -> Iterator[Progress]:
    """What to tell of a run in which about so many reports are expected."""
    if not sys.stderr.isatty():
        yield _lines(expected)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("reports {task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("reading", total=expected, rate="")
        started = time.monotonic()

        def move(step: str, number: int) -> None:
            rate = f"{number / max(time.monotonic() - started, 0.001):.0f}/s"
            total = max(expected, number) if step == "read" else number
            done = step == "read" and number >= expected
            bar.update(task, total=total, completed=number, rate=rate, description="reading" if not done else "relating")

        yield move


def _lines(expected: int) -> Progress:
    started = last = time.monotonic()

    def line(step: str, number: int) -> None:
        nonlocal last
        now = time.monotonic()
        if step == "read" and number and now - last >= _EVERY:
            last = now
            rate = number / (now - started)
            left = max(0, expected - number) / rate
            click.echo(f"{number:,} of about {max(expected, number):,} reports, {rate:.1f}/s, {left / 60:.0f} min left", err=True)

    return line
