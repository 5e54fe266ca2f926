"""How two places of the gazetteer lie to each other."""

from __future__ import annotations

import math

from dateline.places.gazetteer import Entry, Gazetteer
from dateline.text import distance

_CITY_KM = 25.0
"""What lies nearer to the middle of a great city than this can be a part of it."""


def contains(outer: Entry, inner: Entry, gazetteer: Gazetteer) -> bool:
    """Whether one place is known to lie in another."""
    if outer.country != inner.country or outer.id == inner.id:
        return False
    if outer.level == "country":
        return True
    if parts := gazetteer.parts(outer):
        return inner.id in parts or any(above.id in parts for above in gazetteer.containers(inner))
    if outer.level == "region" and outer.admin1 is not None:
        return outer.admin1 == inner.admin1 and inner.level not in ("country", "region")
    if outer.level == "town" and inner.level in ("neighbourhood", "site"):
        return inner.parent == outer.id or kilometres(outer, inner) < _CITY_KM
    if outer.level == "town" and inner.parent == outer.id:
        return True
    if outer.level == "town":
        return inner.level == "town" and outer.population > 5 * inner.population and kilometres(outer, inner) < _CITY_KM
    return any(above.id == outer.id for above in gazetteer.containers(inner))


def kilometres(a: Entry, b: Entry) -> float:
    """Distance on the sphere; infinite where a coordinate is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return distance.kilometres(a.lat, a.lon, b.lat, b.lon)
