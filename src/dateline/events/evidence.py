"""What speaks for or against two tellings being of one event: a list of named features, each explaining itself.

A feature gives a number, mostly 1 where it holds and 0 where it does not; `weights.tsv` says how much it counts. Those of
rows of coded tables are here, those of mentions marked in texts in `dateline.events.worded`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from math import log1p

from dateline.events import worded
from dateline.events.tellings import Telling
from dateline.text.distance import kilometres

Feature = Callable[[Telling, Telling], float]

SAME_KM = 0.05
"""Coordinates nearer than this were taken from one entry of a gazetteer."""
FAR_KM = 300.0
"""Further apart than this is no more telling."""
UNSAID_KM = 20.0
"""Where a place is not stated, the distance counts as this."""


def same_days(a: Telling, b: Telling) -> float:
    """Both give the same first and last day."""
    return float(a.days is not None and a.days == b.days)


def days_overlap(a: Telling, b: Telling) -> float:
    """The days of both overlap, or nobody gives any."""
    return float(_gap(a, b) == 0)


def next_day(a: Telling, b: Telling) -> float:
    """One gives the day after the other's: "Sunday night" told on Monday."""
    return float(_gap(a, b) == 1)


def some_days_apart(a: Telling, b: Telling) -> float:
    """Two or more days lie between what the two give."""
    return float(_gap(a, b) > 1)


def _gap(a: Telling, b: Telling) -> int:
    if a.days is None or b.days is None:
        return 0
    return max(0, (max(a.days[0], b.days[0]) - min(a.days[1], b.days[1])).days)


def same_spot(a: Telling, b: Telling) -> float:
    """Both are at the same coordinates: in one town, or at one site."""
    apart = _apart(a, b)
    return float(apart is not None and apart <= SAME_KM)


def distance(a: Telling, b: Telling) -> float:
    """How far apart they are: the logarithm of 1 and the kilometres, up to `FAR_KM`."""
    apart = _apart(a, b)
    return log1p(UNSAID_KM if apart is None else min(apart, FAR_KM))


def place_unsaid(a: Telling, b: Telling) -> float:
    """One of the two does not say where."""
    return float(_apart(a, b) is None)


@cache
def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    return kilometres(*one, *other)


def _apart(a: Telling, b: Telling) -> float | None:
    return None if a.spot is None or b.spot is None else _kilometres(a.spot, b.spot)


def other_doers(a: Telling, b: Telling) -> float:
    """Both say who did it, and name nobody in common."""
    return float(bool(a.doers and b.doers) and not a.doers & b.doers)


def same_means(a: Telling, b: Telling) -> float:
    """Done in one way at least that both tell: shooting, arson."""
    return float(bool(a.means & b.means))


def same_occasion(a: Telling, b: Telling) -> float:
    """At the same sort of occasion: a protest, a raid."""
    return float(bool(a.occasion) and a.occasion == b.occasion)


def same_victims(a: Telling, b: Telling) -> float:
    """It befell the same sort of people."""
    return float(bool(a.victims) and a.victims == b.victims)


def dead_alike(a: Telling, b: Telling) -> float:
    """How alike the numbers killed are, where both tell of some: 1 for the same, towards 0 the further apart their logarithms."""
    if not a.killed or not b.killed:
        return 0.0
    one, other = log1p(a.killed), log1p(b.killed)
    return 1 - abs(one - other) / max(one, other)


def same_dead(a: Telling, b: Telling) -> float:
    """The same number killed, above none."""
    return float(bool(a.killed) and a.killed == b.killed)


def same_injured(a: Telling, b: Telling) -> float:
    """The same number injured, above none."""
    return float(bool(a.injured) and a.injured == b.injured)


def other_injured(a: Telling, b: Telling) -> float:
    """Both tell of injured, and of different numbers."""
    return float(bool(a.injured and b.injured) and a.injured != b.injured)


CODED: tuple[Feature, ...] = (
    same_days, days_overlap, next_day, some_days_apart, same_spot, distance, place_unsaid, other_doers, same_means, same_occasion,
    same_victims, dead_alike, same_dead, same_injured, other_injured, worded.same_report,
)  # fmt: skip
"""What a row of a coded table can state."""
PROSE: tuple[Feature, ...] = worded.FEATURES
"""What a mention in a text can state."""
FEATURES: Mapping[str, Feature] = {feature.__name__: feature for feature in (*CODED, *PROSE)}


def features(a: Telling, b: Telling, names: tuple[str, ...]) -> dict[str, float]:
    """The value of each of the named features for two tellings."""
    return {name: FEATURES[name](a, b) for name in names}
