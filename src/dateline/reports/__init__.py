"""Files and folders into reports: every format, one record, and a `Problem` for what could not be read.

    for found in read(["stories/", "wire.jsonl.gz"]):
        ...  # a Report or a Problem, in order of files and of lines

docs/reports.md tells the formats, the field names, and what becomes a Problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dateline.records import Problem, Report
from dateline.reports.fields import wanted
from dateline.reports.files import check, find
from dateline.reports.formats import read_file

__all__ = ["read"]


def read(paths: Iterable[str | Path], *, fields: Mapping[str, str] | None = None) -> Iterator[Report | Problem]:
    """The reports in files and folders, one at a time, and a Problem for each thing that could not be read.

    Folders are walked in sorted order; hidden files are passed over. A report's id is made from its content, so
    reading it twice, or from another place in a folder, gives the same id. `fields` names the field that holds a
    value where it is none of the usual ones: ``{"text": "article_body"}``; only that field is then looked at.

    Raises `errors.BadInput` at once if a path does not exist or `fields` names no field of a report.
    """
    given = tuple(Path(path) for path in ([paths] if isinstance(paths, str | Path) else paths))
    names = wanted(fields)
    for path in given:
        check(path)
    return _read(given, names)


def _read(paths: tuple[Path, ...], names: Mapping[str, tuple[str, ...]]) -> Iterator[Report | Problem]:
    for path in paths:
        for file in find(path):
            if isinstance(file, Problem):
                yield file
            else:
                yield from read_file(file, names)
