"""Places that the whole world knows, and their small namesakes: "the Paris attack" in an Ohio paper is not of Paris, Ohio."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.places.gazetteer import Entry
from dateline.places.keys import plain

_GREAT = 500_000
_TIMES_LARGER = 10
SMALL_NAMESAKE = 100_000
"""People of a town that may be mistaken for a great one; a larger one (London, Ontario) is known by itself."""


def is_renowned(entry: Entry) -> bool:
    """Whether readers anywhere know the place: a country, a capital, a city of half a million."""
    return entry.level == "country" or entry.capital or (entry.level == "town" and entry.population >= _GREAT)


def is_overshadowed(entry: Entry, key: str, namesakes: Sequence[Entry]) -> bool:
    """Whether `entry` is small and a place of renown has the very name (its `key`), not only as another spelling."""
    return (
        entry.level in ("district", "town", "neighbourhood")
        and entry.population < SMALL_NAMESAKE
        and any(is_renowned(each) and plain(each.name) == key and each.population > _TIMES_LARGER * entry.population for each in namesakes)
    )
