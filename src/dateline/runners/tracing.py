"""Tracing who copied whom in a store: only reports are looked at anew for which something may have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from dateline.passages.candidates import Relatives, relatives
from dateline.passages.descent import descent, underived
from dateline.passages.fingerprints import fingerprints, pack, unpack
from dateline.passages.lineage import Took, taken
from dateline.records import Descent, Passage, Report, Sentence
from dateline.runners.changes import batches
from dateline.runners.tools import rules
from dateline.store import Store
from dateline.text.order import age

_BATCH = 500
"""Reports traced at once: each holds the sentences of its relatives in memory."""
_HELD = 1_000
"""Reports that are held, with their sentences, for those that are compared with them next."""
_TRACING = ("text", "passages")
"""The folders whose code and tables decide what a report is found to have taken over."""

Told = tuple[Report, list[Sentence]]
"""A report and its sentences."""


def retrace(store: Store) -> None:
    """Bring the passages and descents of a store up to date with its reports.

    Where nothing came since all reports were traced, nothing is done. Of each report the store keeps a fingerprint, so that a new one finds its relatives by numbers alone. What a report
    took over depends on it, its relatives and their furniture: where none of these has changed, its passages
    stay. So the store holds what tracing all reports anew would give, whatever the batches and their order were.
    """
    made_by = rules(_TRACING)
    if store.traced_by() == made_by:
        return
    read = lru_cache(_HELD)(lambda key: _read(store, key))
    for some in batches(store.without_fingerprint(made_by), _BATCH):
        told = [read(key) for key in some]
        prints = fingerprints([report for report, _ in told], {report.id: own for report, own in told})
        with store.transaction():
            store.add_fingerprints(made_by, ((one.report, pack(one)) for one in prints))
    kin = relatives([unpack(packed) for packed in store.fingerprints(made_by)])
    kept = store.traced()
    digests = {one.report: f"{made_by} {one.digest}" for one in kin}
    stale = [one for one in kin if kept.get(one.report) != digests[one.report]]
    for batch in batches(stale, _BATCH):
        found = list(_traced(batch, read))
        with store.transaction():
            for took, descent in found:
                report = took.relatives.report
                store.keep_passages(report, digests[report], took.passages, descent)
    with store.transaction():
        for report in sorted(kept.keys() - digests.keys()):
            store.forget_passages(report, underived(report))
        store.put("descents", map(underived, store.without_descent()))
        store.traced_by(made_by)


def _traced(batch: Sequence[Relatives], read: Callable[[str], Told]) -> Iterator[tuple[Took, Descent]]:
    """What each report took over, and so derives from."""
    for took in taken(batch, read):
        report, sentences = read(took.relatives.report)
        older = {key: read(key)[0] for key in sorted({passage.older_report for passage in took.passages})}
        yield took, descent(report, sentences, took.passages, older, took.furniture)


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
