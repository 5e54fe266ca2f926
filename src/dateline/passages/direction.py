"""Which of two reports is the older one, as far as their dates and clock times say."""

from __future__ import annotations

from datetime import date, time

from dateline.records import Report

Age = tuple[date, date, float, str]


def age(report: Report) -> Age:
    """A key that puts reports in order, oldest first, undated ones last: days, clock time (none before any), id.

    It is a total order, so that "derives from" has no cycles, and it agrees with every order that is known.
    """
    start, end = (report.date.start, report.date.end) if report.date else (date.max, date.max)
    clock = _clock(report)
    return start, end, clock[1] if clock else -1e9, report.id


def known(older: Report, newer: Report) -> bool:
    """Whether dates, or clock times of one day, say that `older` was published before `newer`."""
    if older.date is None or newer.date is None:
        return False
    if older.date.end < newer.date.start:
        return True
    before, after = _clock(older), _clock(newer)
    one_day = older.date.start == older.date.end == newer.date.start == newer.date.end
    return one_day and before is not None and after is not None and before[0] == after[0] and before[1] < after[1]


def _clock(report: Report) -> tuple[bool, float] | None:
    """Whether a zone was given, and seconds since midnight (of Greenwich where it was)."""
    if report.time is None:
        return None
    try:
        clock = time.fromisoformat(report.time)
    except ValueError:
        return None
    zone = clock.utcoffset()
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second + clock.microsecond / 1e6
    return zone is not None, seconds - (zone.total_seconds() if zone else 0)
