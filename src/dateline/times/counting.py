"""Times counted back: "he died on Feb. 5, two days after he was shot" tells of Feb. 3.

As TIMEX3 reads it, "two days after" is the day of the death; but that day is told already, and what the words add is the day of
the shooting: so they stand for that one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.records import Interval, Precision
from dateline.text.parses import Parse, Token
from dateline.times import calendar_days as calendar
from dateline.times.grammar import Lean, Meaning
from dateline.times.told import Told, governs, is_verb, verb_over

COUNTED_BACK = "counted back from what came after it"
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_PRECISION: dict[str, Precision] = {"day": "days", "week": "week", "month": "month", "year": "year"}
_HALVES = {"week": 3, "month": 15, "year": 61}
"""Days by which a time told in whole units may be off, either way."""
_FIRST = 2
"""Sentences of a report, counted from none, whose past is that of its news."""


def counted_back(this: Told, lean: Lean, told: Sequence[Told], known: Interval | None) -> Meaning | None:
    """The days of what "two days after" takes, from the day of what came after it; None where the words do not, or it has none.

    Where the sentence names no such day, but tells of now ("it has been a month since ...") or opens the report, it is counted
    from the report's, `known`. `told` are the time expressions of the report.
    """
    words = this.parse.at(this.reading.start, this.reading.end)
    if known is None or not (lean.counted and lean.steps > 0 and words and words[-1].lower in ("after", "since") and governs(this)):
        return None
    beside = [other for other in told if other.sentence == this.sentence and other is not this]
    verb = _came_after(this.parse, words[-1], beside)
    days = None if verb is None else _days_of(this, verb, beside, known)
    if days is None:
        return None
    back, around = round(_DAYS[lean.unit] * lean.steps), _HALVES.get(lean.unit, 0)
    start, end = calendar.shift(days.start, -back - around), calendar.shift(days.end, -back + around)
    precision: Precision = "day" if start == end else _PRECISION[lean.unit]
    return replace(this.reading.meaning, start=start, end=end, precision=precision, rule=COUNTED_BACK)


def _came_after(parse: Parse, after: Token, beside: Sequence[Told]) -> Token | None:
    """The verb that tells what came "after" something; None where that is a day ("two days after Christmas")."""
    above = parse.head(after.i)
    taken = (above,) if after.dep == "mark" else parse.children(after.i, "pobj", "pcomp")
    if any(token in other.parse.at(other.reading.start, other.reading.end) for token in taken for other in beside):
        return None
    first = parse.head(above.i) if after.dep == "mark" else above
    return next(filter(is_verb, (first, *parse.ancestors(above.i))), None)


def _days_of(this: Told, verb: Token, beside: Sequence[Told], known: Interval) -> Interval | None:
    """When what the verb tells was: on the one day told with it; where none is, in the present or as news, as the report appears or a day before."""
    times = [other.reading.meaning for other in beside if verb_over(other) == verb]
    day = next((time.start for time in times if time.start is not None and time.start == time.end), None)
    if day is not None:
        return Interval(day, day, "day")
    if any(time.start is not None for time in times) or not (_of_now(this.parse, verb) or this.sentence <= _FIRST):
        return None
    return Interval(calendar.shift(known.start, -1), known.end, "days")


def _of_now(parse: Parse, verb: Token) -> bool:
    """Whether a verb is in the present or the present perfect."""
    return verb.tag in ("VBZ", "VBP") or any(
        t.lower in ("has", "have", "'s", "'ve", "is", "are") for t in parse.children(verb.i, "aux", "auxpass")
    )
