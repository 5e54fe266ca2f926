"""The distinct values of an event, each with its claims and the number of independent texts it comes from."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from dateline.codes.spots import standing
from dateline.events.facts import coarseness
from dateline.records import (
    Actor,
    ActorReading,
    Claim,
    Place,
    PlaceReading,
    Span,
    Stance,
    When,
    WhenReading,
)
from dateline.text.distance import kilometres

_T = TypeVar("_T", When, Place)

Origin = Callable[[Claim], str]
"""From a claim to the report in which its telling of the event originated."""

_FINE = {"day": 0, "days": 1, "week": 2, "month part": 3, "month": 4, "season": 5, "year": 6, "unknown": 7}


def day_readings(
    claims: Sequence[Claim], times: Mapping[Span, When], origin: Origin, own: Callable[[Claim], bool], over: Callable[[Claim], date | None]
) -> tuple[WhenReading, ...]:
    """Every distinct day or interval; first those that begin no later than any report of it, then the one that most independent texts support (a wider interval that
    contains it supports it too), then the more precise, then one told by its date, then the one told most often, then the earlier.

    `own` says whether a day stands in the sentence that tells the event. One that another sentence tells, with the
    circumstances, counts only where no sentence of the event has any, or where it is, or makes more precise, one of theirs.
    `over` gives the day by which a claim tells it as having happened, None where it is still to come: a later day is misread, and left
    out; so is, as a rule, one that is later than another report of the event.
    """
    happened = min((day for claim in claims if (day := over(claim))), default=date.max)
    dated = [
        (claim, when)
        for claim in claims
        if claim.field == "when" and (when := times[claim.span]).start and when.end and when.start <= (over(claim) or date.max)
    ]
    told = [(claim, when) for claim, when in dated if own(claim)]
    own_days = {(when.start, when.end) for _, when in told if when.start and when.end}
    told += [
        (claim, when)
        for claim, when in dated
        if not own(claim) and when.start and when.end and (not own_days or any(_holds(days, (when.start, when.end)) for days in own_days))
    ]
    grouped = _grouped(told)
    spans = {key: (when.start, when.end) for key, (when, _) in grouped.items() if when.start and when.end}
    found = []
    for key, (start, end) in spans.items():
        when, said = grouped[key]
        support = {origin(claim) for other in spans if _holds(spans[other], (start, end)) for claim in grouped[other][1]}
        reading = WhenReading(start, end, when.precision, _ids(said), len({origin(claim) for claim in said}))
        written = any(times[claim.span].rule in _WRITTEN for claim in said)
        late = start > happened
        found.append(((late, -len(support), _FINE[when.precision], (end - start).days, not written, -len(said), start, end), reading))
    return tuple(reading for _, reading in sorted(found, key=lambda row: row[0]))


_WRITTEN = frozenset({"date", "date in figures"})
"""Rules of days that are told by their date: a weekday can be told, and read, a day or a week amiss."""


def _holds(outer: tuple[date, date], inner: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def place_readings(claims: Sequence[Claim], places: Mapping[Span, Place], origin: Origin) -> tuple[PlaceReading, ...]:
    """Every distinct place, as its first report places it; first the best supported (what contains it supports it too), then the more precise."""
    grouped = _nested(_grouped((claim, places[claim.span]) for claim in claims if claim.field == "where"))
    towns = frozenset(place.name for place, _ in grouped.values() if place.level == "town")
    found = []
    for place, said in grouped.values():
        support = {origin(claim) for outer, others in grouped.values() if outer is place or _contains(outer, place) for claim in others}
        reading = PlaceReading(
            place.name,
            place.gazetteer,
            place.lat,
            place.lon,
            place.precision,
            place.within,
            place.country,
            _ids(said),
            len({origin(claim) for claim in said}),
            relation=place.relation,
            radius_km=place.radius_km,
            geo_precision=place.geo_precision,
            where_prec=place.where_prec,
        )
        found.append(((-len(support), _vagueness(place, towns), -len(said), place.name), reading))
    return tuple(reading for _, reading in sorted(found, key=lambda row: row[0]))


def _vagueness(place: Place, towns: frozenset[str]) -> float:
    """How little a place says where: its coarseness; a street or quarter that lies in no town we know says less than a town, and
    what lies outside or west of a town less than that it lies in it; so does a town that is only named for its police or for people from there.
    """
    if place.gazetteer is None and place.within and towns.isdisjoint(place.within):
        return _TOWN + 0.5
    if place.relation in ("authority", "home", "dateline"):
        return coarseness(place) + 0.3
    return coarseness(place) + (0 if place.relation == "near" or standing(place.relation) == "in" else 1.5)


_TOWN = 2


def _nested(grouped: Mapping[Hashable, tuple[Place, list[Claim]]]) -> dict[Hashable, tuple[Place, list[Claim]]]:
    """The places, each part of a city also within it: where one event is told to be in Westgate and in Arlen, and Arlen reaches over Westgate."""
    towns = [place for place, _ in grouped.values() if place.level == "town" and standing(place.relation) == "in"]
    city_of = {town.name: city.name for town in towns for city in towns if _reaches_over(city, town)}
    nested: dict[Hashable, tuple[Place, list[Claim]]] = {}
    for key, (place, said) in grouped.items():
        inner = next((name for name in (place.name, *place.within) if name in city_of), None)
        if inner is not None and (city := city_of[inner]) not in place.within:
            at = place.within.index(inner) + 1 if inner in place.within else 0
            place = replace(place, within=(*place.within[:at], city, *place.within[at:]))  # noqa: PLW2901 - the same place, better placed
        nested[key] = (place, said)
    return nested


def _reaches_over(city: Place, town: Place) -> bool:
    """Whether a city is so much larger than a town in the same region, and so near, that the town is a part of it."""
    if None in (city.lat, city.lon, town.lat, town.lon, city.radius_km, town.radius_km) or city.within[-2:] != town.within[-2:]:
        return False
    apart = kilometres(city.lat, city.lon, town.lat, town.lon)  # type: ignore[arg-type] # none of them is None
    return city.radius_km > 2 * town.radius_km and apart < city.radius_km  # type: ignore[operator] # as above


def _contains(outer: Place, inner: Place) -> bool:
    return outer.name in inner.within or (
        outer.level == "country" and inner.level != "country" and outer.country is not None and outer.country == inner.country
    )


FIRMNESS: tuple[Stance, ...] = (
    "states", "says", "confirms", "concedes", "claims", "blames", "believes", "suspects", "alleges", "asks", "favours", "opposes", "doubts",
    "retracts", "denies",
)  # fmt: skip
"""Stances, the one that vouches most for what it tells first."""


def actor_readings(claims: Sequence[Claim], field: str, actors: Mapping[Span, Actor], origin: Origin) -> tuple[ActorReading, ...]:
    """Every one named in a role; first the ones that most independent texts name."""
    grouped: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.field == field:
            grouped.setdefault(claim.value.lower(), []).append(claim)
    found = []
    for key, said in grouped.items():
        actor = next((actors[claim.span] for claim in said if claim.span in actors), None)
        name = actor.name if actor else min((claim.value for claim in said), key=lambda value: (len(value), value))
        origins = len({origin(claim) for claim in said})
        reading = ActorReading(
            name,
            actor.register if actor else None,
            actor.sector if actor else None,
            actor.country if actor else None,
            _ids(said),
            origins,
            min((claim.stance for claim in said), key=FIRMNESS.index),
        )
        found.append(((reading.id is None, -origins, -len(said), key), reading))
    return tuple(reading for _, reading in sorted(found, key=lambda row: row[0]))


def _grouped(said: Iterable[tuple[Claim, _T]]) -> dict[Hashable, tuple[_T, list[Claim]]]:
    grouped: dict[Hashable, tuple[_T, list[Claim]]] = {}
    known: dict[str, Hashable] = {}
    for claim, value in said:
        # In one event the same name in one country is one place, where a report gave too little to tell which Springfield it means.
        key: Hashable = (value.start, value.end) if isinstance(value, When) else (value.name.lower(), value.country)
        if isinstance(value, Place) and value.gazetteer is not None and key not in grouped:
            key = known.setdefault(value.gazetteer, key)  # "Salt Lake" and "Salt Lake City"
        told, claims = grouped.setdefault(key, (value, []))
        claims.append(claim)
        if isinstance(value, Place) and isinstance(told, Place) and _says_better(value, told):
            grouped[key] = (value, claims)
    return grouped


def _says_better(value: Place, told: Place) -> bool:
    """Whether the same place is told more plainly: written out, or as where it happened rather than as whose police came."""
    indirect = ("authority", "home", "dateline")
    return ("." not in value.name, value.relation not in indirect) > ("." not in told.name, told.relation not in indirect)


def _ids(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(sorted(claim.id for claim in claims))
