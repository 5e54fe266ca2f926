"""Plain text: the seed format, or a text whose date stands in the file's name (2024-02-07, 20240207, 2024-02)."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.records import Problem, Report
from dateline.reports import seed
from dateline.reports.dates import in_name
from dateline.reports.fields import Names
from dateline.reports.files import MAX_TEXT, File, content, decoded
from dateline.reports.received import Received, make

REMEDY = "put the date into the file's name (2024-02-07) or begin the text with: date 2024-02-07"
_BYTES = 4 * MAX_TEXT  # UTF-8 has at most four bytes a character


def read(file: File, _names: Names) -> Iterator[Report | Problem]:
    """The one report of a text file, named after the file."""
    text = decoded(content(file, _BYTES))
    if seed.opens(text):
        yield from make(seed.read(file.where, file.stem, text))
    else:
        yield from make(Received(file.where, text, in_name(file.stem), name=file.stem, remedy=REMEDY))
