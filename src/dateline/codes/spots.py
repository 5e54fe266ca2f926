"""How precisely an event's place is known, as conflict data code it: ACLED's `geo_precision`, UCDP's `where_prec`; and how far off it may lie."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from dateline.tables import rows

NEAR_KM = 25.0
"""What "near" a known place means to UCDP: within about 25 km of it."""
_KM = {"km": 1.0, "kms": 1.0, "kilometres": 1.0, "kilometers": 1.0, "mi": 1.609344, "miles": 1.609344}
_AWAY = re.compile(r"(?P<number>[\w.,-]+) (?P<unit>km|kms|kilometres|kilometers|mi|miles)\b")
_NUMBERS = {word: number for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
_BETWEEN = frozenset({"between", "through", "along", "border of", "borders of", "to", "towards"})
_BESIDE = re.compile(
    r"^(?:near|outside|around|beyond|off)\b|(?:^| )(?:north|south|east|west)[a-z-]* of$|^(?:outside|edge|outskirts|suburbs) of$|\d.* from$"
)


Standing = Literal["in", "near", "far", "between"]


class PlacePrecision(NamedTuple):
    """The codes of a place; None where a codebook takes no event placed so loosely."""

    acled: int | None
    ucdp: int | None


def place_precision(precision: str, relation: str | None) -> PlacePrecision:
    """The codes of a place of a precision ("town") that stands in a relation ("north of") to what happened (`place_precision.tsv`)."""
    return _codes().get((precision, standing(relation)), PlacePrecision(None, None))


def radius_km(reach: float, relation: str | None) -> float:
    """Kilometres from a place's point within which it happened: those that the place itself reaches, and those stated, or else `NEAR_KM`, beyond it.

    The point-radius method: of "20 km north of Arlen" what is said to lie between is added to the town's own reach.
    """
    if standing(relation) in ("in", "between"):
        return round(reach, 1)
    return round(reach + (NEAR_KM if (away := kilometres_away(relation)) is None else away), 1)


def kilometres_away(relation: str | None) -> float | None:
    """Kilometres that a relation states ("20 km north of", "eight miles north of"); None where it states none."""
    match = _AWAY.search(relation or "")
    if match is None:
        return None
    words = match["number"].replace(",", "").lower()
    number = _NUMBERS.get(words)
    try:
        return round((float(words) if number is None else number) * _KM[match["unit"]], 1)
    except ValueError:
        return None


def standing(relation: str | None) -> Standing:
    """How what happened lies to a place of which these words are said: "in" it (also "heart of"), "near", "far", or "between" it and another."""
    if relation in _BETWEEN:
        return "between"
    away = kilometres_away(relation)
    if away is None:
        return "near" if _BESIDE.search(relation or "") else "in"
    return "far" if away > NEAR_KM else "near"


@cache
def _codes() -> dict[tuple[str, str], PlacePrecision]:
    table = rows("dateline.codes", "place_precision.tsv")
    return {(precision, how): PlacePrecision(*(None if code == "-" else int(code) for code in codes)) for precision, how, *codes in table}
