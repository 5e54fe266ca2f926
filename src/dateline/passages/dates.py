"""Days, months, years and clock times in a sentence, by what they say: "Feb. 7" and "7 February", "5 p.m." and "17:00 GMT"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from dateline.passages.words import HERE, Word, owner
from dateline.tables import rows
from dateline.text.zones import hours_ahead, is_zone

_GAP = re.compile(r"[\s,.]*")
_BEFORE_ZONE = re.compile(r"[\s,.(]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_BEFORE_YEAR = frozenset({"in", "since", "of", "from", "until", "by", "during", "before", "after", "early", "late", "mid", "year"})
_BEFORE_MONTH = frozenset({"in", "since", "last", "next", "this", "early", "late", "mid", "until", "by", "from", "of"})
_HALVES_OF_DAY = frozenset({"am", "pm"})
_HOUR = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(am|pm)?")
_MILITARY = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_NAMED_HOURS = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = tuple("january february march april may june july august september october november december".split())
_DAYS_AWAY = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def day_or_time(text: str, line: Sequence[Word], at: int) -> tuple[str, int] | None:
    """What a date or clock time that begins at word `at` says, and of how many words it is; None where none begins."""
    key = line[at].key
    if not begins(key):
        return None
    clock = clock_at(text, line, at)
    if clock:
        return clock
    if is_year(line, at):
        return key, 1
    first, month = at, month_near(text, line, at)
    if month is None:
        stands_for, role = _words().get(owner(key), ("", ""))
        return (stands_for, 1) if role in ("weekday", "day") and (role == "day" or text[line[at].start].isupper()) else None
    last = month
    day = line[at].key if month > at else ""
    if not day and last + 1 < len(line) and _day_of_month(line[last + 1].key) and _joined(text, line, last):
        last += 1
        day = line[last].key
    year = ""
    if last + 1 < len(line) and _YEAR.fullmatch(line[last + 1].key) and _joined(text, line, last):
        last += 1
        year = line[last].key
    day = re.sub(r"\D", "", day).lstrip("0")
    return " ".join(part for part in (_words()[owner(line[month].key)][0], day, year) if part), last + 1 - first


def begins(key: str) -> bool:
    """Whether a date or clock time can begin with a word."""
    return key[0].isdecimal() or key in _NAMED_HOURS or owner(key) in _words()


def clock_at(text: str, line: Sequence[Word], at: int) -> tuple[str, int] | None:
    """A clock time as "17:00", its zone behind it where one is printed ("17:00 gmt"), and of how many words it is."""
    key = line[at].key
    behind = line[at + 1].key if at + 1 < len(line) else ""
    if key in _NAMED_HOURS:
        return _with_zone(text, line, at + 1, _NAMED_HOURS[key], 1)
    military = _MILITARY.fullmatch(key)
    if military and is_zone(behind):
        told = _with_zone(text, line, at + 1, f"{military[1]}:{military[2]}", 1)
        return told if told[1] == 2 else None
    found = _HOUR.fullmatch(key)
    if not found:
        return (key, 1) if key[0].isdecimal() and ":" in key else None
    half, length = found[3], 1
    if not half and behind in _HALVES_OF_DAY:
        half, length = behind, 2
    if not half and ":" not in key:
        return None
    hour = int(found[1]) if not half else int(found[1]) % 12 + 12 * (half == "pm")
    return _with_zone(text, line, at + length, f"{hour:02}:{found[2] or '00'}", length)


def _with_zone(text: str, line: Sequence[Word], behind: int, told: str, length: int) -> tuple[str, int]:
    """A clock time with the zone that is printed behind it, if one is."""
    zone = line[behind].key if behind < len(line) else ""
    printed = (
        is_zone(zone) and text[line[behind].start].isupper() and _BEFORE_ZONE.fullmatch(text, line[behind - 1].end, line[behind].start)
    )
    return (f"{told} {zone}", length + 1) if printed else (told, length)


def is_year(line: Sequence[Word], at: int) -> bool:
    """Whether four figures are a year; 1,921 is none."""
    printed = line[at].end - line[at].start
    return bool(_YEAR.fullmatch(line[at].key)) and printed == len(line[at].key) and at > 0 and line[at - 1].key in _BEFORE_YEAR


def month_near(text: str, line: Sequence[Word], at: int) -> int | None:
    """Place of the month of a date that begins at `at`: "February 7", "7 February", "in May"."""
    role = _words().get(owner(line[at].key), ("", ""))[1]
    if role.startswith("month") and text[line[at].start].isupper():
        day = at + 1 < len(line) and (_day_of_month(line[at + 1].key) or _YEAR.fullmatch(line[at + 1].key)) and _joined(text, line, at)
        led = at > 0 and line[at - 1].key in _BEFORE_MONTH
        return at if role == "month" or day or led else None
    if at + 1 < len(line) and _day_of_month(line[at].key) and _joined(text, line, at):
        behind = _words().get(line[at + 1].key, ("", ""))[1]
        return at + 1 if behind.startswith("month") and text[line[at + 1].start].isupper() else None
    return None


def sort_of(key: str) -> str:
    """What a date is a date of: a time of day, a day, or a month or year. Only dates of one sort answer each other."""
    if ":" in key:
        return "clock"
    return "day" if key in _WEEKDAYS or key in _DAYS_AWAY or re.search(r" \d{1,2}\b", key) else "longer"


def agree(older: str, newer: str, older_day: date | None, newer_day: date | None) -> bool:
    """Whether two dates that are written in different ways can mean the same time, given the days of publication.

    A year or a zone that only one of them states makes no other date of it. "yesterday" and "Saturday" agree where the
    day of the one report says that it was a Saturday.
    """
    if sort_of(older) == "clock" == sort_of(newer):
        return _one_clock(older, newer)
    one, other = older.split(), newer.split()
    if one[: len(other)] == other or other[: len(one)] == one:
        return len(one) > 1 < len(other) and one[:2] == other[:2]
    first, second = _weekday(older, older_day), _weekday(newer, newer_day)
    return (
        first is not None and first == second and (older in _DAYS_AWAY or newer in _DAYS_AWAY or older in _WEEKDAYS or newer in _WEEKDAYS)
    )


def _one_clock(older: str, newer: str) -> bool:
    (one, zone), (other, another) = ((*key.split(" ", 1), "")[:2] for key in (older, newer))
    if one == other and (not zone or not another):
        return True
    here, there = hours_ahead(zone), hours_ahead(another)
    if here is None or there is None:
        return False
    minutes = [60 * int(clock[:2]) + int(clock[3:5]) - round(60 * hours) for clock, hours in ((one, here), (other, there))]
    return (minutes[0] - minutes[1]) % (24 * 60) == 0


def _weekday(key: str, published: date | None) -> str | None:
    if key in _WEEKDAYS:
        return key
    if published is None:
        return None
    if key in _DAYS_AWAY:
        return _WEEKDAYS[(published + timedelta(days=_DAYS_AWAY[key])).weekday()]
    month, _, rest = key.partition(" ")
    day, _, year = rest.partition(" ")
    if month not in _MONTHS or not day:
        return None
    try:
        return _WEEKDAYS[date(int(year or published.year), _MONTHS.index(month) + 1, int(day)).weekday()]
    except ValueError:
        return None


def _day_of_month(key: str) -> bool:
    digits = key[:-2] if _ORDINAL.fullmatch(key) else key
    return digits.isdecimal() and len(digits) < 3 and 1 <= int(digits) <= 31


def _joined(text: str, line: Sequence[Word], at: int) -> bool:
    return bool(_GAP.fullmatch(text, line[at].end, line[at + 1].start))


@cache
def _words() -> dict[str, tuple[str, str]]:
    return {word: (stands_for, role) for word, stands_for, role in rows(HERE, "date_words.tsv")}
