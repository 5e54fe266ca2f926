"""The codebooks: our kinds of event and their codes in PLOVER and ACLED, decided in one table (`events.tsv`)."""

from __future__ import annotations

from functools import cache

from dateline.records import Codes
from dateline.tables import rows

__all__ = ["codes_of", "family_of", "kinds", "nature_of"]


@cache
def _table() -> dict[str, tuple[str, str, Codes]]:
    def cell(text: str) -> str | None:
        return None if text == "-" else text

    return {kind: (nature, family, Codes(*map(cell, codes))) for kind, nature, family, *codes in rows("dateline.codes", "events.tsv")}


def kinds() -> tuple[str, ...]:
    """Every kind of event, in the table's order."""
    return tuple(_table())


def codes_of(kind: str) -> Codes:
    """PLOVER and ACLED codes of a kind; raises KeyError for a kind that the table lacks."""
    return _table()[kind][2]


def family_of(kind: str) -> str:
    """The family of a kind: two mentions of one event can differ in kind ("attack", "shooting") but not in family."""
    return _table()[kind][1]


def nature_of(kind: str) -> str:
    """Harm (it can kill or hurt), crowd (people out in protest), act or word (all else, done or spoken)."""
    return _table()[kind][0]
