"""Which reader reads which file, and what any reader does with a file that fails it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

from dateline.records import Problem, Report
from dateline.reports import json_file, json_lines, parquet, plain, spreadsheet, web_page
from dateline.reports.fields import Names
from dateline.reports.files import File
from dateline.reports.problems import Unreadable, problem

READERS: dict[str, Callable[[File, Names], Iterator[Report | Problem]]] = {
    ".txt": plain.read,
    ".jsonl": json_lines.read,
    ".ndjson": json_lines.read,
    ".json": json_file.read,
    ".csv": spreadsheet.read,
    ".tsv": spreadsheet.read,
    ".parquet": parquet.read,
    ".html": web_page.read,
    ".htm": web_page.read,
    ".xhtml": web_page.read,
}
"""The reader for each ending of a file's name; all but .parquet may be compressed (.gz)."""


def read_file(file: File, names: Names) -> Iterator[Report | Problem]:
    """The reports of one file, and a Problem for what could not be read. Raises nothing that a file's content can cause."""
    reader = READERS.get(file.ending)
    if reader is None or (file.packed and file.ending == ".parquet"):
        yield problem(
            file.where,
            f"its ending {file.path.suffix or '(none)'} is none that can be read; it was skipped",
            f"readable are {', '.join(READERS)}, and these with .gz",
        )
        return
    found = None
    try:
        for found in reader(file, names):
            yield found
    except Unreadable as fault:
        found = problem(file.where, fault.what, fault.remedy)
        yield found
    except UnicodeDecodeError as fault:
        found = problem(file.where, f"from here on it cannot be decoded: {fault.reason}", "save it as UTF-8")
        yield found
    except (EOFError, zlib.error) as fault:
        found = problem(
            file.where, f"the compressed file is cut short or damaged: {fault}", "fetch it again; what stood before the fault was read"
        )
        yield found
    except OSError as fault:
        found = problem(file.where, f"it cannot be opened: {fault.strerror or fault}", "check that it is there and may be read")
        yield found
    if found is None:
        yield problem(file.where, "it holds no report: it is empty", "remove it, or fill it")
