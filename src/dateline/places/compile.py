"""Compiles the gazetteer: one SQLite file, written beside its place and moved there, so that no reader sees half of it."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from dateline.errors import DatelineError
from dateline.places.additions import GEONAMES, WHOSONFIRST, Given, is_whosonfirst, join, read
from dateline.places.keys import arabic, plain
from dateline.places.sources import HERE, Row, arabic_speaking, capitals, places
from dateline.tables import rows

SCHEMA = """
CREATE TABLE place (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, level TEXT NOT NULL, country TEXT NOT NULL,
    admin1 TEXT, parent TEXT, lat REAL, lon REAL, population INTEGER NOT NULL, capital INTEGER NOT NULL,
    radius REAL NOT NULL
);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, usual INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE part (area TEXT NOT NULL, part TEXT NOT NULL, PRIMARY KEY (area, part)) WITHOUT ROWID;
CREATE TABLE capital (country TEXT PRIMARY KEY, place TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (name TEXT PRIMARY KEY) WITHOUT ROWID;
"""


def compile_gazetteer(path: Path, added: Sequence[Path] = ()) -> None:
    """Compile the gazetteer, with the user's files `added`, into `path` (about half a minute and 60 MB).

    Two processes that compile at once each write a file of their own; the last one to finish stays, and both are whole.
    Raises `DatelineError` where the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".gazetteer-", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise DatelineError(
            f"the gazetteer cannot be written into {path.parent}: {error.strerror or error}; set DATELINE_CACHE to a folder that can be written"
        ) from error
    os.close(handle)
    draft = Path(name)
    try:
        found = list(places())
        if added:
            found = join(found, (given for file in added for given in read(file) if isinstance(given, Given)))
        write(draft, found, _sources(added))
        draft.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise DatelineError(f"the gazetteer cannot be written into {path.parent}: {error}") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _sources(added: Sequence[Path]) -> list[str]:
    return sorted({WHOSONFIRST if is_whosonfirst(path) else GEONAMES for path in added})


def write(path: Path, found: list[Row], sources: Iterable[str] = ()) -> None:
    """Write places into the SQLite file `path`; `sources` names where places beside our own packages came from."""
    capital_of = _capitals(found)
    numbers = {row.id: number for number, row in enumerate(found)}
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {SCHEMA}")
        chosen = set(capital_of.values())
        database.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (numbers[r.id], r.id, r.name, r.level, r.country, r.admin1, r.parent, r.lat, r.lon, r.population, r.id in chosen, r.radius)
                for r in found
            ),
        )
        database.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted(_keys(found, numbers)))
        database.executemany("INSERT INTO part VALUES (?, ?)", [(row.id, part) for row in found for part in row.parts])
        database.executemany("INSERT INTO source VALUES (?)", [(source,) for source in sources])
        database.executemany("INSERT INTO capital VALUES (?, ?)", sorted(capital_of.items()))


def _keys(found: list[Row], numbers: dict[str, int]) -> Iterator[tuple[str, int, int]]:
    """Key, place, and whether the bare name usually means it; "~" before a key marks the one Arabic spellings share."""
    spoken = arabic_speaking()
    aliases: dict[str, list[tuple[str, bool]]] = {}
    for name, identity, usual in rows(HERE, "aliases.tsv"):
        aliases.setdefault(identity, []).append((name, usual == "usual"))
    taken = {plain(name) for names in aliases.values() for name, _ in names} | {plain(row.name) for row in found if row.level == "country"}
    for row in found:
        extra = aliases.get(row.id, [])
        meant = {plain(name) for name, is_usual in extra if is_usual}
        if row.country == "US" and row.level == "region" and plain(row.name) not in taken:
            meant.add(plain(row.name))  # Florida is the state, not one of the towns of that name
        names = {row.name, *row.names, *(name for name, _ in extra)}
        keys = {key: int(key in meant) for key in map(plain, names) if key}
        if row.country in spoken and row.level != "country":
            keys |= {f"~{key}": 0 for key in map(arabic, names) if len(key) > 2}
        yield from ((key, numbers[row.id], is_usual) for key, is_usual in keys.items())


def _capitals(found: list[Row]) -> dict[str, str]:
    """Ids of the capitals by country: the largest town of that name."""
    wanted = {code: plain(name) for code, name in capitals().items()}
    best: dict[str, Row] = {}
    for row in found:
        key = wanted.get(row.country)
        if (
            row.level == "town"
            and key is not None
            and (plain(row.name) == key or key in map(plain, row.names))
            and (row.country not in best or row.population > best[row.country].population)
        ):
            best[row.country] = row
    return {code: row.id for code, row in best.items()}
