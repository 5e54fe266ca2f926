"""Which reports a report derives from, and how: copied, trimmed, expanded, reworded, spliced of two, corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from dateline.passages.documents import versions
from dateline.passages.furniture import furniture
from dateline.passages.likeness import COMPARED
from dateline.passages.words import tells
from dateline.records import FACTS, Descent, Manner, Passage, Report, Sentence, Span, identify
from dateline.text.order import age, marked

_LEAST = 2
"""Telling sentences that a parent must account for and no other parent does; one alone may be a quotation that both heard."""
_SHARE = 0.1
_MANY = 4
"""Of the report's telling sentences, what a parent must account for, or how many, unless half of the parent is in the report."""
_SHORT = 3
"""A report of so few telling sentences has one parent if half of them are taken from it."""
_UNDONE = 0.05
"""What a sentence that was split, merged or moved takes off the likeness of its report: about a word of twenty."""
_REWORDED = 0.2
"""A report of whose sentences taken over at least this share is reworded, is a rewording."""
_VALUES = frozenset({"number", "date", "name"})


@dataclass(frozen=True, slots=True)
class Account:
    """How well an older report accounts for a newer one."""

    scores: Mapping[object, float]
    """Each sentence of the newer report that it has → how like."""
    dropped: int
    """Sentences of the older report that the newer one has not."""
    moved: int
    joined: int = 0
    """Sentences that were split, or merged, between the two: a version that has them as they are is the nearer one."""
    altered: frozenset[object] = frozenset()
    """Sentences of the newer report in which a number, date or name of the older one was replaced by another."""


def descents(reports: Sequence[Report], sentences: Sequence[Sentence], passages: Sequence[Passage]) -> tuple[Descent, ...]:
    """What each report derives from, oldest report first. `passages` are those that `trace` gave for the reports."""
    by_report: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_report[sentence.span.report].append(sentence)
    stock = furniture(reports, by_report)
    known = {report.id: report for report in reports}
    own: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        own[passage.newer_report].append(passage)
    return tuple(descent(report, by_report[report.id], own[report.id], known, stock) for report in sorted(known.values(), key=age))


def descent(
    report: Report, sentences: Sequence[Sentence], passages: Sequence[Passage], known: Mapping[str, Report], stock: Collection[Span]
) -> Descent:
    """What a report derives from, given its sentences, its passages with older reports, these reports by id, and the furniture of all."""
    told: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        told[passage.older_report].append(passage)
    oldest_first = sorted(told, key=lambda key: age(known[key]))
    accounts = [account_of(told[key], stock) for key in oldest_first]
    spans = [s.span for s in sentences if s.kind in COMPARED and s.span not in stock]
    telling: frozenset[object] = frozenset(span for span in spans if tells(report.text[span.start : span.end]))
    chosen = [oldest_first[place] for place in parents(accounts, telling)]
    direction: Literal["known", "unknown"] = "known" if all(p.direction == "known" for key in chosen for p in told[key]) else "unknown"
    relation = relation_of(report, [told[key] for key in chosen], stock)
    before = versions([report, *(known[key] for key in oldest_first)], passages)
    return Descent(identify("d", report.id), report.id, tuple(chosen), relation, direction, before.get(report.id))


def underived(report: str) -> Descent:
    """That a report, by its id, derives from none."""
    return Descent(identify("d", report), report, (), None, "known", None)


def parents(accounts: Sequence[Account], telling: frozenset[object]) -> tuple[int, ...]:
    """Places of the accounts (oldest report first) that together account for the newer report's sentences, best first.

    The first parent is the one that accounts for most: likest sentences, with fewest split, merged or moved; then fewest left out, oldest.
    A further one must account for telling sentences that those before it do not have at all.
    """
    chosen: list[int] = []
    covered: set[object] = set()
    while True:
        best: tuple[float, int, int] | None = None
        for place, account in enumerate(accounts):
            new = account.scores.keys() - covered
            enough = _enough(len(new & telling), len(telling), account, first=not chosen)
            if place not in chosen and enough and _same_news(new & telling, account):
                score = sum(account.scores[line] for line in new) - _UNDONE * (account.joined + account.moved)
                rank = (-round(score, 4), account.dropped, place)
                best = rank if best is None or rank < best else best
        if best is None:
            return tuple(chosen)
        chosen.append(best[-1])
        covered |= accounts[best[-1]].scores.keys()


def _enough(new: int, telling: int, account: Account, *, first: bool) -> bool:
    """Whether so many new telling sentences, of so many that the report has, show a parent rather than a quotation that two heard."""
    if first and telling <= _SHORT:
        return 2 * new >= telling and new > 0
    part = new >= _SHARE * telling or new >= _MANY or len(account.scores) >= account.dropped
    return new >= _LEAST and part


def _same_news(new: AbstractSet[object], account: Account) -> bool:
    """Whether more than half of the sentences tell the same: of a form that was filled anew, the facts of most are others."""
    return 2 * len(new - account.altered) > len(new)


def relation_of(report: Report, told: Sequence[Sequence[Passage]], stock: Collection[Span] = ()) -> Manner | None:
    """How `report` derives from its parents, given the passages with each of them.

    `stock` is the outlets' furniture, which tells nothing (`furniture`). Rules in order:

    several parents: spliced; marked as a correction or an update, or a number, date, name, hedge or negation changed:
    corrected; a fifth of the sentences taken over reworded: reworded; more left out than put in (in characters):
    trimmed; anything put in: expanded; else a copy, in whatever order.
    """
    if len(told) != 1:
        return "spliced" if told else None
    own = [passage for passage in told[0] if passage.newer not in stock and passage.older not in stock]
    carried = [passage for passage in own if passage.older and passage.newer]
    if marked(report.text) or any(change.kind in FACTS for passage in carried for change in passage.changes):
        return "corrected"
    if carried and sum(passage.relation != "kept" for passage in carried) >= _REWORDED * len(carried):
        return "reworded"
    added = sum(p.newer.end - p.newer.start for p in own if p.newer and not p.older)
    dropped = sum(p.older.end - p.older.start for p in own if p.older and not p.newer)
    return "copy" if not added and not dropped else "trimmed" if dropped >= added else "expanded"


def account_of(passages: Sequence[Passage], stock: Collection[Span]) -> Account:
    """How an older report accounts for a newer one, given the passages of both; `stock` is the outlets' furniture."""
    told = [p for p in passages if p.newer not in stock and p.older not in stock]
    scores: dict[object, float] = {p.newer: p.score for p in told if p.older and p.newer}
    altered: frozenset[object] = frozenset(p.newer for p in told if replaced(p))
    joined = len({p.whole for p in told if p.whole})
    return Account(scores, sum(p.relation == "dropped" for p in told), sum(p.moved for p in told), joined, altered)


def replaced(passage: Passage) -> bool:
    """Whether a number, date or name stands where another stood."""
    return any(change.kind in _VALUES and change.older and change.newer for change in passage.changes)
