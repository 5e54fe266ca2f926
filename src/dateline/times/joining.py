"""Joins neighbouring expressions: "from Monday to Friday", "between Jan. 5 and Jan. 7", "on Monday and Tuesday", "since October 7"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dateline.records import Interval, Precision
from dateline.times import calendar_days as calendar
from dateline.times.grammar import Meaning, Reading
from dateline.times.words import cues

_TO = re.compile(r"\s*(?:,?\s(?:to|through|until|till|into|and on into)\s(?:the\s)?|[-–—])\s*", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:on\s+)?", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:at least\s+)?$", re.IGNORECASE)
_ORDER: tuple[Precision, ...] = ("day", "days", "week", "month part", "month", "season", "year", "unknown")


def join(text: str, readings: Iterable[Reading], known: Interval | None) -> list[Reading]:
    """The readings with ranges and "since" joined, in order of text."""
    joined: list[Reading] = []
    for reading in readings:
        pair = _range(text, joined[-1], reading) if joined else None
        if pair:
            joined[-1] = pair
        else:
            joined.append(reading)
    return [_since(text, reading, known) for reading in joined]


def _range(text: str, first: Reading, last: Reading) -> Reading | None:
    """First day of the one to last day of the other; an unsaid week or year is chosen so that they stand in order."""
    between, before = text[first.end : last.start], text[max(0, first.start - 120) : first.start]
    spans = re.search(r"\bbetween\s+(?:the\s+)?$", before, re.IGNORECASE) and _AND.fullmatch(between)
    a, b = first.meaning, last.meaning
    if not spans and not _TO.fullmatch(between) and not (_AND.fullmatch(between) and _follow(a, b) and _stands_alone(text, last)):
        return None
    moved = any(
        stem in cues("moved")
        for word in re.findall(r"\w+", before.lower())
        for stem in (word, word.removesuffix("d"), word.removesuffix("ed"))
    )
    if a.start is None or a.end is None or b.start is None or b.end is None or moved or first.parts:
        return None
    start, end = a.start, b.end
    if start > b.start and a.every and not b.ahead:
        start = _back(start, a.every)
    elif start > b.start and b.every:
        end = calendar.shift(end, 7) if b.every == "week" else calendar.months_from(end, 12)
    if start > end:
        return None
    precision: Precision = max(a.precision, b.precision, key=_ORDER.index)
    meaning = Meaning(start, end, "days" if precision == "day" and start < end else precision, "range", b.ahead, b.every)
    return Reading(first.start, last.end, meaning, (first, last))


def _follow(a: Meaning, b: Meaning) -> bool:
    """Whether two days follow one another: "on Monday and Tuesday"."""
    days = a.precision == b.precision == "day" and a.rule == b.rule and a.end is not None and b.start is not None
    return days and a.end is not None and calendar.shift(a.end, 1) == b.start


def _stands_alone(text: str, reading: Reading) -> bool:
    """Whether a day belongs to no noun behind it: "on Monday and Tuesday's vote" tells of two."""
    return re.match(r"['’]s\b|\s+(?:evening|morning|afternoon|night)\b", text[reading.end :]) is None


def _back(day: date, every: str) -> date:
    return calendar.shift(day, -7) if every == "week" else calendar.months_from(day, -12)


def _since(text: str, reading: Reading, known: Interval | None) -> Reading:
    """From a day of the past to the report's own."""
    base = max(0, reading.start - 40)
    found = _SINCE.search(text[base : reading.start])
    meaning = reading.meaning
    if found is None or known is None or meaning.start is None or meaning.start > known.end or reading.parts or meaning.kind == "DURATION":
        return reading
    precision: Precision = "days" if meaning.precision == "day" and meaning.start < known.end else meaning.precision
    whole = replace(meaning, end=known.end, precision=precision, rule="since", ahead=False, kind="DURATION", value=None)
    return Reading(base + found.start(), reading.end, whole, (reading,))
