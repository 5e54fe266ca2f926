"""The day that a report's own dateline gives: "BAGHDAD, Feb. 7 (AP)". What is told below it is told from that day.

A paper that prints an agency's text a day later, or a site that keeps it for years, dates the page and leaves the text
as it was: its "today" and "Wednesday" are those of the dateline.
"""

from __future__ import annotations

import re
from datetime import date

from dateline.records import Interval
from dateline.times.words import MONTH_OR_SHORT, MONTHS, WEEKDAY_OR_SHORT

_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_LINE = re.compile(
    rf"^[ \t]*(?!(?i:{WEEKDAY_OR_SHORT}|{MONTH_OR_SHORT})\b)[A-Z][A-Z][A-Z .,’'/-]{{0,60}}(?:,? [A-Z][\w.’' -]{{1,30}})?(?: \([^)\n]{{2,30}}\))?,? (?:{WEEKDAY_OR_SHORT},? )?"
    rf"(?:(?P<month>{MONTH_OR_SHORT}) {_DAY.format('day')}|{_DAY.format('first')} (?P<second>{MONTH_OR_SHORT}))(?:,? (?P<year>(?:19|20)\d\d))?,? ?"
    r"(?:\([^)\n]{2,40}\)|[-–—_]{1,2}(?=\s)|:)",
    re.MULTILINE,
)
"""A place in capitals at the head of a line, a day, and an agency or a dash."""
_OLDEST = 366
"""Days by which a dateline without a year may be older than its page."""


def days(text: str, known: Interval | None) -> tuple[tuple[int, Interval], ...]:
    """Where each dateline of a text stands, and its day; none after the page's own date, by which the year is found."""
    if known is None:
        return ()
    found = ((match.start(), _day(match, known.end)) for match in _LINE.finditer(text))
    return tuple((start, Interval(day, day, "day")) for start, day in found if day is not None)


def _day(match: re.Match[str], last: date) -> date | None:
    month = MONTHS[(match["month"] or match["second"]).lower().rstrip(".")]
    for year in [int(match["year"])] if match["year"] else [last.year, last.year - 1]:
        try:
            day = date(year, month, int(match["day"] or match["first"]))
        except ValueError:
            continue
        if day <= last and (match["year"] or (last - day).days <= _OLDEST):
            return day
    return None


def told_on(offset: int, datelines: tuple[tuple[int, Interval], ...], known: Interval | None) -> Interval | None:
    """The day from which the text at `offset` is told: the dateline's above it, the first one's above that, else the page's."""
    above = [day for start, day in datelines if start <= offset] or [day for _, day in datelines[:1]]
    return above[-1] if above else known
