"""Days, figures and places as a newspaper writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.records import ActorReading, CountReading, Descent, Entry, Interval, PlaceReading, Precision, Report, WhenReading
from dateline.text.order import marked

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NO_DAY = "day not stated"
_FLOORS = ("at least", "more than", "over", "upwards of", "no fewer than", "not less than")
_CEILINGS = ("up to", "at most", "as many as", "no more than", "fewer than", "less than", "under", "nearly", "almost")
_SHOWN = 4
"""Names that stand in a row before the rest is only counted."""


def plain_day(day: date) -> str:
    """7 February 2024."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days(start: date, end: date, precision: Precision) -> str:
    """An interval, said no more precisely than it was stated: "late January 2031", "winter" as its months, "2022"."""
    month = f"{MONTHS[start.month - 1]} {start.year}"
    if precision == "year":
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if precision == "month" and (start.year, start.month) == (end.year, end.month):
        return month
    if precision == "month part" and (start.year, start.month) == (end.year, end.month):
        return f"{_part_of_month(start, end)} {month}"
    if precision in ("month", "season"):
        return f"{MONTHS[start.month - 1]}{'' if start.year == end.year else f' {start.year}'} to {MONTHS[end.month - 1]} {end.year}"
    if precision == "week":
        return f"the week of {plain_day(start)}" if end - start <= timedelta(days=6) else f"the weeks of {between(start, end)}"
    if precision == "unknown":
        return f"some day, {between(start, end)}" if start != end else plain_day(start)
    return between(start, end)


def _part_of_month(start: date, end: date) -> str:
    """Early, mid or late, by where the middle of the interval falls."""
    middle = start.day + (end - start).days / 2
    return "early" if middle <= 11 else "mid" if middle <= 20 else "late"


def between(start: date, end: date) -> str:
    """5–7 February 2024; 30 January – 2 February 2024."""
    if start == end:
        return plain_day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{plain_day(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {plain_day(end)}"
    return f"{plain_day(start)} – {plain_day(end)}"


def when(reading: Interval | WhenReading | None) -> str:
    """An event's day, or that none was stated."""
    return days(reading.start, reading.end, reading.precision) if reading else NO_DAY


def published(report: Report) -> str:
    """A report's own date, with the clock time as it was given."""
    day = when(report.date) if report.date else "undated"
    return f"{day}, {report.time}" if report.time else day


def figure(reading: CountReading) -> str:
    """At least 5; 5–7; about 20; 5 or more; 1,200; "dozens" where a word is all that was stated."""
    hedge = (reading.hedge or "").strip()
    if reading.high is None:
        if hedge and hedge.lower() not in _FLOORS:
            return hedge
        return f"{hedge} {reading.low:,}" if hedge else f"{reading.low:,} or more"
    if hedge.lower() in _CEILINGS or reading.low == reading.high:
        return f"{hedge} {reading.high:,}".strip()
    return f"{hedge} {reading.low:,}–{reading.high:,}".strip()


def figures(readings: Sequence[CountReading]) -> str:
    """All readings in short, running tallies and mere parts apart: the one, or the lowest to the highest; "" where there is none.

    What a person set stands alone.
    """
    if readings and readings[0].verdict:
        return figure(readings[0])
    told = [reading for reading in readings if not reading.cumulative and not reading.part] or list(readings)
    if not told:
        return ""
    if len(told) == 1:
        return figure(told[0]) + (", a running tally" if told[0].cumulative else "")
    low, high = min(reading.low for reading in told), max(max(reading.low, reading.high or 0) for reading in told)
    more = " or more" if any(reading.high is None and reading.low == high for reading in told) else ""
    return (f"{low:,}" if low == high else f"{low:,}–{high:,}") + more


def place(reading: PlaceReading) -> str:
    """A place and what contains it, nearest first."""
    return ", ".join((reading.name, *(name for name in reading.within if name != reading.name)))


def coordinates(reading: PlaceReading) -> str | None:
    """33.33° N, 44.51° E; None where unknown."""
    if reading.lat is None or reading.lon is None:
        return None
    return f"{abs(reading.lat):.2f}° {'N' if reading.lat >= 0 else 'S'}, {abs(reading.lon):.2f}° {'E' if reading.lon >= 0 else 'W'}"


def names(readings: Sequence[ActorReading]) -> str:
    """Names in a row, or the one that a person set."""
    return some([reading.name for reading in (readings[:1] if readings and readings[0].verdict else readings)])


def manner(descent: Descent | None, text: str) -> str:
    """How a report of this text derives from others: "copy", "spliced"; "" where it does not.

    What the record calls corrected is told as what it is: to a newsroom a correction is one that the outlet owns to.
    """
    if descent is None or descent.relation != "corrected":
        return (descent and descent.relation) or ""
    return "marked as a new version" if marked(text) else "with changed facts"


def doers(entry: Entry) -> tuple[str, str]:
    """Who did it, behind its label; and who is only held to have."""
    if not entry.by and entry.held:
        return "Blamed or suspected", some(entry.held)
    return "By", "; ".join(filter(None, (some(entry.by), f"blamed or suspected: {some(entry.held)}" if entry.held else "")))


def some(names: Sequence[str]) -> str:
    """The first names in a row, and how many more there are: a line is read, a list is opened."""
    more = len(names) - _SHOWN
    return ", ".join(names) if more <= 1 else f"{', '.join(names[:_SHOWN])} and {more} more"


def number(count: int, one: str, many: str | None = None) -> str:
    """1 report, 2 reports."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
