"""Invented reports for these tests, with sentences made by hand: a paragraph is a sentence."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.records import Interval, Kind, Report, Sentence, Span, identify, report_id

_KINDS: dict[str, Kind] = {"# ": "headline", "> ": "caption", "© ": "credit"}


def report(text: str, day: int | None = 1, time: str | None = None) -> tuple[Report, tuple[Sentence, ...]]:
    """A report of day `day` of 2031. Lines that begin with "# " are headlines, with "> " captions, with "© " credits."""
    on = date(2031, 1, 1) + timedelta(days=(day or 1) - 1)
    dated = None if day is None else Interval(on, on, "day")
    told = Report(report_id(None, dated, time, None, None, None, text), text, dated, time, None, None, None, None, ())
    found: list[Sentence] = []
    for line in re.finditer(r"[^\n]+", text):
        kind = _KINDS.get(line.group()[:2], "body")
        start = line.start() + (2 if kind != "body" else 0)
        number = len(found)
        found.append(Sentence(identify("s", told.id, start, line.end()), Span(told.id, start, line.end()), kind, number, number, None))
    return told, tuple(found)
