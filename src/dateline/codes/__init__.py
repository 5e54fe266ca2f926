"""The codebooks: our kinds of event and their codes in PLOVER and ACLED, decided in one place.

`events.tsv` gives each kind its codes; `between.tsv` changes ACLED's where they hang on who did it to whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from dateline.records import Codes
from dateline.tables import rows

__all__ = ["codes_between", "codes_of", "family_of", "kinds", "nature_of", "sort_of", "sub_types"]

_HERE = "dateline.codes"


@cache
def _table() -> dict[str, tuple[str, str, Codes]]:
    def cell(text: str) -> str | None:
        return None if text == "-" else text

    return {kind: (nature, family, Codes(*map(cell, codes))) for kind, nature, family, *codes in rows(_HERE, "events.tsv")}


def kinds() -> tuple[str, ...]:
    """Every kind of event, in the table's order."""
    return tuple(_table())


def codes_of(kind: str) -> Codes:
    """PLOVER and ACLED codes of a kind; raises KeyError for a kind that the table lacks."""
    return _table()[kind][2]


def codes_between(kind: str, actors: Iterable[str] = (), targets: Iterable[str] = ()) -> Codes:
    """The codes of a kind when done by `actors` to `targets` (names or descriptions, as the reports word them).

    PLOVER's stay the kind's own. ACLED tells an attack on troops (Battles) from one on civilians, and a town taken by
    an army from one taken by rebels. Raises KeyError for a kind that the table lacks.
    """
    own = codes_of(kind)
    by, to = _sort_among(actors), _sort_among(targets)
    for told, actor, target, sub_type in rows(_HERE, "between.tsv"):
        if kind in told.split("|") and _fits(actor, by) and _fits(target, to):
            return replace(own, acled=sub_types()[sub_type], acled_sub=sub_type)
    return own


def sort_of(name: str) -> str | None:
    """What sort of party a name or description says: crowd, mob, armed group or state forces; None where it does not."""
    said = {sort for word in re.findall(r"[\w-]+", name.lower()) if (sort := _sorts().get(word)) is not None}
    return next((sort for sort in dict.fromkeys(_sorts().values()) if sort in said), None)


@cache
def sub_types() -> Mapping[str, str]:
    """ACLED's 25 sub-types, each with its type, in the order of ACLED's hierarchy: the higher names an event of several tactics."""
    return {sub_type: wide for wide, sub_type in rows(_HERE, "acled.tsv")}


def family_of(kind: str) -> str:
    """The family of a kind: two mentions of one event can differ in kind ("attack", "shooting") but not in family."""
    return _table()[kind][1]


def nature_of(kind: str) -> str:
    """Harm (it can kill or hurt), crowd (people out in protest), act or word (all else, done or spoken)."""
    return _table()[kind][0]


def _sort_among(names: Iterable[str]) -> str | None:
    """The sort that the first name says whose sort can be told."""
    return next((sort for name in names if (sort := sort_of(name)) is not None), None)


def _fits(wanted: str, sort: str | None) -> bool:
    return wanted == "*" or (sort or "-") in wanted.split("|")


@cache
def _sorts() -> dict[str, str]:
    return {row[0]: row[1] for row in rows(_HERE, "parties.tsv")}
