"""How well a sense of one name goes with what the other names of the report may mean: near, in one region, in one country."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.places.gazetteer import Entry
from dateline.places.levels import BOUNDLESS

NEAR_KM = 80.0
_SMALL = 15_000
_CELL = 1.0
"""Degrees of latitude and longitude of a cell: at 60 degrees north still 55 km wide, so that nine of them hold what is near."""
_PEOPLE = 0.3
"""What an adjective of a country ("Iraqi") counts, beside the name of a place."""


@dataclass(frozen=True, slots=True)
class Belief:
    """What a name may mean: candidates and how likely each is, from 0 to 1; `weight` is what the name counts as a neighbour."""

    key: str
    weight: float
    candidates: tuple[tuple[Entry, float], ...]


@dataclass(frozen=True, slots=True)
class Company:
    """How many other names of the report (in parts of one) go with a sense."""

    country: float
    region: float
    near: float
    small: float
    """How many of those near are its own district or small towns, which hardly anybody names who writes of a namesake elsewhere."""


class Neighbours:
    """The names of a report as neighbours of each other."""

    def __init__(self, beliefs: Sequence[Belief], peoples: Mapping[str, int]) -> None:
        self._countries: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._regions: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        self._cells: defaultdict[tuple[int, int], list[tuple[float, float, Entry, str, float]]] = defaultdict(list)
        for code in sorted(peoples):
            self._countries[code][f"people of {code}"] = _PEOPLE
        for belief in beliefs:
            for entry, likely in belief.candidates:
                mass = likely * belief.weight
                if entry.level not in BOUNDLESS:
                    _add(self._countries[entry.country], belief.key, mass)
                if entry.admin1 is not None and entry.level != "country":
                    _add(self._regions[entry.country, entry.admin1], belief.key, mass)
                if entry.lat is not None and entry.lon is not None and entry.level not in (*BOUNDLESS, "country", "region"):
                    self._cells[_cell(entry.lat, entry.lon)].append((entry.lat, entry.lon, entry, belief.key, mass))

    def of(self, key: str, entry: Entry) -> Company:
        """The company that the name `key` has as `entry`; the name itself does not count."""
        country = _others(self._countries.get(entry.country, {}), key)
        region = 0.0
        if entry.admin1 is not None and entry.level != "country":
            region = _others(self._regions.get((entry.country, entry.admin1), {}), key)
        near, small = self._near(key, entry)
        return Company(country, region, near, small)

    def _near(self, key: str, entry: Entry) -> tuple[float, float]:
        """How many other names may lie near, and how many of these as its district or a small town."""
        if entry.lat is None or entry.lon is None or entry.level in (*BOUNDLESS, "country", "region"):
            return 0.0, 0.0
        best: dict[str, float] = {}
        small: dict[str, float] = {}
        row, column = _cell(entry.lat, entry.lon)
        across = math.cos(math.radians(entry.lat))
        for i in (row - 1, row, row + 1):
            for j in (column - 1, column, column + 1):
                for lat, lon, each, other, mass in self._cells.get((i, j), ()):
                    if other != key and math.hypot(lat - entry.lat, (lon - entry.lon) * across) * 111.2 <= NEAR_KM:
                        best[other] = max(best.get(other, 0.0), mass)
                        if each.id == entry.parent or (each.level == "town" and each.population < _SMALL):
                            small[other] = max(small.get(other, 0.0), mass)
        return math.fsum(best.values()), math.fsum(small.values())


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat / _CELL), math.floor(lon / _CELL)


def _add(masses: dict[str, float], key: str, mass: float) -> None:
    masses[key] = masses.get(key, 0.0) + mass


def _others(masses: Mapping[str, float], key: str) -> float:
    return math.fsum([mass for other, mass in masses.items() if other != key])
