"""Places that a user adds: a country's dump of GeoNames, or lines of Who's On First.

- GeoNames (https://download.geonames.org/export/dump/, "YE.zip" or the "YE.txt" in it): 19 columns parted by tabs.
- Who's On First (https://whosonfirst.org): JSON lines (`.jsonl`, `.jsonl.gz`) with id, name, type, lat, lon, county,
  region, country, population, is_current, geonames (its GeoNames id, or null) and names.

A place that the gazetteer has already gets the names that it lacks; the others are added below the regions and
districts that they name.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import BadInput
from dateline.places.extents import LEAST_KM, town_radius
from dateline.places.keys import plain
from dateline.places.levels import RANK
from dateline.places.sources import Row, latin

GEONAMES, WHOSONFIRST = "GeoNames (geonames.org), CC BY 4.0", "Who's On First (whosonfirst.org), CC BY 4.0 and CC0 sources"
_COLUMNS = 19
_DIVISIONS = {"ADM1": "region", "ADM2": "district", "ADM3": "district"}
_GONE = frozenset({"PPLH", "PPLQ", "PPLW", "PPLCH"})
_CLASSES = {"P": "town", "S": "site", "T": "site", "H": "site", "L": "site"}
_RADIUS = {"region": 100.0, "district": 25.0, "neighbourhood": 2.0}
"""Kilometres that a place reaches of which the file tells no more than a point."""
_TYPES = {
    "country": "country",
    "region": "region",
    "county": "district",
    "localadmin": "district",
    "locality": "town",
    "borough": "neighbourhood",
    "macrohood": "neighbourhood",
    "neighbourhood": "neighbourhood",
    "campus": "site",
}


@dataclass(frozen=True, slots=True)
class Given:
    """A place as a file gives it, with the code or name of its region and of its district, where it gives them."""

    row: Row
    region: str | None
    district: str | None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line that could not be read, and why."""

    line: int
    why: str


def is_whosonfirst(path: Path) -> bool:
    """Whether a file is named as one of Who's On First; any other is read as one of GeoNames."""
    return path.name.endswith((".jsonl", ".jsonl.gz"))


def read(path: Path) -> Iterator[Given | Unreadable]:
    """The places of a file, and the lines that could not be read; what is no place of ours (roads, ruins) is passed over.

    Raises `BadInput` where the file cannot be opened.
    """
    one = _of_whosonfirst if is_whosonfirst(path) else _of_geonames
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    given = one(line.rstrip("\r\n"))
                except (ValueError, KeyError, TypeError) as error:
                    yield Unreadable(number, str(error) or type(error).__name__)
                else:
                    if given is not None:
                        yield given
    except (OSError, EOFError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: cannot be read as places: {error}") from error


@contextmanager
def _opened(path: Path) -> Iterator[Iterable[str]]:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            name = next((name for name in archive.namelist() if name.endswith(".txt") and name != "readme.txt"), None)
            if name is None:
                raise BadInput(f"{path}: no table of places (.txt) in it")
            with archive.open(name) as stream:
                yield io.TextIOWrapper(stream, "utf-8")
    elif path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as text:
            yield text
    else:
        with path.open(encoding="utf-8") as text:
            yield text


def _of_geonames(line: str) -> Given | None:
    cells = line.split("\t")
    if len(cells) != _COLUMNS:
        raise ValueError(f"{len(cells)} columns, not the {_COLUMNS} of GeoNames")
    number, name, ascii_name, others, lat, lon, kind, code, country, _, region, district, *_ = cells
    level = _DIVISIONS.get(code) if kind == "A" else None if code in _GONE else "neighbourhood" if code == "PPLX" else _CLASSES.get(kind)
    if level is None:
        return None
    names = [name, ascii_name, *others.split(",")]
    row = _row(f"geonames:{int(number)}", name, level, country, lat, lon, cells[14], names)
    row.admin1 = region or None
    return Given(row, f"{country}.{region}" if region else None, f"{country}.{region}.{district}" if region and district else None)


def _of_whosonfirst(line: str) -> Given | None:
    place: dict[str, Any] = json.loads(line)
    if not isinstance(place, dict):
        raise TypeError("not a JSON object")
    level = _TYPES.get(place["type"])
    if level is None or place.get("is_current") == 0:
        return None
    identity = f"geonames:{int(place['geonames'])}" if place.get("geonames") else f"whosonfirst:{int(place['id'])}"
    if level == "country":
        identity = f"iso:{place['country']}"
    row = _row(
        identity,
        place["name"],
        level,
        place["country"],
        place["lat"],
        place["lon"],
        place.get("population"),
        [place["name"], *place["names"]],
    )
    return Given(row, place.get("region"), place.get("county"))


def _row(identity: str, name: str, level: str, country: str, lat: Any, lon: Any, population: Any, names: list[str]) -> Row:
    if not name:
        raise ValueError("no name")
    if not (isinstance(country, str) and len(country) == 2 and country.isupper()):
        raise ValueError(f"no country code: {country!r}")
    where = (float(lat), float(lon))
    if not (-90 <= where[0] <= 90 and -180 <= where[1] <= 180):
        raise ValueError(f"no point on the earth: {where}")
    people = int(population or 0)
    radius = _RADIUS.get(level, LEAST_KM) if level != "town" else town_radius(people)
    return Row(identity, name, level, country, None, None, *where, people, latin(names) | {name}, radius=radius)


def join(known: Iterable[Row], given: Iterable[Given]) -> list[Row]:
    """The known places with those given: names added to the same place, new places put below their region and district.

    A region or district is the same where the id, or the name within what contains it, is the same.
    """
    rows = {row.id: row for row in known}
    divisions: dict[tuple[str, str], str] = {}
    for row in rows.values():
        _file(row, divisions)
    for each in sorted(given, key=lambda one: (RANK[one.row.level], one.row.id)):
        row = each.row
        country = f"iso:{row.country}"
        region = divisions.get((country, _key(each.region))) if each.region else None
        district = divisions.get((region, _key(each.district))) if region and each.district else None
        parent = {"country": None, "region": country, "district": region or country}.get(row.level, district or region or country)
        same = row.id if row.id in rows else divisions.get((parent or "", _key(row.name))) if row.level in ("region", "district") else None
        if same is not None:
            rows[same].names |= row.names
            if rows[same].level == row.level:
                rows[same].population = rows[same].population or row.population
        elif row.level != "country":
            row.parent = parent
            row.admin1 = rows[region].admin1 if region else row.admin1
            rows[row.id] = row
        _file(rows.get(same or row.id, row), divisions, each)
    return list(rows.values())


def _file(row: Row, divisions: dict[tuple[str, str], str], given: Given | None = None) -> None:
    """Remember a region or district under its names and codes within what contains it."""
    if row.level not in ("region", "district") or row.parent is None:
        return
    names = {row.name, *row.names}
    if row.code:
        names.add(row.code)
    if given is not None:
        names |= {given.row.name, *(code for code in (given.region if row.level == "region" else given.district,) if code)}
    for name in sorted(names):
        divisions.setdefault((row.parent, _key(name)), row.id)


def _key(name: str) -> str:
    """Codes ("YE.08") stay as they are, since keys of names have no full stops."""
    return name if "." in name and name[:2].isupper() else plain(name)
