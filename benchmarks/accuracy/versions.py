"""Who copied whom, against versions of real reports whose every edit is logged.

    python -m benchmarks.accuracy.versions --data ../shared/data/stream --seed 1 [--limit N]

`--data` is a file or folder of reports: JSON Lines (or .gz) with id, date, text and perhaps title, as in `stream`. Given
the folder of pairs of versions, the texts are those of `stream` beside it. Makes versions of the texts
(`benchmarks.versions`), reads them as any user's file, traces them, and prints lines `versions METRIC VALUE`:

- parent_accuracy: reports (with and without parents) whose set of parents is right. A parent that accounts for a
  version no worse in any respect than the true one is as right (`benchmarks.versions.gold.as_good`).
- strangers_apart: reports without a parent for which none is given.
- relation_accuracy: versions whose relation to their parents (`passages.relation_of`) is right.
- sentence_f1: sentences of version and parent with the right relation and partner; credits and furniture apart.
- split_precision and so on: of these, sentences that were split in two, or merged into one; a pair counts for each part.
- moved_exact: versions in which as many sentences moved as had to.
- quotes_kept and so on: sentences in which an outlet's style changed quotes, dashes, spelling, titles ("Dr"),
  contractions or abbreviations, and nothing else was done, that are told as kept.
- number_precision and so on: changes of fact with both places right; facts: all kinds together.
- origins_exact: reports with the right number of origins; origin_sets_exact: with the right origins.

`--errors` tells on standard error what is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.versions import Pile, gold, make
from benchmarks.versions.texts import NO_REPORTS, files
from benchmarks.versions.texts import read as read_texts
from benchmarks.versions.units import Change, Version
from dateline import passages, reports, sentences
from dateline.records import Passage, Report, Sentence, Span

_FACTS = ("number", "date", "name", "hedge", "negation")
_JOINED = ("split", "merged")
_TRIVIA = ("quotes", "dashes", "spelling", "titles", "contractions", "abbreviations")


@dataclass(frozen=True, slots=True)
class Read:
    """The pile as dateline reads it, by the names that the generator gave."""

    pile: Mapping[str, Version]
    report: Mapping[str, Report]
    sentences: Mapping[str, tuple[Sentence, ...]]
    name: Mapping[str, str]
    """Report id → the generator's name."""


def read(pile: Pile) -> Read:
    """Write the pile as JSON Lines and read it back."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reports.jsonl"
        file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in pile.rows()), "utf-8")
        found = {one.name or "": one for one in reports.read([file]) if isinstance(one, Report)}
    versions = {one.id: one for one in pile.versions}
    for key, version in versions.items():
        if found[key].text != version.text:
            raise ValueError(f"{key} was read with another text than was written")
    split = {key: sentences.split(one) for key, one in found.items()}
    return Read(versions, found, split, {one.id: key for key, one in found.items()})


class Counts(Counter[str]):
    """Hits, found and asked, and what was wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def right(self, metric: str, told: str, *, right: bool) -> None:
        """Count one question."""
        self[f"{metric} asked"] += 1
        self[f"{metric} hits"] += right
        if not right:
            self.wrong.append(f"{metric}: {told}")

    def accuracy(self, metric: str) -> float:
        """Share of right answers."""
        return self[f"{metric} hits"] / max(1, self[f"{metric} asked"])


def lineages(here: Read, counts: Counts) -> None:
    """Parents and origins, from the trace of the whole pile."""
    every = [sentence for own in here.sentences.values() for sentence in own]
    found = passages.trace(list(here.report.values()), every)
    parents = {
        here.name[one.report]: tuple(here.name[key] for key in one.parents)
        for one in passages.descents(list(here.report.values()), every, found)
    }
    roots = passages.origins(every, found)
    unlogged = gold.unlogged(list(here.pile.values()))
    for key, version in here.pile.items():
        said = parents.get(key, ())
        asked = [gold.as_good(here.pile, version, parent) for parent in version.parents]
        right = len(said) == len(asked) and all(any(one in good for one in said) for good in asked)
        counts.right("parent", f"{key} {version.edits} from {version.parents}, said {said}", right=right)
        if not asked:
            counts.right("strangers", f"{key} said to be from {said}", right=not said)
        own = {sentence.span: sentence for sentence in here.sentences[key] if sentence.kind in gold.COMPARED}
        kept = [line.span for line in gold.compared(version) if line.origin not in unlogged]
        told = {here.name[roots[one.id]] for span, one in own.items() if any(_overlap(span, here, line) for line in kept)}
        origins = {line.origin.report for line in gold.compared(version) if line.origin not in unlogged}
        counts.right("origins", f"{key} {version.edits} has {sorted(origins)}, said {sorted(told)}", right=len(told) == len(origins))
        counts.right("origin_sets", f"{key}: {sorted(told ^ origins)}", right=told == origins)


def alignments(here: Read, counts: Counts) -> None:
    """Relation, sentences and facts, between each version and each of its true parents."""
    stock = passages.furniture(list(here.report.values()), {one.id: here.sentences[key] for key, one in here.report.items()})
    for key, version in here.pile.items():
        told: list[tuple[Passage, ...]] = []
        for parent in version.parents:
            old, new = here.report[parent], here.report[key]
            found = passages.align(old, new, here.sentences[parent], here.sentences[key])
            told.append(found)
            _sentences(here, here.pile[parent], version, found, counts)
            _facts(here, parent, version, found, counts)
        if told:
            asked = gold.relation([here.pile[parent] for parent in version.parents], version)
            said = passages.relation_of(here.report[key], told, stock)
            counts.right("relation", f"{key} {version.edits}: {asked}, said {said}", right=asked == said)


def _sentences(here: Read, parent: Version, version: Version, found: Sequence[Passage], counts: Counts) -> None:
    asked = {(pair.relation, pair.older, pair.newer) for pair in gold.pairs(parent, version)}
    older, newer = [line.span for line in parent.lines], [line.span for line in version.lines]
    aside = {line.span for one in (parent, version) for line in one.lines if line.kind not in gold.COMPARED}
    said = Counter(
        item
        for p in found
        if not aside & {(item := (p.relation, _nearest(here, p.older, older), _nearest(here, p.newer, newer)))[1], item[2]}
    )
    counts["sentence hits"] += len(asked & said.keys())
    counts["sentence found"] += said.total()
    counts["sentence asked"] += len(asked)
    for relation in _JOINED:
        counts[f"{relation} asked"] += sum(item[0] == relation for item in asked)
        counts[f"{relation} found"] += sum(count for item, count in said.items() if item[0] == relation)
        counts[f"{relation} hits"] += sum(item[0] == relation for item in asked & said.keys())
    _trivia(version, said, counts)
    for relation, one, other in sorted(asked ^ said.keys(), key=str):
        words = [here.pile[span.report].text[span.start : span.end] if span else "-" for span in (one, other)]
        which = "missed" if (relation, one, other) in asked else "wrong"
        counts.wrong.append(f"sentence {which}: {parent.id} {version.id} {relation}: {words[0]} ||| {words[1]}")
    if any(p.older and p.newer and _nearest(here, p.newer, newer) in aside for p in found):
        return  # furniture that both print has its own place, and which of two changed places nobody can say
    moves = sum(p.moved for p in found)
    counts.right("moved", f"{version.id}: said {moves}, had to {(least := gold.moved(parent, version))}", right=moves == least)


def _trivia(version: Version, said: Collection[tuple[str, Span | None, Span | None]], counts: Counts) -> None:
    """Sentences in which nothing was changed but how they are written: told as kept or not."""
    for line in gold.compared(version):
        if line.trivia and line.source and gold.relation_of(line) == "kept" and line.source.report in {s[1].report for s in said if s[1]}:
            for what in line.trivia:
                counts.right(f"trivia {what}", f"{version.id}: {line.words}", right=("kept", line.source, line.span) in said)


def _facts(here: Read, parent: str, version: Version, found: Sequence[Passage], counts: Counts) -> None:
    asked = [change for line in version.lines for change in line.changes if line.source and line.source.report == parent]
    said = [(change.kind, change.older, change.newer) for p in found for change in p.changes if change.kind != "words"]
    left = list(asked)
    for kind, one, other in said:
        hit = next((c for c in left if c.kind == kind and _same(here, c.older, one) and _same(here, c.newer, other)), None)
        counts[f"{kind} found"] += 1
        if hit:
            left.remove(hit)
            counts[f"{kind} hits"] += 1
        else:
            counts.wrong.append(
                f"fact wrong: {version.id} {kind}: {_words(here, one)} > {_words(here, other)}  {_context(here, other or one)}"
            )
    for change in asked:
        counts[f"{change.kind} asked"] += 1
    for change in left:
        counts.wrong.append(f"fact missed: {version.id} {change.kind}: {change.was} > {change.now}  {_around(here, change)}")


def _same(here: Read, asked: Span | None, said: Span | None) -> bool:
    """Whether one of the two spans holds the other (the hedge "at least" in "at least five")."""
    if asked is None or said is None:
        return asked is said
    start, end = (said.start, said.end) if here.name[said.report] == asked.report else (0, 0)
    return (start <= asked.start and asked.end <= end) or (asked.start <= start < end <= asked.end)


def _nearest(here: Read, span: Span | None, lines: Sequence[Span]) -> Span | None:
    """The printed sentence in which the most of the span lies."""
    if span is None:
        return None
    return max(lines, key=lambda line: (_overlap(span, here, line), -line.start))


def _overlap(span: Span, here: Read, line: Span) -> int:
    return max(0, min(span.end, line.end) - max(span.start, line.start)) if here.name[span.report] == line.report else 0


def _words(here: Read, span: Span | None) -> str:
    return here.report[here.name[span.report]].text[span.start : span.end] if span else ""


def _context(here: Read, span: Span | None) -> str:
    return here.report[here.name[span.report]].text[max(0, span.start - 50) : span.end + 50].replace("\n", " ") if span else ""


def _around(here: Read, change: Change) -> str:
    span = change.newer or change.older
    return here.pile[span.report].text[max(0, span.start - 50) : span.end + 50].replace("\n", " ") if span else ""


def figures(counts: Counts) -> Iterator[tuple[str, str]]:
    """Metric and value."""
    yield "parent_accuracy", f"{counts.accuracy('parent'):.4f}"
    yield "strangers_apart", f"{counts.accuracy('strangers'):.4f}"
    yield "relation_accuracy", f"{counts.accuracy('relation'):.4f}"
    yield "sentence_f1", f"{2 * counts['sentence hits'] / max(1, counts['sentence found'] + counts['sentence asked']):.4f}"
    for relation in _JOINED:
        yield f"{relation}_precision", f"{counts[f'{relation} hits'] / max(1, counts[f'{relation} found']):.4f}"
        yield f"{relation}_recall", f"{counts[f'{relation} hits'] / max(1, counts[f'{relation} asked']):.4f}"
        yield f"{relation}_asked", str(counts[f"{relation} asked"])
    yield "moved_exact", f"{counts.accuracy('moved'):.4f}"
    for what in _TRIVIA:
        yield f"{what}_kept", f"{counts.accuracy(f'trivia {what}'):.4f}"
        yield f"{what}_asked", str(counts[f"trivia {what} asked"])
    for kind in _FACTS:
        for side in ("hits", "found", "asked"):
            counts[f"facts {side}"] += counts[f"{kind} {side}"]
    for kind in (*_FACTS, "facts"):
        yield f"{kind}_precision", f"{counts[f'{kind} hits'] / max(1, counts[f'{kind} found']):.4f}"
        yield f"{kind}_recall", f"{counts[f'{kind} hits'] / max(1, counts[f'{kind} asked']):.4f}"
        yield f"{kind}_asked", str(counts[f"{kind} asked"])
    yield "origins_exact", f"{counts.accuracy('origins'):.4f}"
    yield "origin_sets_exact", f"{counts.accuracy('origin_sets'):.4f}"


def main() -> int:
    """Measure and print; 2 where the data are absent."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="folder or file of reports, or the folder of the pairs of versions")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--limit", type=int, default=120, help="so many reports get versions, and as many get none")
    options.add_argument("--errors", action="store_true", help="tell what is wrong")
    given = options.parse_args()
    texts = read_texts(files(given.data))
    if not texts:
        print(f"versions: {NO_REPORTS.format(given.data)}", file=sys.stderr)
        return 2
    try:
        pile = make(texts, given.seed, given.limit)
    except ValueError as error:
        print(f"versions: {given.data}: {error}", file=sys.stderr)
        return 2
    here = read(pile)
    counts = Counts()
    lineages(here, counts)
    alignments(here, counts)
    print("versions reports", len(pile.versions))
    print("versions derived", sum(bool(one.parents) for one in pile.versions))
    for metric, value in figures(counts):
        print("versions", metric, value)
    if given.errors:
        print("\n".join(counts.wrong), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
