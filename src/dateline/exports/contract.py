"""The JSON contract: every record as in `records.py`, every span with its quotation (see docs/json.md).

A change that could break a reader of the JSON raises `VERSION`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from dateline.codes.days import day_precision
from dateline.records import Claim, Event, Report, Span

VERSION = 1
_READINGS = ("days", "places", "actors", "targets", "killed", "injured")


def document(kind: str, records: Iterable[Any], reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> dict[str, Any]:
    """The JSON document of some records of one kind.

    `reports` maps report ids to reports, for the quotations; `claims` maps claim ids to claims: the readings of an event
    hold their claims whole, so that each value stands beside its words and its source.
    """
    texts = {key: report.text for key, report in reports.items()}
    lines = []
    for record in records:
        line = encode(record, texts, claims)
        if isinstance(record, Event):
            line["not_after"] = _plain(_not_after(record, reports), texts)
        lines.append(line)
    return {"contract": VERSION, "kind": kind, "records": lines}


def _not_after(event: Event, reports: Mapping[str, Report]) -> date | None:
    """The last day on which it can have happened: that of the first report that tells it as done. None for what is not told so."""
    printed = [report.date.end for key in event.reports if (report := reports[key]).date is not None]
    return min(printed, default=None) if event.modality == "asserted" else None


def encode(record: Any, texts: Mapping[str, str], claims: Mapping[str, Claim]) -> dict[str, Any]:
    """One record as plain values that `json.dumps` takes. `texts` maps report ids to texts."""
    encoded: dict[str, Any] = _plain(record, texts)
    if isinstance(record, Event):
        readings = [reading for name in _READINGS for reading in encoded[name]]
        readings += [reading for several in encoded["counts"].values() for reading in several]
        readings += [encoded[name] for name in ("when", "where") if encoded[name] is not None]
        for reading in readings:
            reading["claims"] = [_plain(claims[key], texts) for key in reading["claims"]]
        for reading in (*encoded["days"], *([encoded["when"]] if record.when else [])):
            first, last = date.fromisoformat(reading["start"]), date.fromisoformat(reading["end"])
            reading["time_precision"], reading["date_prec"] = day_precision(first, last)
    return encoded


def _plain(value: Any, texts: Mapping[str, str]) -> Any:
    if isinstance(value, Span):
        return {"report": value.report, "start": value.start, "end": value.end, "quote": texts[value.report][value.start : value.end]}
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name), texts) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item, texts) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item, texts) for key, item in sorted(value.items())}
    return value
