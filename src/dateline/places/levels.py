"""Levels of places, from the largest to the smallest, and the precision that each gives."""

from __future__ import annotations

from dateline.records import PlacePrecision

LEVELS = ("continent", "sea", "country", "region", "district", "town", "neighbourhood", "site")
BOUNDLESS = ("continent", "sea")
"""Levels of what no country holds."""
RANK = {level: rank for rank, level in enumerate(LEVELS)}
PRECISION: dict[str, PlacePrecision] = {
    "continent": "several",
    "sea": "several",
    "country": "country",
    "region": "region",
    "district": "district",
    "town": "town",
    "neighbourhood": "neighbourhood",
    "site": "site",
}
