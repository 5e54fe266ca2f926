"""The seed format: a text that begins, after optional white space, with its date: ``date 2024-02-07 A bridge ...``.

The report's text is the file's text untouched, so that offsets count from its first character; the ``date ...``
stretch is marked as boilerplate.
"""

from __future__ import annotations

import re

from dateline.records import Part
from dateline.reports.dates import understand
from dateline.reports.received import Received

_OPENING = re.compile(r"\s*(date[^\S\r\n]+(\d{4}(?:-\d{2}(?:-\d{2}(?:T[\d:.+Z-]+)?)?)?))(?!\S)", re.ASCII)
_REMEDY = "correct the date at the beginning of the file: date 2024-02-07, date 2024-02 or date 2024"


def opens(text: str) -> bool:
    """Whether a text is in the seed format."""
    return bool(_OPENING.match(text))


def read(where: str, name: str, text: str) -> Received:
    """The one report of a file in the seed format."""
    opening = _OPENING.match(text)
    if opening is None:
        raise ValueError("this text does not begin with its date")
    parts = (Part("boilerplate", opening.start(1), opening.end(1)),)
    return Received(where, text, understand(opening[2]), name=name, parts=parts, remedy=_REMEDY)
