"""The local runner: reports in batches, each batch kept in one transaction, so that a killed run loses only what was under way.

A batch goes to the readers twice: its new sentences are parsed; then its reports are read with the grammar of all its
sentences. Grammar is filed in the order of the batches, and no batch has a sentence parsed that an earlier one sent off: so a
sentence is parsed once, however many copies there are.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, Literal

from dateline import reports
from dateline.records import Problem, Report
from dateline.runners.changes import batches
from dateline.runners.readers import Alone, Several
from dateline.runners.reading import Split, forget_grammar, keep, keyed, parse, read, split, versions
from dateline.runners.relating import is_due, relate
from dateline.runners.sweeping import swept_seldom
from dateline.runners.tools import Tools, prepare
from dateline.store import Store

BATCH = 32
"""Reports a transaction: large enough to parse in bulk, small enough to lose little, to hold little and to share out evenly."""
FEW = 128
"""Reports up to which no process is started unless asked for: each would load the model first, for a second or two."""

Step = Literal["read", "related"]
Progress = Callable[[Step, int], None]
"""Called with "read" and the number of reports found so far that are read; with "related" and their number at the end."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did."""

    seen: int
    """Reports found in the paths."""
    new: int
    """Reports read now; the others were known."""
    problems: int
    events: int
    latest: Report | None = None
    """The report found whose date is the latest; None where none has one."""


@swept_seldom()
def run(
    paths: Iterable[str | Path],
    store: Store,
    tools: Callable[[], Tools],
    *,
    fields: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    workers: int | None = 1,
) -> Summary:
    """Read every report in `paths` that the store does not know, then relate all reports and tell the chronicle.

    `tools` is called only if there is something to read. `fields` names fields of tables and JSON otherwise than
    usual (see `reports.read`). With more than one of `workers`, as many processes read, each with tools of its own, which then
    must be picklable (a function of a module); None takes one for each core where there are more than a few
    reports. What is told is the same, whatever their number.

    Raises `ReaderLost` where such a process was ended from outside; what was read before is kept.
    """
    say = progress or (lambda _step, _number: None)
    source = reports.read(paths, fields=fields)
    first, found = _first(source)
    seen = new = 0
    latest: Report | None = None
    if found:
        number = (cores() if found > FEW else 1) if workers is None else workers
        with _readers(tools, number) as readers:
            reader, version = readers.do(versions).result()
            others = store.readers() - {reader}
            flow = _Flow(store, readers, reader, version)
            for batch in flow.through(batches(chain(first, source), BATCH)):
                received = [item for item in batch.items if isinstance(item, Report)]
                seen += len(received)
                latest = max((report for report in (latest, *received) if report and report.date), key=_day, default=None)
                new += len(batch.told)
                say("read", seen)
            new += sum(len(batch.told) for batch in flow.through(batches(store.stale(reader), BATCH)))
        if others:
            forget_grammar(store, version)
    else:
        with store.transaction():
            store.add_problems(item for item in first if isinstance(item, Problem))
    if new or is_due(store):
        relate(store)
    say("related", seen)
    return Summary(seen, new, store.count("problems"), store.count("events"), latest)


def _day(report: Report) -> date:
    return report.date.start if report.date else date.min


def _first(source: Iterator[Report | Problem]) -> tuple[list[Report | Problem], int]:
    """What comes first, up to more than a few reports, and how many these are."""
    first: list[Report | Problem] = []
    found = 0
    for item in source:
        first.append(item)
        found += isinstance(item, Report)
        if found > FEW:
            break
    return first, found


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _readers(tools: Callable[[], Tools], number: int) -> Alone | Several:
    if number == 1:
        return Alone(tools)
    prepare()
    return Several(tools, number)


@dataclass
class _Batch:
    """A batch under way."""

    items: Sequence[Report | Problem]
    told: Split
    """Its reports that are to be read, with their sentences."""
    wanted: Mapping[str, str]
    """The sentences to parse, by key."""
    new: Sequence[str]
    """The keys of those that the store had no grammar of."""
    job: Future[Any]
    """First the parsing of these, then the reading."""


class _Flow:
    """Batches on their way through the readers, never more than a few."""

    def __init__(self, store: Store, readers: Alone | Several, reader: str, version: str) -> None:
        self._store, self._readers, self._reader, self._version = store, readers, reader, version
        self._parsing: deque[_Batch] = deque()
        self._reading: deque[_Batch] = deque()

    def through(self, batches: Iterator[Sequence[Report | Problem]]) -> Iterator[_Batch]:
        """Each batch in order, when it is kept."""
        while self._fill(batches):
            heads = [line[0].job for line in (self._parsing, self._reading) if line]
            wait(heads, return_when=FIRST_COMPLETED)
            if self._parsing and self._parsing[0].job.done():
                self._reading.append(self._parsed(self._parsing.popleft()))
            if self._reading and self._reading[0].job.done():
                batch = self._reading.popleft()
                keep(batch.job.result(), [item for item in batch.items if isinstance(item, Problem)], self._store)
                yield batch

    def _fill(self, batches: Iterator[Sequence[Report | Problem]]) -> bool:
        """Let batches in while there is room; tells whether any is under way."""
        while len(self._parsing) + len(self._reading) < self._readers.at_once and (items := next(batches, None)) is not None:
            under_way = {report.id for batch in (*self._parsing, *self._reading) for report, _ in batch.told}
            received = [item for item in items if isinstance(item, Report) and item.id not in under_way]
            told = split(self._store.unread(received, self._reader))
            wanted = keyed(told, self._version)
            known = self._store.grammar(wanted).keys() | {key for batch in self._parsing for key in batch.new}
            new = [key for key in wanted if key not in known]
            self._parsing.append(_Batch(items, told, wanted, new, self._readers.do(parse, [wanted[key] for key in new])))
        return bool(self._parsing or self._reading)

    def _parsed(self, batch: _Batch) -> _Batch:
        """File the grammar of a batch and have its reports read; what earlier batches had parsed was filed before."""
        with self._store.transaction():
            self._store.add_grammar(zip(batch.new, batch.job.result(), strict=True))
        batch.job = self._readers.do(read, batch.told, self._store.grammar(batch.wanted))
        return batch
