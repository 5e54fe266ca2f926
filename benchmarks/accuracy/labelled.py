"""How many mentions are events: 8,400 that an earlier dateline drew from articles of a stream, each labelled by a language model in an editor's role.

    python -m benchmarks.accuracy.labelled --data ../shared/data/stream [--articles N] [--db PATH]

Reads N of the labelled articles (600 unless told; 0 for all), in order of a digest of their ids, and prints `labelled METRIC VALUE`. The
labels stand in `labelled_mentions.tsv`; how they were made, docs/read_by_eye.md tells.

- labels: labelled mentions of these articles; type_precision_before: how many of them were right.
- type_precision: how many are right of those that are still told, with the same word and kind; type_kept: how many of the right ones are.
- count_precision, counts_kept: the same of counts. A wrong one that is marked as a running tally now is not told as the event's.

What is told now and was not then bears no label: the figures say nothing of it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import dateline
from dateline.store import Store
from dateline.tables import rows

STREAM = "articles_12k.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Label:
    """A mention as it was told, and what was said of it."""

    article: str
    start: int
    kind: str
    right: bool
    counts: tuple[tuple[str, int, int, bool], ...]
    """What, number, first character, right."""


def labels() -> list[Label]:
    """All labels that decide, by article in order of a digest of its id."""
    found = []
    for article, start, _, kind, right, _, _, told in rows("benchmarks.accuracy", "labelled_mentions.tsv"):
        counts = [] if told == "-" else [count.rsplit(" ", 3) for count in told.split(";")]
        judged = tuple((what, int(low), int(first), verdict == "1") for what, low, first, verdict in counts if verdict in "01")
        if right in "01":
            found.append(Label(article, int(start), kind, right == "1", judged))
    return sorted(found, key=lambda label: (hashlib.sha256(label.article.encode()).hexdigest(), label.start, label.kind))


def figures(asked: Sequence[Label], store: Store) -> Iterator[tuple[str, float]]:
    """Metric and value."""
    names = {report.id: str(report.name) for report in store.get("reports")}
    words: set[tuple[str, int, str]] = set()
    counted: set[tuple[str, str, int, int]] = set()
    for mention in store.get("mentions"):
        article = names[mention.trigger.report]
        words.add((article, mention.trigger.start, mention.kind))
        counted |= {(article, count.what, count.low, count.span.start) for count in mention.counts if not count.cumulative}
    told = [label for label in asked if (label.article, label.start, label.kind) in words]
    right = sum(label.right for label in asked)
    yield "labels", float(len(asked))
    yield "type_precision_before", right / len(asked)
    yield "type_precision", sum(label.right for label in told) / len(told)
    yield "type_kept", sum(label.right for label in told) / right
    counts = [(label.article, what, low, first, good) for label in asked for what, low, first, good in label.counts]
    kept = [good for *count, good in counts if tuple(count) in counted]
    yield "count_precision_before", sum(good for *_, good in counts) / len(counts)
    yield "count_precision", sum(kept) / len(kept)
    yield "counts_kept", sum(kept) / sum(good for *_, good in counts)


def main() -> int:
    """Run the benchmark; 2 where the data are absent."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help=f"folder with {STREAM}")
    options.add_argument("--articles", type=int, default=600, help="how many of the labelled articles are read; 0 for all")
    options.add_argument("--db", type=Path, help="keep the store here")
    given = options.parse_args()
    if not (given.data / STREAM).exists():
        print(f"{given.data}: no {STREAM} there", file=sys.stderr)
        return 2
    asked = labels()
    names = set(list(dict.fromkeys(label.article for label in asked))[: given.articles or None])
    asked = [label for label in asked if label.article in names]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with gzip.open(given.data / STREAM, "rt", encoding="utf-8") as lines, path.open("w", encoding="utf-8") as out:
            out.writelines(line for line in lines if json.loads(line)["id"] in names)
        store = dateline.run([path], db=given.db or Path(folder) / "labelled.db")
        for metric, value in figures(asked, store):
            print(f"labelled {metric} {value:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
