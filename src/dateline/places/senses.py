"""Chooses one sense for each name of a report, all names together."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.places.gazetteer import Entry, Gazetteer
from dateline.places.keys import plain

_FAR_KM = 3000.0
_SMALL = 15_000
_LARGE = 500_000
_SURE = 100_000
_NEAR_KM = 200.0
_CITY_KM = 25.0
_ROUNDS = 3

# Weights, in order of what should decide: what the text says, the neighbours, what news usually mean, people.
_SAID = 6.0
_SAID_OTHERWISE = -4.0
_HOLDS = 3.0
_PEOPLE_SAID = 3.0
_SAME_REGION = 2.0
_SAME_COUNTRY = 1.0
_COUNTRY_SURE = 3.0
_COUNTRY_NAMED = 1.0
_USUAL = 3.0
_CAPITAL = 1.5
_OWN_NAME = 1.5
_PER_TENFOLD = 0.8
_LEVELS = {"country": 3.0, "region": 1.0, "district": -1.0, "town": 1.5}


@dataclass(slots=True)
class Group:
    """All occurrences of one name in a report: they have one sense."""

    key: str
    level: str | None
    candidates: tuple[Entry, ...]
    usual: str | None
    countries: frozenset[str]
    """Codes said by adjectives beside it."""
    within: set[int] = field(default_factory=set)
    """Groups that the text says it lies in."""
    holds: set[int] = field(default_factory=set)
    votes: bool = True
    """Whether it tells where the report is set (a government's name does not)."""


@dataclass(frozen=True, slots=True)
class Sense:
    """The entry chosen for a group, or None, and why."""

    entry: Entry | None
    why: tuple[str, ...]
    sure: bool = False
    """Whether something besides its neighbours and its size speaks for it."""


def choose(groups: Sequence[Group], peoples: Mapping[str, int], gazetteer: Gazetteer) -> tuple[Sense, ...]:
    """One sense for each group; `peoples` counts adjectives of countries ("Iraqi") in the report, by code.

    Each round scores every candidate with the neighbours that the round before chose, so that order plays no part.
    """
    senses: tuple[Sense, ...] = tuple(_start(group) for group in groups)
    for number in range(_ROUNDS):
        senses = tuple(_best(index, groups, senses, peoples, gazetteer, first=number == 0) for index in range(len(groups)))
    return tuple(_unless_odd(index, groups, senses, gazetteer) for index in range(len(groups)))


def contains(outer: Entry, inner: Entry, gazetteer: Gazetteer) -> bool:
    """Whether one place is known to lie in another."""
    if outer.country != inner.country or outer.id == inner.id:
        return False
    if outer.level == "country":
        return True
    if outer.level == "region" and outer.admin1 is not None:
        return outer.admin1 == inner.admin1 and inner.level not in ("country", "region")
    if outer.level == "town":
        return inner.level == "town" and outer.population > 5 * inner.population and kilometres(outer, inner) < _CITY_KM
    return any(above.id == outer.id for above in gazetteer.containers(inner))


def kilometres(a: Entry, b: Entry) -> float:
    """Distance on the sphere; infinite where a coordinate is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def _best(
    index: int, groups: Sequence[Group], senses: Sequence[Sense], peoples: Mapping[str, int], gazetteer: Gazetteer, *, first: bool
) -> Sense:
    group = groups[index]
    if not group.candidates:
        return Sense(None, ("not in the gazetteer",))
    around = [
        sense
        for other, sense in enumerate(senses)
        if sense.entry is not None and other != index and groups[other].votes and groups[other].key != group.key
    ]
    countries = {sense.entry.country for sense in around if sense.entry}
    sure_countries = {sense.entry.country for sense in around if sense.entry and sense.sure}
    regions = {(sense.entry.country, sense.entry.admin1) for sense in around if sense.entry and sense.entry.level != "country"}
    sure_regions = {(sense.entry.country, sense.entry.admin1) for sense in around if sense.entry and sense.sure}
    named = {sense.entry.country for sense in senses if sense.entry and sense.entry.level == "country"}
    scored = []
    for entry in group.candidates:
        score, why = _base(entry, group)
        sure = entry.level == "country" or entry.id == group.usual or (len(group.candidates) == 1 and entry.population >= _SURE)
        for outer in sorted(group.within):
            fits = _fits(entry, outer, groups, senses, gazetteer, first=first)
            score += _SAID if fits else _SAID_OTHERWISE if fits is False else 0.0
            if fits:
                sure = True
                why.append(f'the text says it is in "{groups[outer].key}"')
        if any(contains(entry, inner, gazetteer) for held in sorted(group.holds) for inner in groups[held].candidates):
            score += _HOLDS
            why.append("holds a place that the text says is in it")
        if entry.country in group.countries:
            score += _PEOPLE_SAID
            sure = True
            why.append("an adjective beside it names the country")
        if entry.level != "country" and entry.country in countries:
            score += _COUNTRY_SURE if entry.country in sure_countries else _SAME_COUNTRY
            why.append("other places of the report are in the same country")
        elif entry.level != "country" and (peoples.get(entry.country) or entry.country in named):
            score += _COUNTRY_NAMED
            why.append("the report speaks of the country")
        region = (entry.country, entry.admin1)
        if entry.level in ("town", "district") and entry.admin1 and region in regions:
            score += _SAME_REGION if region in sure_regions else _SAME_REGION / 2
            why.append("other places of the report are in the same region")
        scored.append((score, entry, tuple(why), sure))
    scored.sort(key=lambda row: (-row[0], row[1].id))
    _, entry, reasons, sure = scored[0]
    if not reasons and len({each.country for each in group.candidates}) > 1 and entry.population < _SMALL:
        return Sense(None, ("several small places of this name, and nothing in the report speaks for one",))
    if not reasons:
        reasons = ("the only place of this name",) if len(group.candidates) == 1 else ("the largest place of this name",)
    return Sense(entry, reasons, sure)


def _start(group: Group) -> Sense:
    """What is clear before the names are weighed: countries, and names of a single place."""
    clear = [entry for entry in group.candidates if entry.level == "country"] or list(group.candidates)
    if not clear or (clear[0].level != "country" and (len(group.candidates) > 1 or clear[0].population < _SURE)):
        return Sense(None, ())
    if group.usual not in (None, clear[0].id):
        return Sense(None, ())
    return Sense(clear[0], (), sure=True)


def _base(entry: Entry, group: Group) -> tuple[float, list[str]]:
    """What speaks for a candidate by itself."""
    why: list[str] = []
    score = _LEVELS[entry.level] + _PER_TENFOLD * math.log10(entry.population + 1)
    if entry.id == group.usual and group.level in (None, entry.level):
        score += _USUAL
        if entry.level != "country":
            why.append("what the bare name usually means")
    if entry.level == "country":
        why.append("a country")
    if entry.capital:
        score += _CAPITAL
    if plain(entry.name) == group.key:
        score += _OWN_NAME
    return score, why


def _fits(entry: Entry, outer: int, groups: Sequence[Group], senses: Sequence[Sense], gazetteer: Gazetteer, *, first: bool) -> bool | None:
    """Whether a candidate lies in what the text says; None where that is not known to the gazetteer."""
    if not groups[outer].candidates:
        return None
    sense = senses[outer].entry
    if first or sense is None:
        return any(contains(each, entry, gazetteer) for each in groups[outer].candidates) or None
    return contains(sense, entry, gazetteer)


def _unless_odd(index: int, groups: Sequence[Group], senses: Sequence[Sense], gazetteer: Gazetteer) -> Sense:
    """The sense, unless it lies elsewhere than the text says, on another continent, or far from where the report is set."""
    sense = senses[index]
    entry = sense.entry
    if entry is None or entry.level == "country":
        return sense
    said = [senses[outer] for outer in sorted(groups[index].within)]
    if any(outer.sure and outer.entry is not None and not _may_hold(outer.entry, entry, gazetteer) for outer in said):
        return Sense(None, ("no place of this name is known where the text says it is",))
    if sense.sure or entry.population >= _LARGE:
        return sense
    others = [(other.entry, other.sure) for n, other in enumerate(senses) if other.entry is not None and n != index and groups[n].votes]
    towns = [other for other, _ in others if other.level != "country"] or [other for other, _ in others]
    if entry.country not in {other.country for other, _ in others} and towns and all(kilometres(entry, other) > _FAR_KM for other in towns):
        return Sense(None, ("the only places of this name lie far from every other place of the report",))
    set_in = [other for other, sure in others if sure and other.level != "country" and other.country == entry.country]
    if (
        entry.population < _SURE
        and len({(each.country, each.admin1) for each in groups[index].candidates}) > 1
        and set_in
        and entry.admin1 not in {other.admin1 for other, _ in others if other.country == entry.country}
        and all(kilometres(entry, other) > _NEAR_KM for other in set_in)
    ):
        return Sense(None, ("the only places of this name lie far from where the report is set",))
    return sense


def _may_hold(outer: Entry, inner: Entry, gazetteer: Gazetteer) -> bool:
    """Whether a place can lie in another as far as the gazetteer knows (it knows no parts of towns)."""
    return (
        contains(outer, inner, gazetteer)
        or (outer.level in ("town", "district") and kilometres(outer, inner) < _NEAR_KM)
        or outer.id == inner.id
    )
