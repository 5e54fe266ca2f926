"""JSON Lines: one report a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dateline.records import Problem, Report
from dateline.reports.fields import Names, reports_in
from dateline.reports.files import MAX_LINE, File, lines
from dateline.reports.problems import problem


def read(file: File, names: Names) -> Iterator[Report | Problem]:
    """The reports of a file of JSON Lines, in order."""
    yield from reports_in(_rows(file), names)


def _rows(file: File) -> Iterator[tuple[str, object]]:
    for number, line in lines(file):
        where = f"{file.where}:{number}"
        if line is None:
            yield where, problem(where, f"the line has more than {MAX_LINE:,} characters; it was not read", "write one report a line")
        elif line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as fault:
                yield (
                    where,
                    problem(
                        where, f"the line is not JSON: {fault}", "correct the line, or write each report as one JSON object on one line"
                    ),
                )
            else:
                yield where, row
