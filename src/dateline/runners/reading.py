"""Reading reports: what each says, made from its own text alone, in batches whose sentences are parsed in bulk."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline import pipeline
from dateline.records import Problem, Report, Sentence, identify
from dateline.runners.tools import Tools
from dateline.store import READ, Store
from dateline.text.language import looks_english
from dateline.text.parser import Parser
from dateline.text.parses import Parse, pack, unpack

LONGEST = 5_000
"""Characters of the longest sentence that is parsed: a longer one is no prose, and would take the parser for ever."""
_READABLE = ("headline", "body", "caption")


@dataclass(frozen=True, slots=True)
class Reading:
    """A report and all that was read from it: records by kind, and the problem that stopped a stage, if one did."""

    report: Report
    reader: str
    records: tuple[tuple[str, Sequence[Any]], ...]
    problems: tuple[Problem, ...]


def read(batch: Sequence[Report], store: Store, tools: Tools) -> list[Reading]:
    """Read each report of a batch: split all, parse the sentences that are new, then the stages report by report.

    Nothing but grammar is written here, so that another process waits for no parser.
    """
    split = {report.id: pipeline.advance("report", {"report": report}, until="sentences")["sentences"] for report in batch}
    grammar = _grammar(batch, split, store, tools.parser)
    found: list[Reading] = []
    for report in batch:
        parses = {s.id: grammar[key] for s in split[report.id] if (key := _key(report, s, tools.parser)) in grammar and _readable(s)}
        have = {"report": report, "sentences": split[report.id], "parses": parses, "gazetteer": tools.gazetteer, "register": tools.register}
        problems = _doubts(report, split[report.id])
        try:
            given = pipeline.advance("report", have, after="sentences")
        except Exception as error:  # noqa: BLE001 - one report that trips a stage must not end the run: it is told as a problem
            given, problems = {}, (*problems, _tripped(report, error))
        records = (("sentences", split[report.id]), *((kind, given.get(kind, ())) for kind in READ[1:]))
        found.append(Reading(report, tools.reader, records, problems))
    return found


def keep(readings: Sequence[Reading], problems: Sequence[Problem], store: Store) -> None:
    """File a batch as a whole."""
    with store.transaction():
        store.add_problems(problems)
        for one in readings:
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
