"""Rules for times that are counted from another one: "two weeks earlier", "the next day", "that year", "the 1988 quarter"."""

from __future__ import annotations

import re
from typing import Literal, cast

from dateline.times.grammar import Context, Lean, Meaning, of_money, rule
from dateline.times.rules.periods import YEAR
from dateline.times.words import (
    DAY_PART,
    DAY_PARTS,
    HEDGE,
    MONTH,
    NUMBER,
    SEASON,
    UNIT,
    UNITS,
    UNITS_MANY,
    WEEKDAY,
    WEEKDAYS,
    number,
)

LEANS = "leans on another event"


def length(words: str, unit: str) -> str:
    """A duration as TIMEX3 writes it: P3M, PT2H, PXY; of "two to three weeks" the shorter."""
    amount, kind = number(re.split(r"(?i)\s*[-–]\s*(?=\d)|[\s-]to[\s-]|\sor\s|\smore$", words)[0]), UNITS[unit.lower()]
    size = "X" if amount is None else f"{amount * (2 if unit.lower().startswith('fortnight') else 1):g}"
    return f"{kind.prefix}{size}{kind.letter}"


def since(match: re.Match[str], context: Context) -> Meaning | None:
    """As in "It has been two months since": so long ago; "for the two months since" lasts."""
    return leans(match, context) if context.last_word == "been" else None


_INEXACT = re.compile(rf"(?i)(?:{HEDGE}|a couple)\b")
"""Words that leave open how many: "about two weeks later" is no day that can be counted."""


def leans(match: re.Match[str], context: Context) -> Meaning:
    """Counted from another event: "two weeks earlier", "days after"."""
    words, unit, side = match.groupdict().get("number"), match["unit"], match["side"].lower()
    trimmed = side in ("before", "after", "since")
    amount, kind = number(words) if words else None, UNITS[unit.lower()]
    steps = None if amount is None or amount != int(amount) or kind.step == "clock" else int(amount) * kind.steps
    if _INEXACT.match(match.group()) or re.match(r"\s+than\b", context.after):
        steps = None
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
        value=str(context.day.year - 1) if counted is not None and counted.unit == "quarter" else length(words or "several", unit),
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


def near_it(match: re.Match[str], _: Context) -> Meaning | None:
    """As in "The next day", "that night", "the following Tuesday", "the previous year": beside another event, or with it.

    "Was treated following Tuesday's blast" only says after: there the Tuesday is a day of its own.
    """
    words = re.sub(r"\s+", " ", match.group().lower())
    if words.startswith("following ") and match["unit"].lower() in WEEKDAYS:
        return None
    side = re.search(r"\b(?:(previous|preceding|prior|before)|next|following|after)\b", words)
    steps = 0 if side is None else -1 if side[1] else 1
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


AMOUNT = rf"(?:{HEDGE} |the (?=\d|[a-z]+[- ]{UNIT}))?(?P<number>{NUMBER}(?:(?: to |[- ]to[- ]| or |[-–]){NUMBER})?(?: of)?(?: more)?(?: and a half)?|an?)"
LEANING = (
    rule(LEANS, "unit", rf"{AMOUNT}[- ](?P<unit>{UNIT}) (?P<side>earlier|later|before|after|afterwards?|beforehand|previously)", leans),
    rule(LEANS, "unit", rf"{AMOUNT}[- ](?P<unit>{UNIT}) (?P<side>since)", since),
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
)  # fmt: skip
