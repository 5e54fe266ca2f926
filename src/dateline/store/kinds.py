"""The kinds of record that a store keeps: table name, record type, and how a record is filed."""

from __future__ import annotations

from datetime import date
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


_MANY = 10_000_000
"""More than any number of a second kind that a position is made of."""


def filed(record: Any, rank: int) -> Filed:
    """The report and position under which `record` is filed: so the records of a kind stand in the order in which its stage gives them.

    `rank` is its place in the stage's output: only the passages of one report are ordered by it. All other positions are of the record alone, so
    that one record more moves none.
    """
    if isinstance(record, Report):
        return Filed(record.id, 0)
    if isinstance(record, Problem):
        return Filed(record.report or "", 0)
    if isinstance(record, Descent):
        return Filed(record.report, 0)
    if isinstance(record, Passage):
        return Filed(record.newer_report, rank)
    if isinstance(record, Event):
        return Filed("", (record.when.start if record.when else date.max).toordinal())
    if isinstance(record, Entry):
        day = (record.day.start, record.day.end) if record.day else (date.max, date.max)
        return Filed("", day[0].toordinal() * _MANY + day[1].toordinal())
    if isinstance(record, Story):
        return Filed("", -len(record.reports) * _MANY - len(record.sentences))
    if isinstance(record, Link):
        return Filed("", 0)
    span = getattr(record, "span", None) or getattr(record, "trigger", None)
    if isinstance(span, Span):
        return Filed(span.report, span.start)
    return Filed("", 0)
