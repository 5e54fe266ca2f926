"""Rules that give a day: weekdays, dates, holidays, "yesterday", with the hour or part of the day that goes with them."""

from __future__ import annotations

import re
from datetime import date

from dateline.times import calendar_days as calendar
from dateline.times.grammar import Context, Kind, Meaning, Unsaid, rule
from dateline.times.words import (
    DAY_PART,
    DAY_PARTS,
    HOLIDAY,
    HOLIDAYS,
    MONTH_OR_SHORT,
    MONTHS,
    WEEKDAY,
    WEEKDAY_OR_SHORT,
    WEEKDAYS,
    ZONE,
    cues,
)

NEAR, FAR = 100, 300
"""Newspapers leave the year out of near dates. A date that no verb places is taken as coming where that is nearer and at
most `NEAR` days ahead. Where the tense asks for a day more than `FAR` days off while the other is within `NEAR`, the
year is not sure."""

_JUST_GONE = 2
"""Days ago up to which a weekday beside a verb of the simple present is the one gone by."""

_HOUR = r"\d{1,2}(?:[:.]\d{2}){0,2}\s*[ap]\.?\s?m\b\.?|(?<=\bat\s)\d{1,2}:\d{2}|(?:12 )?(?:noon|midday|midnight)|\d{1,2} o['’]clock(?: in the (?:morning|afternoon|evening))?"
CLOCK = rf"(?:(?:about|around|approximately|roughly|nearly|almost) )?(?:{_HOUR}|\d{{1,2}}[:.]\d{{2}}(?= \(?{ZONE})|\d{{4}}(?= {ZONE}| hours\b))(?: hours)?(?: {ZONE})?(?: \(\d{{2}}:?\d{{2}} (?:GMT|UTC)\))?"
_FRONT = (
    rf"(?:(?P<clock>{CLOCK}),? (?:on )?)?"
    r"(?:(?:the )?early (?:morning )?hours of |(?:very )?(?:early|late|later|earlier)(?: on)? |mid[- ])?"
    rf"(?:(?:the )?(?:mid[- ])?(?P<part>{DAY_PART})(?: of| on)?,? )?"
)
_BACK = (
    rf"(?:,?(?: (?:early|late))?(?: in the(?: (?:early|late))?)? (?P<part2>{DAY_PART}))?"
    rf"(?:,? (?:(?:at|just|shortly|before|after|around|about|near) )+(?P<clock2>{CLOCK}))?"
)
_YEAR = r"(?:(?:, ?| )(?P<year>1[5-9]\d\d|20\d\d)(?![\d.,]\d))?"
_US = rf"(?P<month>{MONTH_OR_SHORT}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![:.,]?\d|%){_YEAR}"
_BRITISH = rf"(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH_OR_SHORT}){_YEAR}"
_SPREAD_US = rf"(?P<month>{MONTH_OR_SHORT}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: ?[-–] ?| to | through | and )(?P<last>\d{{1,2}})(?:st|nd|rd|th)?(?![:.,]?\d|%){_YEAR}"
_SPREAD_BRITISH = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: ?[-–] ?| to | and )(?P<last>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{MONTH_OR_SHORT}){_YEAR}"
)
_WHICH = r"(?P<which>last|next|this past|this coming|this|past|coming)"


DATE: Kind = "DATE"


def _day(pattern: str) -> str:
    return f"{_FRONT}(?:{pattern}){_BACK}"


def clock_value(words: str) -> str | None:
    """As in "1:15 a.m." as ``01:15``; None where it is not an hour."""
    lower = words.lower()
    if "noon" in lower or "midday" in lower:
        return "12:00"
    if "midnight" in lower:
        return "24:00"
    found = re.search(r"(\d{1,2})(?:[:.](\d{2}))?(?:[:.]\d{2})?\s*([ap])\.?\s?m|(\d{1,2}):?(\d{2})(?!\d)|(\d{1,2}) o", lower)
    if not found:
        return None
    hour, minute = int(found[1] or found[4] or found[6]), int(found[2] or found[5] or 0)
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def _on(day: date, match: re.Match[str], *, ahead: bool | None = None, every: Unsaid | None = None) -> Meaning:
    """One day, with the hour or the part of it that the words add."""
    groups = match.groupdict()
    clock = clock_value(groups.get("clock") or groups.get("clock2") or "")
    part = (groups.get("part2") or groups.get("part") or "").lower()
    value, kind = day.isoformat(), DATE
    if clock or part:
        value, kind = f"{value}T{clock or DAY_PARTS[part]}", "TIME"
    last = day
    if part == "overnight":
        last = calendar.shift(day, 1)
    return Meaning(day, last, "day" if last == day else "days", ahead=ahead, every=every, kind=kind, value=value)


def weekday(match: re.Match[str], context: Context) -> Meaning | None:
    """The last such day up to the report's own; the next one where the tense is future. "Last" excludes today.

    The simple present tells of either ("the council meets Monday", "a car sits at the scene on Friday"): there a day
    just gone by is taken for itself.
    """
    wanted, today = WEEKDAYS[match["weekday"].lower().rstrip(".")], context.day
    which = (match["which"] or "").lower()
    week = (match["week"] or "").lower()
    if which == "last" and context.tagged(match.start("which"), ("VB",)):
        return None
    if week:
        monday = calendar.week(today)[0]
        day = calendar.shift(monday, wanted + {"last": -7, "this": 0, "next": 7}[week])
        return _on(day, match, ahead=day > today)
    back = (today.weekday() - wanted) % 7
    if which == "last":
        return _on(calendar.shift(today, -(back or 7)), match, ahead=False)
    if which == "next":
        return _on(calendar.shift(today, (-back) % 7 or 7), match, ahead=True)
    coming = context.tense == "future" and (context.verb_tense == "future" or back > _JUST_GONE)
    if which in ("this coming", "coming") or (which != "this past" and coming):
        return _on(calendar.shift(today, (-back) % 7), match, ahead=True, every="week")
    return _on(calendar.shift(today, -back), match, ahead=False, every="week")


def _dated(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def in_a_year(context: Context, month: int, day: int, weekday: int | None = None) -> tuple[date | None, bool]:
    """A date without a year, and whether it lies ahead: the last one, the next where the tense is future.

    A weekday beside it decides between the years. Newspapers leave the year out only of near dates, so where no verb
    of the past stands over it the nearer of the two is taken.
    """
    days = [found for year in range(context.day.year - 8, context.day.year + 9) if (found := _dated(year, month, day))]
    near = [found for found in days if abs(found.year - context.day.year) <= 1 and found.weekday() == weekday]
    days = near or days
    past = max((found for found in days if found <= context.day), default=None)
    coming = min((found for found in days if found >= context.day), default=None)
    if past is None or coming is None or coming == past:
        return past or coming, past is None
    gone, left, tense = (context.day - past).days, (coming - context.day).days, context.tense
    if tense == "future":
        return (past, False) if gone < NEAR and left > FAR else (coming, True)
    if tense == "past" and context.last_word in cues("until") and left <= NEAR:
        return coming, True
    if tense == "past":
        return (None if left < NEAR and gone > FAR else past), False
    return (coming, True) if left <= min(NEAR, gone) else (past, False)


def calendar_date(match: re.Match[str], context: Context) -> Meaning | None:
    """A day and a month, with or without its year and weekday, in American or British order."""
    number, day = MONTHS[match["month"].lower().rstrip(".")], int(match["day"])
    name = match.groupdict().get("weekday")
    if match["year"]:
        stated = _dated(int(match["year"]), number, day)
        return _on(stated, match) if stated else None
    if (which := (match.groupdict().get("other") or "").lower()) in ("last", "this", "next"):
        stated = _dated(context.day.year + {"last": -1, "this": 0, "next": 1}[which], number, day)
        return _on(stated, match, ahead=stated > context.day) if stated else None
    found, ahead = in_a_year(context, number, day, WEEKDAYS[name.lower().rstrip(".")] if name else None)
    if found is None:
        return Meaning(rule="year not said") if _dated(2000, number, day) else None
    return _on(found, match, ahead=ahead, every="year")


def spread(match: re.Match[str], context: Context) -> Meaning | None:
    """Days of one month: "Jan. 5-7", "5 to 7 January"."""
    first = calendar_date(match, context)
    if first is None or int(match["last"]) <= int(match["day"]):
        return None
    if first.start is None:
        return first
    last = _dated(first.start.year, first.start.month, int(match["last"]))
    return Meaning(first.start, last, "days", ahead=first.ahead, value=first.value) if last else None


def in_figures(match: re.Match[str], _: Context) -> Meaning | None:
    """2024-01-31, and 1/31/2013 in American order (British only where the American reading is no date)."""
    if match["iso"]:
        found = _dated(int(match["iso"]), int(match["iso_month"]), int(match["iso_day"]))
        return _on(found, match) if found else None
    year = int(match["slashed"])
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    one, two = int(match["one"]), int(match["two"])
    found = _dated(year, one, two) or _dated(year, two, one)
    return _on(found, match) if found else None


def day_word(match: re.Match[str], context: Context) -> Meaning | None:
    """Today, yesterday, tomorrow, tonight, last night, overnight, this morning: counted from the report's day."""
    words = re.sub(r"\s+", " ", match["word"].lower())
    steps = {
        "today": 0, "tonight": 0, "overnight": -1, "yesterday": -1, "tomorrow": 1, "last night": -1, "last evening": -1,
        "the day before yesterday": -2, "the day after tomorrow": 2,
    }.get(words, 0)  # fmt: skip
    day = calendar.shift(context.day, steps)
    code = next((DAY_PARTS[part] for part in DAY_PARTS if words.endswith(part)), None)
    if words == "overnight":
        return Meaning(day, context.day, "days", ahead=False, kind="TIME", value=f"{day}TNI")
    found = _on(day, match, ahead=steps > 0)
    if code and found.kind == "DATE":
        return Meaning(day, day, "day", ahead=False, kind="TIME", value=f"{day}T{code}")
    return found


def holiday(match: re.Match[str], context: Context) -> Meaning | None:
    """A holiday of a fixed or computed day (`holidays.tsv`): the last one, the next where the tense is future."""
    recipe = HOLIDAYS[re.sub(r"\s+", " ", match["holiday"].lower().replace("’", "'"))]
    if recipe == "?":
        return Meaning(rule="holiday of no fixed day")
    if match["year"]:
        return _on(holiday_in(recipe, int(match["year"])), match)
    if re.fullmatch(r"\d{4}-.*", recipe):
        return _on(date.fromisoformat(recipe), match)
    days = [holiday_in(recipe, context.day.year + step) for step in (-1, 0, 1)]
    which = (match["which"] or "").lower()
    if which in ("next", "this coming", "coming") or (not which and context.tense == "future"):
        return _on(min(day for day in days if day >= context.day), match, ahead=True, every="year")
    return _on(max(day for day in days if day <= context.day), match, ahead=False, every="year")


def holiday_in(recipe: str, year: int) -> date:
    """The day that a rule of `holidays.tsv` gives in `year`."""
    words = recipe.split()
    if words[0] == "easter":
        return calendar.shift(calendar.easter(year), int(words[1]))
    if words[0] == "nth":
        month, weekday, nth, *further = map(int, words[1:])
        return calendar.shift(calendar.nth_weekday(year, month, weekday, nth), sum(further))
    return date.fromisoformat(f"{year:04}-{recipe}" if len(recipe) == 5 else recipe)


_NAMED = rf"(?:(?P<weekday>{WEEKDAY_OR_SHORT}),? )?"
_OTHER = r"(?: (?:of )?(?P<other>last|this|next) year)?"
DAYS = (
    rule("date in figures", "digit", _day(r"(?P<iso>\d{4})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)|(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<slashed>\d{4}|\d\d)"), in_figures),
    rule("days of a month", "month", _SPREAD_US, spread),
    rule("days of a month", "month", _SPREAD_BRITISH, spread),
    rule("date", "month", _day(_NAMED + _US + _OTHER), calendar_date),
    rule("date", "month", _day(_NAMED + _BRITISH + _OTHER), calendar_date),
    rule("weekday", "weekday", _day(rf"(?:{_WHICH} )?(?P<weekday>{WEEKDAY})(?: (?:of )?(?P<week>last|this|next) week)?"), weekday),
    rule("holiday", "holiday", _day(rf"(?:{_WHICH} )?(?P<holiday>{HOLIDAY})(?:,? (?:in |of )?(?P<year>(?:19|20)\d\d))?"), holiday),
    rule(
        "day word",
        "day",
        _day(r"(?P<word>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight|overnight|last (?:night|evening)|this (?:morning|afternoon|evening))"),
        day_word,
    ),
)  # fmt: skip
