"""A value that a person set, read into the same shape as the readings of reports."""

from __future__ import annotations

import re
from datetime import date

from dateline.errors import BadInput
from dateline.records import ActorReading, CountReading, PlaceReading, WhenReading

FIELDS = ("when", "where", "actor", "target", "killed", "injured", "missing", "arrested", "displaced", "abducted", "strikes")
"""What can be set; from `killed` on, figures."""
Reading = WhenReading | PlaceReading | ActorReading | CountReading
_FIGURE = re.compile(r"(?P<hedge>at least )?(?P<low>\d+)(?:\s?[-–]\s?(?P<high>\d+))?")
_DAYS = re.compile(r"(?P<start>\d{4}-\d{2}-\d{2})(?:/(?P<end>\d{4}-\d{2}-\d{2}))?")


def reading(field: str, value: str, verdict: str) -> Reading:
    """The reading of a set value: of no claim and no origin, with the id of its verdict.

    Raises `BadInput`, which says how the field is written, where the value cannot be read.
    """
    value = " ".join(value.split())
    if field not in FIELDS:
        raise BadInput(f"{field!r} cannot be set; choose one of {', '.join(FIELDS)}")
    if not value:
        raise BadInput(f"{field} needs a value")
    if field == "when":
        return _day(value, verdict)
    if field == "where":
        return PlaceReading(value, None, None, None, "unknown", (), None, (), 0, verdict)
    if field in ("actor", "target"):
        return ActorReading(value, None, None, None, (), 0, "states", verdict)
    return _figure(field, value, verdict)


def _day(value: str, verdict: str) -> WhenReading:
    match = _DAYS.fullmatch(value)
    try:
        start = date.fromisoformat(match["start"]) if match else None
        end = date.fromisoformat(match["end"] or match["start"]) if match else None
    except ValueError:
        start = end = None
    if start is None or end is None or end < start:
        raise BadInput(f"{value!r} is no day; write it as 2031-06-03, or first and last day as 2031-06-03/2031-06-05")
    return WhenReading(start, end, "day" if start == end else "days", (), 0, verdict)


def _figure(field: str, value: str, verdict: str) -> CountReading:
    match = _FIGURE.fullmatch(value.replace(",", ""))
    low = int(match["low"]) if match else 0
    high = int(match["high"]) if match and match["high"] else low
    if match is None or high < low or (match["hedge"] and match["high"]):
        raise BadInput(f"{value!r} is no figure for {field}; write 12, 10-12 or 'at least 12'")
    hedge = "at least" if match["hedge"] else None
    return CountReading(low, None if hedge else high, hedge, None, cumulative=False, claims=(), origins=0, verdict=verdict)
