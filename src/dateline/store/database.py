"""Reads and writes the SQLite file."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Any, Self

from dateline.errors import StoreError
from dateline.records import Descent, Passage, Problem, Report, Span, Verdict
from dateline.store.codec import columns, decode, decode_whole, encode, encode_whole
from dateline.store.connection import ailment, connect
from dateline.store.kinds import KINDS, READ, filed
from dateline.store.kinship import Kinship
from dateline.store.workings import Workings

_ASKED = 500
"""Keys that one query asks for (SQLite takes at least 999 values)."""


def open_store(path: str | Path, *, create: bool = True) -> Store:
    """Open the store at `path` (":memory:" for one that is not kept), creating and migrating it as needed.

    Raises `StoreError` where the file is no dateline store, was written by a newer version, or does not exist
    and `create` is false.
    """
    return Store(connect(path, create=create), str(path))


@cache
def _queries() -> dict[str, str]:
    text = resources.files("dateline.store").joinpath("queries.sql").read_text("utf-8")
    found = re.findall(r"^-- name: (\w+)\n(.*?)(?=^-- name:|\Z)", text, re.MULTILINE | re.DOTALL)
    return {name: query.strip() for name, query in found}


class Store:
    """Reports and the records read from them."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self.path = path
        self.kinship = Kinship(connection)
        self.workings = Workings(connection)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept together, or not at all (also when the process is killed)."""
        if self._connection.in_transaction:  # undoing the inner one would undo the outer
            raise RuntimeError("a transaction within a transaction")
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:  # a BEGIN or COMMIT that is itself stopped can leave one open
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.DatabaseError) and (ails := ailment(error)):
                raise StoreError(f"{self.path}: {ails} ({error})") from error
            raise

    def get(self, kind: str, *, report: str | None = None) -> list[Any]:
        """All records of `kind` (a key of `KINDS`) in order of filing, or only those of one report."""
        return self._records(kind, "") if report is None else self._records(kind, "WHERE report = ?", report)

    def among(self, kind: str, keys: Iterable[str], *, by: str = "id") -> list[Any]:
        """Records of `kind` whose `by` (a field that holds an id, or "report") is one of these, in order of filing."""
        if by != "report" and by not in _names(kind):
            raise StoreError(f"{kind} have no {by}")
        return self._records(kind, f"WHERE {by} IN (SELECT value FROM json_each(?))", json.dumps(list(keys)))  # noqa: S608 - a field of the kind, as looked up above

    def carried(self, reports: Iterable[str]) -> list[Passage]:
        """Passages of these newer reports that tell what was carried over, in order of filing; half of all tell what was added or left out."""
        where = "WHERE report IN (SELECT value FROM json_each(?)) AND older IS NOT NULL AND newer IS NOT NULL"
        return self._records("passages", where, json.dumps(list(reports)))

    def at(self, kind: str, spans: Iterable[Span]) -> list[Any]:
        """Records of `kind` (filed by where they stand in a report) that begin where one of these spans does."""
        places = sorted({(span.report, span.start) for span in spans})
        return self._records(kind, "WHERE (report, position) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))", json.dumps(places))

    def find(self, kind: str, prefix: str) -> list[Any]:
        """Records of `kind` whose id begins with `prefix`, in order of filing."""
        return self._records(kind, "WHERE substr(id, 1, ?) = ?", len(prefix), prefix)

    def _records(self, kind: str, which: str, *given: object) -> list[Any]:
        """Records of `kind` in order of filing; `which` of them, in SQL."""
        record = KINDS[_known(kind)]
        names = ", ".join(f'{kind}."{name}"' for name in _names(kind))
        query = f"SELECT {names} FROM {kind} {which} ORDER BY report, position, id"  # noqa: S608 - names come from KINDS, `which` from this class
        return [decode(record, row) for row in self._connection.execute(query, given)]

    def count(self, kind: str) -> int:
        """How many records of `kind` there are."""
        (number,) = self._connection.execute(f"SELECT count(*) FROM {_known(kind)}").fetchone()  # noqa: S608 - names come from KINDS
        return int(number)

    def unread(self, reports: Sequence[Report], reader: str) -> list[Report]:
        """Those of `reports` that this reader has not read, each once."""
        new = {report.id: report for report in reports if not self._one("is_read", report.id, reader)}
        return list(new.values())

    def readers(self) -> set[str]:
        """The readers by which reports in the store were last read."""
        return {row[0] for row in self._connection.execute(_queries()["readers"])}

    def stale(self, reader: str) -> list[Report]:
        """Stored reports that were last read by another reader."""
        ids = [row[0] for row in self._connection.execute(_queries()["read_by_others"], (reader,))]
        return [report for number in ids for report in self.get("reports", report=number)]

    def keep(self, report: Report, records: Sequence[tuple[str, Iterable[Any]]], reader: str) -> None:
        """File a report with all that was read from it, in place of what an earlier reader read from it."""
        for kind in READ:
            self._connection.execute(f"DELETE FROM {kind} WHERE report = ?", (report.id,))  # noqa: S608 - names come from KINDS
        self._connection.execute(_queries()["forget_problems_of_report"], (report.id,))
        self.kinship.forget(report.id)
        self._put("reports", [report])
        for kind, found in records:
            self._put(kind, found)
        self._connection.execute(_queries()["mark_unrelated"], (report.id,))
        self._connection.execute(_queries()["mark_read"], (report.id, reader))

    def put(self, kind: str, records: Iterable[Any]) -> None:
        """File records of a kind, in place of those with the same ids."""
        self._put(kind, records)

    def drop(self, kind: str, keys: Iterable[str]) -> None:
        """Take out the records of a kind that have these ids."""
        self._connection.executemany(f"DELETE FROM {_known(kind)} WHERE id = ?", ((key,) for key in keys))  # noqa: S608 - names come from KINDS

    @property
    def related(self) -> bool:
        """Whether all reports in the store were related: not so after a run that was stopped on its way."""
        return bool(self._one("is_related")[0])

    def traced_by(self, rules: str | None = None) -> str:
        """The rules by which all reports were traced, "" where some were not; given rules, note that they were traced by these."""
        if rules is not None:
            self._connection.execute(_queries()["mark_traced_by"], (rules,))
        return str(self._one("traced_by")[0])

    def keep_passages(self, report: str, digest: str, passages: Iterable[Passage], descent: Descent) -> None:
        """File what was found of a newer report, and the digest of what decided it, in place of what stood there."""
        self._connection.execute(_queries()["forget_passages"], (report,))
        self._put("passages", passages)
        self._put("descents", [descent])
        self._connection.execute(_queries()["mark_traced"], (report, digest))

    def forget_passages(self, report: str, descent: Descent) -> None:
        """Take out the passages of a newer report: it derives from none."""
        self._connection.execute(_queries()["forget_passages"], (report,))
        self._put("descents", [descent])
        self._connection.execute(_queries()["mark_traced"], (report, ""))

    def without_descent(self) -> list[str]:
        """Ids of the reports of which it is not told what they derive from."""
        return [row[0] for row in self._connection.execute(_queries()["without_descent"])]

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """File problems; one that is known stays one."""
        self._put("problems", problems)

    def replace_problems(self, stage: str, problems: Iterable[Problem]) -> None:
        """File the problems of a stage in place of those that it had."""
        self._connection.execute(_queries()["forget_problems_of_stage"], (stage,))
        self._put("problems", problems)

    def verdicts(self) -> list[Verdict]:
        """All that people decided, in order; also what was taken back since."""
        return [decode_whole(Verdict, row[0]) for row in self._connection.execute(_queries()["verdicts"])]

    def add_verdict(self, verdict: Verdict) -> None:
        """Add a line to what people decided: reports are to be related anew then. None can be changed or deleted."""
        self._connection.execute(_queries()["add_verdict"], (verdict.id, encode_whole(verdict)))
        self._connection.execute(_queries()["unsettle"])

    def grammar(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Stored grammar of sentences, by key."""
        asked = iter(keys)
        found: dict[str, bytes] = {}
        while some := list(islice(asked, _ASKED)):
            marks = ", ".join("?" * len(some))
            found.update(self._connection.execute(f"SELECT sentence, grammar FROM parses WHERE sentence IN ({marks})", some))  # noqa: S608 - marks only
        return found

    def add_grammar(self, grammar: Iterable[tuple[str, bytes]]) -> None:
        """File the grammar of sentences by key."""
        self._connection.executemany(_queries()["add_grammar"], grammar)

    def keep_grammar(self, keys: Iterable[str]) -> None:
        """Drop all stored grammar but that of these keys."""
        self._connection.execute(_queries()["list_needed"])
        self._connection.executemany(_queries()["add_needed"], ((key,) for key in keys))
        self._connection.execute(_queries()["forget_grammar"])
        self._connection.execute(_queries()["drop_needed"])

    def _put(self, kind: str, records: Iterable[Any]) -> None:
        names = _names(kind)
        marks = ", ".join("?" for _ in range(len(names) + 2))
        listed = ", ".join(f'"{name}"' for name in names)
        query = f"INSERT OR REPLACE INTO {kind} ({listed}, report, position) VALUES ({marks})"  # noqa: S608 - names come from KINDS
        self._connection.executemany(query, ((*encode(record), *filed(record, rank)) for rank, record in enumerate(records)))

    def _one(self, query: str, *values: object) -> Any:
        return self._connection.execute(_queries()[query], values).fetchone()


def _known(kind: str) -> str:
    if kind not in KINDS:
        raise StoreError(f"{kind!r} is no kind of record; choose one of {', '.join(KINDS)}")
    return kind


@cache
def _names(kind: str) -> tuple[str, ...]:
    """Column names of a kind's fields. A record's own `report` is filed apart from the column that all tables have."""
    return tuple("filed_report" if name == "report" else name for name, _ in columns(KINDS[_known(kind)]))
