"""The rows of MAVERICK as tellings: what each of several reports says of an event of electoral violence in Kenya.

von Borzyskowski and Wahman 2021, CC BY 4.0: one row a report and event, coded by hand; `event_id` joins the rows of one.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dateline.events.tellings import Telling

FILE = "event_reports.jsonl.gz"
ACTORS = range(1, 7)
UNSAID = ("", "Unknown", None)


def read(folder: Path) -> list[dict[str, Any]]:
    """The rows as they stand in the data."""
    with gzip.open(folder / FILE, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def telling(row: Mapping[str, Any]) -> Telling:
    """What a row states. An actor whose name begins with "Unknown" is nobody known."""
    actors = [number for number in ACTORS if row[f"actor{number}_id"]]
    means = {way for number in actors for way in (row[f"actor{number}_violence"] or "").split("; ")}
    return Telling(
        id=row["id"],
        report=row["source"] or row["id"],
        days=(date.fromisoformat(row["date_start"]), date.fromisoformat(row["date_end"])),
        spot=None if row["latitude"] is None or row["longitude"] is None else (row["latitude"], row["longitude"]),
        doers=frozenset(row[f"actor{n}_id"] for n in actors if not row[f"actor{n}"].startswith("Unknown")),
        means=frozenset(means - {"", "Unknown"}),
        occasion="" if row["event_context"] in UNSAID else row["event_context"],
        victims="" if row["target"] in UNSAID else row["target"],
        killed=row["deaths_best"],
        injured=row["injuries_best"],
    )


def halves(rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """The half, 0 or 1, that each event falls in, by the place that most of its rows name: no place is in both."""
    places: dict[str, Counter[str]] = {}
    for row in rows:
        places.setdefault(row["event_id"], Counter())[row["city"] or row["location"] or "?"] += 1
    return {event: _half(min(told.items(), key=lambda one: (-one[1], one[0]))[0]) for event, told in places.items()}


def _half(place: str) -> int:
    return int(hashlib.sha256(place.encode()).hexdigest(), 16) % 2


def deaths(rows: Iterable[Mapping[str, Any]], field: str = "deaths_best") -> list[int]:
    """The numbers killed that the rows give, lowest first."""
    return sorted(row[field] for row in rows)
