"""A JSON file: one report, or a list of reports."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping

from dateline.records import Problem, Report
from dateline.reports.fields import Names, report_in, reports_in
from dateline.reports.files import MAX_FILE, File, content, decoded
from dateline.reports.problems import Unreadable


def read(file: File, names: Names) -> Iterator[Report | Problem]:
    """The report of a file that holds one object (named after the file), or those of a list."""
    held = content(file, MAX_FILE)
    # A byte that is not UTF-8 must spoil no more than the report in whose text it stands.
    text = decoded(held) if held.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else held.decode("utf-8-sig", "surrogateescape")
    del held
    if not text.strip():
        return
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise Unreadable(f"it is not JSON: {fault}", "correct it; if it holds one object a line, name it .jsonl") from fault
    if isinstance(whole, Mapping):
        yield from report_in(file.where, whole, names, otherwise=file.stem)
    elif isinstance(whole, list):
        yield from reports_in(((f"{file.where}:item {number}", row) for number, row in enumerate(whole, 1)), names)
    else:
        raise Unreadable("it holds neither an object nor a list of objects", "write each report as one JSON object")
