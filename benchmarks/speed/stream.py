"""How fast the whole chain is, stage by stage, beside the bare parser that it builds on.

    python -m benchmarks.speed.stream --data ../shared/data/stream [--limit N] [--plot FILE]

Runs the local runner with one worker on the first 2/11, 5/11 and all of N reports of the stream, each in a process and a store
of its own. Prints lines `stream METRIC VALUE`; those without a number of reports in their name are of the largest run:

- chain_reports_a_second, chain_words_a_second: of the run's time on the clock. Words are those between blanks.
- cpu_seconds_STAGE, words_a_second_STAGE: of the processor's time, which other programs lengthen less. "parser" is the reading
  of grammar; "tracing" finds passages and descents, "events" tells the chronicle too; "rest" is the reading of files and the store.
- bare_cpu_seconds: of spaCy's `nlp.pipe` with the same model, in the same process, on the same headlines and texts as they
  are; ratio_to_bare: the chain's time in such; ratio_of_STAGE: a stage's.
- peak_mb: the most memory the process of the chain held, before the bare parser was loaded beside it.
- seconds_REPORTS, cpu_seconds_REPORTS, peak_mb_REPORTS; exponent: slope of cpu_seconds over reports, both as logarithms;
  exponent_related: of the stages alone that see all reports together.
- workers_REPORTS_seconds_N, workers_REPORTS_cpu_seconds_N: a run of the first 2/11 by N processes, their loading included, on the
  clock and of all processors; workers_speed_up: how many times as fast two are on the clock.
- mix_reports, mix_cpu_seconds, mix_novel_cpu_seconds, mix_ratio: a mix in which 70 % are derived copies (`mix`), beside its
  novel reports alone, each in a process of its own; mix_new_words_ratio: the words of its sentences whose grammar differs (`plainly`)
  beside theirs, since its copies are reworded and spliced; mix_new_sentences_ratio: its sentences of other words beside theirs.
- add_one_seconds, add_one_cpu_seconds: to bring the store of the largest run up to date with one new report, tools loaded.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.speed.mix import mix
from benchmarks.speed.plot import plot
from benchmarks.speed.runs import Shared, Took, copied, measure, shared
from benchmarks.versions.texts import read
from dateline.runners import relating
from dateline.text.threads import ONE_CORE

FILE = "articles_12k.jsonl.gz"
WHOLE = 11_034
"""Reports of the stream, without the last, which is the one that is added."""
PARTS = (2 / 11, 5 / 11, 1.0)
_LEAST = 8
"""Families of copies in the smallest mix."""


def _in_own_process(work: Callable[..., Any], *given: Any) -> Any:
    os.environ.update(ONE_CORE)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(work, *given).result()


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


def shared_figures(one: Shared, two: Shared) -> Iterator[tuple[str, float]]:
    """What one process and two took."""
    for number, run in ((1, one), (2, two)):
        yield f"{run.name}_seconds_{number}", run.seconds
        yield f"{run.name}_cpu_seconds_{number}", run.cpu_seconds
    yield "workers_speed_up", one.seconds / two.seconds


def copied_figures(novel: Shared, mixed: Shared) -> Iterator[tuple[str, float]]:
    """What a mix took beside its novel part."""
    yield "mix_reports", mixed.reports
    yield "mix_novel_reports", novel.reports
    yield "mix_cpu_seconds", mixed.cpu_seconds
    yield "mix_novel_cpu_seconds", novel.cpu_seconds
    yield "mix_new_words_ratio", mixed.new_words / max(1, novel.new_words)
    yield "mix_new_sentences_ratio", mixed.new_sentences / max(1, novel.new_sentences)
    yield "mix_ratio", mixed.cpu_seconds / novel.cpu_seconds


def related(run: Took) -> float:
    """Seconds of the stages that see all reports together."""
    together = {"tracing", *relating.STEPS}
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
    options.add_argument("--plot", type=Path, metavar="FILE", help="write a plot of the time against reports, as SVG")
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
        runs.append(_in_own_process(measure, told[:size], added if size == sizes[-1] else None))
        print(f"stream: {size} reports took {runs[-1].seconds:.0f} s", file=sys.stderr, flush=True)
    _say(figures(runs))
    _say(shared_figures(*(_in_own_process(shared, told[: sizes[0]], number) for number in (1, 2))))
    rows, novel = mix(read([file])[: len(told)], max(_LEAST, len(told) // 16))
    _say(copied_figures(_in_own_process(copied, "mix_novel", novel), _in_own_process(copied, "mix", rows)))
    if given.plot:
        given.plot.write_text(drawn(runs), "utf-8")
    return 0


def drawn(runs: Sequence[Took]) -> str:
    """The plot: the course of the largest run, the whole of each run, and the bare parser."""
    last = runs[-1]
    lines = {
        "reading": [(0, 0.0), *last.course],
        "bare spaCy": [(0, 0.0), (last.reports, last.bare_cpu_seconds or 0.0)],
        "all told": [(0, 0.0), *((run.reports, run.cpu_seconds) for run in runs)],
    }
    return plot(lines, "reports", "seconds of the processor")


def _say(found: Iterable[tuple[str, float]]) -> None:
    for name, value in found:
        print(f"stream {name} {value:.4g}" if value < 1000 else f"stream {name} {value:.0f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
