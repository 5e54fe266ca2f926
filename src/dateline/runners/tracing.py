"""Tracing who copied whom in a store: only reports are looked at anew for which something may have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from dateline.passages.candidates import relatives
from dateline.passages.fingerprints import fingerprints, pack, unpack
from dateline.passages.lineage import taken
from dateline.records import Passage, Report, Sentence
from dateline.runners.tools import rules
from dateline.store import Store

_BATCH = 500
"""Reports traced at once: each holds the sentences of its relatives in memory."""
_TRACING = ("text", "passages")
"""The folders whose code and tables decide what a report is found to have taken over."""


def retrace(store: Store) -> tuple[str, ...]:
    """Bring the passages of a store up to date with its reports; gives the ids of reports with passages, oldest first.

    Of each report the store keeps a fingerprint, so that a new one finds its relatives by numbers alone. What a report
    took over depends on it, its relatives and their furniture: where none of these has changed, its passages
    stay. So the store holds what tracing all reports anew would give, whatever the batches and their order were.
    """
    made_by = rules(_TRACING)
    missing = store.without_fingerprint(made_by)
    for at in range(0, len(missing), _BATCH):
        told = [_read(store, key) for key in missing[at : at + _BATCH]]
        prints = fingerprints([report for report, _ in told], {report.id: own for report, own in told})
        with store.transaction():
            store.add_fingerprints(made_by, ((one.report, pack(one)) for one in prints))
    kin = relatives([unpack(packed) for packed in store.fingerprints(made_by)])
    kept = store.traced()
    digests = {one.report: f"{made_by} {one.digest}" for one in kin}
    stale = iter([one for one in kin if kept.get(one.report) != digests[one.report]])
    while batch := list(islice(stale, _BATCH)):
        found = list(taken(batch, lambda key: _read(store, key)))
        with store.transaction():
            for one, passages in found:
                store.keep_passages(one.report, digests[one.report], passages)
    gone = sorted(kept.keys() - digests.keys())
    if gone:
        with store.transaction():
            for report in gone:
                store.forget_passages(report)
    return tuple(one.report for one in kin)


def passages_of(store: Store, reports: Sequence[str]) -> list[Passage]:
    """The passages that are kept of these newer reports, in their order, as tracing gave them."""
    by_newer: dict[str, list[Passage]] = defaultdict(list)
    for passage in store.get("passages"):
        by_newer[passage.newer_report].append(passage)
    return [passage for report in reports for passage in by_newer[report]]


def _read(store: Store, key: str) -> tuple[Report, list[Sentence]]:
    (report,) = store.get("reports", report=key)
    return report, store.get("sentences", report=key)
