"""End to end: dated reports of shootings in, one event an incident out, against the hand-made record of each.

    python -m benchmarks.accuracy.incidents --data ../shared/data/incidents [--limit N] [--db PATH]

Reads `reports.jsonl.gz` and `gold.jsonl.gz` of that folder, runs the whole chain, and prints one line
`incidents METRIC VALUE` for each figure. `--limit N` takes the reports of the first N records of the gold; `--db` keeps
the store. How events are held against the gold:

- Grouping, over all reports: a report stands with the event that most of its mentions fall in, of those that tell of
  people killed or hurt if there is one (ties: the event with more mentions in all, then the smaller id); a report that
  tells no event stands alone. A text that the data list under two incidents counts under both.
- Answers, one a record of the gold: those of the event that most of its reports' mentions fall in, chosen so. Of an event's
  readings of a number the rule `preferred` takes the one that dateline itself puts first. No number stated is 0, as the gold writes it; no day, or no place, is wrong.
- Memory is the peak of this process and of its largest child, together.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import resource
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import dateline
from dateline.codes import nature_of
from dateline.records import CountReading, Event, Problem
from dateline.scores import clusterings, counts

REPORTS, GOLD = "reports.jsonl.gz", "gold.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the data: a report, by the name that the data give it, and the incident that it tells."""

    name: str
    incident: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A record of the gold."""

    incident: str
    day: date
    city: str
    killed: int
    injured: int


@dataclass(frozen=True, slots=True)
class Found:
    """What the chain made of the reports, as far as it is asked for."""

    events: tuple[Event, ...]
    mentions: Mapping[str, Sequence[str]]
    """The ids of the mentions in each report, by the report's name."""
    problems: tuple[Problem, ...] = ()


def figures(rows: Sequence[Row], gold: Sequence[Asked], found: Found) -> Iterator[tuple[str, float]]:
    """Every figure of grouping and of answers, by name."""
    yield from _grouping(rows, found)
    yield from _answers(rows, gold, found)


def _grouping(rows: Sequence[Row], found: Found) -> Iterator[tuple[str, float]]:
    event_of = _events_of_mentions(found.events)
    groups: dict[Row, str] = {}
    for row in rows:
        event = assigned(found.mentions.get(row.name, ()), event_of)
        groups[row] = event.id if event else f"alone: {row.name}"
    incidents = {row: row.incident for row in rows}
    pairs = clusterings.pairwise(incidents, groups)
    yield "pairwise_p", pairs.precision
    yield "pairwise_r", pairs.recall
    yield "pairwise_f1", pairs.f1
    yield "ari", clusterings.adjusted_rand(incidents, groups)
    yield "bcubed_f1", clusterings.b_cubed(incidents, groups).f1


def _answers(rows: Sequence[Row], gold: Sequence[Asked], found: Found) -> Iterator[tuple[str, float]]:
    event_of = _events_of_mentions(found.events)
    told: dict[str, list[str]] = {asked.incident: [] for asked in gold}
    for row in rows:
        if row.incident in told:
            told[row.incident] += found.mentions.get(row.name, ())
    events = {incident: assigned(mentions, event_of) for incident, mentions in told.items()}
    killed = {incident: preferred(event.killed) if event else None for incident, event in events.items()}
    injured = {incident: preferred(event.injured) if event else None for incident, event in events.items()}
    yield "killed_exact", counts.exact({asked.incident: asked.killed for asked in gold}, killed, unstated=0)
    yield "injured_exact", counts.exact({asked.incident: asked.injured for asked in gold}, injured, unstated=0)
    yield "both_exact", _share((killed[a.incident] or 0) == a.killed and (injured[a.incident] or 0) == a.injured for a in gold)
    yield "day_exact", _share(on_day(events[asked.incident], asked.day) for asked in gold)
    yield "city_exact", _share(in_city(events[asked.incident], asked.city) for asked in gold)
    yield "answered", _share(events[asked.incident] is not None for asked in gold)


def assigned(mentions: Iterable[str], event_of: Mapping[str, Event]) -> Event | None:
    """The event that most of `mentions` fall in; ties: the one with more mentions in all, then the smaller id.

    The gold records who was shot: where some of the events tell of people killed or hurt, one of those is asked, and
    not the arrest or the hearing of which the same reports have more to say.
    """
    held = [event_of[mention] for mention in mentions if mention in event_of]
    held = [event for event in held if nature_of(event.kind) == "harm" and (event.killed or event.injured)] or held
    events = {event.id: event for event in held}
    votes = Counter(event.id for event in held)
    return min(events.values(), key=lambda event: (-votes[event.id], -len(event.mentions), event.id), default=None)


def _events_of_mentions(events: Iterable[Event]) -> dict[str, Event]:
    return {mention: event for event in events for mention in event.mentions}


def preferred(readings: Iterable[CountReading]) -> int | None:
    """The number of the reading that an event gives first (see docs/events.md); of "at least five" it is five.

    Running tallies are left out, and so are parts: those hurt whom later reports tell dead. None where nothing is stated.
    """
    return next((reading.low for reading in readings if not reading.cumulative and not reading.part), None)


def on_day(event: Event | None, day: date) -> bool:
    """Whether the event's day is stated, as a single day, and is `day`."""
    return event is not None and event.when is not None and event.when.start == event.when.end == day


def in_city(event: Event | None, city: str) -> bool:
    """Whether the event's place, or what it lies in, has a name that the gold gives: "Goleta (Isla Vista)", "Pike (county)"."""
    if event is None or event.where is None:
        return False
    return not names(city).isdisjoint(plain(name) for name in (event.where.name, *event.where.within))


def names(city: str) -> frozenset[str]:
    """The plain names of a city or county of the gold: the one before the brackets and the one in them."""
    before, _, inside = city.partition("(")
    inside = plain(inside)
    return frozenset({f"{plain(before)} county"}) if inside == "county" else frozenset({plain(before), inside} - {""})


def plain(name: str) -> str:
    """A name in small letters without accents and points; "St" is written out."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    words = re.findall(r"[a-z0-9]+", bare.casefold().replace("'", "").replace("’", ""))
    return " ".join({"st": "saint", "ft": "fort", "mt": "mount"}.get(word, word) for word in words)


def _share(right: Iterable[bool]) -> float:
    answers = list(right)
    return sum(answers) / len(answers) if answers else 1.0


def read_gold(path: Path, limit: int | None) -> list[Asked]:
    """The records of the gold, or the first `limit` of them."""
    records = _lines(path)[:limit]
    return [Asked(r["incident"], date.fromisoformat(r["date"]), r["city_or_county"], r["killed"], r["injured"]) for r in records]


def run(lines: Sequence[Mapping[str, Any]], db: Path) -> Found:
    """Run the whole chain over lines of the data, into the store `db`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        store = dateline.run([path], db=db)
    with store:
        reports = {report.id: report for report in store.get("reports")}
        mentions: dict[str, list[str]] = {}
        for mention in store.get("mentions"):
            mentions.setdefault(str(reports[mention.trigger.report].name), []).append(mention.id)
        return Found(tuple(store.get("events")), mentions, tuple(store.get("problems")))


def _lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def peak_memory_mb() -> float:
    """The peak memory of this process and of its largest child, together, in megabytes (10**6 bytes)."""
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kibibytes
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(peaks) * unit / 1e6


def main() -> int:
    """Run the benchmark; 2 where the data are absent."""
    parser = argparse.ArgumentParser(description="The whole chain against hand-made records of incidents.")
    parser.add_argument("--data", type=Path, required=True, help=f"folder with {REPORTS} and {GOLD}")
    parser.add_argument("--limit", type=int, help="take the reports of the first so many records of the gold")
    parser.add_argument("--db", type=Path, help="keep the store here; what it holds of an earlier run is not read again")
    given = parser.parse_args()
    absent = [str(given.data / name) for name in (REPORTS, GOLD) if not (given.data / name).is_file()]
    if absent:
        print(f"not there: {', '.join(absent)}; these data are not part of the project", file=sys.stderr)
        return 2
    gold = read_gold(given.data / GOLD, given.limit)
    wanted = {asked.incident for asked in gold}
    lines = [line for line in _lines(given.data / REPORTS) if given.limit is None or line["incident"] in wanted]
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        found = run(lines, given.db or Path(folder) / "incidents.db")
        seconds = time.perf_counter() - started
    for name, share in figures([Row(line["id"], line["incident"]) for line in lines], gold, found):
        print(f"incidents {name} {share:.4f}")
    print(f"incidents records {len(gold)}")
    print(f"incidents reports {len(lines)}")
    print(f"incidents events {len(found.events)}")
    print(f"incidents problems {len(found.problems)}")
    print(f"incidents seconds {seconds:.1f}")
    print(f"incidents reports_per_second {len(lines) / seconds:.2f}")
    print(f"incidents peak_memory_mb {peak_memory_mb():.0f}")
    print("# of several readings of a number the rule preferred chose: the one that dateline puts first")
    for told, times in Counter(problem.what for problem in found.problems).most_common():
        print(f"problem, {times} times: {told}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
