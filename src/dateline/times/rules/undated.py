"""Rules for times that name no day: durations, what leans on another event, repeated and vague times, and false friends."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, cast

from dateline.times.grammar import FALSE_FRIEND, Context, Lean, Meaning, of_money, rule
from dateline.times.rules.days import CLOCK, clock_value
from dateline.times.rules.periods import YEAR
from dateline.times.words import (
    DAY_PART,
    DAY_PARTS,
    HEDGE,
    MONTH,
    NUMBER,
    ORDINAL,
    SEASON,
    UNIT,
    UNITS,
    UNITS_MANY,
    VAGUE,
    WEEKDAY,
    WEEKDAYS,
    number,
)
from dateline.times.words import FALSE_FRIEND as NO_TIME


LEANS = "leans on another event"


def no_time(_: re.Match[str], __: Context) -> Meaning:
    """Newspapers named after days, ages, ranks."""
    return FALSE_FRIEND


def _length(words: str, unit: str) -> str:
    """A duration as TIMEX3 writes it: P3M, PT2H, PXY; of "two to three weeks" the shorter."""
    amount, kind = number(re.split(r"(?i)\s*[-–]\s*(?=\d)|[\s-]to[\s-]|\sor\s|\smore$", words)[0]), UNITS[unit.lower()]
    size = "X" if amount is None else f"{amount * (2 if unit.lower().startswith('fortnight') else 1):g}"
    return f"{kind.prefix}{size}{kind.letter}"


def duration(match: re.Match[str], _: Context) -> Meaning | None:
    """So many units; "two to three weeks"; "a second" is none."""
    words, unit = match["number"], match["unit"].lower()
    if words.lower() in ("a", "an", "one") and unit in ("second", "quarter", "minute"):
        return None
    if unit == "quarter" or (unit == "second" and not words[0].isdigit()):
        return None
    return Meaning(kind="DURATION", value=_length(words, unit))


def one_unit(match: re.Match[str], context: Context) -> Meaning | None:
    """As in "A year": how long after words such as "for", how often after "twice" or a sum."""
    value = _length("one", match["unit"])
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


def leans(match: re.Match[str], context: Context) -> Meaning:
    """Counted from another event: "two weeks earlier", "days after"."""
    words, unit, side = match.groupdict().get("number"), match["unit"], match["side"].lower()
    trimmed = side in ("before", "after")
    amount, kind = number(words) if words else None, UNITS[unit.lower()]
    steps = None if amount is None or amount != int(amount) or kind.step == "clock" else int(amount) * kind.steps
    back = -1 if side in ("earlier", "before", "beforehand", "previously") else 1
    counted = None
    if steps == 12 and kind.step == "month" and back < 0 and of_money(context):
        counted = Lean("quarter", -1)
    elif steps is not None and abs(steps) < 5000:
        by = "year" if steps % 12 == 0 and kind.step == "month" else kind.step
        size = {"year": 12, "month": 1, "day": 1}[by]
        counted = Lean(cast("Literal['day', 'month', 'year']", by), back * steps // size, counted=True)
        if kind.step == "day" and kind.steps > 1:
            counted = Lean("week", back * steps // 7, counted=True)
    return Meaning(
        kind="DURATION" if trimmed else "DATE",
        value=str(context.day.year - 1) if counted is not None and counted.unit == "quarter" else _length(words or "several", unit),
        trim=(0, match.end() - match.end("unit") if trimmed else 0),
        lean=counted,
    )


def the_year(match: re.Match[str], context: Context) -> Meaning:
    """As in "The quarter", "the year-earlier period": of a business, or of what was told before. No day, but TIMEX3 has a value."""
    unit, back = (match["unit"] or "year").lower(), "year-" in match.group().lower()
    year, quarter = context.day.year - back, (context.day.month - 1) // 3
    latest = f"{year}-Q{quarter}" if quarter else f"{year - 1}-Q4"
    counted = Lean("quarter", -back) if back or unit != "year" else None
    return Meaning(value=str(year) if unit == "year" else latest, rule=LEANS, lean=counted)


def of_that_year(match: re.Match[str], _: Context) -> Meaning:
    """As in "The 1988 quarter": the one told of, in that year."""
    return Meaning(value=match["year"], rule=LEANS, lean=Lean("quarter", year=int(match["year"])))


def near_it(match: re.Match[str], _: Context) -> Meaning:
    """As in "The next day", "that night", "the following Tuesday", "the previous year": beside another event, or with it."""
    words = re.sub(r"\s+", " ", match.group().lower())
    steps = -1 if re.search(r"\b(?:previous|preceding|prior|before)\b", words) else 1 if re.search(r"\b(?:next|following|after)\b", words) else 0
    unit, counted = match["unit"].lower(), None
    if unit in WEEKDAYS:
        counted = Lean("day", steps, weekday=WEEKDAYS[unit])
    elif unit in DAY_PARTS or unit in ("day", "night"):
        counted = Lean("day", steps, part=DAY_PARTS.get(unit))
    elif unit in ("week", "month", "year") and " next " not in f" {words} ":
        counted = Lean(cast("Literal['week', 'month', 'year']", unit), steps)
    return Meaning(rule=LEANS, lean=counted)


def whole(_: re.Match[str], __: Context) -> Meaning:
    """A time that leans on another event and is one expression."""
    return Meaning(rule=LEANS)


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


_AMOUNT = rf"(?:{HEDGE} |the (?=\d|[a-z]+[- ]{UNIT}))?(?P<number>{NUMBER}(?:(?: to |[- ]to[- ]| or |[-–]){NUMBER})?(?: of)?(?: more)?(?: and a half)?|an?)"
UNDATED = (
    rule("false friend", "any", NO_TIME, no_time),
    rule("false friend", "unit", rf"(?:{NUMBER}|an?)[- ](?:{UNIT})[- ](?:old|of age)s?|aged? (?:of )?{NUMBER}(?: (?:{UNIT}))?", no_time),
    rule(LEANS, "unit", rf"{_AMOUNT}[- ](?P<unit>{UNIT}) (?P<side>earlier|later|before|after|afterwards?|beforehand|previously)", leans),
    rule(LEANS, "unit", rf"(?P<unit>{UNITS_MANY}) (?P<side>earlier|later|before|after|afterwards?|beforehand|previously)", leans),
    rule(LEANS, "unit", rf"(?:the (?:very )?|that )?(?:next|following|previous|preceding|prior|same) (?P<unit>{UNIT}|{DAY_PART}|{WEEKDAY})", near_it),
    rule(LEANS, "month season", rf"(?:the )?(?:following|previous|preceding|same) (?:{MONTH}|{SEASON})", whole),
    rule(LEANS, "unit", r"(?:that|the) (?:(?:very|same) )?(?P<unit>day|night|morning|afternoon|evening|week|month|year|weekend)(?: before| after)", near_it),
    rule(LEANS, "unit", r"that (?:very )?(?P<unit>day|night|morning|afternoon|evening|week|month|year)", near_it),
    rule(LEANS, "unit", r"(?:the )?year-(?:earlier|ago) (?P<unit>period|quarter)", the_year),
    rule(LEANS, "unit", r"year-(?:earlier|ago)(?P<unit>(?!))?", the_year),
    rule(LEANS, "unit", r"the (?:full |fiscal |latest |most recent )*(?P<unit>year|quarter)(?! (?:of|before|after|to|old|century|mile)\b|[’']s|-)", the_year),
    rule(LEANS, "year", rf"the (?P<year>{YEAR}) (?:fiscal )?(?:quarter|period)", of_that_year),
    rule(LEANS, "unit", r"the (?:latest|current) (?P<unit>period)", the_year),
    rule("repeated", "repeat", r"daily|weekly|hourly|monthly|annually|nightly", often),
    rule("repeated", "every", rf"(?:every|each)(?: (?:other|single|{NUMBER}))? (?:{UNIT}|{WEEKDAY}|{DAY_PART})(?: {DAY_PART})?", often),
    rule("repeated", "weekday", rf"(?:{WEEKDAY}) ?s(?: {DAY_PART}s?)?|(?:{WEEKDAY}) {DAY_PART}s".replace(" ?s", "s"), often),
    rule("duration", "unit", rf"{_AMOUNT}[- ](?P<unit>{UNIT})(?: and a half)?(?! (?:old|of age|ago)\b|-old)", duration),
    rule("duration", "unit", r"an? (?P<unit>hour|day|night|week|fortnight|weekend|month|year|decade|century)", one_unit),
    rule("duration", "unit", rf"(?:the )?(?:first|last|past|latest) {NUMBER} (?P<unit>{UNIT})", lambda match, _: Meaning(kind="DURATION", value=_length(re.sub(r"(?i)^(?:the\s+)?\w+\s+|\s+\w+$", "", match.group()), match["unit"]))),
    rule("duration", "unit", rf"(?P<unit>{UNITS_MANY})", bare_units),
    rule("duration", "unit", rf"(?:its|their|his|her|the|our|a) (?P<nth>{ORDINAL} (?:straight |consecutive )?(?:day|night|week|month|year|decade)s?)", nth_unit),
    rule("clock time", "clock", CLOCK, clock),
    rule("clock time", "clock", rf"(?:in|during) (?P<rest>the (?:early |late )?(?P<part>{DAY_PART}))", part_of_a_day),
    *(rule("vague", "any", pattern, _vague(value)) for pattern, value in VAGUE),
)  # fmt: skip
