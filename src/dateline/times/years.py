"""Dates without a year, of which the report itself states the year elsewhere.

"He was shot on June 15" in December is, for a reader of dates, the June just gone; but where the report tells of "the June
2031 shooting", or of "June 15, 2031", it is that June. Newspapers write the year once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.records import Interval
from dateline.times.grammar import Meaning
from dateline.times.told import Told
from dateline.times.words import WEEKDAY_OR_SHORT

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_WEEKDAY = re.compile(rf"\b{WEEKDAY_OR_SHORT}")
_JUST_GONE = 60
"""Days up to which a date without a year is news of its own, and not one of a year told."""


def with_years(told: Sequence[Told], known: Interval | None) -> tuple[Told, ...]:
    """The same expressions; a date gone by for more than `_JUST_GONE` days is put back to the one year that the report states
    with its month, if that is earlier. A weekday beside it has settled its year already.
    """
    if known is None:
        return tuple(told)
    years: dict[int, set[int]] = {}
    for this in told:
        start, end = this.reading.meaning.start, this.reading.meaning.end
        if start is not None and end is not None and _YEAR.search(_words(this)) and (start.year, start.month) == (end.year, end.month):
            years.setdefault(start.month, set()).add(start.year)
    return tuple(_moved(this, years, known) for this in told)


def _moved(this: Told, years: dict[int, set[int]], known: Interval) -> Told:
    meaning = this.reading.meaning
    day = meaning.start
    if meaning.rule != "date" or meaning.every != "year" or day is None or day != meaning.end or _WEEKDAY.search(_words(this)):
        return this
    stated = years.get(day.month, set())
    year = next(iter(stated)) if len(stated) == 1 else day.year
    if year >= day.year or (known.start - day).days <= _JUST_GONE:
        return this
    return replace(this, reading=replace(this.reading, meaning=_in_year(meaning, day, year)))


def _in_year(meaning: Meaning, day: date, year: int) -> Meaning:
    try:
        then = day.replace(year=year)
    except ValueError:  # 29 February, in a year that has none
        return meaning
    value = meaning.value.replace(day.isoformat(), then.isoformat()) if meaning.value else None
    return replace(meaning, start=then, end=then, value=value)


def _words(this: Told) -> str:
    return this.text[this.reading.start : this.reading.end]
