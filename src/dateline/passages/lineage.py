"""Among many reports: which took over sentences from which, and in which report each sentence's text originated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.passages.alignment import passages as told
from dateline.passages.candidates import Relatives, relatives
from dateline.passages.descent import Account, parents, replaced
from dateline.passages.documents import first_version
from dateline.passages.fingerprints import fingerprints, in_order, lines_of
from dateline.passages.furniture import furnished
from dateline.passages.likeness import Match, Sheet, Vocabulary, match, same, stays
from dateline.records import Descent, Passage, Report, Sentence, Span


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
    prints = in_order(fingerprints(list(known.values()), by_report))
    return tuple(
        passage
        for took in taken(relatives(prints, furnished(prints)), lambda key: (known[key], by_report[key]))
        for passage in took.passages
    )


class Took(NamedTuple):
    """What a report took over from those of its relatives that it took sentences from: the passages with these."""

    relatives: Relatives
    passages: tuple[Passage, ...]
    furniture: frozenset[Span]
    """Of the report and its relatives."""


def taken(kin: Iterable[Relatives], read: Callable[[str], tuple[Report, Sequence[Sentence]]]) -> Iterator[Took]:
    """What each report took over.

    `read` gives a report and its sentences by id; it is asked once for each report that is named in `kin`.
    """
    vocabulary = Vocabulary()

    @cache
    def sheet(key: str) -> Sheet:
        return vocabulary.sheet(*read(key))

    for one in kin:
        newer = sheet(one.report)
        stock = frozenset(span for key, places in one.furniture.items() for span in _spans(sheet(key), places))
        sources = _sources(((sheet(relative.report), relative.much) for relative in one.older), newer, stock)
        yield Took(one, tuple(passage for source, matches in sources for passage in told(source, newer, matches)), stock)


def _spans(sheet: Sheet, places: Collection[int]) -> list[Span]:
    """The spans of some lines of a fingerprint."""
    lines = lines_of([line.sentence for line in sheet.lines]) if places else []
    return [lines[place].span for place in places]


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
        dropped = sum(line.sentence.span not in stock for line in source.lines) - len({pair.older for pair in carried})
        joined = 2 * len(carried) - len({pair.older for pair in carried}) - len({pair.newer for pair in carried})
        accounts.append(Account({pair.newer: pair.score for pair in carried}, dropped, moved, joined))
        tried.append((source, matches))
        if (
            len({pair.newer for pair in carried}) == news
            and not dropped
            and not moved
            and not joined
            and all(pair.score == 1.0 for pair in carried)
        ):
            break  # nothing can account for it better than the oldest copy of the whole
    chosen = {place for _, place in best.values()}.union(parents(accounts, telling))
    return [tried[place] for place in sorted(chosen)]


def origins(sentences: Sequence[Sentence], passages: Sequence[Passage], descents: Sequence[Descent] = ()) -> dict[str, str]:
    """Sentence id → id of the report in which its text originated: its own, unless it was taken from an older one.

    A reworded sentence originated where its older text did, so a figure that was changed in it did not: `Passage.changes`
    tells. The report that is followed is the likest source, of those the one with fewest sources above it, then the
    first by id. Passages that lead in a circle (no `trace` gives any) end at the first report of the circle by id.

    A sentence in which a number, date or name was replaced was taken only from a report from which its own derives: two
    fillings of one form are no copies. All versions of one document are one origin, its first version, where the `descents` are given: a publisher who
    rewrites his own page is no second source.
    """
    derived = {(parent, descent.report) for descent in descents for parent in descent.parents}
    source = best_sources([p for p in passages if not descents or not replaced(p) or (p.older_report, p.newer_report) in derived])
    before = {descent.report: descent.version_of for descent in descents}
    at = {sentence.span: sentence for sentence in sentences}
    found: dict[str, str] = {}
    for sentence in at.values():
        path = {sentence.span: None}
        span = sentence.span
        while span in source:
            span = _older(source[span])
            if span in path:
                span = min(list(path)[list(path).index(span) :])
                break
            path[span] = None
        found[sentence.id] = first_version(span.report, before)
    return found


def best_sources(passages: Sequence[Passage]) -> dict[Span, Passage]:
    """Each sentence that was taken from an older report → the passage that tells from where (see `origins`)."""
    depth = _depths(passages)
    found: dict[Span, tuple[tuple[float, int, str, str], Passage]] = {}
    for passage in passages:
        if passage.older is not None and passage.newer is not None:
            rank = (-passage.score, depth[passage.older_report], passage.older_report, passage.id)
            if passage.newer not in found or rank < found[passage.newer][0]:
                found[passage.newer] = (rank, passage)
    return {newer: passage for newer, (_, passage) in found.items()}


def _older(passage: Passage) -> Span:
    assert passage.older is not None  # noqa: S101 - a best source has both sides
    return passage.older


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
