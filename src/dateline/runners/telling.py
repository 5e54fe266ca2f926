"""Telling events anew where something changed: rulings first, then events and their lines of the chronicle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from dateline import pipeline
from dateline.records import Entry, Event, Ruling
from dateline.runners.changes import Changes
from dateline.store import Store
from dateline.store.codec import encode_whole
from dateline.store.workings import Telling
from dateline.text.grouping import connected

_BATCH = 2_000
"""Mentions whose records are held in memory at once."""


def rule(store: Store, changes: Changes) -> None:
    """Find what each verdict means now. Where that is other than it was, its mentions are told anew."""
    verdicts = store.verdicts()
    if not verdicts:
        return
    witnesses = [witness for verdict in verdicts for witness in (*verdict.one, *verdict.other)]
    reports = {
        report.id: report
        for by, keys in (
            ("id", {witness.trigger.report for witness in witnesses}),
            ("name", {witness.name for witness in witnesses if witness.name and not witness.url}),
            ("url", {witness.url for witness in witnesses if witness.url}),
        )
        for report in store.among("reports", sorted(keys), by=by)
    }
    have = {"verdicts": verdicts, "reports": list(reports.values())}
    have |= {kind: store.among(kind, sorted(reports), by="report") for kind in ("sentences", "mentions")}
    changes.rulings = pipeline.give("rulings", have)
    before = store.workings.ruled()
    now = {ruling.verdict.id: (encode_whole(ruling), (*ruling.one, *ruling.other)) for ruling in changes.rulings}
    for key in before.keys() | now.keys():
        if before.get(key) != now.get(key):
            changes.mentions.update(*(ruled[1] for ruled in (before.get(key), now.get(key)) if ruled))
    store.workings.replace_ruled(now)


def tell(store: Store, changes: Changes) -> None:
    """Make the events of the mentions that changed, and their lines of the chronicle, in place of those that stood there."""
    gone: dict[str, Event] = {}
    for mentions in _together(changes, store):
        stood = {told.event for told in store.workings.tellings(mentions)}
        events, entries = _told(mentions, changes.rulings, store)
        before = {event.id: event for event in store.among("events", stood)}
        for told in store.workings.tellings_of(stood):
            changes.former.setdefault(told.event, []).append(told)
        now = {event.id: event for event in events}
        other = {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}
        for kind, records in (("events", events), ("entries", entries)):
            store.drop(kind, other)
            store.put(kind, (record for record in records if record.id in other))
        place = {mention.id: mention.trigger for mention in store.among("mentions", mentions)}
        spans = ((event.id, key, place[key]) for event in events for key in event.mentions)
        store.workings.tell(Telling(key, event, span.report, span.start, span.end) for event, key, span in spans)
        changes.events |= other
        gone |= before
    left = changes.former.keys() - {told.event for told in store.workings.tellings_of(changes.former)}
    store.workings.remember(told for key in sorted(left) for told in changes.former[key])


def _together(changes: Changes, store: Store) -> Iterator[list[str]]:
    """Mentions with all that links and rulings tie them to, so many at a time."""
    ruled = [[*ruling.one, *ruling.other] for ruling in changes.rulings]
    found, edge = set(changes.mentions), set(changes.mentions)
    pairs: set[tuple[str, str]] = set()
    while edge:
        ties = {
            *store.workings.linked(edge),
            *(pair for keys in ruled if not edge.isdisjoint(keys) for pair in pairwise(keys)),
        }
        pairs |= ties
        edge = {key for tie in ties for key in tie} - found
        found |= edge
    batch: list[str] = []
    # In order of the first report that tells of them, so that few reports are read for two batches.
    first = store.workings.told_by(found)
    for group in sorted(connected(found, pairs), key=lambda group: min(first[key] for key in group)):
        batch += group
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _told(mentions: Sequence[str], rulings: Sequence[Ruling], store: Store) -> tuple[tuple[Event, ...], tuple[Entry, ...]]:
    """Events and entries of mentions that no others are tied to."""
    told = store.among("mentions", mentions)
    sentences = sorted({mention.sentence for mention in told})
    taken = store.workings.taken_of(sentences)
    own = {mention.trigger.report for mention in told}
    known = set(mentions)
    claims = store.among("claims", mentions, by="mention")
    said = [claim.span for claim in claims]
    have: dict[str, Any] = {
        "mentions": told,
        "reports": store.among("reports", sorted(own | {origin for origin, _ in taken.values()} | {at for _, at in taken.values() if at})),
        "sentences": store.among("sentences", sentences),
        "claims": claims,
        **{kind: store.at(kind, said) for kind in ("times", "places", "actors")},
        "origins": {key: origin for key, (origin, _) in taken.items()},
        "alterations": {key: report for key, (_, report) in taken.items() if report},
        "links": store.among("links", mentions, by="older"),
        "rulings": [ruling for ruling in rulings if not known.isdisjoint((*ruling.one, *ruling.other))],
    }
    have["events"] = pipeline.give("events", have)
    return have["events"], pipeline.give("entries", have)
