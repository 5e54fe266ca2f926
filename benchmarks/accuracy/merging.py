"""Rows that several reports gave of one event, joined: the coded event reports of MAVERICK (Kenya).

    python -m benchmarks.accuracy.merging --data ../shared/data/merging

The rows are handed to `dateline.events.join` as they are, without texts. Weights are learned on the events of half of the
places and tested on the other half, both ways; the figures are of all rows, each joined by weights that never saw its
place. Lines `merging METRIC VALUE`:

- bcubed_f1, pair_precision, pair_recall, pair_f1 against the hand-made events.
- alone_...: the same where no row is joined with any other.
- deaths_error: how far the number killed, summed over events by the median rule, is from that of the hand-made events
  by the same rule (0.1: 10 % too many); deaths_lowest_error and deaths_highest_error by the lowest and highest rule.
- dispersion_RULE: the sum of deaths over all found events by that rule, of the hand-made events by the median rule.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from dateline import events
from dateline.scores import clusterings
from train import joins, maverick

RULES: Mapping[str, Callable[[list[int]], float]] = {"lowest": min, "median": median, "highest": max}


def found(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The event that dateline puts each row in, by the row's id: each half joined by what was learned on the other."""
    half = maverick.halves(rows)
    event = {row["id"]: row["event_id"] for row in rows}
    put: dict[str, str] = {}
    for asked in (0, 1):
        learned = joins.coded([maverick.telling(row) for row in rows if half[row["event_id"]] != asked], event)
        for told in events.join([maverick.telling(row) for row in rows if half[row["event_id"]] == asked], learned):
            put.update(dict.fromkeys(told.tellings, told.id))
    return put


def figures(rows: Sequence[Mapping[str, Any]], put: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """Metric and value."""
    gold = {row["id"]: row["event_id"] for row in rows}
    for name, groups in (("", put), ("alone_", {key: key for key in gold})):
        together = clusterings.pairwise(gold, groups)
        yield f"{name}bcubed_f1", clusterings.b_cubed(gold, groups).f1
        yield f"{name}pair_precision", together.precision
        yield f"{name}pair_recall", together.recall
        yield f"{name}pair_f1", together.f1
        yield f"{name}deaths_error", deaths(rows, groups, median) / deaths(rows, gold, median) - 1
    for rule in ("lowest", "highest"):
        yield f"deaths_{rule}_error", deaths(rows, put, RULES[rule]) / deaths(rows, gold, RULES[rule]) - 1
    for rule, choose in RULES.items():
        yield f"dispersion_{rule}", deaths(rows, put, choose) / deaths(rows, gold, median)


def deaths(rows: Sequence[Mapping[str, Any]], groups: Mapping[str, str], rule: Callable[[list[int]], float]) -> float:
    """The number killed over all events, each event's by the rule over what its rows give."""
    told: dict[str, list[int]] = {}
    for row in rows:
        told.setdefault(groups[row["id"]], []).append(row["deaths_best"])
    return sum(rule(numbers) for numbers in told.values())


def main() -> int:
    """Run the benchmark; 2 where the data are absent."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help=f"folder with {maverick.FILE}")
    given = options.parse_args()
    if not (given.data / maverick.FILE).is_file():
        print(f"not there: {given.data / maverick.FILE}; these data are not part of the project", file=sys.stderr)
        return 2
    rows = maverick.read(given.data)
    put = found(rows)
    for metric, value in figures(rows, put):
        print(f"merging {metric} {value:.4f}")
    print(f"merging rows {len(rows)}")
    print(f"merging events {len(set(put.values()))}")
    print(f"merging gold_events {len({row['event_id'] for row in rows})}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
