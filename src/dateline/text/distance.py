"""The distance of two points on the globe."""

from __future__ import annotations

import math

EARTH_RADIUS_KM = 6371.0088
"""The mean radius of the Earth (IUGG 1980, R1)."""


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance of two points, in kilometres; degrees in, north and east above 0 (haversine formula).

    On the ellipsoid it can differ by up to 0.6 %. Raises `ValueError` for a latitude beyond 90 degrees.
    """
    if not (-90 <= lat <= 90 and -90 <= other_lat <= 90):
        raise ValueError(f"a latitude lies between -90 and 90 degrees, not {lat} and {other_lat}")
    one, other = math.radians(lat), math.radians(other_lat)
    half = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))
