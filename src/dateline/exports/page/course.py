"""The course of the story at a glance: how many events each day, month or year, as bars that lead to the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.exports.page import phrases
from dateline.exports.page.entries import day_anchor
from dateline.exports.page.markup import EMPTY, Markup, element, words
from dateline.records import Entry, Interval

_FEWEST_BARS, _MOST_BARS = 5, 70
_HEIGHT = 44
_BREADTH = 420
"""Of the whole chart; few bars are not drawn wider than `_WIDEST` each."""
_WIDEST, _NARROWEST = 28, 10


def course(part: str, entries: Sequence[Entry]) -> Markup:
    """Bars for the entries of a part. Only an entry whose time fits within one bar is counted; with few bars there is nothing to see."""
    dated = [entry.day for entry in entries if entry.day]
    if not dated:
        return EMPTY
    first, last = min(day.start for day in dated), max(day.end for day in dated)
    for unit in ("day", "month", "year"):
        bars = _buckets(unit, first, last)
        if len(bars) <= _MOST_BARS:
            return _chart(part, unit, bars, dated) if len(bars) >= _FEWEST_BARS else EMPTY
    return EMPTY


def _bucket(unit: str, day: date) -> date:
    return day if unit == "day" else day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _buckets(unit: str, first: date, last: date) -> list[date]:
    """The buckets from `first` to `last`; one too many is enough to know that they do not fit."""
    found = [_bucket(unit, first)]
    while len(found) <= _MOST_BARS:
        following = _bucket(unit, found[-1] + timedelta(days={"day": 1, "month": 32, "year": 367}[unit]))
        if following > last:
            break
        found.append(following)
    return found


def _chart(part: str, unit: str, bars: Sequence[date], dated: Sequence[Interval]) -> Markup:
    fitting = sorted(
        (day for day in dated if _bucket(unit, day.start) == _bucket(unit, day.end)), key=lambda day: (day.start, day.end, day.precision)
    )
    counts = Counter(_bucket(unit, day.start) for day in fitting)
    targets: dict[date, Interval] = {}
    for day in fitting:
        targets.setdefault(_bucket(unit, day.start), day)
    highest = max(counts.values(), default=1)
    step = min(_WIDEST, max(_NARROWEST, _BREADTH // len(bars)))
    drawn: list[Markup] = []
    for place, bar in enumerate(bars):
        height = max(3, round(_HEIGHT * counts[bar] / highest)) if counts[bar] else 1
        box = {"x": str(place * step), "y": str(_HEIGHT + 2 - height), "width": str(step - 3), "height": str(height)}
        rect = element("rect", class_="bar" if counts[bar] else "no-bar", **box)
        title = element("title", words(f"{_named(unit, bar)}: {phrases.number(counts[bar], 'event')}"))
        drawn.append(element("a", title, rect, href=f"#{day_anchor(part, targets[bar])}") if bar in targets else rect)
    label = f"Events by {unit}, {phrases.between(bars[0], bars[-1])}"
    breadth = step * len(bars) - 3
    svg = element(
        "svg", *drawn, viewBox=f"0 0 {breadth} {_HEIGHT + 4}", width=str(breadth), height=str(_HEIGHT + 4), role="img", aria_label=label
    )
    ends = element("figcaption", element("span", words(_named(unit, bars[0]))), element("span", words(_named(unit, bars[-1]))))
    return element("figure", svg, ends, class_="course")


def _named(unit: str, bar: date) -> str:
    return phrases.plain_day(bar) if unit == "day" else f"{phrases.MONTHS[bar.month - 1]} {bar.year}" if unit == "month" else str(bar.year)
