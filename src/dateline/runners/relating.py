"""Relating reports: the stages that need all reports, made of what is stored; no model is loaded for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dateline import pipeline, verdicts
from dateline.records import Ruling, Verdict
from dateline.runners.tracing import passages_of, retrace
from dateline.store import READ, RELATED, Store


def differences(store: Store) -> Iterator[str]:
    """A line for each record made across reports that is not what the stages make of the stored readings.

    Relating again takes no model: so a value changed in the store shows.
    """
    given = _related(store)
    for kind in RELATED:
        stored = {record.id: record for record in store.get(kind)}
        made = {record.id: record for record in given.get(kind, ())}
        for key in sorted(stored.keys() | made.keys()):
            if stored.get(key) != made.get(key):
                yield f"{kind} {key}: is not what the stored readings give; run dateline run again, or look who changed the store"


def _related(store: Store) -> dict[str, Any]:
    """What the stages that need all reports make of the store."""
    return pipeline.advance("corpus", _all(store))


def _all(store: Store) -> dict[str, Any]:
    """All reports and what was read from each."""
    return {
        "reports": sorted(store.get("reports"), key=lambda report: str(report.id)),
        **{kind: store.get(kind) for kind in READ},
        "verdicts": store.verdicts(),
    }


def relate(store: Store) -> None:
    """Run the stages that need all reports, and put what they give in place of what stood there.

    Passages are only made of reports that are new or have new relatives.
    """
    traced = retrace(store)
    given = pipeline.advance("corpus", _all(store) | {"passages": passages_of(store, traced)}, after="passages")
    with store.transaction():
        store.replace_related([(kind, given.get(kind, ())) for kind in RELATED if kind != "passages"])
        store.replace_problems("verdicts", verdicts.stale(given["rulings"]))


def decide(store: Store, verdict: Verdict) -> None:
    """Add a person's verdict and tell the chronicle anew; no report is read or compared again for it."""
    settled = store.related
    with store.transaction():
        store.add_verdict(verdict)
    if not settled:
        relate(store)
        return
    have = _all(store) | {kind: store.get(kind) for kind in ("passages", "links")}
    have |= {"origins": origins(store), "alterations": _made("alterations", store, {})}
    given = pipeline.advance("corpus", have, after="links")
    with store.transaction():
        store.replace_related([(kind, given[kind]) for kind in RELATED if kind in given])
        store.replace_problems("verdicts", verdicts.stale(given["rulings"]))


def rulings(store: Store) -> tuple[Ruling, ...]:
    """What each verdict means for the mentions of today, in the order in which they were given."""
    return tuple(_made("rulings", store, {"verdicts": store.verdicts()}))


def origins(store: Store) -> dict[str, str]:
    """For each sentence, the report in which its text originated."""
    return dict(_made("origins", store, {}))


def _made(name: str, store: Store, have: Mapping[str, Any]) -> Any:
    """What a stage gives that is not kept since it follows from what is."""
    stage = next(stage for stage in pipeline.STAGES if stage.name == name)
    return stage.run(*(have[kind] if kind in have else store.get(kind) for kind in stage.takes))
