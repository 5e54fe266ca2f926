"""What tracing remembers of each report, so that a new one finds its relatives: fingerprints, and who holds which mark and line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

Row = tuple[int, int]
"""A mark, or the key of a line, and the number of a report."""


class Kinship:
    """Reads and writes the tables that only tracing uses. Reports go by number here, in the order in which they came."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def without_fingerprint(self, rules: str) -> list[str]:
        """Ids of the reports of which no fingerprint made by these rules is kept."""
        query = "SELECT id FROM reports WHERE id NOT IN (SELECT report FROM fingerprints WHERE rules = ?) ORDER BY id"
        return [row[0] for row in self._connection.execute(query, (rules,))]

    def add_fingerprints(self, rules: str, fingerprints: Iterable[tuple[str, bytes]]) -> None:
        """Keep packed fingerprints by report."""
        query = "INSERT OR REPLACE INTO fingerprints (report, rules, fingerprint) VALUES (?, ?, ?)"
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

    @property
    def filed_by(self) -> str:
        """The rules that made what is filed and the passages; "" where these do not go together."""
        (rules,) = self._connection.execute("SELECT filed_by FROM progress").fetchone()
        return str(rules)

    def numbers(self) -> tuple[int, list[int]]:
        """How many reports are filed, and the numbers of those that are not."""
        (filed,) = self._connection.execute("SELECT count(*) FROM fingerprints, progress WHERE number <= filed").fetchone()
        return int(filed), [
            row[0] for row in self._connection.execute("SELECT number FROM fingerprints, progress WHERE number > filed ORDER BY number")
        ]

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

    def settle(self, rules: str, last: int) -> None:
        """Note that all reports up to a number are filed and have their passages, by these rules."""
        self._connection.execute("UPDATE progress SET filed_by = ?, filed = ?", (rules, last))

    def holders(self, marks: Iterable[int]) -> list[Row]:
        """Who holds these marks."""
        return self._each("SELECT mark, report FROM marks WHERE mark IN (?1)", marks)

    def printing(self, lines: Iterable[int]) -> list[Row]:
        """Who prints these lines."""
        return self._each("SELECT line, report FROM lines WHERE line IN (?1)", lines)

    def furniture(self) -> list[int]:
        """The lines that are furniture."""
        return [row[0] for row in self._connection.execute("SELECT line FROM furniture")]

    def _each(self, query: str, keys: Iterable[int]) -> list[Any]:
        """Rows of a query in which `(?1)` stands for the keys."""
        return self._connection.execute(query.replace("(?1)", "(SELECT value FROM json_each(?1))"), (json.dumps(list(keys)),)).fetchall()
