"""The codebooks: our kinds of event and their codes in PLOVER and ACLED, decided in one table (`events.tsv`)."""

from __future__ import annotations

from functools import cache

from dateline.records import Codes
from dateline.tables import rows

__all__ = ["codes_of", "family_of", "kinds"]


@cache
def _table() -> dict[str, tuple[str, Codes]]:
    def cell(text: str) -> str | None:
        return None if text == "-" else text

    return {kind: (family, Codes(*map(cell, codes))) for kind, family, *codes in rows("dateline.codes", "events.tsv")}


def kinds() -> tuple[str, ...]:
    """Every kind of event, in the table's order."""
    return tuple(_table())


def codes_of(kind: str) -> Codes:
    """PLOVER and ACLED codes of a kind; raises KeyError for a kind that the table lacks."""
    return _table()[kind][1]


def family_of(kind: str) -> str:
    """The family of a kind: two mentions of one event can differ in kind ("attack", "shooting") but not in family."""
    return _table()[kind][0]
