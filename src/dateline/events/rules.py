"""Rules by which a reader picks one figure of many (`dateline timeline --rule`), and a figure's course over the days.

The record keeps every reading; a rule is only how to read it. UCDP GED gives each event a low, a best and a high
figure of deaths (codebook of release 23.1: lowest and highest reliable, most likely); Airwars gives each group of
casualties its least and its most (columns `killed_min` and `killed_max` of each group).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low
from typing import Literal

from dateline.records import CountReading

Rule = Literal[
    "preferred", "lowest", "highest", "median", "latest", "most precise", "most origins", "ucdp low", "ucdp best", "ucdp high"
]  # fmt: skip
Move = Literal["first", "rises", "falls", "stands"]


def pick(rule: Rule, readings: Sequence[CountReading], day_of: Callable[[str], date]) -> CountReading | None:
    """The reading that a rule picks of an event's readings of one figure; `day_of` gives the day of the report that makes a claim.

    What a person set stands by every rule. Running tallies are left out, and figures that are a mere part of another
    of the same report. Ties go to the reading that the event gives first. None where no figure is left.
    """
    told = comparable(readings)
    if not told or told[0].verdict is not None:
        return told[0] if told else None
    return _RULES[rule](told, day_of)


def comparable(readings: Iterable[CountReading]) -> list[CountReading]:
    """The readings that say how many in all: no running tallies, no parts."""
    return [reading for reading in readings if not reading.cumulative and not reading.part]


def _preferred(told: Sequence[CountReading], _day_of: Callable[[str], date]) -> CountReading:
    """What the event gives first: the figure that most independent texts hold to (docs/events.md)."""
    return told[0]


def _lowest(told: Sequence[CountReading], _day_of: Callable[[str], date]) -> CountReading:
    """The lowest number; of "at least five" it is five."""
    return min(told, key=lambda reading: reading.low)


def _highest(told: Sequence[CountReading], _day_of: Callable[[str], date]) -> CountReading:
    """The highest number; of "up to 20" it is 20."""
    return max(told, key=most)


def _median(told: Sequence[CountReading], _day_of: Callable[[str], date]) -> CountReading:
    """The middle one, each figure taken as often as it has independent origins; of two in the middle the lower."""
    middle = median_low(reading.low for reading in told for _ in range(reading.origins))
    return next(reading for reading in told if reading.low == middle)


def _latest(told: Sequence[CountReading], day_of: Callable[[str], date]) -> CountReading:
    """The one that a report of the last day gives."""
    return max(told, key=lambda reading: max(map(day_of, reading.claims)))


def _most_precise(told: Sequence[CountReading], _day_of: Callable[[str], date]) -> CountReading:
    """A number before a range, a range before "at least", and what has no hedge before what has one."""
    return min(told, key=lambda reading: (reading.high is None, most(reading) - reading.low, reading.hedge is not None))


def _most_origins(told: Sequence[CountReading], _day_of: Callable[[str], date]) -> CountReading:
    """The one that most independent texts give, whatever else they give."""
    return max(told, key=lambda reading: reading.origins)


_RULES: Mapping[Rule, Callable[[Sequence[CountReading], Callable[[str], date]], CountReading]] = {
    "preferred": _preferred,
    "lowest": _lowest,
    "highest": _highest,
    "median": _median,
    "latest": _latest,
    "most precise": _most_precise,
    "most origins": _most_origins,
    "ucdp low": _lowest,
    "ucdp best": _preferred,
    "ucdp high": _highest,
}
RULES: tuple[Rule, ...] = tuple(_RULES)


def most(reading: CountReading) -> int:
    """The highest number that a reading states: 20 of "up to 20", 5 of "at least five"."""
    return reading.low if reading.high is None else max(reading.low, reading.high)


def airwars(readings: Iterable[CountReading]) -> dict[str | None, tuple[int, int]]:
    """For each group of casualties ("civilian", "child"; None for people of whom no more is said) its least and its most.

    A group told as part of another figure ("two children among twelve dead") counts as a group of its own.
    """
    by_group: dict[str | None, list[CountReading]] = {}
    for reading in readings:
        if not reading.cumulative:
            by_group.setdefault(reading.group, []).append(reading)
    return {
        group: (min(r.low for r in told), max(map(most, told))) for group, told in sorted(by_group.items(), key=lambda row: row[0] or "")
    }


@dataclass(frozen=True, slots=True)
class Step:
    """A day's highest figure, and whether it rises or falls from the figure before it."""

    day: date
    reading: CountReading
    move: Move


def course(readings: Sequence[CountReading], day_of: Callable[[str], date]) -> tuple[Step, ...]:
    """A figure over the days on which reports give it: each day's highest number that is no tally and no part.

    A fall is a retraction or a correction, or a report that has not heard the latest; the reading's claims tell who says it.
    """
    by_day: dict[date, CountReading] = {}
    for reading in comparable(readings):
        for day in {day_of(claim) for claim in reading.claims}:
            if day not in by_day or reading.low > by_day[day].low:
                by_day[day] = reading
    steps: list[Step] = []
    for day, reading in sorted(by_day.items(), key=lambda row: row[0]):
        before = steps[-1].reading.low if steps else None
        move: Move = "first" if before is None else "rises" if reading.low > before else "falls" if reading.low < before else "stands"
        steps.append(Step(day, reading, move))
    return tuple(steps)
