"""Rules for times that name no day: durations, repeated and vague times, and false friends."""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.times.grammar import FALSE_FRIEND, Context, Meaning, rule
from dateline.times.rules.days import CLOCK, clock_value
from dateline.times.rules.leans import AMOUNT, length
from dateline.times.words import (
    DAY_PART,
    DAY_PARTS,
    NUMBER,
    ORDINAL,
    UNIT,
    UNITS,
    UNITS_MANY,
    VAGUE,
    WEEKDAY,
    WEEKDAYS,
)
from dateline.times.words import FALSE_FRIEND as NO_TIME


def no_time(_: re.Match[str], __: Context) -> Meaning:
    """Newspapers named after days, ages, ranks."""
    return FALSE_FRIEND


def duration(match: re.Match[str], _: Context) -> Meaning | None:
    """So many units; "two to three weeks"; "a second" is none."""
    words, unit = match["number"], match["unit"].lower()
    if words.lower() in ("a", "an", "one") and unit in ("second", "quarter", "minute"):
        return None
    if unit == "quarter" or (unit == "second" and not words[0].isdigit()):
        return None
    return Meaning(kind="DURATION", value=length(words, unit))


def one_unit(match: re.Match[str], context: Context) -> Meaning | None:
    """As in "A year": how long after words such as "for", how often after "twice" or a sum."""
    value = length("one", match["unit"])
    if re.search(
        r"\b(?:times|twice|once|[\d.,]+|million|billion|thousand|hundred|cents?|dollars|percent|%|tons|people|deaths)\s*$", context.before
    ):
        return Meaning(rule="repeated", kind="SET", value=value)
    return Meaning(kind="DURATION", value=value)


def bare_units(match: re.Match[str], context: Context) -> Meaning | None:
    """As in "For months", "would last months, not years": how long, without a number."""
    if not context.follows("lasting"):
        before = re.search(r"\b(\w+)\s*,?\s+not\s*$|\b(\w+)\s+(?:or|and)\s*$", context.before)
        if before is None or (before[1] or before[2]).lower() not in UNITS:
            return None
    elif context.last_word in ("not", "or", "and") and not re.search(rf"{UNITS_MANY},?\s+\w+\s*$", context.before, re.IGNORECASE):
        return None
    unit = UNITS[match["unit"].lower()]
    return Meaning(kind="DURATION", value=f"{unit.prefix}X{unit.letter}")


def nth_unit(match: re.Match[str], _: Context) -> Meaning:
    """As in "Its fifth month": the place in a course of time whose beginning is not said here."""
    return Meaning(rule="duration", kind="DATE", trim=(match.start("nth") - match.start(), 0))


def often(match: re.Match[str], _: Context) -> Meaning:
    """Every so often: "daily", "every Friday", "Sundays"."""
    words = re.sub(r"\s+", " ", match.group().lower())
    letter = next(
        (
            code
            for stem, code in (
                ("hour", "T1H"),
                ("dai", "1D"),
                ("day", "1D"),
                ("week", "1W"),
                ("month", "1M"),
                ("quarter", "1Q"),
                ("annual", "1Y"),
                ("year", "1Y"),
            )
            if stem in words
        ),
        None,
    )
    named = re.search(WEEKDAY, match.group())
    part = next((code for name, code in DAY_PARTS.items() if name in words), None)
    value = f"P{letter}" if letter else None
    if named:
        value = f"XXXX-WXX-{WEEKDAYS[named.group().lower()] + 1}" + (f"T{part}" if part else "")
    return Meaning(kind="SET", value=value)


def clock(match: re.Match[str], _: Context) -> Meaning:
    """An hour of a day that is not said."""
    return Meaning(kind="TIME", value=f"T{clock_value(match.group())}")


def part_of_a_day(match: re.Match[str], _: Context) -> Meaning:
    """As in "In the evening": a part of a day that is not said."""
    return Meaning(kind="TIME", value=f"T{DAY_PARTS[match['part'].lower()]}", trim=(match.start("rest") - match.start(), 0))


def _vague(value: str) -> Callable[[re.Match[str], Context], Meaning]:
    def meaning(_: re.Match[str], __: Context) -> Meaning:
        return Meaning(value=value)

    return meaning


UNDATED = (
    rule("false friend", "any", NO_TIME, no_time),
    rule("false friend", "unit", rf"(?:{NUMBER}|an?)[- ](?:{UNIT})[- ](?:old|of age)s?|aged? (?:of )?{NUMBER}(?: (?:{UNIT}))?", no_time),
    rule("repeated", "repeat", r"daily|weekly|hourly|monthly|annually|nightly", often),
    rule("repeated", "every", rf"(?:every|each)(?: (?:other|single|{NUMBER}))? (?:{UNIT}|{WEEKDAY}|{DAY_PART})(?: {DAY_PART})?", often),
    rule("repeated", "weekday", rf"(?:{WEEKDAY}) ?s(?: {DAY_PART}s?)?|(?:{WEEKDAY}) {DAY_PART}s".replace(" ?s", "s"), often),
    rule("duration", "unit", rf"{AMOUNT}[- ](?P<unit>{UNIT})(?: and a half)?(?! (?:old|of age|ago)\b|-old)", duration),
    rule("duration", "unit", r"an? (?P<unit>hour|day|night|week|fortnight|weekend|month|year|decade|century)", one_unit),
    rule("duration", "unit", rf"(?:the )?(?:first|last|past|latest) {NUMBER} (?P<unit>{UNIT})", lambda match, _: Meaning(kind="DURATION", value=length(re.sub(r"(?i)^(?:the\s+)?\w+\s+|\s+\w+$", "", match.group()), match["unit"]))),
    rule("duration", "unit", rf"(?P<unit>{UNITS_MANY})", bare_units),
    rule("duration", "unit", rf"(?:its|their|his|her|the|our|a) (?P<nth>{ORDINAL} (?:straight |consecutive )?(?:day|night|week|month|year|decade)s?)", nth_unit),
    rule("clock time", "clock", CLOCK, clock),
    rule("clock time", "clock", rf"(?:in|during) (?P<rest>the (?:early |late )?(?P<part>{DAY_PART}))", part_of_a_day),
    *(rule("vague", "any", pattern, _vague(value)) for pattern, value in VAGUE),
)  # fmt: skip
