"""The local runner: reports in batches, each batch kept in one transaction, so that a killed run loses only its last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

from dateline import reports
from dateline.records import Problem, Report
from dateline.runners.reading import keep, read
from dateline.runners.relating import relate
from dateline.runners.tools import Tools
from dateline.store import Store

BATCH = 64
"""Reports a transaction: large enough to parse in bulk, small enough to lose little and to hold little in memory."""

Step = Literal["read", "related"]
Progress = Callable[[Step, int], None]
"""Called with "read" and the number of reports read so far; with "related" and their number at the end."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did."""

    seen: int
    """Reports found in the paths."""
    new: int
    """Reports read now; the others were known."""
    problems: int
    events: int


def run(
    paths: Iterable[str | Path],
    store: Store,
    tools: Callable[[], Tools],
    *,
    fields: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Read every report in `paths` that the store does not know, then relate all reports and tell the chronicle.

    `tools` is called only if there is something to read. `fields` names fields of tables and JSON otherwise than
    usual (see `reports.read`).
    """
    say = progress or (lambda _step, _number: None)
    seen = new = 0
    loaded: Tools | None = None
    source = reports.read(paths, fields=fields)
    while batch := list(islice(source, BATCH)):
        received = [item for item in batch if isinstance(item, Report)]
        seen += len(received)
        loaded = loaded or (tools() if received else None)
        readings = read(store.unread(received, loaded.reader), store, loaded) if loaded else []
        keep(readings, [item for item in batch if isinstance(item, Problem)], store)
        new += len(readings)
        say("read", seen)
    if loaded is not None:
        stale = iter(store.stale(loaded.reader))
        while batch := list(islice(stale, BATCH)):
            keep(read(batch, store, loaded), [], store)
            new += len(batch)
    if new or not store.related:
        relate(store)
    say("related", seen)
    return Summary(seen, new, store.count("problems"), store.count("events"))
