"""Departments: in some countries what others call provinces, elsewhere offices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from dateline.places.gazetteer import Entry
from dateline.places.surroundings import Unit
from dateline.tables import rows

_WORDS = frozenset({"department", "departments"})


@cache
def _levels() -> dict[str, str]:
    """Level of a country's departments, by its code."""
    return {row[0]: row[1] for row in rows("dateline.places", "departments.tsv")}


def department(row: Sequence[Unit], index: int, length: int, entries: Iterable[Entry]) -> str | None:
    """The level of the department that a name of the gazetteer and the word beside it mean: "Usulutan Department", "the department of Bolivar".

    None where no such word stands there, where it means an office ("Texas Department of Transportation", "a Paris department
    store"), or where no country has a department of that name.
    """
    behind = row[index + length :][:2]
    named = bool(behind) and behind[0].lower in _WORDS and not (len(behind) > 1 and behind[1].lower in ("of", "store", "stores"))
    headed = index > 1 and row[index - 1].lower == "of" and row[index - 2].lower in _WORDS
    if not (named or headed):
        return None
    return next((entry.level for entry in entries if _levels().get(entry.country) == entry.level), None)
