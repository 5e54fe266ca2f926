"""Chooses one sense for each name of a report, all names together."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.places.abstaining import SMALL, SURE, unless_odd
from dateline.places.gazetteer import Entry, Gazetteer
from dateline.places.keys import plain
from dateline.places.lying import contains
from dateline.places.named import Group, Sense
from dateline.places.neighbours import Belief, Neighbours
from dateline.places.renown import is_overshadowed

_ROUNDS = 4
_SMALL_WEIGHT = 0.5
_SPEAKS = 0.25
_SURELY_NEAR = 0.8
_HOME_WEIGHT = 1.0

# Weights, in order of what should decide: what the text says, the neighbours, what news usually mean, people.
_SAID = 6.0
_SAID_OTHERWISE = -4.0
_LISTED_ALIKE = 2.0
_MOST_ALIKE = 3
_OF_THE_CITY = 6.0
_OF_A_CITY = 3.0
_HOLDS = 3.0
_OVERSHADOWED = -6.0
_PEOPLE_SAID = 3.0
_SAME_COUNTRY = 3.0
_SAME_REGION = 3.5
_NEARBY = 3.0
_USUAL = 3.0
_CAPITAL = 1.0
_OWN_NAME = 1.5
_OTHER_LEVEL = -6.0
_PER_TENFOLD = 0.8
_LEVELS = {"continent": 3.0, "sea": 3.0, "country": 3.0, "region": 1.0, "district": -1.0, "town": 1.5, "neighbourhood": 0.0, "site": -1.5}


_COMPANY = (
    "other places of the report lie near it",
    "other places of the report are in the same region",
    "other places of the report are in the same country",
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with what speaks for it."""

    score: float
    entry: Entry
    why: tuple[str, ...]
    sure: bool


def choose(groups: Sequence[Group], peoples: Mapping[str, int], gazetteer: Gazetteer, home: Entry | None = None) -> tuple[Sense, ...]:
    """One sense for each group; `peoples` counts adjectives of countries ("Iraqi") in the report, by code; `home` is its outlet's.

    Each round scores every candidate with what the round before believed of its neighbours, so that order plays no part.
    """
    candidates = [_candidates(group, groups, gazetteer, home) for group in groups]
    senses: tuple[Sense, ...] = tuple(Sense(None, ()) for _ in groups)
    outlet = () if home is None else (Belief("the outlet's home", _HOME_WEIGHT, ((home, 1.0),)),)
    around = Neighbours(outlet, peoples)
    for number in range(_ROUNDS):
        scored = [
            _score(group, own, groups, senses, around, gazetteer, home, first=number == 0)
            for group, own in zip(groups, candidates, strict=True)
        ]
        senses = tuple(_best(group, each) for group, each in zip(groups, scored, strict=True))
        beliefs = [_believed(group, each) for group, each in zip(groups, scored, strict=True) if each and group.votes]
        around = Neighbours([*beliefs, *outlet], peoples)
    return tuple(unless_odd(index, groups, senses, gazetteer, home) for index in range(len(groups)))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What of a candidate does not hang on the senses of other names; found once for all rounds."""

    entry: Entry
    base: float
    why: tuple[str, ...]
    sure: bool
    holds: bool
    bonus: float
    reason: str | None
    """What speaks for it as a part of a city."""
    said: bool
    """Whether an adjective beside it names the country."""
    at_home: bool
    overshadowed: bool


def _candidates(group: Group, groups: Sequence[Group], gazetteer: Gazetteer, home: Entry | None) -> list[_Candidate]:
    found = []
    for entry in group.candidates:
        base, why = _base(entry, group)
        sure = entry.level in ("sea", "country") or entry.id == group.usual or (len(group.candidates) == 1 and entry.population >= SURE)
        holds = any(contains(entry, inner, gazetteer) for held in sorted(group.holds) for inner in groups[held].candidates)
        bonus, reason = (0.0, None) if group.seat else _city_speaks(entry, groups, home, gazetteer)
        said = entry.country in group.countries
        overshadowed = not group.in_address and is_overshadowed(entry, group.key, group.candidates)
        found.append(_Candidate(entry, base, tuple(why), sure, holds, bonus, reason, said, _same_region(home, entry), overshadowed))
    return found


def _score(
    group: Group,
    candidates: Sequence[_Candidate],
    groups: Sequence[Group],
    senses: Sequence[Sense],
    around: Neighbours,
    gazetteer: Gazetteer,
    home: Entry | None,
    *,
    first: bool,
) -> list[Scored]:
    """The candidates of a group, the best first."""
    scored: list[Scored] = []
    for one in candidates:
        entry, score, why, sure = one.entry, one.base, list(one.why), one.sure
        for outer in sorted(group.within):
            fits = _fits(entry, outer, groups, senses, gazetteer, first=first)
            score += _SAID if fits else _SAID_OTHERWISE if fits is False else 0.0
            if fits:
                sure = True
                why.append(f'the text says it is in "{groups[outer].key}"')
        if one.holds:
            score += _HOLDS
            why.append("holds a place that the text says is in it")
        if one.reason is not None:
            score += one.bonus
            sure = sure or one.bonus == _OF_THE_CITY
            why.append(one.reason)
        if one.said:
            score += _PEOPLE_SAID
            sure = True
            why.append("an adjective beside it names the country")
        company = around.of(group.key, entry)
        alike = sum(_is_alike(senses[other].entry, entry) for other in sorted(group.listed))
        if alike:
            score += _LISTED_ALIKE * min(alike, _MOST_ALIKE)
            why.append("listed with other regions of the country")
        listed = any(_same_region(senses[other].entry, entry) for other in group.listed)
        if one.overshadowed and not (sure or one.holds or one.at_home or listed):
            score += _OVERSHADOWED * max(0.0, 1.0 - company.small)
        score += _SAME_COUNTRY * _share(company.country) + _SAME_REGION * _share(company.region) + _NEARBY * _share(company.near)
        if entry.level != "country":
            why += [
                reason for mass, reason in zip((company.near, company.region, company.country), _COMPANY, strict=True) if mass >= _SPEAKS
            ]
            if home is not None and one.at_home:
                why.append(f"the outlet is at home in {home.name}")
        scored.append(Scored(score, entry, tuple(why), sure or company.near >= _SURELY_NEAR))
    return sorted(scored, key=lambda each: (-each.score, each.entry.id))


def _city_speaks(entry: Entry, groups: Sequence[Group], home: Entry | None, gazetteer: Gazetteer) -> tuple[float, str | None]:
    """What speaks for a part of a city: that its city is named, and more so where the report is sent from there, its police act, or the outlet is there."""
    cities = {above.id for above in gazetteer.containers(entry) if above.level == "town"}
    if not cities:
        return 0.0, None
    named = [group for group in groups if any(each.id in cities for each in group.candidates)]
    if any(group.seat for group in named) or (home is not None and home.id in cities):
        return _OF_THE_CITY, "a part of the city that the report is sent from, or whose police act"
    return (_OF_A_CITY, "a part of a city that the report names") if named else (0.0, None)


def _same_region(a: Entry | None, b: Entry) -> bool:
    return a is not None and a.admin1 is not None and (a.country, a.admin1) == (b.country, b.admin1)


def _is_alike(a: Entry | None, b: Entry) -> bool:
    """Whether both are regions of one country: in "Ohio, New York and Utah" New York is the state."""
    return a is not None and a.level == b.level == "region" and a.country == b.country


def _share(mass: float) -> float:
    """From 0 to 1: one neighbour says much, the tenth little."""
    return 1.0 - math.exp(-mass)


def _believed(group: Group, scored: Sequence[Scored]) -> Belief:
    """What the scores make of a name as a neighbour of others."""
    weights = [(each.entry, math.exp(each.score - scored[0].score)) for each in scored]
    total = math.fsum(weight for _, weight in weights)
    small = scored[0].entry.level == "town" and scored[0].entry.population < SMALL and not scored[0].sure
    return Belief(group.key, _SMALL_WEIGHT if small else 1.0, tuple((entry, weight / total) for entry, weight in weights))


def _best(group: Group, scored: Sequence[Scored]) -> Sense:
    if not scored:
        return Sense(None, ("not in the gazetteer",))
    best = scored[0]
    reasons = best.why
    if not reasons and len({each.country for each in group.candidates}) > 1 and best.entry.population < SMALL:
        return Sense(None, ("several small places of this name, and nothing in the report speaks for one",))
    if not reasons:
        reasons = ("the only place of this name",) if len(group.candidates) == 1 else ("the largest place of this name",)
    return Sense(best.entry, reasons, best.sure)


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
    if group.level == "district" and entry.level != "district":
        score += _OTHER_LEVEL
    return score, why


def _fits(entry: Entry, outer: int, groups: Sequence[Group], senses: Sequence[Sense], gazetteer: Gazetteer, *, first: bool) -> bool | None:
    """Whether a candidate lies in what the text says; None where that is not known to the gazetteer."""
    if not groups[outer].candidates:
        return None
    sense = senses[outer].entry
    if first or sense is None:
        return any(contains(each, entry, gazetteer) for each in groups[outer].candidates) or None
    return contains(sense, entry, gazetteer)
