"""Numbers, days and events in words, as the commands print them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.chronicle import figure, place_name
from dateline.records import Entry, Event, Interval

READ_ANEW = "Stores read before are read anew by their next run: dateline run PATH... --db STORE"
"""What to say where actors or places came or went."""


def counted(number: int, things: str) -> str:
    """1 report, 2 reports, 1 story; `things` is a regular English plural."""
    one = f"{things[:-3]}y" if things.endswith("ies") else things[:-1]
    return f"{number:,} {one if number == 1 else things}"


def day(interval: Interval | Any | None) -> str:
    """A day, or an interval with how it was stated; "day not stated" where it was not."""
    if interval is None:
        return "day not stated"
    if interval.start == interval.end:
        return str(interval.start)
    return f"{interval.start} to {interval.end} ({interval.precision})"


def named(event: Event) -> str:
    """What tells an event from others: "air strike, 2031-03-04, Saada, Yemen"."""
    return f"{event.kind}, {day(event.when)}" + (f", {place_name(event.where)}" if event.where else "")


def figures(entry: Entry, event: Event) -> Iterator[tuple[str, str]]:
    """What was counted, each with its figure: ("killed", "12*"), the star where reports differ. A denied figure is none."""
    told = {"killed": entry.killed, "injured": entry.injured}
    told |= {what: figure(readings) for what, readings in sorted(event.counts.items())}
    return ((what, value + starred(entry, what)) for what, value in told.items() if value is not None)


def starred(entry: Entry, field: str) -> str:
    """A star where reports differ on a field."""
    return "*" if field in entry.disagreements else ""
