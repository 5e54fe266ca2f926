"""Which of two reports is the older one, as far as their dates and clock times say."""

from __future__ import annotations

import re
from datetime import date, time
from functools import lru_cache

from dateline.records import Report
from dateline.text.zones import hours_ahead

Age = tuple[date, date, float, int, str]

_DAY = 24 * 3600
_OPENING = 300
"""Characters in which a wire's dateline stands, headline included."""
_WIRE = re.compile(r"^[^\n]{0,60}\((?:[A-Z][\w.&]*)(?: [A-Z][\w.&]*){0,3}\) ?(?:--|[—–-]) ", re.MULTILINE)
"""A dateline that names its agency: KARSK, May 14 (Coast Press) — and the text."""
_MARKED = re.compile(r"\W*(?:CORRECT(?:ED|ION)|RPT|REFILE|UPDATE ?\d*|WRAPUP ?\d*)\b")


def age(report: Report) -> Age:
    """A key that puts reports in order, oldest first, undated ones last: days, clock time (none before any), then an
    agency's own wire before what others print and a marked update last, id.

    It is a total order, so that "derives from" has no cycles, and it agrees with every order that is known.
    """
    start, end = (report.date.start, report.date.end) if report.date else (date.max, date.max)
    clock = _clock(report)
    return start, end, clock[1] if clock else -1e9, _turn(report.text), report.id


def marked(text: str) -> bool:
    """Whether its headline says that a text is a new version, as wires do: CORRECTED, UPDATE 2, RPT."""
    return _MARKED.match(text) is not None


def _turn(text: str) -> int:
    """Which comes first where nothing else tells: it makes the order likelier, not known."""
    return 2 if marked(text) else 0 if _WIRE.search(text, 0, _OPENING) else 1


def known(older: Report, newer: Report) -> bool:
    """Whether dates, or clock times of one day, say that `older` was published before `newer`.

    Where days are told in two zones, an evening here can be after the morning of the next day there: then clocks that
    contradict the days leave it unknown.
    """
    if older.date is None or newer.date is None:
        return False
    before, after = _clock(older), _clock(newer)
    if older.date.end < newer.date.start:
        days = (newer.date.start - older.date.end).days
        zoned = before is not None and after is not None and before[0] and after[0]
        return not zoned or before is None or after is None or before[1] < after[1] + days * _DAY
    one_day = older.date.start == older.date.end == newer.date.start == newer.date.end
    return one_day and before is not None and after is not None and before[0] == after[0] and before[1] < after[1]


def _clock(report: Report) -> tuple[bool, float] | None:
    """Whether a zone was given, and seconds since midnight (of Greenwich where it was); None for a zone that has several meanings."""
    return None if report.time is None else _read(report.time)


@lru_cache(1 << 14)
def _read(printed: str) -> tuple[bool, float] | None:
    words, _, zone = printed.partition(" ")
    ahead = hours_ahead(zone)
    if zone and ahead is None:
        return None
    try:
        clock = time.fromisoformat(words)
    except ValueError:
        return None
    offset = clock.utcoffset()
    ahead = offset.total_seconds() / 3600 if offset is not None else ahead
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second + clock.microsecond / 1e6
    return ahead is not None, seconds - (ahead or 0.0) * 3600
