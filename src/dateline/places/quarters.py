"""The quarters of large cities: "Austin" in a Chicago paper is a part of Chicago.

The source packages know some of them as towns beside the city, some not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.places.keys import plain
from dateline.tables import rows
from dateline.text.distance import kilometres

if TYPE_CHECKING:
    from dateline.places.sources import Row

_REACH = 1.5
"""A town of a quarter's name is the quarter where it lies within so many radii of the city."""


def with_quarters(towns: Sequence[Row]) -> list[Row]:
    """Make those of `towns` that are quarters parts of their city, and give a new row for each quarter that is none of them.

    A part that has quarters itself (Brooklyn) stays a town. A quarter whose own point is unknown is at its city's, and reaches as far as the city.
    """
    named: defaultdict[tuple[str, str | None], list[Row]] = defaultdict(list)
    for town in towns:
        if town.country == "US":
            named[plain(town.name), town.admin1].append(town)
    found = []
    table = rows("dateline.places", "quarters.tsv")
    boroughs = {city for _, city, _ in table}
    for name, city_name, state in table:
        city = max(named[plain(city_name), state], key=lambda town: (town.population, town.id))
        near = [town for town in named[plain(name), state] if town is not city and _apart(city, town) < _REACH * city.radius]
        quarter = min(near, key=lambda town: (_apart(city, town), town.id), default=None)
        if quarter is None:
            identity = f"quarter:us-{state}-{city_name}-{name}".lower().replace(" ", "-")
            quarter = replace(city, id=identity, name=name, population=0, names={name})
            found.append(quarter)
        quarter.level, quarter.parent = "town" if name in boroughs else "neighbourhood", city.id
    return found


def _apart(city: Row, town: Row) -> float:
    assert city.lat is not None  # noqa: S101 - the source gives every town its coordinates
    assert city.lon is not None  # noqa: S101 - as above
    assert town.lat is not None  # noqa: S101 - as above
    assert town.lon is not None  # noqa: S101 - as above
    return kilometres(city.lat, city.lon, town.lat, town.lon)
