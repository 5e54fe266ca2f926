"""Distances on the globe."""

from __future__ import annotations

from collections.abc import Collection

from dateline.text.distance import EARTH_RADIUS_KM, kilometres

__all__ = ["EARTH_RADIUS_KM", "SAME_AREA_KM", "kilometres", "share_within"]

SAME_AREA_KM = 161.0
"""100 miles: within it the literature on geoparsing takes a place as found (Leidner 2008)."""


def share_within(distances: Collection[float | None], km: float = SAME_AREA_KM) -> float:
    """The share of `distances` of at most `km` kilometres, from 0 to 1; None (no place was given) is never within. 1 where there is none."""
    return sum(distance is not None and distance <= km for distance in distances) / len(distances) if distances else 1.0
