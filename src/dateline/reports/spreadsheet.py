"""CSV and TSV: a line of column names, then one report a row; a quoted field may run over several lines."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from dateline.records import Problem, Report
from dateline.reports.fields import Names, has, no_text, reports_in
from dateline.reports.files import MAX_LINE, MAX_TEXT, File, lines
from dateline.reports.problems import Unreadable, problem

_SEPARATORS = ",;\t|"
_REMEDY = 'put fields that hold the separator, quotation marks or line ends into quotation marks, and write " in them as ""'


class _Lines:
    """Lines for csv.reader, which goes on with the next line after a fault."""

    def __init__(self, file: File) -> None:
        self._lines = lines(file)
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        self.number, line = next(self._lines)
        if line is None:
            raise csv.Error(f"the line has more than {MAX_LINE:,} characters")
        return line


def read(file: File, names: Names) -> Iterator[Report | Problem]:
    """The reports of a table, in order. Raises `Unreadable` if no column holds the text."""
    yield from reports_in(_rows(file, names), names, table=file.where)


def _rows(file: File, names: Names) -> Iterator[tuple[str, object]]:
    source = _Lines(file)
    try:
        header = next((line for line in source if line.strip()), "")
        separator = max("\t" if file.ending == ".tsv" else _SEPARATORS, key=header.count)
        columns = next(csv.reader([header], delimiter=separator), [])
    except csv.Error as fault:
        raise Unreadable(f"its first line cannot be read: {fault}", "begin the file with one line of column names") from fault
    if header and not has(columns, names["text"]):
        raise Unreadable(*no_text(columns))
    reader = csv.reader(source, delimiter=separator, strict=True)
    row: list[str] | None = []
    while row is not None:
        where = f"{file.where}:{source.number + 1}"
        try:
            row = _next(reader)
        except csv.Error as fault:
            yield where, problem(where, f"the row cannot be read: {fault}", _REMEDY)
            continue
        if row and len(row) == len(columns):
            yield where, dict(zip(columns, row, strict=True))
        elif row:
            yield where, problem(where, f"the row has {len(row)} fields and the header {len(columns)}; it was not read", _REMEDY)


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """The next row; None at the end. The field limit of the csv module holds for the whole program: it is put back at once."""
    before = csv.field_size_limit(MAX_TEXT)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(before)
