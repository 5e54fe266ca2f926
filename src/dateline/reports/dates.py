"""A date as it is given into an interval that keeps its precision. Forms that can be read in two ways are not read.

Read: 2024-02-07, 2024-02, 2024 (also with / or . and as 20240207), a clock time after it (``T09:19:31Z``), and
dates with the month's English name (``Wed, 07 Feb 2024 09:19:31 GMT``, ``February 7, 2024``). Not read:
02/07/2024 (February or July?) and numbers of seconds.
"""

from __future__ import annotations

import calendar
import re
from datetime import MAXYEAR, date
from typing import NamedTuple

from dateline.records import Interval
from dateline.reports.problems import shown

_MONTHS = {name[:3]: number for number, name in enumerate(calendar.month_name) if number}
_MONTH = "(?P<name>" + "|".join(f"{m[:3]}(?:{m[3:]})?" for m in calendar.month_name if m) + r"|Sept)\.?"
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?P<part>[.,]\d+)?)?\s*(?P<zone>Z|[+-]\d{2}(?::?\d{2})?|[A-Z]{2,5})?"
_TIGHT_CLOCK = r"(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})(?P<part>)(?P<zone>Z|[+-]\d{4})?"
_FORMS = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        rf"(?P<year>\d{{4}})(?:(?P<mark>[-/.])(?P<month>\d{{1,2}})(?:(?P=mark)(?P<day>\d{{1,2}})(?:(?:T|\s+){_CLOCK})?)?)?",
        rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?:T?{_TIGHT_CLOCK})?",
        rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?:T|\s+){_CLOCK}",
        rf"(?:[A-Z]{{3,9}},?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}})(?:,?\s+{_CLOCK})?",
        rf"(?:[A-Z]{{3,9}},?\s+)?{_MONTH}\s+(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+))?(?P<year>\d{{4}})(?:,?\s+{_CLOCK})?",
    )
)
_LONGEST = 80
"""Characters that a date may have; a longer field holds something else."""
_CLOCK_ALONE = re.compile(_CLOCK, re.ASCII | re.IGNORECASE)


class Stated(NamedTuple):
    """What was understood of a date's words, and what was not."""

    days: Interval | None
    time: str | None
    fault: str | None
    """Why there are no days, or no time."""


def understand(words: str) -> Stated:
    """The days and the clock time that `words` give."""
    for form in _FORMS if len(words) <= _LONGEST else ():
        if found := form.fullmatch(words.strip()):
            break
    else:
        return Stated(None, None, f"the date {shown(words)} was not understood")
    parts = found.groupdict()
    month = parts["month"] if "month" in parts else str(_MONTHS[parts["name"][:3].title()])
    days = interval(parts["year"], month, parts["day"])
    if days is None:
        return Stated(None, None, f"the date {shown(words)} is impossible")
    if parts["hour"] is None:
        return Stated(days, None, None)
    time = _clock(parts)
    return Stated(days, time, None if time else f"the clock time in {shown(words)} is not one of 24 hours")


def interval(year: str, month: str | None, day: str | None) -> Interval | None:
    """The days that the digits mean: a day, a whole month or a whole year; None if there is no such day."""
    y, m, d = int(year), int(month or 1), int(day or 1)
    if not (1 <= y <= MAXYEAR and 1 <= m <= 12 and 1 <= d <= calendar.monthrange(y, m)[1]):
        return None
    if month is None:
        return Interval(date(y, 1, 1), date(y, 12, 31), "year")
    if day is None:
        return Interval(date(y, m, 1), date(y, m, calendar.monthrange(y, m)[1]), "month")
    return Interval(date(y, m, d), date(y, m, d), "day")


def clock_time(words: str) -> str | None:
    """A clock time alone (``9:19``, ``09:19:31+00:00``), with two digits for the hour; None if it is none."""
    found = _CLOCK_ALONE.fullmatch(words.strip())
    return _clock(found.groupdict()) if found else None


def _clock(parts: dict[str, str | None]) -> str | None:
    hour, minute, second = (int(parts.get(key) or 0) for key in ("hour", "minute", "second"))
    zone = parts.get("zone") or ""
    if hour > 23 or minute > 59 or second > 60 or zone.upper() in ("AM", "PM"):
        return None
    seconds = "" if parts.get("second") is None else f":{second:02}{(parts.get('part') or '').replace(',', '.')}"
    return f"{hour:02}:{minute:02}{seconds}" + (f" {zone}" if zone[:1].isalpha() and zone.upper() != "Z" else zone)


def written(days: Interval) -> str:
    """The days as an ISO date of their precision: 2024-02-07, 2024-02 or 2024."""
    length = {"day": 10, "month": 7, "year": 4}.get(days.precision, 10)
    return days.start.isoformat()[:length]


_DAY_IN_NAME = re.compile(r"(?<!\d)(\d{4})([-_])(\d{2})\2(\d{2})(?!\d)", re.ASCII)
_TIGHT_IN_NAME = re.compile(r"(?<![0-9A-Za-z])(\d{4})(\d{2})(\d{2})(?![0-9A-Za-z])", re.ASCII)
_MONTH_IN_NAME = re.compile(r"(?<![0-9A-Za-z])(?<!\d[-_])(\d{4})-(\d{2})(?![0-9A-Za-z]|[-_]\d)", re.ASCII)
_YEARS_IN_NAME = range(1500, 2200)


def in_name(stem: str) -> Stated:
    """The date in a file's name: 2024-02-07, 2024_02_07, 20240207 or 2024-02, standing anywhere in `stem`.

    Eight digits that are no day of the years 1500 to 2199 are taken for a number. Two different dates give none.
    """
    dashed = {m[0]: interval(m[1], m[3], m[4]) for m in _DAY_IN_NAME.finditer(stem) if int(m[1]) in _YEARS_IN_NAME}
    tight = {m[0]: interval(m[1], m[2], m[3]) for m in _TIGHT_IN_NAME.finditer(stem) if int(m[1]) in _YEARS_IN_NAME}
    months = {m[0]: interval(m[1], m[2], None) for m in _MONTH_IN_NAME.finditer(stem) if int(m[1]) in _YEARS_IN_NAME}
    possible = sorted({days for days in (dashed | tight).values() if days} or {days for days in months.values() if days})
    if len(possible) > 1:
        return Stated(None, None, f"its name {shown(stem)} holds more than one date")
    if dashed and not possible:
        return Stated(None, None, f"the date {shown(min(dashed))} in its name is impossible")
    return Stated(possible[0] if possible else None, None, None)
