"""Landscapes, islands and former provinces: Darfur, Java, Greater Manchester; the source packages have only the parts they consist of today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.places.extents import middle, reach
from dateline.places.keys import plain
from dateline.tables import rows

if TYPE_CHECKING:
    from dateline.places.sources import Row


def wider_areas(divisions: Mapping[str, Row], towns: Sequence[Row]) -> list[Row]:
    """The rows of `wider_areas.tsv`: a region where its parts are regions of `divisions`, a district where they are districts of one region.

    Its point is the middle of the area that its outermost towns span.
    """
    found = []
    for name, others, codes in rows("dateline.places", "wider_areas.tsv"):
        parts = [divisions[code] for code in codes.split()]
        first = parts[0]
        ids = {part.id for part in parts} | {row.id for row in divisions.values() if row.parent in {part.id for part in parts}}
        points = [(town.lat, town.lon) for town in towns if town.parent in ids and town.lat is not None and town.lon is not None]
        point = middle(points)
        row = replace(
            first,
            id=f"area:{first.country.lower()}-{plain(name).replace(',', '').replace(' ', '-')}",
            name=name,
            admin1=first.admin1 if first.level == "district" else None,
            lat=point[0],
            lon=point[1],
            population=sum(part.population for part in parts),
            names={name, *(others.split("|") if others != "-" else ())},
            code=None,
            radius=reach(point, points),
            parts=tuple(sorted(part.id for part in parts)),
        )
        found.append(row)
    return found
