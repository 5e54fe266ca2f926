"""Times that lean on one told before: "the next day", "two weeks earlier", "that year", "up from a year ago" of a quarter.

A report that says "He was shot on Feb. 3. He died two days later" names a day without writing it. Such a time leans on
the last day told, in its own sentence or in the two before it; days on which something was said are passed over, since
what is told goes on from what happened. Where the last one is itself not known, or where the words lean on something
that follows ("the day before the vote"), nothing is said; what is told as past never falls behind the report's day.
"He died on Feb. 5, two days after he was shot" tells it the other way round: there the words give the day of the shooting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.records import Interval, Precision
from dateline.text.parses import Parse, Token
from dateline.text.sayings import SAID
from dateline.times import calendar_days as calendar
from dateline.times.grammar import Lean, Meaning, Reading
from dateline.times.tense import tense_at

_FAR = 2
"""Sentences back to which a day is remembered."""
_FAR_QUARTER = 12
"""Sentences back to which a quarter is: a company's report tells of one from its first sentence to its last."""
_NOON = 12
"""O'clock."""
LEANED = "leans on a time told before"
COUNTED_BACK = "counted back from what came after it"
_WIDTHS: dict[str, int] = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
"""Days that an expression may span at most for one that counts in this unit to lean on it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A reading and where it stands: the sentence's number, offset, characters and grammar."""

    sentence: int
    base: int
    reading: Reading
    text: str
    parse: Parse


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
    if _governs(this):
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


def _governs(this: Told) -> bool:
    """Whether "before" or "after" at the end of the words takes what follows: "the day after the vote"."""
    last = this.parse.at(this.reading.start, this.reading.end)[-1:]
    return any(
        token.lower in ("before", "after", "since") and (token.dep == "mark" or this.parse.children(token.i, "pobj", "pcomp"))
        for token in last
    )


_PRECISION: dict[str, Precision] = {"day": "days", "week": "week", "month": "month", "year": "year"}
_HALVES = {"week": 3, "month": 15, "year": 61}
"""Days by which a time told in whole units may be off, either way."""
_FIRST = 2
"""Sentences of a report, counted from none, whose past is that of its news."""


def counted_back(this: Told, lean: Lean, told: Sequence[Told], known: Interval | None) -> Meaning | None:
    """The days of what "two days after" takes, from the day of what came after it.

    "He died on Feb. 5, two days after he was shot": of Feb. 3. Where the sentence names no such day, but tells of now ("it has been
    a month since ...") or opens the report, it is counted from the report's.
    """
    last = this.parse.at(this.reading.start, this.reading.end)[-1:]
    if not (lean.counted and lean.steps > 0 and last and last[0].lower in ("after", "since") and _governs(this)) or known is None:
        return None
    above = this.parse.head(last[0].i)
    taken = (above,) if last[0].dep == "mark" else this.parse.children(last[0].i, "pobj", "pcomp")
    if any(
        token in other.parse.at(other.reading.start, other.reading.end)
        for token in taken
        for other in told
        if other.sentence == this.sentence
    ):
        return None  # "two days after Christmas"
    verb = next(
        (t for t in (this.parse.head(above.i) if last[0].dep == "mark" else above, *this.parse.ancestors(above.i)) if _is_verb(t)), None
    )
    if verb is None:
        return None
    beside = [other for other in told if other.sentence == this.sentence and other is not this and _verb_over(other) == verb]
    days = next((o.reading.meaning for o in beside if o.reading.meaning.start and o.reading.meaning.start == o.reading.meaning.end), None)
    if days is not None and days.start is not None:
        first = last_day = days.start
    elif all(other.reading.meaning.start is None for other in beside) and (_of_now(this.parse, verb) or this.sentence <= _FIRST):
        first, last_day = calendar.shift(known.start, -1), known.end
    else:
        return None
    counted = {"day": lean.steps, "week": 7 * lean.steps, "month": round(30.44 * lean.steps), "year": round(365.25 * lean.steps)}[lean.unit]
    around = _HALVES.get(lean.unit, 0)
    start, end = calendar.shift(first, -counted - around), calendar.shift(last_day, -counted + around)
    precision: Precision = "day" if start == end else _PRECISION[lean.unit]
    return replace(this.reading.meaning, start=start, end=end, precision=precision, rule=COUNTED_BACK)


def _is_verb(token: Token) -> bool:
    return token.pos in ("VERB", "AUX")


def _verb_over(other: Told) -> Token | None:
    tokens = other.parse.at(other.reading.start, other.reading.end)
    top = other.parse.top(tokens) if tokens else None
    return next(filter(_is_verb, (top, *other.parse.ancestors(top.i))), None) if top else None


def _of_now(parse: Parse, verb: Token) -> bool:
    """Whether a verb is in the present or the present perfect."""
    return verb.tag in ("VBZ", "VBP") or any(
        t.lower in ("has", "have", "'s", "'ve", "is", "are") for t in parse.children(verb.i, "aux", "auxpass")
    )


def _spoken(other: Told) -> bool:
    """Whether something was said then: a verb of saying stands over the expression before any other."""
    tokens = other.parse.at(other.reading.start, other.reading.end)
    top = next((token for token in tokens if other.parse.head(token.i) not in tokens or token.head == token.i), None)
    chain = (top, *other.parse.ancestors(top.i)) if top else ()
    verb = next((step for step in chain if step.pos in ("VERB", "AUX")), None)
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
