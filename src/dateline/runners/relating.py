"""Relating reports: what needs all of them together. Only what a new report touches is made anew; no model is loaded for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from dateline import pipeline, verdicts
from dateline.records import Ruling, Verdict
from dateline.runners.changes import Changes
from dateline.runners.comparing import link
from dateline.runners.sweeping import swept_seldom
from dateline.runners.taking import originate
from dateline.runners.telling import rule, tell
from dateline.runners.tools import rules
from dateline.runners.tracing import retrace
from dateline.runners.weaving import weave
from dateline.store import READ, RELATED, Store

_RELATING = ("codes", "text", "passages", "events", "stories", "chronicle", "verdicts")
"""The folders whose code and tables decide how reports are related."""

Step = Callable[[Store, Changes], None]
STEPS: dict[str, Step] = {"origins": originate, "links": link, "rulings": rule, "events": tell, "stories": weave}
"""What is brought up to date, in order. Each step leaves in the store what it would if it had seen all reports at once."""


def is_due(store: Store) -> bool:
    """Whether the reports of a store are not related yet, or were by other rules than today's."""
    return not store.related or store.workings.rules != rules(_RELATING)


@swept_seldom()
def relate(store: Store) -> None:
    """Bring everything made across reports up to date with the reports and verdicts of the store.

    Where the rules changed, or a report was read again, all of it is made anew.
    """
    retrace(store)
    made_by = rules(_RELATING)
    changes = Changes()
    with store.transaction():
        if store.workings.rules != made_by:
            for told in store.workings.all_tellings():
                changes.former.setdefault(told.event, []).append(told)
            store.workings.empty()
        changes.reports, changes.copiers = tuple(store.workings.new()), tuple(store.workings.retraced())
        for step in STEPS.values():
            step(store, changes)
        store.replace_problems("verdicts", verdicts.stale(changes.rulings))
        store.workings.settle(made_by)


def decide(store: Store, verdict: Verdict) -> None:
    """Add a person's verdict and tell the chronicle anew; no report is read or compared again for it."""
    with store.transaction():
        store.add_verdict(verdict)
    relate(store)


def differences(store: Store) -> Iterator[str]:
    """A line for each record made across reports that is not what the stages make of the stored readings, all at once.

    Relating again takes no model: so a value changed in the store shows.
    """
    given = pipeline.advance("corpus", _all(store))
    for kind in RELATED:
        stored = {record.id: record for record in store.get(kind)}
        made = {record.id: record for record in given.get(kind, ())}
        for key in sorted(stored.keys() | made.keys()):
            if stored.get(key) != made.get(key):
                yield f"{kind} {key}: is not what the stored readings give; run dateline run again, or look who changed the store"


def _all(store: Store) -> dict[str, Any]:
    """All reports and what was read from each."""
    return {
        "reports": sorted(store.get("reports"), key=lambda report: str(report.id)),
        **{kind: store.get(kind) for kind in READ},
        "verdicts": store.verdicts(),
    }


def rulings(store: Store) -> tuple[Ruling, ...]:
    """What each verdict means for the mentions of today, in the order in which they were given."""
    have = {kind: store.get(kind) for kind in ("reports", "sentences", "mentions")}
    given: tuple[Ruling, ...] = pipeline.give("rulings", have | {"verdicts": store.verdicts()})
    return given


def origins(store: Store) -> dict[str, str]:
    """For each sentence, the report in which its text originated."""
    return dict(pipeline.give("origins", {kind: store.get(kind) for kind in ("sentences", "passages", "descents")}))
