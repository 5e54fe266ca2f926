"""Time zones as newspapers print them behind a clock time: "09:19 GMT", "5 p.m. EST"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dateline.tables import rows


def is_zone(word: str) -> bool:
    """Whether a word, in whatever letters, names a time zone."""
    return word.upper() in _table()


def hours_ahead(zone: str) -> float | None:
    """Hours that a zone is ahead of Greenwich; None for a word that is no zone, and for "ET" and the like, which depend on the season."""
    return _table().get(zone.upper())


@cache
def _table() -> Mapping[str, float | None]:
    return {row[0]: float(row[1]) if len(row) > 1 else None for row in rows("dateline.text", "zones.tsv")}
