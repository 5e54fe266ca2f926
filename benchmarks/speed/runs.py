"""Runs of the chain that are timed: stage by stage, by several processes, on a mix of copies; and of the bare parser."""

from __future__ import annotations

import importlib.util
import json
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.speed.finders import peak
from dateline import pipeline, samples
from dateline.runners import Tools, load_tools, local, relating
from dateline.runners.tracing import retrace
from dateline.store import Store, open_store
from dateline.text.parser import OFFICIAL, PYPI_COPY, plainly


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
    course: Sequence[tuple[int, float]] = ()
    """Reports read, and the seconds of the processor till then."""
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


@dataclass(frozen=True, slots=True)
class Shared:
    """What a number of processes took for the same reports, or copies beside the novel part."""

    name: str
    reports: int
    seconds: float
    cpu_seconds: float
    new_words: int = 0
    """Words of its distinct sentences, as far as their grammar differs."""
    new_sentences: int = 0
    """Its distinct sentences, as they are printed: each is searched for times, names and events once."""


def chain(file: Path, store: Store, tools: Tools, course: list[tuple[int, float]] | None = None) -> tuple[float, float, dict[str, float]]:
    """Run the chain on a file: seconds on the clock, of the processor, and of the processor by stage; the course is written down."""
    watch = Watch()
    noted = [] if course is None else course
    stages = tuple(stage if stage.by == "corpus" else replace(stage, run=watch.over(stage.name, stage.run)) for stage in pipeline.STAGES)
    parse = tools.parser.parse
    with ExitStack() as watched:
        watched.enter_context(patch.object(pipeline, "STAGES", stages))
        watched.enter_context(patch("dateline.runners.relating.retrace", watch.over("tracing", retrace)))
        watched.enter_context(patch.dict(relating.STEPS, {name: watch.over(name, step) for name, step in relating.STEPS.items()}))
        watched.enter_context(patch.object(tools.parser, "parse", watch.over("parser", lambda sentences: list(parse(sentences)))))
        start, work = time.perf_counter(), time.process_time()
        local.run([file], store, lambda: tools, progress=lambda _, number: noted.append((number, time.process_time() - work)))
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
        course: list[tuple[int, float]] = []
        seconds, cpu_seconds, stages = chain(_written(Path(folder) / "reports.jsonl", rows), store, tools, course)
        took = Took(len(rows), words, seconds, cpu_seconds, stages, peak(), course=course)
        if added is None:
            return took
        one, one_cpu, _ = chain(_written(Path(folder) / "added.jsonl", [added]), store, tools)
    return replace(took, add_one_seconds=one, add_one_cpu_seconds=one_cpu, bare_cpu_seconds=bare(texts))


def shared(rows: Sequence[Mapping[str, Any]], workers: int) -> Shared:
    """Have so many processes read the reports; what they take includes loading their tools."""
    before = sum(os.times()[:4])
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "stream.db") as store:
        local.run([_written(Path(folder) / "reports.jsonl", rows)], store, load_tools, workers=workers)
    return Shared(f"workers_{len(rows)}", len(rows), time.perf_counter() - begun, sum(os.times()[:4]) - before)


def copied(name: str, rows: Sequence[Mapping[str, Any]]) -> Shared:
    """Read a mix, or what is novel of it. Each in a process of its own: what it keeps of a sentence would help the other."""
    tools = load_tools()
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "stream.db") as store:
        with open_store(":memory:") as warm:  # tables are read before anything is timed
            local.run([samples.folder()], warm, lambda: tools)
        seconds, cpu_seconds, _ = chain(_written(Path(folder) / "reports.jsonl", rows), store, tools)
        printed = {one.text[s.span.start : s.span.end] for one in store.get("reports") for s in store.get("sentences", report=one.id)}
    words = sum(len(sentence.split()) for sentence in set(map(plainly, printed)))
    return Shared(name, len(rows), seconds, cpu_seconds, words, len(printed))


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
