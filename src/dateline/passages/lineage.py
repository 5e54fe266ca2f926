"""Among many reports: which took over sentences from which, and in which report each sentence's text originated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from dateline.passages.alignment import passages as told
from dateline.passages.candidates import pairs
from dateline.passages.descent import Account, parents
from dateline.passages.direction import age
from dateline.passages.furniture import furniture
from dateline.passages.likeness import Match, Sheet, Vocabulary, match, same, stays
from dateline.records import Passage, Report, Sentence, Span


def trace(reports: Sequence[Report], sentences: Sequence[Sentence]) -> tuple[Passage, ...]:
    """The passages of every report with the older reports that it took sentences from, in order of age.

    A report is compared with the older reports that share text with it. Each of its telling sentences (six words or
    more, three of which carry news) has one best source: the likest, then the oldest, then the first by id. The
    full alignment with each best source is given, so that fifty copies of one text point to the oldest, not to one
    another. The order of `reports` and `sentences` makes no difference.
    """
    by_report: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_report[sentence.span.report].append(sentence)
    known = {report.id: report for report in reports}
    older_than: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    stock = furniture(list(known.values()), by_report)
    for older, newer, much in pairs(list(known.values()), by_report, stock):
        older_than[newer].append((older, much))
    vocabulary = Vocabulary()

    @cache
    def sheet(key: str) -> Sheet:
        return vocabulary.sheet(known[key], by_report[key])

    found: list[Passage] = []
    for newer in sorted(older_than, key=lambda key: age(known[key])):
        for source, matches in _sources(((sheet(older), much) for older, much in older_than[newer]), sheet(newer), stock):
            found.extend(told(source, sheet(newer), matches))
    return tuple(found)


def _sources(older: Iterable[tuple[Sheet, bool]], newer: Sheet, stock: frozenset[Span]) -> list[tuple[Sheet, tuple[Match, ...]]]:
    """Those of the `older` reports (oldest first) that are a parent of `newer` or the best source of a sentence, with their matches.

    Of two that share a quotation at most, only sentences in the same words are looked for: that is done in a moment.
    """
    telling = frozenset(j for j, line in enumerate(newer.lines) if line.telling and line.sentence.span not in stock)
    news = sum(line.sentence.span not in stock for line in newer.lines)
    best: dict[int, tuple[float, int]] = {}
    tried: list[tuple[Sheet, tuple[Match, ...]]] = []
    accounts: list[Account] = []
    for source, much in older:
        matches = match(source.lines, newer.lines) if much else same(source.lines, newer.lines)
        for pair in matches:
            if pair.newer in telling and source.lines[pair.older].telling and pair.score > best.get(pair.newer, (0.0, 0))[0]:
                best[pair.newer] = (pair.score, len(tried))
        carried = [pair for pair in matches if newer.lines[pair.newer].sentence.span not in stock]
        moved = len(carried) - len(stays(carried, lambda pair: newer.lines[pair.newer].sentence.kind))
        dropped = sum(line.sentence.span not in stock for line in source.lines) - len(carried)
        accounts.append(Account({pair.newer: pair.score for pair in carried}, dropped, moved))
        tried.append((source, matches))
        if len(carried) == news and not dropped and not moved and all(pair.score == 1.0 for pair in carried):
            break  # nothing can account for it better than the oldest copy of the whole
    chosen = {place for _, place in best.values()}.union(parents(accounts, telling))
    return [tried[place] for place in sorted(chosen)]


def origins(sentences: Sequence[Sentence], passages: Sequence[Passage]) -> dict[str, str]:
    """Sentence id → id of the report in which its text originated: its own, unless it was taken from an older one.

    A reworded sentence originated where its older text did, so a figure that was changed in it did not: `Passage.changes`
    tells. The report that is followed is the likest source, of those the one with fewest sources above it, then the
    first by id. Passages that lead in a circle (no `trace` gives any) end at the first report of the circle by id.
    """
    source = _best(passages)
    at = {sentence.span: sentence for sentence in sentences}
    found: dict[str, str] = {}
    for sentence in at.values():
        path = {sentence.span: None}
        span = sentence.span
        while span in source:
            span = source[span]
            if span in path:
                span = min(list(path)[list(path).index(span) :])
                break
            path[span] = None
        found[sentence.id] = span.report
    return found


def lineage(report: str, sentences: Sequence[Sentence], passages: Sequence[Passage]) -> tuple[tuple[str, int], ...]:
    """How many sentences of `report` (an id) were taken from which older report, its own counted under its own id; most first."""
    source = _best(passages)
    own = [sentence.span for sentence in sentences if sentence.span.report == report]
    counted = Counter(source[span].report if span in source else report for span in own)
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _best(passages: Sequence[Passage]) -> dict[Span, Span]:
    """Each sentence that was taken from an older report → the sentence it was taken from."""
    depth = _depths(passages)
    found: dict[Span, tuple[tuple[float, int, str, str], Span]] = {}
    for passage in passages:
        if passage.older is not None and passage.newer is not None:
            rank = (-passage.score, depth[passage.older_report], passage.older_report, passage.id)
            if passage.newer not in found or rank < found[passage.newer][0]:
                found[passage.newer] = (rank, passage.older)
    return {newer: older for newer, (_, older) in found.items()}


def _depths(passages: Sequence[Passage]) -> dict[str, int]:
    """Report id → how many reports stand above it in the longest line of sources; those in or below a circle come last."""
    above: dict[str, set[str]] = defaultdict(set)
    below: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        above[passage.newer_report].add(passage.older_report)
        below[passage.older_report].add(passage.newer_report)
    depth: dict[str, int] = dict.fromkeys([*above, *below], len(above) + len(below))
    ready = [report for report in below if not above.get(report)]
    level = 0
    while ready:
        following: list[str] = []
        for report in ready:
            depth[report] = level
            for newer in below[report]:
                above[newer].discard(report)
                if not above[newer]:
                    following.append(newer)
        ready = following
        level += 1
    return depth
