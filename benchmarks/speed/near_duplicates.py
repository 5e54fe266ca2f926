"""How fast, and how completely, reports that share text are found; beside datasketch and rensa.

    python -m benchmarks.speed.near_duplicates --data ../shared/data/stream [--limit N] [--seed N]

A pile of 2,000, 5,000 and 11,000 reports is made of the stream: of each twentieth report versions are made by `benchmarks.versions`
(two to five, trimmed, reworded, spliced ...), so that true copies grow with the pile; the rest are other texts of the
stream as they are. Each tool finds the pairs in a process of its own (`benchmarks.speed.finders`). Lines `near_duplicates
TOOL_REPORTS_METRIC VALUE`, where METRIC is:

- seconds, cpu_seconds (which other programs do not lengthen so much), a_second (reports), peak_mb (memory of the whole
  process, the texts included); split_seconds: what dateline's sentence stage took before.
- recall_jaccard: found, of all pairs with word-5-gram Jaccard >= .5; recall_containment: of all pairs of which one has .3 of
  the shorter one's 5-grams. recall_copies: of the versions and parents that the generator logged.
- precision: of the pairs found, those with containment >= .3. precision_sharing: those that share at least ten 5-grams
  (fourteen words in a row, or more in pieces).

Truth is exact (`benchmarks.speed.truth`), over all pairs. Boilerplate are the 5-grams of more than 50 reports (of 1 in 100 in
a smaller pile than 5,000): they do not count, neither for truth nor for precision. `exponent` is the slope of cpu_seconds
over reports, both as logarithms. Last, `add_one_seconds`: to bring the passages of a store of the largest pile up to
date with one new report (the median of nine), `add_one_slowest` the slowest, `add_one_cpu_seconds` the median of CPU time.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.speed import truth
from benchmarks.speed.finders import FINDERS, read
from benchmarks.versions import make
from benchmarks.versions.texts import Text
from benchmarks.versions.texts import read as read_texts
from dateline import sentences
from dateline.records import Report
from dateline.runners.tracing import retrace
from dateline.store import open_store

SIZES = (2_000, 5_000, 11_000)
ADDED = 9
_FAMILIES = 20
"""One report in so many gets versions."""
_COMMON = 50
_SOME = 10


def pile(texts: Sequence[Text], seed: int, size: int) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    """So many reports, as dateline reads them, and the logged pairs of parent and version among them (names)."""
    chance = random.Random(f"near duplicates {seed}")  # noqa: S311 - repeatable, not secret
    chosen = chance.sample(sorted(texts, key=lambda text: text.id), min(size, len(texts)))
    made = make(chosen, seed, max(1, size // _FAMILIES))
    rows = list(made.rows())
    bodies = "\n".join(str(row["text"]) for row in rows)
    rest = (text for text in chosen if text.body[:200] not in bodies)
    rows += [
        {"id": text.id, "date": text.day.isoformat(), "title": text.title, "text": text.body}
        for text, _ in zip(rest, range(size - len(rows)), strict=False)
    ]
    chance.shuffle(rows)
    return rows[:size], [(parent, one.id) for one in made.versions for parent in one.parents]


def find(tool: str, file: Path) -> dict[str, Any] | None:
    """What a tool finds; None where it is not installed."""
    if tool != "dateline" and importlib.util.find_spec(tool) is None:
        return None
    command = [sys.executable, "-m", "benchmarks.speed.finders", tool, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own module
    return dict(json.loads(done.stdout))


def known(told: Sequence[Report]) -> tuple[list[truth.Shingles], dict[tuple[int, int], truth.Likeness]]:
    """The shingles of each report, and all pairs that share .3 of the shorter one's."""
    sets = truth.without_boilerplate([truth.shingles(one.text) for one in told], min(_COMMON, max(10, len(told) // 100)))
    return sets, truth.pairs(sets)


def scores(
    found: set[tuple[int, int]],
    sets: Sequence[truth.Shingles],
    true: Mapping[tuple[int, int], truth.Likeness],
    copies: set[tuple[int, int]],
) -> Iterator[tuple[str, str]]:
    """Recall and precision of what was found."""
    alike = {pair for pair, like in true.items() if like.jaccard >= truth.JACCARD}
    for name, asked in (("jaccard", alike), ("containment", set(true)), ("copies", copies)):
        yield f"recall_{name}", f"{len(asked & found) / max(1, len(asked)):.4f}"
    sharing = sum(len(np.intersect1d(sets[one], sets[other], assume_unique=True)) >= _SOME for one, other in found)
    yield "precision", f"{len(found & true.keys()) / max(1, len(found)):.4f}"
    yield "precision_sharing", f"{sharing / max(1, len(found)):.4f}"
    yield "pairs", str(len(found))


def add_one(told: Sequence[Report]) -> list[tuple[float, float]]:
    """Seconds, and CPU seconds, to bring a store up to date with each of the last few reports; the store holds the others."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "pile.db") as store:
        with store.transaction():
            for one in told[:-ADDED]:
                store.keep(one, [("sentences", sentences.split(one))], "benchmark")
        retrace(store)
        seconds = []
        for one in told[-ADDED:]:
            with store.transaction():
                store.keep(one, [("sentences", sentences.split(one))], "benchmark")
            start, work = time.perf_counter(), time.process_time()
            retrace(store)
            seconds.append((time.perf_counter() - start, time.process_time() - work))
    return seconds


def main() -> int:
    """Measure and print; 2 where the data are absent."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="folder of the stream")
    options.add_argument("--limit", type=int, default=max(SIZES), help="reports of the largest pile")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    file = given.data / "articles_12k.jsonl.gz"
    if not file.is_file():
        print(f"near_duplicates: data absent: no {file}", file=sys.stderr)
        return 2
    texts = read_texts([file])
    took: dict[str, list[tuple[int, float]]] = {tool: [] for tool in FINDERS}
    told: list[Report] = []
    for size in [size for size in SIZES if size <= given.limit] or [given.limit]:
        rows, parents = pile(texts, given.seed, size)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "reports.jsonl"
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
            told = read(path)
            answers = {tool: find(tool, path) for tool in FINDERS}
        place = {one.name: number for number, one in enumerate(told)}
        copies = {
            (min(pair), max(pair))
            for older, newer in parents
            if older in place and newer in place
            for pair in [(place[older], place[newer])]
        }
        sets, true = known(told)
        print(f"near_duplicates truth_{len(told)}_containment {len(true)}")
        print(f"near_duplicates truth_{len(told)}_jaccard {sum(like.jaccard >= truth.JACCARD for like in true.values())}")
        for tool, answer in answers.items():
            if answer is None:
                print(f"near_duplicates: {tool} is not installed; install the group `benchmarks` of pyproject.toml", file=sys.stderr)
                continue
            took[tool].append((len(told), answer["cpu_seconds"]))
            head = f"near_duplicates {tool}_{len(told)}"
            print(f"{head}_seconds {answer['seconds']:.2f}")
            print(f"{head}_cpu_seconds {answer['cpu_seconds']:.2f}")
            print(f"{head}_a_second {len(told) / answer['seconds']:.0f}")
            print(f"{head}_peak_mb {answer['peak_mb']:.0f}")
            if tool == "dateline":
                print(f"{head}_split_seconds {answer['split_seconds']:.2f}")
            for metric, value in scores({(min(pair), max(pair)) for pair in answer["pairs"]}, sets, true, copies):
                print(f"{head}_{metric} {value}", flush=True)
    for tool, points in took.items():
        if len(points) > 1:
            line = statistics.linear_regression([math.log(size) for size, _ in points], [math.log(seconds) for _, seconds in points])
            print(f"near_duplicates {tool}_exponent {line.slope:.2f}")
    added = add_one(told)
    print(f"near_duplicates add_one_seconds {statistics.median(seconds for seconds, _ in added):.2f}")
    print(f"near_duplicates add_one_slowest {max(seconds for seconds, _ in added):.2f}")
    print(f"near_duplicates add_one_cpu_seconds {statistics.median(work for _, work in added):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
