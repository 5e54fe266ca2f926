"""How fast the whole chain is, stage by stage, beside the bare parser that it builds on.

    python -m benchmarks.speed.stream --data ../shared/data/stream [--limit N]

Runs the local runner with one worker on the first 2/11, 5/11 and all of N reports of the stream, each in a process and a store
of its own. Prints lines `stream METRIC VALUE`; those without a number of reports in their name are of the largest run:

- chain_reports_a_second, chain_words_a_second: of the run's time on the clock. Words are those between blanks.
- cpu_seconds_STAGE, words_a_second_STAGE: of the processor's time, which other programs lengthen less. "parser" is the reading
  of grammar; "tracing" finds passages (it stands for the stage of that name); "rest" is the reading of files and the store.
- bare_cpu_seconds: of spaCy's `nlp.pipe` with the same model, in the same process, on the same headlines and texts as they
  are; ratio_to_bare: the chain's time in such; ratio_of_STAGE: a stage's.
- peak_mb: the most memory the process of the chain held, before the bare parser was loaded beside it.
- seconds_REPORTS, cpu_seconds_REPORTS, peak_mb_REPORTS; exponent: slope of cpu_seconds over reports, both as logarithms;
  exponent_related: of the stages alone that see all reports together.
- add_one_seconds, add_one_cpu_seconds: to bring the store of the largest run up to date with one new report, tools loaded.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import math
import multiprocessing
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.speed.finders import peak
from dateline import pipeline
from dateline.runners import Tools, load_tools, local
from dateline.runners.tracing import retrace
from dateline.store import Store, open_store
from dateline.text.parser import OFFICIAL, PYPI_COPY

FILE = "articles_12k.jsonl.gz"
WHOLE = 11_034
"""Reports of the stream, without the last, which is the one that is added."""
PARTS = (2 / 11, 5 / 11, 1.0)


@dataclass(frozen=True, slots=True)
class Took:
    """What one run took."""

    reports: int
    words: int
    seconds: float
    cpu_seconds: float
    stages: Mapping[str, float]
    """Seconds of the processor by stage, in the order of the chain."""
    peak_mb: float
    bare_cpu_seconds: float | None = None
    add_one_seconds: float | None = None
    add_one_cpu_seconds: float | None = None


class Watch:
    """Adds up the processor's seconds of each part of the chain."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def over(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The same work, timed under a name."""

        def timed(*given: Any, **named: Any) -> Any:
            begun = time.process_time()
            try:
                return work(*given, **named)
            finally:
                self.seconds[name] += time.process_time() - begun

        return timed


def chain(file: Path, store: Store, tools: Tools) -> tuple[float, float, dict[str, float]]:
    """Run the chain on a file: seconds on the clock, of the processor, and of the processor by stage."""
    watch = Watch()
    stages = tuple(replace(stage, run=watch.over(stage.name, stage.run)) for stage in pipeline.STAGES)
    parse = tools.parser.parse
    with ExitStack() as watched:
        watched.enter_context(patch.object(pipeline, "STAGES", stages))
        watched.enter_context(patch("dateline.runners.relating.retrace", watch.over("tracing", retrace)))
        watched.enter_context(patch.object(tools.parser, "parse", watch.over("parser", lambda sentences: list(parse(sentences)))))
        start, work = time.perf_counter(), time.process_time()
        local.run([file], store, lambda: tools)
        seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - work
    watch.seconds["rest"] = cpu_seconds - sum(watch.seconds.values())
    return seconds, cpu_seconds, dict(watch.seconds)


def measure(rows: Sequence[Mapping[str, Any]], added: Mapping[str, Any] | None) -> Took:
    """Run the chain on reports; with `added`, then on that one more, and the bare parser on the same reports."""
    texts = [f"{row['title']}\n\n{row['text']}" for row in rows]
    words = sum(len(text.split()) for text in texts)
    tools = load_tools()
    list(tools.parser.parse(["The model and its tables are warm before anything is timed."]))
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "stream.db") as store:
        seconds, cpu_seconds, stages = chain(_written(Path(folder) / "reports.jsonl", rows), store, tools)
        took = Took(len(rows), words, seconds, cpu_seconds, stages, peak())
        if added is None:
            return took
        one, one_cpu, _ = chain(_written(Path(folder) / "added.jsonl", [added]), store, tools)
    return replace(took, add_one_seconds=one, add_one_cpu_seconds=one_cpu, bare_cpu_seconds=bare(texts))


def bare(texts: Sequence[str]) -> float:
    """Seconds of the processor that spaCy's own pipeline takes for the texts, with the model that dateline reads with."""
    import spacy  # noqa: PLC0415 - beside the chain, whose memory was measured without it

    nlp = spacy.load(OFFICIAL if importlib.util.find_spec(OFFICIAL) else PYPI_COPY)
    list(nlp.pipe(texts[:1]))
    begun = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.process_time() - begun


def _written(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def _in_own_process(rows: Sequence[Mapping[str, Any]], added: Mapping[str, Any] | None) -> Took:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(measure, rows, added).result()


def figures(runs: Sequence[Took]) -> Iterator[tuple[str, float]]:
    """Every figure by name, from runs of growing size of which the last was measured beside the bare parser."""
    last = runs[-1]
    yield "reports", last.reports
    yield "words", last.words
    yield "chain_reports_a_second", last.reports / last.seconds
    yield "chain_words_a_second", last.words / last.seconds
    for stage, seconds in last.stages.items():
        yield f"cpu_seconds_{stage}", seconds
        yield f"words_a_second_{stage}", last.words / max(seconds, 1e-9)
    if last.bare_cpu_seconds is not None:
        yield "bare_cpu_seconds", last.bare_cpu_seconds
        yield "bare_words_a_second", last.words / last.bare_cpu_seconds
        yield "ratio_to_bare", last.cpu_seconds / last.bare_cpu_seconds
        for stage, seconds in last.stages.items():
            yield f"ratio_of_{stage}", seconds / last.bare_cpu_seconds
    yield "peak_mb", last.peak_mb
    for run in runs:
        yield f"seconds_{run.reports}", run.seconds
        yield f"cpu_seconds_{run.reports}", run.cpu_seconds
        yield f"peak_mb_{run.reports}", run.peak_mb
    if len(runs) > 1:
        yield "exponent", slope([(run.reports, run.cpu_seconds) for run in runs])
        yield "exponent_related", slope([(run.reports, related(run)) for run in runs])
    if last.add_one_seconds is not None and last.add_one_cpu_seconds is not None:
        yield "add_one_seconds", last.add_one_seconds
        yield "add_one_cpu_seconds", last.add_one_cpu_seconds


def related(run: Took) -> float:
    """Seconds of the stages that see all reports together."""
    together = {"tracing", *(stage.name for stage in pipeline.STAGES if stage.by == "corpus")}
    return sum(seconds for stage, seconds in run.stages.items() if stage in together)


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The growth exponent: the slope of the straight line (least squares) through the logarithms of both."""
    xs = [math.log(x) for x, _ in points]
    ys = [math.log(max(y, 1e-9)) for _, y in points]
    x_mean, y_mean = math.fsum(xs) / len(xs), math.fsum(ys) / len(ys)
    over = math.fsum((x - x_mean) ** 2 for x in xs)
    return math.fsum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)) / over if over else 0.0


def main() -> int:
    """Measure and print; 2 where the data are absent."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="folder of the stream")
    options.add_argument("--limit", type=int, default=WHOLE, help="reports of the largest run")
    given = options.parse_args()
    file = given.data / FILE
    if not file.is_file():
        print(f"stream: data absent: no {file}", file=sys.stderr)
        return 2
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, given.limit + 1)]
    *told, added = rows
    sizes = sorted({max(1, round(len(told) * part)) for part in PARTS})
    runs = []
    for size in sizes:
        runs.append(_in_own_process(told[:size], added if size == sizes[-1] else None))
        print(f"stream: {size} reports took {runs[-1].seconds:.0f} s", file=sys.stderr, flush=True)
    for name, value in figures(runs):
        print(f"stream {name} {value:.4g}" if value < 1000 else f"stream {name} {value:.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
