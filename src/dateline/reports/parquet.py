"""Parquet: one report a row. Needs the extra ``dateline[parquet]``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from dateline.records import Problem, Report
from dateline.reports.fields import Names, has, no_text, reports_in
from dateline.reports.files import File
from dateline.reports.problems import Unreadable

_ROWS = 256
"""Rows held in memory at a time."""


def read(file: File, names: Names) -> Iterator[Report | Problem]:
    """The reports of a Parquet file, in order. Raises `Unreadable` if it is none, or if pyarrow is not installed."""
    yield from reports_in(_rows(file, names), names, table=file.where)


def _rows(file: File, names: Names) -> Iterator[tuple[str, object]]:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an optional package, 0.2 s to import
        from pyarrow import parquet  # noqa: PLC0415 - as above
    except ImportError as fault:
        raise Unreadable("reading Parquet needs the package pyarrow", 'pip install "dateline[parquet]"') from fault
    try:
        with parquet.ParquetFile(file.path) as table:
            columns = [column for column in table.schema_arrow.names if any(has([column], known) for known in names.values())]
            if not has(columns, names["text"]):
                raise Unreadable(*no_text(table.schema_arrow.names))
            numbers = count(1)
            for batch in table.iter_batches(_ROWS, columns=columns):
                cells = [_cells(batch.column(name), pa) for name in columns]
                for row in zip(*cells, strict=True):
                    yield f"{file.where}:row {next(numbers)}", dict(zip(columns, row, strict=True))
    except (pa.ArrowException, OSError) as fault:
        raise Unreadable(f"it is no Parquet file that can be read: {fault}", "write it again") from fault


def _cells(column: Any, pa: Any) -> list[object]:
    """A column's values: text, numbers, None; dates and times as text (2024-02-07 09:19:31Z)."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_temporal(column.type):
        column = column.cast(pa.string())
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        # Bytes that are not UTF-8 must spoil no more than their own report.
        held = column.cast(pa.large_binary()).to_pylist()
        return [None if value is None else value.decode("utf-8", "surrogateescape") for value in held]
    return list(column.to_pylist())
