"""Rules that give more than a day: months and their parts, weeks, seasons, quarters, years, spans up to the report's day."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import date

from dateline.records import Precision
from dateline.times import calendar_days as calendar
from dateline.times.grammar import Context, Lean, Meaning, Unsaid, of_money, rule
from dateline.times.words import (
    DOUBTFUL_MONTHS,
    HEDGE,
    MONTH,
    MONTH_OR_SHORT,
    MONTHS,
    NUMBER,
    UNIT,
    UNITS,
    WEEKDAY,
    Unit,
    number,
)

PARTS = {"early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late", "end": "late"}
PART = r"(?:(?:the (?:very )?)?(?P<part>early|mid|late|beginning|start|middle|end)(?: (?:in|of)|[- ])[- ]?(?:the )?)?"
_PRECISIONS: dict[str, Precision] = {"day": "days", "week": "week", "month": "month", "quarter": "season", "year": "year"}
YEAR = r"(?:1[5-9]\d\d|20\d\d)"


def which_year(words: str, today: date) -> int:
    """The year of "2013", "last year", "this year", "next year"."""
    plain = words.lower()
    if plain.isdigit():
        return int(plain)
    return today.year + (-1 if "last" in plain or "previous" in plain else 1 if "next" in plain else 0)


def month(match: re.Match[str], context: Context) -> Meaning | None:
    """A month: of its year where stated, else the last one begun, or the next where the tense is future."""
    name = match["month"].lower().rstrip(".")
    wanted, today = MONTHS[name], context.day
    which, part = (match["which"] or "").lower(), PARTS.get((match["part"] or "").lower())
    stated = match["year"] or match["whose"]
    if not (which or part or stated) and (
        context.inside("PERSON")
        or (name in DOUBTFUL_MONTHS and not context.follows("month"))
        or (len(name) < 5 and match["month"].isupper())
    ):
        return None
    if which == "last" and context.tagged(match.start("which"), ("VB",)):
        return None
    steps = (today.month - wanted) % 12
    number_before = re.search(r"(?<![\d/.-])(\d{1,2})(?:st|nd|rd|th)?\s+$", context.before)
    if number_before is not None and _MOST_DAYS < int(number_before[1]) <= _MOST_DAYS + 2 and wanted == _FEBRUARY:
        return Meaning(rule="no such day")
    ahead: bool | None = False
    if stated:
        days = calendar.month(which_year(stated, today), wanted)
        ahead = None if match["year"] else "next" in stated.lower()
    elif which == "last":
        days = calendar.month(today.year, today.month - (steps or 12))
    elif which == "this":
        days, ahead = calendar.month(today.year, wanted), wanted > today.month
    elif which in ("next", "this coming") or context.tense == "future":
        days, ahead = calendar.month(today.year, today.month + ((-steps) % 12 or (12 if which == "next" else 0))), True
    else:
        days = calendar.month(today.year, today.month - steps)
    every: Unsaid | None = None if stated or which else "year"
    value = f"{days[0]:%Y-%m}"
    if part:
        within = calendar.part_of_month(days[0], part)
        if ahead is False and not stated and within[0] > today:
            within = calendar.part_of_month(calendar.months_from(days[0], -12), part)
            value = f"{within[0]:%Y-%m}"
        return Meaning(*within, "month part", ahead=ahead, every=every, value=value)
    return Meaning(*days, "month", ahead=ahead, every=every, value=value)


_FEBRUARY, _MOST_DAYS = 2, 29


def part_of_month(match: re.Match[str], context: Context) -> Meaning | None:
    """ "The first week of February", "the second half of January": days counted from the month's first, or back from its last."""
    whole = month(match, context)
    if whole is None or whole.start is None or whole.end is None:
        return None
    nth, size = match["nth"].lower(), 7 if match["piece"].lower() == "week" else 15
    if nth == "last":
        start, end = calendar.shift(whole.end, 1 - size), whole.end
    else:
        begin = ("first", "second", "third", "fourth").index(nth) * size
        half = size != 7 and nth == "second"
        start, end = calendar.shift(whole.start, begin), whole.end if half else calendar.shift(whole.start, begin + size - 1)
    return replace(whole, start=start, end=end, precision="week" if size == 7 else "month part")


def this_or_that(match: re.Match[str], context: Context) -> Meaning | None:
    """Last, this and next week, weekend, month, quarter, year, decade by the calendar; "earlier" ends with the report's day."""
    unit, which, today = match["unit"].lower(), re.sub(r"\s+", " ", match["which"].lower()), context.day
    if which.endswith("last") and context.tagged(match.end("which") - 1, ("VB",)):
        return None
    step = -1 if which.endswith(("last", "past")) else 1 if which.endswith(("next", "coming")) else 0
    when, part = (match["when"] or "").lower(), PARTS.get((match["part"] or "").lower())
    ahead = step > 0 if step else when == "later" or (not when and context.verb_tense == "future")
    if unit in {"week", "fortnight"}:
        if step < 0 and today.weekday() == _SUNDAY:  # to a Sunday's paper the week that has just gone is the last
            return Meaning(
                calendar.shift(today, -7), calendar.shift(today, -1), "week", ahead=ahead, value=_week(calendar.shift(today, -1))
            )
        days = calendar.week(calendar.shift(today, 7 * step))
        return Meaning(*days, "week", ahead=ahead, value=_week(days[0]))
    if unit == "weekend":
        return _weekend(context, step)
    if unit == "month":
        days = calendar.month(today.year, today.month + step)
        value = f"{days[0]:%Y-%m}"
        return (
            Meaning(*calendar.part_of_month(days[0], part), "month part", ahead=ahead, value=value)
            if part
            else Meaning(*days, "month", ahead=ahead, value=value)
        )
    if unit == "quarter":
        number_of = (today.month - 1) // 3 + step
        days = calendar.quarter(today.year + number_of // 4, number_of % 4 + 1)
        return Meaning(*days, "season", ahead=ahead, value=f"{days[0].year}-Q{number_of % 4 + 1}")
    if unit == "year":
        year = today.year + step
        return Meaning(
            *(calendar.part_of_year(year, part) if part else calendar.year(year)),
            "season" if part else "year",
            ahead=ahead,
            value=str(year),
        )
    size = 10 if unit == "decade" else 100
    begin = today.year // size * size + step * size
    return Meaning(date(begin, 1, 1), date(begin + size - 1, 12, 31), "year", ahead=ahead, value=str(begin // size))


_SUNDAY = 6


def _week(day: date) -> str:
    return f"{day.isocalendar().year}-W{day.isocalendar().week:02}"


def _weekend(context: Context, step: int) -> Meaning:
    """Saturday and Sunday: the last begun, or the coming one where the words or the tense say so."""
    ahead = step > 0 or (step == 0 and context.verb_tense == "future")
    saturday = calendar.shift(context.day, -((context.day.weekday() - 5) % 7))
    if ahead and context.day.weekday() < 5:
        saturday = calendar.shift(saturday, 7)
    if step < 0 and context.day.weekday() >= 5:
        saturday = calendar.shift(saturday, -7)
    return Meaning(saturday, calendar.shift(saturday, 1), "days", ahead=ahead, every="week", value=f"{_week(saturday)}-WE")


def the_weekend(_: re.Match[str], context: Context) -> Meaning:
    """As in "The weekend", "over the weekend"."""
    return _weekend(context, 0)


def ago(match: re.Match[str], context: Context) -> Meaning:
    """So many units before the report's day, as precise as the unit: days exactly, weeks give or take three days, months, years."""
    amount, unit = number(match["number"]), UNITS[match["unit"].lower()]
    today = context.day
    if unit.step == "clock":
        return Meaning(*_clock_back(today, amount, unit), ahead=False, value="PAST_REF" if amount is None else today.isoformat())
    if amount is None:
        return Meaning(rule="some time ago", value="PAST_REF")
    if unit.step == "day":
        day = calendar.shift(today, -round(amount * unit.steps))
        if unit.steps == 1:
            return Meaning(day, day, "day", ahead=False)
        return Meaning(calendar.shift(day, -3), calendar.shift(day, 3), "week", ahead=False, value=_week(day))
    if today.year - amount * unit.steps / 12 < 2:
        return Meaning(rule="some time ago", value="PAST_REF")
    day = calendar.months_from(today, -round(amount * unit.steps))
    if unit.steps < 12:
        return Meaning(*calendar.month(day.year, day.month), "month", ahead=False, value=f"{day:%Y-%m}")
    give = unit.steps // 24 if unit.steps > 12 else 0
    compared = Lean("quarter", -1) if amount == 1 and not give and of_money(context) else None
    return Meaning(
        date(max(day.year - give, 1), 1, 1), date(day.year + give, 12, 31), "year", ahead=False, value=str(day.year), lean=compared
    )


def so_many_years_ago(match: re.Match[str], context: Context) -> Meaning | None:
    """ "A year ago Monday", "two years ago this week": about the report's day, so many years back."""
    amount = number(match["number"])
    if amount is None or not context.day.year - amount > 2:
        return None
    day = calendar.months_from(context.day, -round(12 * amount))
    if match.group().lower().endswith("today"):
        return Meaning(day, day, "day", ahead=False)
    return Meaning(calendar.shift(day, -3), calendar.shift(day, 3), "week", ahead=False, value=_week(day))


def _clock_back(today: date, amount: float | None, unit: Unit) -> tuple[date, date, Precision]:
    """Minutes and hours back from a report of which the hour is not known: minutes are of its day, hours may be of the day before."""
    if unit.letter != "H" and (amount is None or amount <= _AN_HOUR):
        return today, today, "day"
    hours = 1.0 if amount is None else amount if unit.letter == "H" else amount / _AN_HOUR
    return calendar.shift(today, -math.ceil(hours / _A_DAY)), today, "days"


_AN_HOUR, _A_DAY = 60, 24


def span_to_now(match: re.Match[str], context: Context) -> Meaning:
    """As in "The past two months" ends with the report's day, "the next three years" begins with it."""
    words, unit = match["number"] or "one", UNITS[match["unit"].lower()]
    amount = number(words)
    ahead = match["which"].lower() in ("next", "coming")
    value = f"{unit.prefix}{'X' if amount is None else f'{amount:g}'}{unit.letter}"
    today = context.day
    if unit.step == "clock" and not ahead:
        return Meaning(*_clock_back(today, amount, unit), ahead=False, kind="DURATION", value=value)
    if amount is None or amount > 500 or unit.step == "clock":
        return Meaning(rule="duration", kind="DURATION", value=value)
    steps = round(amount * unit.steps) * (1 if ahead else -1)
    if unit.step == "month" and not 2 < today.year + steps / 12 < 9990:
        return Meaning(rule="duration", kind="DURATION", value=value)
    other = calendar.shift(today, steps) if unit.step == "day" else calendar.months_from(today, steps)
    precision = _PRECISIONS[
        {"fortnight": "week", "weekend": "week", "night": "day", "decade": "year", "century": "year"}.get(
            one(match["unit"]), one(match["unit"])
        )
    ]
    return Meaning(min(today, other), max(today, other), precision, ahead=ahead, kind="DURATION", value=value)


def one(word: str) -> str:
    """The singular of a unit."""
    plain = word.lower()
    return plain.removesuffix("ies") + "y" if plain.endswith("ies") else plain.removesuffix("s")


_CALENDAR = r"(?P<unit>weekend|week|fortnight|month|quarter|year|decade|century)"
OF_YEAR = rf"(?: ?,? ?(?:(?:of |in )?(?P<year>{YEAR})(?![\d.,]\d)| (?:of )?(?P<whose>(?:last|this|next) year)))"
PERIODS = (
    rule("part of a month", "month", rf"the (?P<nth>first|second|third|fourth|last) (?P<piece>week|half) (?:of|in) (?P<which>(?!))?(?P<part>(?!))?(?P<month>{MONTH})(?:{OF_YEAR}|(?![\d]| \d{{1,2}}\b))", part_of_month),
    rule("month", "month", rf"{PART}(?:(?P<which>last|next|this past|this coming|this) )?(?P<month>{MONTH_OR_SHORT}){OF_YEAR}", month),
    rule("month", "month", rf"{PART}(?:(?P<which>last|next|this past|this coming|this) )?(?P<month>{MONTH})(?P<year>(?!))?(?P<whose>(?!))?(?![\d]| \d{{1,2}}\b)", month),
    rule("calendar period", "unit", rf"(?:(?P<when>earlier|later|sometime|at some point) (?:in )?)?{PART}(?P<which>the last|the current|this past|this coming|last|this|next) {_CALENDAR}", this_or_that),
    rule("weekend", "unit", r"(?:the|this) weekend", the_weekend),
    rule("ago", "unit", rf"(?:exactly |just )?(?P<number>{NUMBER}|an?) (?P<unit>years?) ago (?:on )?(?:{WEEKDAY}|this (?:week|weekend)|today|tomorrow)(?! (?:last|next)\b)", so_many_years_ago),
    rule("ago", "unit", rf"(?:{HEDGE} )?(?P<number>{NUMBER}(?: of)?(?: more)?|an?) (?P<unit>{UNIT})(?: or so)? ago", ago),
    rule("span to the report's day", "unit", rf"(?:(?:the|these|this) )?(?P<which>last|past|next|coming) (?P<number>{NUMBER}(?: of)?) (?P<unit>{UNIT})", span_to_now),
    rule("span to the report's day", "unit", r"the (?P<which>past|last)(?P<number>(?!))? (?P<unit>day|week|month|year|decade|century)", span_to_now),
)  # fmt: skip
