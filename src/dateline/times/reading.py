"""Finds the time expressions of a sentence: every rule is tried, the longest readings win, neighbours are joined."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from dateline.records import Interval, Kind
from dateline.text.parses import Parse
from dateline.times import words
from dateline.times.grammar import FALSE_FRIEND, Context, Meaning, Reading, Rule
from dateline.times.joining import join
from dateline.times.rules import RULES

# Without a report date, what any day of these centuries would give is absolute: the rest stays unresolved.
_ANY_DAY = (date(1900, 1, 1), date(2199, 12, 31))
_WORD = re.compile(r"[^\W\d_]+|\d+")
_DAY_WORDS = frozenset("today yesterday tomorrow tonight overnight night evening morning afternoon".split())


@cache
def _classes(word: str) -> frozenset[str]:
    """The classes of words that rules ask for."""
    found = set()
    if word.isdigit():
        found |= {"digit", "clock", "decade"} | ({"year"} if len(word) == 4 else set())
    if word in words.WEEKDAYS:
        found |= {"weekday", "unit"}
    if word in words.MONTHS:
        found.add("month")
    if word in words.UNITS or word in words.DAY_PARTS:
        found |= {"unit", "clock"}
    if word in _DAY_WORDS:
        found.add("day")
    if word in words.SEASONS:
        found.add("season")
    if word in _holiday_words():
        found.add("holiday")
    if word in ("noon", "midday", "midnight", "clock"):
        found.add("clock")
    if word in ("half", "every", "each"):
        found.add("half" if word == "half" else "every")
    if word in ("daily", "weekly", "hourly", "monthly", "annually", "nightly"):
        found.add("repeat")
    return frozenset(found)


@cache
def _holiday_words() -> frozenset[str]:
    return frozenset(part for name in words.HOLIDAYS for part in _WORD.findall(name) if len(part) > 2 or part.isdigit())


def read(text: str, parse: Parse, known: Interval | None, kind: Kind = "body") -> tuple[Reading, ...]:
    """The time expressions of one sentence, in order, none overlapping; `known` is the report's date, `kind` the kind of text."""
    candidates = [
        (reading, order) for order, match in parse.once(_matches, text) if (reading := _reading(RULES[order], match, parse, known, kind))
    ]
    candidates.sort(key=lambda pair: (pair[0].meaning is not FALSE_FRIEND, pair[0].start - pair[0].end, pair[0].start, pair[1]))
    chosen: list[Reading] = []
    taken = bytearray(len(text))
    for reading, _ in candidates:
        if not any(taken[reading.start : reading.end]):
            taken[reading.start : reading.end] = b"\1" * (reading.end - reading.start)
            chosen.append(reading)
    singles = sorted((reading for reading in chosen if reading.meaning is not FALSE_FRIEND), key=lambda reading: reading.start)
    return tuple(replace(reading, meaning=clamp(reading.meaning, known)) for reading in join(text, singles, known))


def _matches(_: Parse, text: str) -> tuple[tuple[int, re.Match[str]], ...]:
    """Where each rule, by its place among the rules, may find something: the same on any day."""
    classes = frozenset({"any"}).union(*map(_classes, _WORD.findall(text.lower())))
    return tuple(
        (order, match) for order, rule in enumerate(RULES) if not rule.needs.isdisjoint(classes) for match in rule.pattern.finditer(text)
    )


def _reading(rule: Rule, match: re.Match[str], parse: Parse, known: Interval | None, kind: Kind) -> Reading | None:
    words_found = match.group()
    start = match.start() + len(words_found) - len(words_found.lstrip(" ,-"))
    meaning = _meaning(rule, match, Context(date.min, match.string, parse, start, match.end(), kind), known)
    return Reading(start, match.end(), meaning) if meaning and start < match.end() else None


def _meaning(rule: Rule, match: re.Match[str], context: Context, known: Interval | None) -> Meaning | None:
    """The meaning on the report's day. A date that is only a month or a year counts where all its days agree."""
    first, last = (known.start, known.end) if known else _ANY_DAY
    found = rule.meaning(match, replace(context, day=first))
    if found is None or found is FALSE_FRIEND:
        return found
    if first != last and found.start:
        other = rule.meaning(match, replace(context, day=last))
        if other is None or (other.start, other.end) != (found.start, found.end):
            return Meaning(rule="report date too coarse" if known else "no report date", kind=found.kind)
    return found.named(rule.name)


def clamp(meaning: Meaning, known: Interval | None) -> Meaning:
    """What is told as past ends with the report's day, what is told as coming begins with it."""
    if known is None or meaning.start is None or meaning.end is None or meaning.ahead is None:
        return meaning
    if meaning.ahead and meaning.start < known.start <= meaning.end:
        return replace(meaning, start=known.start)
    if not meaning.ahead and meaning.start <= known.end < meaning.end:
        return replace(meaning, end=known.end)
    return meaning
