"""Re-reads every span from the stored text: the proof that no value stands without its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from dateline.records import Claim, Report, Span, report_id
from dateline.store.database import Store
from dateline.store.kinds import KINDS

_VERBATIM = ("statement", "quote", "attitude")
"""Fields whose value is the words themselves."""


def check(store: Store) -> Iterator[str]:
    """A line for each thing that does not hold: a text that was changed, a span that points at nothing, words that differ.

    Reports first (their ids are made from their content, so a changed text shows), then every span of every record.
    """
    texts: dict[str, str] = {}
    for report in store.get("reports"):
        texts[report.id] = report.text
        if report.id != identity(report):
            yield f"reports {report.id}: the stored text is not the one that was read"
    for kind in KINDS:
        for record in store.get(kind):
            name = f"{kind} {record.id}"
            for field, span in spans(record):
                if span.report not in texts:
                    yield f"{name}: {field} points into report {span.report}, which is not in the store"
                elif not 0 <= span.start < span.end <= len(texts[span.report]):
                    yield f"{name}: {field} points at characters {span.start} to {span.end} of report {span.report}, which has {len(texts[span.report])}"
                elif not texts[span.report][span.start : span.end].strip():
                    yield f"{name}: {field} points at white space in report {span.report}"
            if isinstance(record, Claim) and record.field in _VERBATIM and record.span.report in texts:
                words = texts[record.span.report][record.span.start : record.span.end]
                if words != record.value:
                    yield f"{name}: its words are {words!r}, but its value is {record.value!r}"
    yield from _dangling(store)


def identity(report: Report) -> str:
    """The id that a report's content gives."""
    return report_id(report.name, report.date, report.time, report.title, report.source, report.url, report.text, report.parts)


def spans(record: Any, path: str = "") -> Iterator[tuple[str, Span]]:
    """Every span in a record, with the name of the field that holds it."""
    if isinstance(record, Span):
        yield path or "span", record
    elif is_dataclass(record):
        for field in fields(record):
            yield from spans(getattr(record, field.name), f"{path}.{field.name}" if path else field.name)
    elif isinstance(record, tuple):
        for number, item in enumerate(record):
            yield from spans(item, f"{path}[{number}]")
    elif isinstance(record, dict):
        for key in sorted(record):
            yield from spans(record[key], f"{path}[{key}]")


def _dangling(store: Store) -> Iterator[str]:
    """Values of events with neither claims nor a verdict, claims and mentions that are not in the store."""
    claims = {claim.id for claim in store.get("claims")}
    mentions = {mention.id for mention in store.get("mentions")}
    verdicts = {verdict.id for verdict in store.verdicts()}
    for event in store.get("events"):
        for key in event.mentions:
            if key not in mentions:
                yield f"events {event.id}: mention {key} is not in the store"
        readings = {field: getattr(event, field) for field in ("days", "places", "actors", "targets", "killed", "injured")} | event.counts
        readings |= {field: (reading,) for field in ("when", "where") if (reading := getattr(event, field)) is not None}
        for field, several in readings.items():
            for reading in several:
                if reading.verdict is not None and reading.verdict not in verdicts:
                    yield f"events {event.id}: a value of {field} names a verdict that nobody gave"
                elif not set(reading.claims) <= claims or bool(reading.claims) == (reading.verdict is not None):
                    yield f"events {event.id}: a value of {field} has no claim that proves it"
