"""Levels of places, from the largest to the smallest, and the precision that each gives."""

from __future__ import annotations

from dateline.records import PlacePrecision

LEVELS = ("continent", "country", "region", "district", "town", "neighbourhood", "site")
RANK = {level: rank for rank, level in enumerate(LEVELS)}
PRECISION: dict[str, PlacePrecision] = {
    "continent": "several",
    "country": "country",
    "region": "region",
    "district": "district",
    "town": "town",
    "neighbourhood": "neighbourhood",
    "site": "site",
}
