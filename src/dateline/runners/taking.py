"""Where the text of each sentence originated, brought up to date: only below the reports whose passages changed."""

from __future__ import annotations

from dateline import pipeline
from dateline.runners.changes import Changes, batches
from dateline.store import Store

_BATCH = 500


def originate(store: Store, changes: Changes) -> None:
    """Trace the sentences of the reports whose passages changed, and of all that took text from these, to their origin.

    An origin depends on what stands above a report alone; what stands beside it need not be read.
    """
    for reports in batches(sorted(store.workings.below(changes.copiers)), _BATCH):
        above = sorted(store.workings.above(reports))
        have = {
            "reports": store.among("reports", above),
            "sentences": store.among("sentences", above, by="report"),
            "passages": store.carried(above),
            "descents": store.among("descents", above, by="report"),
        }
        origins, alterations = pipeline.give("origins", have), pipeline.give("alterations", have)
        own = {sentence.id: sentence.span.report for sentence in have["sentences"] if sentence.span.report in set(reports)}
        now = {
            key: (report, origins[key], alterations.get(key)) for key, report in own.items() if origins[key] != report or key in alterations
        }
        before = store.workings.taken(reports)
        other = sorted(key for key in before.keys() | now.keys() if before.get(key) != now.get(key))
        store.workings.retake(other, ((key, *now[key]) for key in other if key in now))
        changes.mentions |= {mention.id for mention in store.among("mentions", other, by="sentence")}
