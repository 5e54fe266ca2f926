"""Rows of named fields (JSON objects, lines of a table) into reports. `fields.tsv` tells which names mean what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dateline.errors import BadInput
from dateline.records import Problem, Report
from dateline.reports.dates import Stated, clock_time, understand
from dateline.reports.problems import problem, shown
from dateline.reports.received import DATE_NAME, Received, make
from dateline.tables import rows

Names = Mapping[str, tuple[str, ...]]
"""For each field of a report the names it can have in a file, the first found wins."""

GIVE_UP = 1000
"""Rows running without a single report after which the rest of a file is left: it is another kind of file."""
_TEXT_FIELD = 'name the field that holds the text: --field text=NAME (fields={"text": "NAME"} in Python)'
_LISTED = 12


def wanted(fields: Mapping[str, str] | None) -> Names:
    """The documented names, those in `fields` replaced. Raises `BadInput` for a field that reports do not have."""
    names = {row[0]: tuple(row[1].split()) for row in rows("dateline.reports", "fields.tsv")}
    for field, name in (fields or {}).items():
        if field not in names:
            raise BadInput(f"a report has no field {shown(field)}: the fields are {', '.join(names)}")
        names[field] = (name,)
    return names


def reports_in(given: Iterable[tuple[str, object]], names: Names, *, table: str | None = None) -> Iterator[Report | Problem]:
    """The reports of rows, each with its place (``wire.jsonl:17``). A row may also be the Problem that it gave.

    `table` is where a table stands, whose rows all have the same columns: that none holds the date is then told once, not for each row.
    """
    barren = 0
    told = False
    for where, row in given:
        barren += 1
        if isinstance(row, Problem):
            yield row
        elif not isinstance(row, Mapping):
            yield problem(where, f"it holds {_kind(row)} where an object with named fields was expected", "write each report as one object")
        else:
            dated = table is None or has(row, names["date"])
            for found in report_in(where, row, names, dated=dated):
                yield found
                if isinstance(found, Report):
                    barren = 0
                    if table is not None and not (dated or told):
                        told = True
                        yield problem(
                            table, "it has no column for the date; its reports are kept without one", f"name the column: {DATE_NAME}"
                        )
        if barren == GIVE_UP:
            yield problem(
                where,
                f"{GIVE_UP} rows running hold no report; the rest of the file was not read",
                "check that the file's ending tells its format",
            )
            return


def report_in(
    where: str, row: Mapping[str, object], names: Names, *, otherwise: str | None = None, dated: bool = True
) -> Iterator[Report | Problem]:
    """The report that a row of fields gives; `otherwise` is its name where the row gives no id. Not `dated`: that it has no date is no news."""
    found = {str(key).strip().casefold(): value for key, value in reversed(tuple(row.items()))}
    body, fault = _body(found, names["text"])
    if body is None:
        listed = ", ".join(shown(key)[1:-1] for key in list(row)[:_LISTED]) or "none"
        yield problem(where, f"{fault}; the report was not read", f"{_TEXT_FIELD}; fields found: {listed}")
        return
    left_out: list[tuple[str, str]] = []
    words = {field: _words(field, found, names[field], left_out) for field in names if field != "text"}
    time = words["time"] and clock_time(words["time"])
    if words["time"] and not time:
        left_out.append((f"the time {shown(words['time'])} is not one of 24 hours; it was left out", "write it as 09:19 or 09:19:31+00:00"))
    date = understand(words["date"]) if words["date"] else Stated(None, None, None)
    received = Received(where, body, date, time, words["id"] or otherwise, words["title"], words["source"], words["url"], dated=dated)
    made = list(make(received))
    yield from made
    kept = made[0].id if isinstance(made[0], Report) else None
    for what, remedy in left_out:
        yield problem(where, what, remedy, kept)


def has(columns: Iterable[str], names: Iterable[str]) -> bool:
    """Whether one of a table's columns bears one of `names`."""
    return not {column.strip().casefold() for column in columns}.isdisjoint(name.casefold() for name in names)


def no_text(columns: Iterable[str]) -> tuple[str, str]:
    """What to say of a table that has no column for the text, and the remedy."""
    listed = ", ".join(shown(column)[1:-1] for column in list(columns)[:_LISTED]) or "none"
    return "it has no column for the text", f"{_TEXT_FIELD}; columns found: {listed}"


def _body(found: Mapping[str, object], names: tuple[str, ...]) -> tuple[str | None, str]:
    fault = f"there is no field {' or '.join(names)}"
    for name in names:
        value = found.get(name.casefold())
        if isinstance(value, str) and value.strip():
            return value, ""
        if name.casefold() in found:
            fault = f"the field {shown(name)} is {_kind(value)} where text was expected"
    return None, fault


def _words(field: str, found: Mapping[str, object], names: tuple[str, ...], left_out: list[tuple[str, str]]) -> str | None:
    """The first of the named fields that holds something, as text without white space around it."""
    for name in names:
        value = found.get(name.casefold())
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # a column of whole numbers with gaps comes as 20240207.0
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if value not in (None, "") and not isinstance(value, str) and value == value:  # noqa: PLR0124 - NaN, which means empty, differs from itself
            left_out.append((f"the {field} is {_kind(value)} where text was expected; it was left out", "give it as text"))
    return None


def _kind(value: object) -> str:
    if value is None:
        return "empty (null)"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return f"the number {shown(value)[1:-1]}" if isinstance(value, float) or abs(value) < 10**18 else "a number"
    if isinstance(value, str):
        return "empty" if not value.strip() else f"the text {shown(value)}"
    return "a list" if isinstance(value, list) else "an object" if isinstance(value, dict) else "no text"
