"""The kinds of record that a store keeps: table name, record type, and how a record is filed."""

from __future__ import annotations

from typing import Any, NamedTuple

from dateline.records import (
    Actor,
    Claim,
    Descent,
    Entry,
    Event,
    EventMention,
    Link,
    Passage,
    Place,
    Problem,
    Report,
    Sentence,
    Span,
    Story,
    When,
)


class Filed(NamedTuple):
    """Where a record stands: its report ("" for records made across reports) and its place there."""

    report: str
    position: int


KINDS: dict[str, type[Any]] = {
    "reports": Report,
    "sentences": Sentence,
    "times": When,
    "places": Place,
    "actors": Actor,
    "mentions": EventMention,
    "claims": Claim,
    "passages": Passage,
    "descents": Descent,
    "stories": Story,
    "links": Link,
    "events": Event,
    "entries": Entry,
    "problems": Problem,
}
"""Table name to record type, in the pipeline's order."""

READ = ("sentences", "times", "places", "actors", "mentions", "claims")
"""Kinds read from one report each."""

RELATED = ("passages", "descents", "stories", "links", "events", "entries")
"""Kinds made from all reports together."""


def filed(record: Any, rank: int) -> Filed:
    """The report and position under which `record` is filed; `rank` is its place in the stage's output."""
    if isinstance(record, Report):
        return Filed(record.id, 0)
    if isinstance(record, Problem):
        return Filed(record.report or "", 0)
    if isinstance(record, Descent):
        return Filed(record.report, 0)
    if isinstance(record, Passage):
        return Filed(record.newer_report, rank)
    span = getattr(record, "span", None) or getattr(record, "trigger", None)
    if isinstance(span, Span):
        return Filed(span.report, span.start)
    return Filed("", rank)
