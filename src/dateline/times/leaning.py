"""Times that lean on one told before: "the next day", "two weeks earlier", "that year", "up from a year ago" of a quarter.

A report that says "He was shot on Feb. 3. He died two days later" names a day without writing it. Such a time leans on
the last day told, in its own sentence or in the two before it; days on which something was said are passed over, since
what is told goes on from what happened. Where the last one is itself not known, or where the words lean on something
that follows ("the day before the vote"), nothing is said; what is told as past never falls behind the report's day.
"He died on Feb. 5, two days after he was shot" tells it the other way round (`counting.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.records import Interval, Precision
from dateline.text.sayings import SAID
from dateline.times import calendar_days as calendar
from dateline.times.counting import COUNTED_BACK, counted_back
from dateline.times.grammar import Lean, Meaning
from dateline.times.tense import tense_at
from dateline.times.told import Told, governs, verb_over

_FAR = 2
"""Sentences back to which a day is remembered."""
_FAR_QUARTER = 12
"""Sentences back to which a quarter is: a company's report tells of one from its first sentence to its last."""
_NOON = 12
"""O'clock."""
LEANED = "leans on a time told before"
_WIDTHS: dict[str, int] = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
"""Days that an expression may span at most for one that counts in this unit to lean on it."""


def lean(told: Sequence[Told], known: Interval | None) -> tuple[Told, ...]:
    """The same expressions, with those that lean on another resolved where it is known; `told` is in order of text."""
    done: list[Told] = []
    for number, this in enumerate(told):
        meaning = this.reading.meaning
        found = None
        if meaning.lean is not None and (back := counted_back(this, meaning.lean, told, known)) is not None:
            found = back
        elif meaning.lean is not None:
            found = _resolved(meaning, meaning.lean, _anchor(this, meaning.lean, done, told[number + 1 :], known))
        elif meaning.rule == "clock time":
            found = _hour_of_the_night(this, done)
        if found is not None and found.end is not None and known is not None and found.end > known.end and _past(this):
            found = None
        done.append(replace(this, reading=replace(this.reading, meaning=found)) if found else this)
    return tuple(done)


def _past(this: Told) -> bool:
    return tense_at(this.parse, this.reading.start, this.reading.end) != "future"


def _anchor(this: Told, lean: Lean, before: Sequence[Told], after: Sequence[Told], known: Interval | None) -> Meaning | None:
    """What the expression counts from."""
    if lean.unit == "quarter":
        return _quarter(this, before, known)
    if governs(this):
        beside = after[0] if after and after[0].sentence == this.sentence else None
        between = this.text[this.reading.end : beside.reading.start] if beside else "x"
        return beside.reading.meaning if beside and re.fullmatch(r"\s*(?:the\s)?", between) else None
    for other in reversed(before):
        meaning = other.reading.meaning
        if this.sentence - other.sentence > _FAR:
            return None
        if meaning.lean is not None and meaning.start is None and meaning.lean.unit != "quarter":
            return None
        if meaning.start is None or meaning.end is None or meaning.rule == COUNTED_BACK or _spoken(other):
            continue
        if (meaning.end - meaning.start).days < _WIDTHS[lean.unit]:
            return meaning
    return None


def _hour_of_the_night(this: Told, before: Sequence[Told]) -> Meaning | None:
    """ "Overnight ... around 3:30 a.m.": an hour told with a night is before or after midnight, so of its first day or its second."""
    hour = re.fullmatch(r"T(\d\d):\d\d", this.reading.meaning.value or "")
    last = next((other for other in reversed(before) if other.reading.meaning.start is not None), None)
    if hour is None or last is None or this.sentence - last.sentence > _FAR or _spoken(last):
        return None
    night = last.reading.meaning
    if night.precision != "days" or not (night.value or "").endswith("TNI"):
        return None
    day = night.end if int(hour[1]) < _NOON else night.start
    return replace(this.reading.meaning, start=day, end=day, precision="day", rule=LEANED)


def _quarter(this: Told, before: Sequence[Told], known: Interval | None) -> Meaning | None:
    """The quarter last told of that is over, and not only as one to compare with: a year back, or still to come."""
    for other in reversed(before):
        meaning = other.reading.meaning
        if this.sentence - other.sentence > _FAR_QUARTER:
            return None
        if meaning.start is None or meaning.end is None or not re.fullmatch(r"\d{4}-Q\d", meaning.value or ""):
            continue
        compared = meaning.lean is not None and (meaning.lean.steps < 0 or meaning.lean.year is not None)
        if not compared and (known is None or 0 <= (known.end - meaning.end).days <= _WIDTHS["year"]):
            return meaning
    return None


def _spoken(other: Told) -> bool:
    """Whether something was said then: a verb of saying stands over the expression before any other."""
    verb = verb_over(other)
    return verb is not None and verb.lemma in SAID


def _resolved(meaning: Meaning, lean: Lean, anchor: Meaning | None) -> Meaning | None:
    if anchor is None or anchor.start is None or anchor.end is None:
        return None
    days, precision = _days(lean, anchor.start)
    if days[0].year < 2:
        return None
    value = meaning.value if meaning.kind == "DURATION" else None
    if lean.unit == "quarter":
        value = f"{days[0].year}-Q{(days[0].month + 2) // 3}"
    if lean.part:
        value = f"{days[0]}T{lean.part}"
    return replace(meaning, start=days[0], end=days[1], precision=precision, rule=LEANED, value=value)


def _days(lean: Lean, start: date) -> tuple[calendar.Days, Precision]:
    if lean.weekday is not None:
        ahead = (lean.weekday - start.weekday() - 1) % 7 + 1
        day = calendar.shift(start, ahead if lean.steps > 0 else ahead - 7 if ahead < 7 or lean.steps == 0 else -7)
        return (day, day), "day"
    if lean.unit == "day":
        day = calendar.shift(start, lean.steps)
        return (day, day), "day"
    if lean.unit == "week":
        if lean.counted:
            middle = calendar.shift(start, 7 * lean.steps)
            return (calendar.shift(middle, -3), calendar.shift(middle, 3)), "week"
        return calendar.week(calendar.shift(start, 7 * lean.steps)), "week"
    if lean.unit == "month":
        return calendar.month(start.year, start.month + lean.steps), "month"
    if lean.unit == "quarter":
        year = lean.year or start.year + lean.steps
        return calendar.quarter(year, (start.month + 2) // 3), "season"
    return calendar.year(max(start.year + lean.steps, 1)), "year"
