"""What was done to each report, as a scorer reads it: parents, relation, sentences, changes of fact, origins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from rapidfuzz.distance import Indel

from benchmarks.versions.units import Line, Version
from dateline.records import Span
from dateline.tables import rows as table

Relation = Literal["copy", "trimmed", "expanded", "reworded", "spliced", "corrected"]
COMPARED = ("headline", "body", "caption")
_RUN = 8
REWORDED_FROM = 0.2
"""A version of whose sentences at least this share is reworded is a rewording; docs/passages.md."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What became of a sentence between a parent (`older`) and a version (`newer`)."""

    relation: str
    older: Span | None
    newer: Span | None


def pairs(parent: Version, version: Version) -> list[Pair]:
    """The sentences of both, headlines, bodies and captions: kept, reworded, split, merged, added, dropped.

    A sentence in which nothing was changed but how it is written (`Line.trivia`) was kept. One that was split stands
    in a pair with each part, one that was merged in one with each that it was merged of.
    """
    found: list[Pair] = []
    taken: set[Span | None] = set()
    for line in compared(version):
        if line.source and line.source.report == parent.id:
            found.append(Pair(relation_of(line), line.source, line.span))
            found += [Pair("merged", line.joined, line.span)] if line.joined else []
            taken.update((line.source, line.joined))
        else:
            found.append(Pair("added", None, line.span))
    found += [Pair("dropped", line.span, None) for line in compared(parent) if line.span not in taken]
    return found


def relation_of(line: Line) -> str:
    """What became of the source of a line."""
    return "split" if line.part else "merged" if line.joined else "reworded" if line.reworded or line.changes else "kept"


def compared(version: Version) -> list[Line]:
    """The lines that tell something."""
    return [line for line in version.lines if line.kind in COMPARED]


def relation(parents: Sequence[Version], version: Version) -> Relation | None:
    """Rules in order: two parents; a fact changed; a fifth reworded; more left out than put in; anything put in; else a copy."""
    if not parents:
        return None
    if len(parents) > 1:
        return "spliced"
    told = pairs(parents[0], version)
    kept = [pair for pair in told if pair.older and pair.newer]
    if any(line.changes for line in version.lines):
        return "corrected"
    if sum(pair.relation in ("reworded", "split", "merged") for pair in kept) >= REWORDED_FROM * len(kept):
        return "reworded"
    added = sum(pair.newer.end - pair.newer.start for pair in told if pair.newer and not pair.older)
    dropped = sum(pair.older.end - pair.older.start for pair in told if pair.older and not pair.newer)
    return "copy" if not added and not dropped else "trimmed" if dropped >= added else "expanded"


def origins(version: Version) -> tuple[str, ...]:
    """The reports in which its sentences were first printed, credits and page furniture apart."""
    return tuple(sorted({line.origin.report for line in compared(version)}))


def unlogged(versions: Sequence[Version]) -> frozenset[Span]:
    """Sentences of the real texts that share eight words in a row with another real text: nobody logged who had them from whom."""
    runs: dict[str, set[str]] = defaultdict(set)
    own: dict[Span, list[str]] = {}
    for one in versions:
        for line in one.lines if not one.parents else ():
            words = re.findall(r"\w+", line.words.casefold())
            own[line.span] = [" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))]
            for run in own[line.span]:
                runs[run].add(one.id)
    return frozenset(span for span, mine in own.items() if any(len(runs[run]) > 1 for run in mine))


def as_good(pile: Mapping[str, Version], version: Version, parent: str) -> frozenset[str]:
    """The parent, and each older report that accounts for the version no worse in any respect.

    Where nothing in the texts tells grandparent from parent (the parent was an exact copy), either is right. Compared
    are: each sentence that came from the parent, by its likeness to the same sentence there (style apart); how many
    sentences were put in, left out, and moved.
    """
    true = pile[parent]
    found = {parent}
    mine = _told(line for line in compared(version) if line.source and line.source.report == parent)
    truth = _told(compared(true))
    for other in pile.values():
        if other.at >= version.at or other.id in (version.id, parent):
            continue
        theirs = _told(compared(other))
        if mine.keys() <= theirs.keys():
            close = all(_distance(words, theirs[key]) <= _distance(words, truth[key]) for key, words in mine.items())
            if close and len(theirs) <= len(truth) and _moved(theirs, mine) <= _moved(truth, mine):
                found.add(other.id)
    return frozenset(found)


def moved(parent: Version, version: Version) -> int:
    """How many sentences at least must have moved, kind by kind."""
    place = {line.span: number for number, line in enumerate(parent.lines)}
    total = 0
    for kind in COMPARED:
        sources = [source for line in version.lines if line.kind == kind for source in (line.source, line.joined)]
        order = [place[source] for source in sources if source in place]
        total += len(order) - len(_rise(order))
    return total


def _told(lines: Iterable[Line]) -> dict[Span, str]:
    """Where sentences were first printed → their words, all parts together."""
    found: dict[Span, str] = {}
    for line in lines:
        found[line.origin] = f"{found[line.origin]} {line.words}" if line.origin in found else line.words
    return found


def _distance(one: str, other: str) -> int:
    return Indel.distance(_plain(one), _plain(other))


def _moved(older: Iterable[Span], newer: Iterable[Span]) -> int:
    place = {key: number for number, key in enumerate(older)}
    order = [place[key] for key in newer]
    return len(order) - len(_rise(order))


def _rise(order: Sequence[int]) -> list[int]:
    """A longest part of the order that never falls: the parts of one sentence have one place."""
    best: list[list[int]] = []
    for value in order:
        longest = max((chain for chain in best if chain[-1] <= value), key=len, default=[])
        best.append([*longest, value])
    return max(best, key=len, default=[])


@cache
def _plain(words: str) -> tuple[str, ...]:
    """Words without what styles of outlets differ in."""
    told = words.casefold().replace("’", "'").replace("‘", "'")
    for full, short in table("benchmarks.versions", "contractions.tsv"):
        told = re.sub(rf"\b{short.casefold()}\b", full.casefold(), told)
    for american, british in table("benchmarks.versions", "spellings.tsv"):
        told = re.sub(rf"\b{british}\b", american, told)
    for full, short in table("benchmarks.versions", "abbreviations.tsv"):
        told = told.replace(short.casefold(), full.casefold())
    return tuple(word for word in re.findall(r"\w+", told.replace("'", "")) if word not in ("mr", "mrs", "ms", "dr", "prof"))


def rows(versions: Sequence[Version]) -> Iterator[dict[str, Any]]:
    """The log as JSON objects: offsets into `text` of the reports named."""
    by_id = {one.id: one for one in versions}
    for one in versions:
        parents = [by_id[key] for key in one.parents]
        taken = {source for line in one.lines for source in (line.source, line.joined)}
        yield {
            "id": one.id,
            "parents": list(one.parents),
            "relation": relation(parents, one),
            "edits": list(one.edits),
            "sentences": [_sentence(line) for line in one.lines],
            "dropped": [_at(line.span) for parent in parents for line in compared(parent) if line.span not in taken],
            "changes": [
                {"kind": change.kind, "older": _at(change.older), "newer": _at(change.newer), "was": change.was, "now": change.now}
                for line in one.lines
                for change in line.changes
            ],
            "origins": list(origins(one)),
        }


def _sentence(line: Line) -> dict[str, Any]:
    return {
        "at": _at(line.span),
        "kind": line.kind,
        "relation": relation_of(line) if line.source else "added",
        "source": _at(line.source),
        "joined": _at(line.joined),
        "origin": _at(line.origin),
        "trivia": list(line.trivia),
    }


def _at(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"report": span.report, "start": span.start, "end": span.end}
