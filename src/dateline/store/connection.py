"""Opens and migrates the SQLite file (write-ahead log: a reader can look on while a run writes), and says what ails it."""

from __future__ import annotations

import sqlite3
from functools import cache
from importlib import resources
from pathlib import Path

from dateline.errors import StoreError

_APPLICATION = 0x64746C6E
"""SQLite's application_id of a dateline store ("dtln"), so that another program's file is never taken for one."""

_CACHE = 64_000
"""Kilobytes of the file that are held in memory: with SQLite's own two thousand, a look-up among many reports reads its pages anew each time."""

_AILS = {
    sqlite3.SQLITE_BUSY: "another run is writing to it; wait for it to end and run again",
    sqlite3.SQLITE_FULL: "the disk is full; make room and run again: what was kept before stays",
    sqlite3.SQLITE_READONLY: "may not be written to; see who owns the file and its folder, or name another file for --db",
    sqlite3.SQLITE_IOERR: "cannot be read or written; see whether its disk is sound and there",
    sqlite3.SQLITE_CORRUPT: "is damaged; take it from a copy, or name another file for --db and run again",
}
"""What a user can mend, by SQLite's primary result code (https://www.sqlite.org/rescode.html)."""


def connect(path: str | Path, *, create: bool) -> sqlite3.Connection:
    """Open the file of a store, creating and migrating it as needed, or for reading only; raises as `open_store` says."""
    if str(path) != ":memory:" and not create and not Path(path).is_file():
        raise StoreError(f"{path}: no such store; make one with: dateline run PATH... --db {path}")
    try:
        return _writable(path) if create else _readable(Path(path))
    except sqlite3.Error as error:
        raise StoreError(f"{path}: cannot be opened as a dateline store ({error})") from error


def ailment(error: sqlite3.DatabaseError) -> str | None:
    """What ails the file and what to do; None where the error is none of the file's but ours."""
    return _AILS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)  # the low byte is the primary code; misuse of the library has none


def _writable(path: str | Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA busy_timeout = 30000")
    _check(connection, path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    _migrate(connection)
    return connection


def _readable(path: Path) -> sqlite3.Connection:
    """For reading only: nothing is written, not even where the folder could be written to."""
    address = path.resolve().as_uri()
    try:
        connection = sqlite3.connect(f"{address}?mode=ro", uri=True, isolation_level=None)
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.OperationalError:  # a read-only folder has no room for the log that a shared store needs
        connection = sqlite3.connect(f"{address}?immutable=1", uri=True, isolation_level=None)
    connection.execute("PRAGMA busy_timeout = 30000")
    _check(connection, path)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < len(_migrations()):
        raise StoreError(
            f"{path}: holds no reports yet, or is of an older dateline; fill or renew it with: dateline run PATH... --db {path}"
        )
    return connection


def _check(connection: sqlite3.Connection, path: str | Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables and application != _APPLICATION:
        raise StoreError(f"{path}: is a SQLite file of another program; name another file for --db")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(_migrations()):
        raise StoreError(f"{path}: was written by a newer dateline (schema {version}); update dateline or name another file")


def _migrate(connection: sqlite3.Connection) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number, script in enumerate(_migrations()[version:], start=version + 1):
        connection.executescript(f"BEGIN;\n{script}\nPRAGMA application_id = {_APPLICATION};\nPRAGMA user_version = {number};\nCOMMIT;")


@cache
def _migrations() -> tuple[str, ...]:
    folder = resources.files("dateline.store").joinpath("migrations")
    return tuple(file.read_text("utf-8") for file in sorted(folder.iterdir(), key=lambda file: file.name) if file.name.endswith(".sql"))
