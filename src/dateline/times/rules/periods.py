"""Rules that give more than a day: months and their parts, weeks, seasons, quarters, years, spans up to the report's day."""

from __future__ import annotations

import re
from datetime import date

from dateline.records import Precision
from dateline.times import calendar_days as calendar
from dateline.times.grammar import Context, Meaning, rule
from dateline.times.words import (
    DOUBTFUL_MONTHS,
    HEDGE,
    MONTH,
    MONTH_OR_SHORT,
    MONTHS,
    NUMBER,
    ORDINAL,
    ORDINALS,
    SEASON,
    SEASONS,
    UNIT,
    UNITS,
    cues,
    number,
)

_PARTS = {"early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late", "end": "late"}
_PART = r"(?:(?:the (?:very )?)?(?P<part>early|mid|late|beginning|start|middle|end)(?: (?:in|of)|[- ])[- ]?(?:the )?)?"
_PRECISIONS: dict[str, Precision] = {"day": "days", "week": "week", "month": "month", "quarter": "season", "year": "year"}
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"


def _which_year(words: str, today: date) -> int:
    """The year of "2013", "last year", "this year", "next year"."""
    plain = words.lower()
    if plain.isdigit():
        return int(plain)
    return today.year + (-1 if "last" in plain or "previous" in plain else 1 if "next" in plain else 0)


def month(match: re.Match[str], context: Context) -> Meaning | None:
    """A month: of its year where stated, else the last one begun, or the next where the tense is future."""
    name = match["month"].lower().rstrip(".")
    wanted, today = MONTHS[name], context.day
    which, part = (match["which"] or "").lower(), _PARTS.get((match["part"] or "").lower())
    stated = match["year"] or match["whose"]
    if not (which or part or stated) and (
        context.inside("PERSON") or (name in DOUBTFUL_MONTHS and not context.follows("month")) or (len(name) < 5 and match["month"].isupper())
    ):
        return None
    if which == "last" and context.tagged(match.start("which"), ("VB",)):
        return None
    steps = (today.month - wanted) % 12
    ahead: bool | None = False
    if stated:
        days = calendar.month(_which_year(stated, today), wanted)
        ahead = None if match["year"] else "next" in stated.lower()
    elif which == "last":
        days = calendar.month(today.year, today.month - (steps or 12))
    elif which == "this":
        days, ahead = calendar.month(today.year, wanted), wanted > today.month
    elif which in ("next", "this coming") or context.tense == "future":
        days, ahead = calendar.month(today.year, today.month + ((-steps) % 12 or (12 if which == "next" else 0))), True
    else:
        days = calendar.month(today.year, today.month - steps)
    every = None if stated or which else "year"
    value = f"{days[0]:%Y-%m}"
    if part:
        return Meaning(*calendar.part_of_month(days[0], part), "month part", ahead=ahead, every=every, value=value)  # type: ignore[arg-type]
    return Meaning(*days, "month", ahead=ahead, every=every, value=value)  # type: ignore[arg-type]


def this_or_that(match: re.Match[str], context: Context) -> Meaning | None:
    """Last, this and next week, weekend, month, quarter, year, decade by the calendar; "earlier" ends with the report's day."""
    unit, which, today = match["unit"].lower(), re.sub(r"\s+", " ", match["which"].lower()), context.day
    if which.endswith("last") and context.tagged(match.end("which") - 1, ("VB",)):
        return None
    step = -1 if which.endswith(("last", "past")) else 1 if which.endswith(("next", "coming")) else 0
    when, part = (match["when"] or "").lower(), _PARTS.get((match["part"] or "").lower())
    ahead = step > 0 if step else True if when == "later" else False if when else None
    if unit in {"week", "fortnight"}:
        days = calendar.week(calendar.shift(today, 7 * step))
        return Meaning(*days, "week", ahead=ahead, value=_week(days[0]))
    if unit == "weekend":
        return _weekend(context, step)
    if unit == "month":
        days = calendar.month(today.year, today.month + step)
        value = f"{days[0]:%Y-%m}"
        return Meaning(*calendar.part_of_month(days[0], part), "month part", ahead=ahead, value=value) if part else Meaning(*days, "month", ahead=ahead, value=value)
    if unit == "quarter":
        number_of = (today.month - 1) // 3 + step
        days = calendar.quarter(today.year + number_of // 4, number_of % 4 + 1)
        return Meaning(*days, "season", ahead=ahead, value=f"{days[0].year}-Q{number_of % 4 + 1}")
    if unit == "year":
        year = today.year + step
        return Meaning(*(calendar.part_of_year(year, part) if part else calendar.year(year)), "season" if part else "year", ahead=ahead, value=str(year))
    size = 10 if unit == "decade" else 100
    begin = today.year // size * size + step * size
    return Meaning(date(begin, 1, 1), date(begin + size - 1, 12, 31), "year", ahead=ahead, value=str(begin // size))


def _week(day: date) -> str:
    return f"{day.isocalendar().year}-W{day.isocalendar().week:02}"


def _weekend(context: Context, step: int) -> Meaning:
    """Saturday and Sunday: the last begun, or the coming one where the words or the tense say so."""
    ahead = step > 0 or (step == 0 and context.tense == "future")
    saturday = calendar.shift(context.day, -((context.day.weekday() - 5) % 7))
    if ahead and context.day.weekday() < 5:
        saturday = calendar.shift(saturday, 7)
    if step < 0 and context.day.weekday() >= 5:
        saturday = calendar.shift(saturday, -7)
    return Meaning(saturday, calendar.shift(saturday, 1), "days", ahead=ahead, every="week", value=f"{_week(saturday)}-WE")


def the_weekend(_: re.Match[str], context: Context) -> Meaning:
    """ "The weekend", "over the weekend"."""
    return _weekend(context, 0)


def season(match: re.Match[str], context: Context) -> Meaning | None:
    """A season (northern hemisphere, three whole months); a winter of a stated year is that year's beginning or its end."""
    name, stated = match["season"].lower(), match["year"] or match["whose"]
    which, today = (match["which"] or "").lower(), context.day
    first, code = SEASONS[name]
    if which.endswith("last") and context.tagged(match.end("which") - 1, ("VB",)):
        return None
    if not stated and not which and context.last_word not in ("the", "in", "by", "until", "since", "during"):
        return None
    if not stated and not which and (name in ("fall", "spring") or context.tagged(match.start("season"), ("VB",))) and not re.search(r"\b(?:in|by|until|since|during) the\s*$|\b(?:in|by|until|since|during)\s*$", context.before):
        return None
    if stated:
        year = _which_year(stated, today)
        days = calendar.season(year, first)
        if name == "winter":
            days = (date(year, 1, 1), days[1])
        return Meaning(*days, "season", value=f"{year}-{code}")
    begun = today.year if calendar.season(today.year, first)[0] <= today else today.year - 1
    if which.endswith(("last", "past")) and calendar.season(begun, first)[1] >= today:
        begun -= 1
    ahead = which.endswith(("next", "coming")) or (context.tense == "future" and not which.endswith(("last", "past")))
    if which == "this" and calendar.season(begun, first)[1] < today and begun < today.year:
        begun, ahead = begun + 1, True
    elif ahead and calendar.season(begun, first)[1] < today:
        begun += 1
    return Meaning(*calendar.season(begun, first), "season", ahead=ahead, every="year", value=f"{begun}-{code}")


def quarter(match: re.Match[str], context: Context) -> Meaning | None:
    """A business quarter of a stated year, or the last one begun where the sentence speaks of money (games have quarters too)."""
    words = re.sub(r"\s+", " ", match.group().lower())
    stated = match["year"] or match["whose"] or match["before"]
    which = ORDINALS.get(match["which"].lower()) or int(re.sub(r"\D", "", match["which"]) or 0)
    if not 1 <= which <= 4:
        return None
    begun = calendar.quarter(context.day.year, which)[0] <= context.day
    year = context.day.year if begun or context.tense == "future" else context.day.year - 1
    year = _which_year(stated, context.day) if stated else year - ("year-" in words)
    money = set(re.findall(r"\w+|[$%]", context.text)) & cues("money")
    if not stated and not money:
        return Meaning(rule="quarter of what is not said", value=f"{year}-Q{which}")
    return Meaning(*calendar.quarter(year, which), "season", value=f"{year}-Q{which}")


def half(match: re.Match[str], context: Context) -> Meaning:
    """The first or second half of a year."""
    year = _which_year(match["year"] or match["whose"], context.day)
    first = 1 if match["half"].lower() == "first" else 7
    return Meaning(calendar.month(year, first)[0], calendar.month(year, first + 5)[1], "season", value=f"{year}-H{1 if first == 1 else 2}")


def year(match: re.Match[str], context: Context) -> Meaning | None:
    """A year, only where words or grammar show that one is meant ("in 2014", never "2014 people")."""
    if re.search(r"[$£€#:.,/–-]\s*$|\b[Nn]o\.\s*$", context.before) and not match["part"] and not re.search(r"[A-Za-z],\s*$", context.before):
        return None
    fiscal = "fiscal" in match.group().lower()
    counts = any(token.dep == "nummod" and context.parse.head(token.i).tag == "NNS" for token in context.parse.at(*match.span("year")))
    shown = match["part"] or fiscal or context.follows("year") or re.search(r"\($|[’']s\s*$", context.before)
    if not shown or (counts and context.last_word not in ("the", "fiscal") and not fiscal) or re.match(r"\s*(?:%|percent\b|per cent\b|[ap]\.?m\b|-\w|[.,]\d)", context.after):
        return None
    stated, part = int(match["year"]), _PARTS.get((match["part"] or "").lower())
    return Meaning(*(calendar.part_of_year(stated, part) if part else calendar.year(stated)), "season" if part else "year", value=match["year"])


def years(match: re.Match[str], _: Context) -> Meaning | None:
    """Years joined by a dash: "2010-2014", "2013-14"."""
    first, short = int(match["first"]), match["last"]
    last = int(short) if len(short) == 4 else first // 100 * 100 + int(short)
    return Meaning(date(first, 1, 1), date(last, 12, 31), "year", value=str(first)) if first < last <= first + 99 else None


def decade(match: re.Match[str], _: Context) -> Meaning:
    """ "The 1990s", "the early '80s"; short ones are of the twentieth century, or of this one up to the thirties."""
    digits = int(match["decade"])
    begin = digits if digits > 99 else digits + (2000 if digits < 40 else 1900)
    part = _PARTS.get((match["part"] or "").lower())
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), None: (0, 9)}[part]
    return Meaning(date(begin + first, 1, 1), date(begin + last, 12, 31), "year", value=str(begin // 10))


def century(match: re.Match[str], _: Context) -> Meaning | None:
    """ "The 19th century" is 1801 to 1900."""
    which = ORDINALS.get(match["which"].lower()) or int(re.sub(r"\D", "", match["which"]) or 0)
    return Meaning(date(100 * which - 99, 1, 1), date(100 * which, 12, 31), "year", value=str(which - 1)) if 0 < which < 30 else None


def ago(match: re.Match[str], context: Context) -> Meaning:
    """So many units before the report's day, as precise as the unit: days exactly, weeks give or take three days, months, years."""
    amount, unit = number(match["number"]), UNITS[match["unit"].lower()]
    if amount is None:
        return Meaning(rule="some time ago", value="PAST_REF")
    today = context.day
    if unit.step == "clock":
        return Meaning(calendar.shift(today, -1 if unit.letter != "H" or amount < 24 else -round(amount / 24 + 0.5)), today, "days", ahead=False, value=today.isoformat())
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
    return Meaning(date(max(day.year - give, 1), 1, 1), date(day.year + give, 12, 31), "year", ahead=False, value=str(day.year))


def span_to_now(match: re.Match[str], context: Context) -> Meaning:
    """ "The past two months" ends with the report's day, "the next three years" begins with it."""
    words, unit = match["number"] or "one", UNITS[match["unit"].lower()]
    amount = number(words)
    ahead = match["which"].lower() in ("next", "coming")
    value = f"{unit.prefix}{'X' if amount is None else f'{amount:g}'}{unit.letter}"
    today = context.day
    if amount is None or amount > 500 or unit.step == "clock":
        return Meaning(rule="duration", kind="DURATION", value=value)
    steps = round(amount * unit.steps) * (1 if ahead else -1)
    if unit.step == "month" and not 2 < today.year + steps / 12 < 9990:
        return Meaning(rule="duration", kind="DURATION", value=value)
    other = calendar.shift(today, steps) if unit.step == "day" else calendar.months_from(today, steps)
    precision = _PRECISIONS[{"fortnight": "week", "weekend": "week", "night": "day", "decade": "year", "century": "year"}.get(one(match["unit"]), one(match["unit"]))]
    return Meaning(min(today, other), max(today, other), precision, ahead=ahead, kind="DURATION", value=value)


def one(word: str) -> str:
    """The singular of a unit."""
    plain = word.lower()
    return plain.removesuffix("ies") + "y" if plain.endswith("ies") else plain.removesuffix("s")


_CALENDAR = r"(?P<unit>weekend|week|fortnight|month|quarter|year|decade|century)"
_OF_YEAR = rf"(?: ?,? ?(?:(?:of |in )?(?P<year>{_YEAR})(?![\d.,]\d)| (?:of )?(?P<whose>(?:last|this|next) year)))"
_SEASONAL = r"(?:(?P<which>last|next|this past|this coming|this|past|coming) )?"
PERIODS = (
    rule("month", "month", rf"{_PART}(?:(?P<which>last|next|this past|this coming|this) )?(?P<month>{MONTH_OR_SHORT}){_OF_YEAR}", month),
    rule("month", "month", rf"{_PART}(?:(?P<which>last|next|this past|this coming|this) )?(?P<month>{MONTH})(?P<year>(?!))?(?P<whose>(?!))?(?![\d]| \d{{1,2}}\b)", month),
    rule("calendar period", "unit", rf"(?:(?P<when>earlier|later|sometime|at some point) (?:in )?)?{_PART}(?P<which>the last|the current|this past|this coming|last|this|next) {_CALENDAR}", this_or_that),
    rule("weekend", "unit", r"(?:the|this) weekend", the_weekend),
    rule("season", "season", rf"(?:(?:the )?(?:early|mid|late)[- ])?{_SEASONAL}(?P<season>{SEASON}){_OF_YEAR}?", season),
    rule("quarter", "unit", rf"(?:(?:the )?(?P<before>(?:last|this|next) year|{_YEAR})['’]s )?(?:the (?!{ORDINAL}-))?(?:fiscal )?(?:year-ago |year-earlier )?(?P<which>{ORDINAL})[- ]quarter{_OF_YEAR}?", quarter),
    rule("half-year", "half", rf"(?:the )?(?P<half>first|second) half{_OF_YEAR}", half),
    rule("years", "year", rf"(?P<first>{_YEAR})(?: ?[-–] ?)(?P<last>{_YEAR}|\d\d)(?![-\d])", years),
    rule("year", "year", rf"{_PART}(?:the year )?(?:(?:the )?fiscal (?:year )?)?(?P<year>{_YEAR})", year),
    rule("decade", "decade", rf"(?:the )?(?:(?P<part>early|mid|late)[- ])?(?P<decade>{_YEAR}(?<=0)|['’]\d0)['’]?s".replace(r"['’]\d0", r"(?<=['’])\d0"), decade),
    rule("century", "unit", rf"(?:the )?(?P<which>{ORDINAL})[- ]century", century),
    rule("ago", "unit", rf"(?:{HEDGE} )?(?P<number>{NUMBER}(?: of)?(?: more)?|an?) (?P<unit>{UNIT})(?: or so)? ago", ago),
    rule("span to the report's day", "unit", rf"(?:the|these|this|in|over|for)? ?(?P<which>last|past|next|coming) (?P<number>{NUMBER}(?: of)?) (?P<unit>{UNIT})", span_to_now),
    rule("span to the report's day", "unit", rf"the (?P<which>past|last)(?P<number>(?!))? (?P<unit>day|week|month|year|decade|century)", span_to_now),
)  # fmt: skip
