"""Rules that give seasons, quarters, years, decades and centuries."""

from __future__ import annotations

import re
from datetime import date

from dateline.times import calendar_days as calendar
from dateline.times.grammar import Context, Meaning, of_money, rule
from dateline.times.rules.periods import OF_YEAR, PART, PARTS, YEAR, which_year
from dateline.times.words import ORDINAL, ORDINALS, SEASON, SEASONS

_SEASONAL = r"(?:(?P<which>last|next|this past|this coming|this|past|coming) )?"


def season(match: re.Match[str], context: Context) -> Meaning | None:
    """A season (northern hemisphere, three whole months); a winter of a stated year is that year's beginning or its end."""
    name, stated = match["season"].lower(), match["year"] or match["whose"]
    which, today = (match["which"] or "").lower(), context.day
    first, code = SEASONS[name]
    if which.endswith("last") and context.tagged(match.end("which") - 1, ("VB",)):
        return None
    if not stated and not which and context.last_word not in ("the", "in", "by", "until", "since", "during"):
        return None
    if (
        not stated
        and not which
        and (name in ("fall", "spring") or context.tagged(match.start("season"), ("VB",)))
        and not re.search(r"\b(?:in|by|until|since|during) the\s*$|\b(?:in|by|until|since|during)\s*$", context.before)
    ):
        return None
    if stated:
        year = which_year(stated, today)
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
    year = which_year(stated, context.day) if stated else year - ("year-" in words)
    if not stated and not of_money(context):
        return Meaning(rule="quarter of what is not said", value=f"{year}-Q{which}")
    return Meaning(*calendar.quarter(year, which), "season", value=f"{year}-Q{which}")


def half(match: re.Match[str], context: Context) -> Meaning:
    """The first or second half of a year."""
    year = which_year(match["year"] or match["whose"], context.day)
    first = 1 if match["half"].lower() == "first" else 7
    return Meaning(calendar.month(year, first)[0], calendar.month(year, first + 5)[1], "season", value=f"{year}-H{1 if first == 1 else 2}")


def year(match: re.Match[str], context: Context) -> Meaning | None:
    """A year, only where words or grammar show that one is meant ("in 2014", never "2014 people")."""
    if (
        re.search(r"[$£€#:.,/–-]\s*$|\b[Nn]o\.\s*$", context.before)
        and not match["part"]
        and not re.search(r"[A-Za-z],\s*$", context.before)
    ):
        return None
    fiscal = "fiscal" in match.group().lower()
    counts = any(token.dep == "nummod" and context.parse.head(token.i).tag == "NNS" for token in context.parse.at(*match.span("year")))
    shown = match["part"] or fiscal or context.follows("year") or _opens(context)
    if (
        not shown
        or (counts and context.last_word not in ("the", "fiscal") and not fiscal)
        or re.match(r"\s*(?:%|percent\b|per cent\b|[ap]\.?m\b|-\w|[.,]\d)", context.after)
    ):
        return None
    stated, part = int(match["year"]), PARTS.get((match["part"] or "").lower())
    return Meaning(
        *(calendar.part_of_year(stated, part) if part else calendar.year(stated)), "season" if part else "year", value=match["year"]
    )


def _opens(context: Context) -> bool:
    """Whether it stands by itself in brackets or behind "Orle's"; "(1711 Elm Avenue)" is an address."""
    bracketed = context.before.endswith("(") and not re.match(r"\s+[A-Z]", context.after)
    return bracketed or re.search(r"[’']s\s*$", context.before) is not None


def years(match: re.Match[str], _: Context) -> Meaning | None:
    """Years joined by a dash: "2010-2014", "2013-14"."""
    first, short = int(match["first"]), match["last"]
    last = int(short) if len(short) == 4 else first // 100 * 100 + int(short)
    return Meaning(date(first, 1, 1), date(last, 12, 31), "year", value=str(first)) if first < last <= first + 99 else None


def decade(match: re.Match[str], _: Context) -> Meaning:
    """As in "The 1990s", "the early '80s"; short ones are of the twentieth century, or of this one up to the thirties."""
    digits = int(match["decade"])
    begin = digits if digits > 99 else digits + (2000 if digits < 40 else 1900)
    part = PARTS.get((match["part"] or "").lower())
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), None: (0, 9)}[part]
    return Meaning(date(begin + first, 1, 1), date(begin + last, 12, 31), "year", value=str(begin // 10))


def century(match: re.Match[str], _: Context) -> Meaning | None:
    """As in "The 19th century" is 1801 to 1900."""
    which = ORDINALS.get(match["which"].lower()) or int(re.sub(r"\D", "", match["which"]) or 0)
    return Meaning(date(100 * which - 99, 1, 1), date(100 * which, 12, 31), "year", value=str(which - 1)) if 0 < which < 30 else None


YEARS = (
    rule("season", "season", rf"(?:(?:the )?(?:early|mid|late)[- ])?{_SEASONAL}(?P<season>{SEASON}){OF_YEAR}?", season),
    rule("quarter", "unit", rf"(?:(?:the )?(?P<before>(?:last|this|next) year(?=['’])|{YEAR})(?:['’]s)? )?(?:the (?!{ORDINAL}-))?(?:fiscal )?(?:year-ago |year-earlier )?(?P<which>{ORDINAL})[- ]quarter{OF_YEAR}?", quarter),
    rule("half-year", "half", rf"(?:the )?(?P<half>first|second) half{OF_YEAR}", half),
    rule("years", "year", rf"(?P<first>{YEAR})(?: ?[-–] ?)(?P<last>{YEAR}|\d\d)(?![-\d])", years),
    rule("year", "year", rf"{PART}(?:the year )?(?:(?:the )?fiscal (?:year )?)?(?P<year>{YEAR})", year),
    rule("decade", "decade", rf"(?:the )?(?:(?P<part>early|mid|late)[- ])?(?P<decade>{YEAR}(?<=0)|['’]\d0)['’]?s".replace(r"['’]\d0", r"(?<=['’])\d0"), decade),
    rule("century", "unit", rf"(?:the )?(?P<which>{ORDINAL})[- ]century", century),
)  # fmt: skip
