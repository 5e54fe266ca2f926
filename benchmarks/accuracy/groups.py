"""Stories found in a stream: 60 events that three outlets each told (BASIL), hidden among other articles of those days.

    python -m benchmarks.accuracy.groups --data ../shared/data/groups [--beside N] [--db PATH]

Reads `basil.jsonl.gz` of that folder and `../stream/articles_12k.jsonl.gz`, takes the N articles of the stream (600 unless told)
nearest in days to one of BASIL, runs the whole chain over all of them as one pile, and prints `groups METRIC VALUE`.

- A report stands in the story that holds most of its sentences (ties: the story with more reports, then the smaller id).
- pair_precision, pair_recall, pair_f1 and bcubed_f1 are over the reports of BASIL.
- strangers: the articles of the stream in the story of a report of BASIL, on the mean. Some belong there: the stream too tells what
  BASIL tells, and nobody has marked which.
- in_two: reports of which sentences stand in two stories or more.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import dateline
from dateline.records import Sentence, Story
from dateline.scores import clusterings

BASIL, STREAM = "basil.jsonl.gz", "../stream/articles_12k.jsonl.gz"


def report(article: Mapping[str, Any]) -> dict[str, str]:
    """An article of BASIL as a report: its paragraphs are lists of sentences. Some have no id of their own; event and outlet name each."""
    text = "\n\n".join(" ".join(paragraph) for paragraph in article["body-paragraphs"])
    return {"id": named(article), "date": article["date"], "title": article["title"], "source": article["source"], "text": text}


def named(article: Mapping[str, Any]) -> str:
    """The name of an article of BASIL: its event and its outlet."""
    return f"{article['triplet-uuid']} {article['source']}"


def beside(articles: Sequence[Mapping[str, Any]], asked: Sequence[Mapping[str, Any]], number: int) -> list[dict[str, str]]:
    """The articles of the stream nearest in days to those that are asked for; ties by a digest of their ids."""
    days = [date.fromisoformat(one["date"]) for one in asked]

    def rank(article: Mapping[str, Any]) -> tuple[int, str]:
        day = date.fromisoformat(article["date"])
        return min(abs((day - one).days) for one in days), hashlib.sha256(article["id"].encode()).hexdigest()

    near = sorted((one for one in articles if one["text"] and one["date"]), key=rank)
    return [{key: one[key] for key in ("id", "date", "title", "source", "text")} for one in near[:number]]


def standing(stories: Sequence[Story], sentences: Mapping[str, Sentence]) -> dict[str, Story]:
    """The story that each report, by id, stands in with most of its sentences."""
    best: dict[str, tuple[int, int, str]] = {}
    by_id = {story.id: story for story in stories}
    for story in stories:
        for key, number in Counter(sentences[line].span.report for line in story.sentences).items():
            rank = (-number, -len(story.reports), story.id)
            best[key] = min(best.get(key, rank), rank)
    return {key: by_id[rank[2]] for key, rank in best.items()}


def figures(event: Mapping[str, str], stories: Sequence[Story], sentences: Mapping[str, Sentence]) -> Iterator[tuple[str, float]]:
    """Metric and value; `event` maps the id of a report of BASIL to the event that it tells."""
    stands = standing(stories, sentences)
    put = {key: stands[key].id if key in stands else f"alone: {key}" for key in event}
    together = clusterings.pairwise(event, put)
    yield "pair_precision", together.precision
    yield "pair_recall", together.recall
    yield "pair_f1", together.f1
    yield "bcubed_f1", clusterings.b_cubed(event, put).f1
    strangers = [sum(other not in event for other in stands[key].reports) for key in event if key in stands]
    yield "strangers", sum(strangers) / max(1, len(strangers))
    yield "in_two", float(sum(number > 1 for number in Counter(key for story in stories for key in story.reports).values()))


def _read(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main() -> int:
    """Run the benchmark; 2 where the data are absent."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help=f"folder with {BASIL}; the stream is looked for at {STREAM}")
    options.add_argument("--beside", type=int, default=600, help="articles of the stream to hide them among")
    options.add_argument("--db", type=Path, help="keep the store here; what it holds of an earlier run is not read again")
    given = options.parse_args()
    absent = [str(given.data / name) for name in (BASIL, STREAM) if not (given.data / name).is_file()]
    if absent:
        print(f"not there: {', '.join(absent)}; these data are not part of the project", file=sys.stderr)
        return 2
    asked = _read(given.data / BASIL)
    pile = [*map(report, asked), *beside(_read(given.data / STREAM), asked, given.beside)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in pile), "utf-8")
        started = time.perf_counter()
        with dateline.run([path], db=given.db or Path(folder) / "groups.db") as store:
            event_by_name = {named(one): one["triplet-uuid"] for one in asked}
            event = {one.id: event_by_name[one.name] for one in store.get("reports") if one.name in event_by_name}
            stories, sentences = store.get("stories"), {one.id: one for one in store.get("sentences")}
        seconds = time.perf_counter() - started
    for metric, value in figures(event, stories, sentences):
        print(f"groups {metric} {value:.4f}")
    print(f"groups asked {len(event)}")
    print(f"groups reports {len(pile)}")
    print(f"groups stories {len(stories)}")
    print(f"groups seconds {seconds:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
