"""What tracing remembers of each report, so that a new one finds its relatives: fingerprints, and who holds which mark and line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any, NamedTuple

Row = tuple[int, int]
"""A mark, or the key of a line, and the number of a report."""


class Filing(NamedTuple):
    """The rules that made what is filed and the passages ("" where these do not go together), and the number of the last report filed."""

    rules: str
    last: int


class Kinship:
    """Reads and writes the tables that only tracing uses. Reports go by number here, in the order in which they came."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def without_fingerprint(self, rules: str) -> list[str]:
        """Ids of the reports of which no fingerprint made by these rules is kept."""
        query = "SELECT id FROM reports WHERE id NOT IN (SELECT report FROM fingerprints WHERE rules = ?) ORDER BY id"
        return [row[0] for row in self._connection.execute(query, (rules,))]

    def add_fingerprints(self, rules: str, fingerprints: Iterable[tuple[str, bytes]]) -> None:
        """Keep packed fingerprints by report. A report keeps its number, by which others are filed that other rules made."""
        query = """INSERT INTO fingerprints (report, rules, fingerprint) VALUES (?, ?, ?)
            ON CONFLICT (report) DO UPDATE SET rules = excluded.rules, fingerprint = excluded.fingerprint"""
        self._connection.executemany(query, ((report, rules, packed) for report, packed in fingerprints))

    def forget(self, report: str) -> None:
        """Drop the fingerprint of a report; if it had one, what is filed does not hold any more."""
        if self._connection.execute("DELETE FROM fingerprints WHERE report = ?", (report,)).rowcount:
            self.unfile()

    def fingerprints(self, numbers: Iterable[int] | None = None) -> list[tuple[int, bytes]]:
        """Packed fingerprints by number, all or these."""
        query = "SELECT number, fingerprint FROM fingerprints"
        if numbers is None:
            return self._connection.execute(query).fetchall()
        return self._each(f"{query} WHERE number IN (?1)", numbers)

    def traced(self, reports: Iterable[str] | None = None) -> dict[str, str]:
        """For each report whose passages are kept, or each of these, the digest of what decided them."""
        query = "SELECT report, digest FROM traced WHERE digest <> ''"
        return dict(self._connection.execute(query) if reports is None else self._each(f"{query} AND report IN (?1)", reports))

    def filed(self) -> Filing:
        """What is filed."""
        return Filing(*self._connection.execute("SELECT filed_by, filed FROM progress").fetchone())

    def unfiled(self, last: int) -> list[int]:
        """Numbers of the reports that came after the last one filed."""
        return [row[0] for row in self._connection.execute("SELECT number FROM fingerprints WHERE number > ? ORDER BY number", (last,))]

    def unfile(self) -> None:
        """Note that what is filed does not go with the passages, or will not."""
        self._connection.execute("UPDATE progress SET filed_by = ''")

    def empty(self) -> None:
        """Take out all that is filed."""
        for table in ("marks", "lines", "furniture"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names stand above

    def file(self, marks: Iterable[Row], lines: Iterable[Row], furniture: Iterable[int]) -> None:
        """File who holds marks and prints lines, and which lines are furniture."""
        self._connection.executemany("INSERT INTO marks (mark, report) VALUES (?, ?)", marks)
        self._connection.executemany("INSERT INTO lines (line, report) VALUES (?, ?)", lines)
        self._connection.executemany("INSERT INTO furniture (line) VALUES (?)", ((line,) for line in furniture))

    def take_out(self, marks: Iterable[Row], furniture: Iterable[int]) -> None:
        """Take out marks, and lines that are furniture no more."""
        self._connection.executemany("DELETE FROM marks WHERE mark = ? AND report = ?", marks)
        self._connection.executemany("DELETE FROM furniture WHERE line = ?", ((line,) for line in furniture))

    def settle(self, filing: Filing) -> None:
        """Note that all reports up to a number are filed and have their passages, by these rules."""
        self._connection.execute("UPDATE progress SET filed_by = ?, filed = ?", filing)

    def holders(self, marks: Iterable[int]) -> list[Row]:
        """Who holds these marks."""
        return self._each("SELECT mark, report FROM marks WHERE mark IN (?1)", marks)

    def printing(self, lines: Iterable[int]) -> list[Row]:
        """Who prints these lines."""
        return self._each("SELECT line, report FROM lines WHERE line IN (?1)", lines)

    def furniture(self) -> list[int]:
        """The lines that are furniture."""
        return [row[0] for row in self._connection.execute("SELECT line FROM furniture")]

    def _each(self, query: str, keys: Iterable[int | str]) -> list[Any]:
        """Rows of a query in which `(?1)` stands for the keys."""
        return self._connection.execute(query.replace("(?1)", "(SELECT value FROM json_each(?1))"), (json.dumps(list(keys)),)).fetchall()
