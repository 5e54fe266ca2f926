"""Who copied whom, against pairs of real reports that were read by eye, and against the silver lists of pairs.

    python -m benchmarks.accuracy.wires --data ../shared/data/versions [--errors]

`--data` is the folder of the Reuters reports and the silver lists; the incident reports are those of `incidents` beside
it. Each set is read whole, as any user's files, so that its templates and standing lines are known, and traced. Then
each pair of `benchmarks/versions/verdicts.tsv` is held against what was found; lines `SET METRIC VALUE`:

- precision, recall: of pairs that dateline takes to be related. Asked are those read as derived or as of a common
  source; a template, a quotation and strangers are none. Dateline takes two reports to be related if they have an
  ancestor in common (or one is the other's) and each has a sentence that originated in the same report.
- derived_recall, common_source_recall: of those read so. apart_template and so on: share of the others left unrelated.
- manner_accuracy: derived pairs read with a manner that dateline finds related, told in the same manner: as the
  descent of the newer report says, or, where that has other parents, as the older text alone accounts for it.
- order_accuracy: derived pairs whose order dates or texts tell and that dateline gives as parent and child, put in
  that order; direction_told: of these, those whose direction it says it knows; direction_accuracy: of which right.
- silver_recall: pairs of the silver list that are taken to be related; silver_precision: parents and children that are
  in the list. The list holds templates and leaves out pairs beyond 48 hours: silver, not gold.

The pairs were not drawn evenly, but from where pairs are hard to tell: the figures are of these 120, not of the sets.
`--errors` tells on standard error which pairs are wrong.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dateline import passages, reports, sentences
from dateline.records import Descent, Passage, Report, Sentence, Span
from dateline.tables import rows as table

RELATED = ("derived", "common source")
APART = ("template", "quotation only", "unrelated")
_SETS = {
    "reuters": ("reuters_reports.jsonl.gz", "reuters_pairs_silver.jsonl.gz", ("old", "new")),
    "incidents": ("../incidents/reports.jsonl.gz", "incident_pairs_silver.jsonl.gz", ("a", "b")),
}
"""Each set's reports and silver list, from the folder of the latter, and the columns of the pair in the list."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was read of two reports, by the names that the data give them. `manner` and `order` ("older first", "unknown") may be unstated."""

    set: str
    older: str
    newer: str
    verdict: str
    manner: str | None
    order: str | None


def verdicts() -> list[Verdict]:
    """The pairs read by eye."""
    return [
        Verdict(*row[:4], *(None if cell == "-" else cell for cell in row[4:6])) for row in table("benchmarks.versions", "verdicts.tsv")
    ]


@dataclass(frozen=True)
class Lineage:
    """A pile as dateline traced it."""

    reports: Mapping[str, Report]
    """By the name that the data give."""
    sentences: Mapping[str, Sequence[Sentence]]
    """By report id."""
    passages: Sequence[Passage]
    descents: Mapping[str, Descent]
    """By report id."""

    @cached_property
    def origins(self) -> dict[str, set[str]]:
        """Report id → reports in which its sentences originated."""
        every = [sentence for own in self.sentences.values() for sentence in own]
        roots = passages.origins(every, self.passages, list(self.descents.values()))
        found: dict[str, set[str]] = defaultdict(set)
        for sentence in every:
            found[sentence.span.report].add(roots[sentence.id])
        return found

    def line(self, name: str) -> set[str]:
        """Ids of a report and of all that it descends from."""
        found: set[str] = set()
        ahead = [self.reports[name].id]
        while ahead:
            key = ahead.pop()
            if key not in found:
                found.add(key)
                ahead += self.descents[key].parents
        return found

    def related(self, one: str, other: str) -> bool:
        """Whether both are of one family and have text of one origin."""
        ids = [self.reports[name].id for name in (one, other)]
        return bool(self.line(one) & self.line(other)) and bool(self.origins[ids[0]] & self.origins[ids[1]])

    def manner(self, older: str, newer: str) -> str | None:
        """How `newer` derives from `older`, whether or not that is the parent that dateline gave it."""
        one, other = self.reports[older], self.reports[newer]
        descent = self.descents[other.id]
        if one.id in descent.parents:
            return descent.relation
        told = passages.align(one, other, self.sentences[one.id], self.sentences[other.id])
        return passages.relation_of(other, [told], self.stock)

    def order(self, older: str, newer: str) -> tuple[bool, bool] | None:
        """Whether `newer` is told as made of `older`, not the other way round, and whether that is known; None where neither is the other's parent."""
        one, other = self.reports[older].id, self.reports[newer].id
        for below, above in ((other, one), (one, other)):
            if above in self.descents[below].parents:
                return below == other, self.descents[below].direction == "known"
        return None

    @cached_property
    def stock(self) -> frozenset[Span]:
        """The outlets' furniture."""
        return passages.furniture(list(self.reports.values()), self.sentences)


def trace(path: Path) -> Lineage:
    """Read the reports of a file as any user's, and trace them."""
    found = {one.name or "": one for one in reports.read([path]) if isinstance(one, Report)}
    split = {one.id: sentences.split(one) for one in found.values()}
    every = [sentence for own in split.values() for sentence in own]
    told = passages.trace(list(found.values()), every)
    descents = passages.descents(list(found.values()), every, told)
    return Lineage(found, split, told, {descent.report: descent for descent in descents})


def silver(path: Path, columns: tuple[str, str]) -> set[frozenset[str]]:
    """The pairs of names of a silver list."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {frozenset(json.loads(line)[column] for column in columns) for line in lines if line.strip()}


def figures(pairs: Sequence[Verdict], found: Lineage) -> Iterator[tuple[str, str]]:
    """Metric and value, of the pairs read by eye; a share of nothing is not told."""
    said = {pair: found.related(pair.older, pair.newer) for pair in pairs}
    yield "pairs", str(len(pairs))
    yield from _share("precision", [pair.verdict in RELATED for pair in pairs if said[pair]])
    yield from _share("recall", [said[pair] for pair in pairs if pair.verdict in RELATED])
    for verdict in RELATED:
        yield from _share(f"{verdict.replace(' ', '_')}_recall", [said[pair] for pair in pairs if pair.verdict == verdict])
    for verdict in APART:
        yield from _share(f"apart_{verdict.replace(' ', '_')}", [not said[pair] for pair in pairs if pair.verdict == verdict])
    told = [pair for pair in pairs if pair.manner and said[pair]]
    yield from _share("manner_accuracy", [found.manner(pair.older, pair.newer) == pair.manner for pair in told])
    orders = [order for pair in pairs if pair.order == "older first" and said[pair] if (order := found.order(pair.older, pair.newer))]
    yield from _share("order_accuracy", [right for right, _ in orders])
    yield from _share("direction_told", [known for _, known in orders])
    yield from _share("direction_accuracy", [right for right, known in orders if known])


def against_silver(listed: set[frozenset[str]], found: Lineage) -> Iterator[tuple[str, str]]:
    """Metric and value, of the whole silver list."""
    names = {report.id: name for name, report in found.reports.items()}
    linked = [frozenset((names[one.report], names[key])) for one in found.descents.values() for key in one.parents]
    yield "silver_pairs", str(len(listed))
    yield from _share("silver_recall", [found.related(*sorted(pair)) for pair in listed])
    yield from _share("silver_precision", [pair in listed for pair in linked])


def _share(metric: str, right: Sequence[bool]) -> Iterator[tuple[str, str]]:
    if right:
        yield metric, f"{sum(right) / len(right):.4f}"


def errors(pairs: Sequence[Verdict], found: Lineage) -> Iterator[str]:
    """The pairs told otherwise than they were read."""
    for pair in pairs:
        said = found.related(pair.older, pair.newer)
        told = f"{pair.set} {pair.older} {pair.newer} {pair.verdict}"
        if said != (pair.verdict in RELATED):
            yield f"{told}: {'related' if said else 'apart'}"
        elif said and pair.manner and (manner := found.manner(pair.older, pair.newer)) != pair.manner:
            yield f"{told}, {pair.manner}: {manner}"
        order = found.order(pair.older, pair.newer)
        if pair.order == "older first" and order and not order[0]:
            yield f"{told}: the other way round{'' if order[1] else ', as unknown'}"


def main() -> int:
    """Measure and print; 2 where the data are absent."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="folder of the silver pairs, with that of the incidents beside it")
    options.add_argument("--errors", action="store_true", help="tell which pairs are wrong")
    given = options.parse_args()
    absent = [given.data / name for files in _SETS.values() for name in files[:2] if not (given.data / name).is_file()]
    if absent:
        print(f"wires: data absent: {', '.join(map(str, absent))}; they are not part of the project", file=sys.stderr)
        return 2
    for name, (texts, listed, columns) in _SETS.items():
        found = trace(given.data / texts)
        pairs = [pair for pair in verdicts() if pair.set == name]
        for metric, value in (*figures(pairs, found), *against_silver(silver(given.data / listed, columns), found)):
            print(name, metric, value)
        if given.errors:
            print(*errors(pairs, found), sep="\n", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
