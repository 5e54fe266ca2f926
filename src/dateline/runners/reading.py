"""Reading reports: what each says, made from its own text alone, in batches whose sentences are parsed in bulk."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline import pipeline
from dateline.records import Problem, Report, Sentence, identify
from dateline.runners.tools import Tools
from dateline.store import READ, Store
from dateline.text.language import looks_english
from dateline.text.parser import plainly
from dateline.text.parses import Parse, pack, unpack

LONGEST = 5_000
"""Characters of the longest sentence that is parsed: a longer one is no prose, and would take the parser for ever."""
_HELD = 4_096
"""Sentences whose grammar a process holds, with what was found in each (`Parse.once`), for the copies that come next: about 100 MB."""
_READABLE = ("headline", "body", "caption")


@dataclass(frozen=True, slots=True)
class Reading:
    """A report and all that was read from it: records by kind, and the problem that stopped a stage, if one did."""

    report: Report
    reader: str
    records: tuple[tuple[str, Sequence[Any]], ...]
    problems: tuple[Problem, ...]


Split = Sequence[tuple[Report, Sequence[Sentence]]]
"""Reports, each with its sentences."""


def versions(tools: Tools) -> tuple[str, str]:
    """Which reader the tools make, and which parser is among them."""
    return tools.reader, tools.parser.version


def split(batch: Sequence[Report]) -> Split:
    """Each report with its sentences."""
    return [(report, pipeline.advance("report", {"report": report}, until="sentences")["sentences"]) for report in batch]


def keyed(told: Split, version: str) -> dict[str, str]:
    """The sentences that are to be parsed, by the key under which this parser's grammar of them is filed: copies have one."""
    return {_key(report, one, version): _words(report, one) for report, sentences in told for one in sentences if _readable(one)}


def parse(tools: Tools, sentences: Sequence[str]) -> list[bytes]:
    """The grammar of sentences, packed."""
    return [pack(one) for one in tools.parser.parse(sentences)]


def read(tools: Tools, told: Split, grammar: Mapping[str, bytes]) -> list[Reading]:
    """Read reports one by one, with the grammar of all their sentences by key. Nothing is written."""
    found: list[Reading] = []
    given_to_all = {"gazetteer": tools.gazetteer, "register": tools.register, "editor": tools.editor}
    known = {key: _unpacked(packed) for key, packed in grammar.items()}
    for report, sentences in told:
        parses = {one.id: known[_key(report, one, tools.parser.version)] for one in sentences if _readable(one)}
        have = {"report": report, "sentences": sentences, "parses": parses, **given_to_all}
        problems = _doubts(report, sentences)
        try:
            given = pipeline.advance("report", have, after="sentences")
        except Exception as error:  # noqa: BLE001 - one report that trips a stage must not end the run: it is told as a problem
            given, problems = {}, (*problems, _tripped(report, error))
        records = (("sentences", sentences), *((kind, given.get(kind, ())) for kind in READ[1:]))
        found.append(Reading(report, tools.reader, records, problems))
    return found


@lru_cache(_HELD)
def _unpacked(packed: bytes) -> Parse:
    """One parse for all copies of a sentence that come soon after one another."""
    return unpack(packed)


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


def forget_grammar(store: Store, version: str) -> None:
    """Drop the grammar that no sentence of the store has any more: another parser's, or of sentences that were parted otherwise."""
    needed = (
        _key(report, one, version) for report in store.get("reports") for one in store.get("sentences", report=report.id) if _readable(one)
    )
    with store.transaction():
        store.keep_grammar(needed)


def _words(report: Report, sentence: Sentence) -> str:
    return report.text[sentence.span.start : sentence.span.end]


def _key(report: Report, sentence: Sentence, version: str) -> str:
    return hashlib.sha256(f"{version}\n{plainly(_words(report, sentence))}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
