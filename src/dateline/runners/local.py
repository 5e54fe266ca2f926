"""The local runner: reports in batches, each batch kept in one transaction, so that a killed run loses only its last."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from dateline import pipeline, reports, verdicts
from dateline.records import Problem, Report, Ruling, Sentence, Verdict, identify
from dateline.runners.tools import Tools
from dateline.runners.tracing import passages_of, retrace
from dateline.store import READ, RELATED, Store
from dateline.text.language import looks_english
from dateline.text.parser import Parser
from dateline.text.parses import Parse, pack, unpack

BATCH = 64
"""Reports a transaction: large enough to parse in bulk, small enough to lose little and to hold little in memory."""

LONGEST = 5_000
"""Characters of the longest sentence that is parsed: a longer one is no prose, and would take the parser for ever."""
_READABLE = ("headline", "body", "caption")
Step = Literal["read", "related"]
Progress = Callable[[Step, int], None]
"""Called with "read" and the number of reports read so far; with "related" and their number at the end."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did."""

    seen: int
    """Reports found in the paths."""
    new: int
    """Reports read now; the others were known."""
    problems: int
    events: int


def run(
    paths: Iterable[str | Path],
    store: Store,
    tools: Callable[[], Tools],
    *,
    fields: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Read every report in `paths` that the store does not know, then relate all reports and tell the chronicle.

    `tools` is called only if there is something to read. `fields` names fields of tables and JSON otherwise than
    usual (see `reports.read`).
    """
    say = progress or (lambda _step, _number: None)
    seen = new = 0
    loaded: Tools | None = None
    source = reports.read(paths, fields=fields)
    while batch := list(islice(source, BATCH)):
        received = [item for item in batch if isinstance(item, Report)]
        seen += len(received)
        loaded = loaded or (tools() if received else None)
        read = _read(store.unread(received, loaded.reader), store, loaded) if loaded else []
        _keep(read, [item for item in batch if isinstance(item, Problem)], store)
        new += len(read)
        say("read", seen)
    if loaded is not None:
        stale = iter(store.stale(loaded.reader))
        while batch := list(islice(stale, BATCH)):
            _keep(_read(batch, store, loaded), [], store)
            new += len(batch)
    if new or not store.related:
        _relate(store)
    say("related", seen)
    return Summary(seen, new, store.count("problems"), store.count("events"))


@dataclass(frozen=True, slots=True)
class _Read:
    """A report and all that was read from it: records by kind, and the problem that stopped a stage, if one did."""

    report: Report
    reader: str
    records: tuple[tuple[str, Sequence[Any]], ...]
    problems: tuple[Problem, ...]


def _read(batch: Sequence[Report], store: Store, tools: Tools) -> list[_Read]:
    """Read each report of a batch: split all, parse the sentences that are new, then the stages report by report.

    Nothing but grammar is written here, so that another process waits for no parser.
    """
    split = {report.id: pipeline.advance("report", {"report": report}, until="sentences")["sentences"] for report in batch}
    grammar = _grammar(batch, split, store, tools.parser)
    found: list[_Read] = []
    for report in batch:
        parses = {s.id: grammar[key] for s in split[report.id] if (key := _key(report, s, tools.parser)) in grammar and _readable(s)}
        have = {"report": report, "sentences": split[report.id], "parses": parses, "gazetteer": tools.gazetteer, "register": tools.register}
        problems = _doubts(report, split[report.id])
        try:
            given = pipeline.advance("report", have, after="sentences")
        except Exception as error:  # noqa: BLE001 - one report that trips a stage must not end the run: it is told as a problem
            given, problems = {}, (*problems, _tripped(report, error))
        records = (("sentences", split[report.id]), *((kind, given.get(kind, ())) for kind in READ[1:]))
        found.append(_Read(report, tools.reader, records, problems))
    return found


def _keep(read: Sequence[_Read], problems: Sequence[Problem], store: Store) -> None:
    """File a batch as a whole."""
    with store.transaction():
        store.add_problems(problems)
        for one in read:
            store.keep(one.report, one.records, one.reader)
            store.add_problems(one.problems)


def _readable(sentence: Sentence) -> bool:
    return sentence.kind in _READABLE and sentence.span.end - sentence.span.start <= LONGEST


def _doubts(report: Report, split: Sequence[Sentence]) -> tuple[Problem, ...]:
    """What of a report will not be read, or not well: sentences without end, another language than English."""
    found: list[Problem] = []

    def doubt(what: str, remedy: str) -> None:
        found.append(Problem(identify("p", "reading", report.id, what), "reading", report.name or report.id, what, remedy, report.id))

    endless = [s for s in split if s.kind in _READABLE and not _readable(s)]
    if endless:
        doubt(
            f"{len(endless)} sentences have more than {LONGEST:,} characters and are not read",
            "part the text into sentences and paragraphs",
        )
    if not looks_english(report.text):
        doubt("the text does not look English; dateline reads English, and may have missed what it tells", "give it a translation")
    return tuple(found)


def _tripped(report: Report, error: Exception) -> Problem:
    what = f"could not be read: {type(error).__name__}: {error}"
    return Problem(
        identify("p", "reading", report.id, what),
        "reading",
        report.name or report.id,
        what,
        "the report is kept unread; please tell the makers of dateline",
        report.id,
    )


def _grammar(batch: Sequence[Report], split: Mapping[str, Sequence[Sentence]], store: Store, parser: Parser) -> dict[str, Parse]:
    """The parse of every readable sentence, from the store where it holds one: copies are parsed once."""
    wanted: dict[str, str] = {}
    for report in batch:
        for sentence in split[report.id]:
            if _readable(sentence):
                wanted.setdefault(_key(report, sentence, parser), report.text[sentence.span.start : sentence.span.end])
    found = {key: unpack(packed) for key, packed in store.grammar(wanted).items()}
    new = {key: text for key, text in wanted.items() if key not in found}
    parsed = dict(zip(new, parser.parse(new.values()), strict=True))
    with store.transaction():
        store.add_grammar((key, pack(parse)) for key, parse in parsed.items())
    return found | parsed


def _key(report: Report, sentence: Sentence, parser: Parser) -> str:
    text = report.text[sentence.span.start : sentence.span.end]
    return hashlib.sha256(f"{parser.version}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def differences(store: Store) -> Iterator[str]:
    """A line for each record made across reports that is not what the stages make of the stored readings.

    Relating again takes no model: so a value changed in the store shows.
    """
    given = _related(store)
    for kind in RELATED:
        stored = {record.id: record for record in store.get(kind)}
        made = {record.id: record for record in given.get(kind, ())}
        for key in sorted(stored.keys() | made.keys()):
            if stored.get(key) != made.get(key):
                yield f"{kind} {key}: is not what the stored readings give; run dateline run again, or look who changed the store"


def _related(store: Store) -> dict[str, Any]:
    """What the stages that need all reports make of the store."""
    return pipeline.advance("corpus", _all(store))


def _all(store: Store) -> dict[str, Any]:
    """All reports and what was read from each."""
    return {
        "reports": sorted(store.get("reports"), key=lambda report: str(report.id)),
        **{kind: store.get(kind) for kind in READ},
        "verdicts": store.verdicts(),
    }


def _relate(store: Store) -> None:
    """Run the stages that need all reports, and put what they give in place of what stood there.

    Passages are only made of reports that are new or have new relatives.
    """
    traced = retrace(store)
    given = pipeline.advance("corpus", _all(store) | {"passages": passages_of(store, traced)}, after="passages")
    with store.transaction():
        store.replace_related([(kind, given.get(kind, ())) for kind in RELATED if kind != "passages"])
        store.replace_problems("verdicts", verdicts.stale(given["rulings"]))


def decide(store: Store, verdict: Verdict) -> None:
    """Add a person's verdict and tell the chronicle anew; no report is read or compared again for it."""
    settled = store.related
    with store.transaction():
        store.add_verdict(verdict)
    if not settled:
        _relate(store)
        return
    have = _all(store) | {kind: store.get(kind) for kind in ("passages", "links")} | {"origins": origins(store)}
    given = pipeline.advance("corpus", have, after="links")
    with store.transaction():
        store.replace_related([(kind, given[kind]) for kind in RELATED if kind in given])
        store.replace_problems("verdicts", verdicts.stale(given["rulings"]))


def rulings(store: Store) -> tuple[Ruling, ...]:
    """What each verdict means for the mentions of today, in the order in which they were given."""
    return tuple(_made("rulings", store, {"verdicts": store.verdicts()}))


def origins(store: Store) -> dict[str, str]:
    """For each sentence, the report in which its text originated."""
    return dict(_made("origins", store, {}))


def _made(name: str, store: Store, have: Mapping[str, Any]) -> Any:
    """What a stage gives that is not kept since it follows from what is."""
    stage = next(stage for stage in pipeline.STAGES if stage.name == name)
    return stage.run(*(have[kind] if kind in have else store.get(kind) for kind in stage.takes))
