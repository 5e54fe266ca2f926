"""Tracing who copied whom in a store: only reports are looked at anew for which something may have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from dateline.passages.arrivals import arrivals
from dateline.passages.candidates import Relatives, relatives
from dateline.passages.descent import descent, underived
from dateline.passages.fingerprints import fingerprints, pack
from dateline.passages.furniture import furnished
from dateline.passages.lineage import Took, taken
from dateline.records import Descent, Passage, Report, Sentence
from dateline.runners.changes import batches
from dateline.runners.filing import Filed, file_all, file_new, unpacked
from dateline.runners.tools import rules
from dateline.store import Store
from dateline.store.kinship import Filing
from dateline.text.order import age

_BATCH = 500
"""Reports traced at once: their relatives' sentences are held in memory."""
_HELD = 1_000
"""Reports that are held, with their sentences, for those that are compared with them next."""
_TRACING = ("text", "passages")
"""The folders whose code and tables decide what a report is found to have taken over."""

Told = tuple[Report, list[Sentence]]
"""A report and its sentences."""
Read = Callable[[str], Told]
Kept = Sequence[tuple[str, Took, Descent]]
"""Digests of what decided, what each report took over, and what it so derives from."""


def retrace(store: Store) -> None:
    """Bring the passages and descents of a store up to date with its reports.

    Where nothing came since all reports were traced, nothing is done. Of each report the store keeps a fingerprint, and of all who holds
    which mark: so a new one finds its relatives by numbers alone, and without looking at those that it has nothing in common with. What a report
    took over depends on it, its relatives and their furniture: where none of these has changed, its passages
    stay. So the store holds what tracing all reports anew would give, whatever the batches and their order were.
    """
    made_by = rules(_TRACING)
    read = lru_cache(_HELD)(lambda key: _read(store, key))
    while store.traced_by() != made_by:  # again where another run filed reports meanwhile
        for some in batches(store.kinship.without_fingerprint(made_by), _BATCH):
            told = [read(key) for key in some]
            prints = fingerprints([report for report, _ in told], {report.id: own for report, own in told})
            with store.transaction():
                store.kinship.add_fingerprints(made_by, ((one.report, pack(one)) for one in prints))
        filing = store.kinship.filed()
        new = store.kinship.unfiled(filing.last)
        if filing.rules != made_by or len(new) > filing.last:
            _trace_all(made_by, read, store)
        else:
            for numbers in batches(new, _BATCH):
                _trace_new(numbers, made_by, read, store)
        with store.transaction():
            if not store.kinship.unfiled(store.kinship.filed().last) and not store.kinship.without_fingerprint(made_by):
                store.put("descents", map(underived, store.without_descent()))
                store.traced_by(made_by)


def _trace_all(made_by: str, read: Read, store: Store) -> None:
    """Find the relatives of all reports among all, and file by what new ones will find theirs."""
    pile = sorted(unpacked(store.kinship.fingerprints()).items(), key=lambda one: one[1].age)
    numbers, prints = [number for number, _ in pile], [one for _, one in pile]
    stock = furnished(prints)
    kin = relatives(prints, stock)
    kept = store.kinship.traced()
    with store.transaction():
        store.kinship.unfile()
    for batch in batches(_stale(kin, kept, made_by), _BATCH):
        found = _traced(batch, made_by, read)
        with store.transaction():
            _keep(found, store)
    with store.transaction():
        _forget(kept.keys() - {one.report for one in kin}, store)
        file_all(numbers, prints, stock, store)
        store.kinship.settle(Filing(made_by, max(numbers, default=0)))


def _trace_new(numbers: Sequence[int], made_by: str, read: Read, store: Store) -> None:
    """Find the relatives of new reports, and anew those of the reports for which they make a difference.

    All of it is kept, or nothing: also where another run has filed reports meanwhile, which are not among those found.
    """
    before = store.kinship.filed()
    found = arrivals(unpacked(store.kinship.fingerprints(numbers)), Filed(store))
    kept = store.kinship.traced(found.touched)
    traced = [one for some in batches(_stale(found.kin, kept, made_by), _BATCH) for one in _traced(some, made_by, read)]
    with store.transaction():
        if store.kinship.filed() != before:
            return
        _keep(traced, store)
        _forget(kept.keys() - {one.report for one in found.kin}, store)
        file_new(found.refiled, store)
        store.kinship.settle(Filing(made_by, numbers[-1]))


def _stale(kin: Iterable[Relatives], kept: dict[str, str], made_by: str) -> Iterator[Relatives]:
    """Those whose passages were decided otherwise."""
    return (one for one in kin if kept.get(one.report) != _digest(one, made_by))


def _digest(one: Relatives, made_by: str) -> str:
    return f"{made_by} {one.digest}"


def _traced(kin: Iterable[Relatives], made_by: str, read: Read) -> Kept:
    """What each report took over, and so derives from."""
    found: list[tuple[str, Took, Descent]] = []
    for took in taken(kin, read):
        report, sentences = read(took.relatives.report)
        older = {key: read(key)[0] for key in sorted({passage.older_report for passage in took.passages})}
        derived = descent(report, sentences, took.passages, older, took.furniture)
        found.append((_digest(took.relatives, made_by), took, derived))
    return found


def _keep(found: Kept, store: Store) -> None:
    for digest, took, derived in found:
        store.keep_passages(took.relatives.report, digest, took.passages, derived)


def _forget(reports: Collection[str], store: Store) -> None:
    """Take out the passages of reports that have no relatives any more."""
    for report in sorted(reports):
        store.forget_passages(report, underived(report))


def passages_of(store: Store) -> list[Passage]:
    """All passages, as tracing gives them: by the age of the newer report, each report's in their order."""
    by_newer: dict[str, list[Passage]] = defaultdict(list)
    for passage in store.get("passages"):
        by_newer[passage.newer_report].append(passage)
    reports = sorted(store.among("reports", by_newer), key=age)
    return [passage for report in reports for passage in by_newer[report.id]]


def _read(store: Store, key: str) -> Told:
    (report,) = store.get("reports", report=key)
    return report, store.get("sentences", report=key)
