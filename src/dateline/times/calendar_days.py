"""Calendar arithmetic: months, weeks, seasons and feasts as first and last days. Nothing here reads text."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Days = tuple[date, date]
"""First and last day, both included."""

WINTER = 12
"""The month in which winter begins: the season that runs over New Year."""


def shift(day: date, days: int) -> date:
    """`day` moved by `days`, never beyond what a calendar holds."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def month(year: int, number: int) -> Days:
    """Month `number` of `year`; numbers below 1 or above 12 run into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def months_from(day: date, steps: int) -> date:
    """The same day `steps` months on, or the last of a month too short for it."""
    first, last = month(day.year, day.month + steps)
    return min(first.replace(day=1) + timedelta(days=day.day - 1), last)


def week(day: date) -> Days:
    """Monday to Sunday of the week of `day`."""
    monday = shift(day, -day.weekday())
    return monday, shift(monday, 6)


def year(number: int) -> Days:
    """1 January to 31 December."""
    return date(number, 1, 1), date(number, 12, 31)


def season(number: int, first_month: int) -> Days:
    """Three months from `first_month` of year `number`; its winter ends in the next year."""
    return month(number, first_month)[0], month(number, first_month + 2)[1]


def quarter(number: int, which: int) -> Days:
    """Quarter `which` (1 to 4) of a calendar year."""
    return month(number, 3 * which - 2)[0], month(number, 3 * which)[1]


def part_of_month(first: date, part: str) -> Days:
    """Early is the 1st to the 10th, mid the 11th to the 20th, late the 21st to the end."""
    last = month(first.year, first.month)[1]
    return {
        "early": (first, first.replace(day=10)),
        "mid": (first.replace(day=11), first.replace(day=20)),
        "late": (first.replace(day=21), last),
    }[part]


def part_of_year(number: int, part: str) -> Days:
    """Early is January to April, mid May to August, late September to December."""
    begin = {"early": 1, "mid": 5, "late": 9}[part]
    return month(number, begin)[0], month(number, begin + 3)[1]


def nth_weekday(number: int, month_number: int, weekday: int, nth: int) -> date:
    """The `nth` such weekday of a month; -1 is its last."""
    first, last = month(number, month_number)
    if nth < 0:
        return shift(last, -((last.weekday() - weekday) % 7))
    return shift(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(number: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm printed in Nature, 1876)."""
    a, b, c = number % 19, number // 100, number % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    return date(number, (h + k - 7 * m + 114) // 31, (h + k - 7 * m + 114) % 31 + 1)
