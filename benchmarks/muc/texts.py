"""The messages of MUC-4: the day that a message was sent, and its text below the line with its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

_SENT = re.compile(r"\b(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|SEPT|OCT|NOV|DEC)[A-Z]* (\d{2})\b")
_HEADER = 600
"""Characters in which the day is looked for: place, day, service and title stand there."""


def as_report(message: Mapping[str, str]) -> dict[str, str]:
    """A line of the data as a report that dateline reads: id, text and, where the header gives it, date (ISO)."""
    text = message["text"].partition("\n")[2].strip("\n")
    day = sent(text)
    return {"id": message["id"], "text": text} | ({"date": day.isoformat()} if day else {})


def sent(text: str) -> date | None:
    """The day in a message's header ("SAN SALVADOR, 3 JAN 90 -- "); None where there is none."""
    match = _SENT.search(text[:_HEADER])
    if match is None:
        return None
    try:
        return datetime.strptime(f"{match[1]} {match[2][:3]} {match[3]}", "%d %b %y").date()  # noqa: DTZ007 - a day, no time
    except ValueError:
        return None
