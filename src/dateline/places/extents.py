"""Where the middle of an area lies, and how far it reaches, from the towns in it.

A place's radius is the distance from its point to its farthest edge, within which a thing that happened "in" it lies: the
point-radius method of georeferencing (Wieczorek, Guo & Hijmans 2004, International Journal of GIS 18(8)). Countries and
regions are measured by their land (`area_points.tsv`, made by `train/middles.py`). Of what is smaller no borders are at hand: it
reaches as far as its farthest town, and a town as far as its people need at 1,500 to the square kilometre, the least density of an
urban centre (UN Statistical Commission, Degree of Urbanisation, 2020).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from dateline.text.distance import kilometres

Point = tuple[float, float]
"""Latitude and longitude in degrees (WGS 84)."""
LEAST_KM = 1.0
_PEOPLE_PER_KM2 = 1500.0


def middle(towns: Sequence[Point]) -> Point:
    """The centre of gravity of the area that the outermost towns span, rather than of where most towns are.

    Where they straddle the 180th meridian (Fiji, Alaska), longitudes are counted through it.
    """
    lons = [lon for _, lon in towns]
    through = max(lons) - min(lons) > 180
    corners = _outermost((lon % 360 if through else lon, lat) for lat, lon in towns)
    lon, lat = _centre(corners)
    return round(lat, 4), round(lon - 360 if lon > 180 else lon, 4)


def reach(point: Point, towns: Iterable[Point]) -> float:
    """Kilometres from an area's point to its farthest town."""
    return round(max([LEAST_KM, *(kilometres(*point, *town) for town in towns)]), 1)


def town_radius(people: int) -> float:
    """Kilometres that a town of so many people reaches from its middle; `LEAST_KM` where few or unknown."""
    return round(max(LEAST_KM, math.sqrt(people / _PEOPLE_PER_KM2 / math.pi)), 1)


def _outermost(points: Iterable[Point]) -> list[Point]:
    """The corners of the smallest convex area around points, in order (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    return ordered if len(ordered) < 3 else _side(ordered) + _side(ordered[::-1])


def _side(points: Sequence[Point]) -> list[Point]:
    corners: list[Point] = []
    for point in points:
        while len(corners) > 1 and _turn(corners[-2], corners[-1], point) <= 0:
            corners.pop()
        corners.append(point)
    return corners[:-1]


def _turn(a: Point, b: Point, c: Point) -> float:
    """Above 0 where the way from a over b to c turns left."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _centre(corners: Sequence[Point]) -> Point:
    """The centre of gravity of an area; of the corners themselves where they span none."""
    sides = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)]
    area = math.fsum(cross for *_, cross in sides)
    if len(corners) < 3 or abs(area) < 1e-9:
        return math.fsum(x for x, _ in corners) / len(corners), math.fsum(y for _, y in corners) / len(corners)
    x = math.fsum((a[0] + b[0]) * cross for a, b, cross in sides) / (3 * area)
    y = math.fsum((a[1] + b[1]) * cross for a, b, cross in sides) / (3 * area)
    return x, y
