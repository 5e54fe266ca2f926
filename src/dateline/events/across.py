"""Across reports: which happenings told by different reports are one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp

from dateline.events import weighing
from dateline.events.agreement import forbidden, kinds_agree
from dateline.events.facts import Facts
from dateline.events.happenings import Happening
from dateline.events.signs import Block, blocks, met, signs
from dateline.records import Link, Passage, Report, identify
from dateline.tables import rows
from dateline.text.rarity import likeness

JOIN = 5.0
"""Weights of the features of two happenings must sum to this for a join (see `weighing.weigh`)."""
SURE = 7.0
"""Weights from which a day between the two is no hindrance."""
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bond:
    """Two happenings (their numbers) that may be one event, the older first, and the mentions (ids) that stand for them."""

    one: int
    other: int
    older: str
    newer: str
    weight: float
    """What speaks for it (`weighing.weigh`); 0 where a sentence was copied, which needs no weighing."""
    reasons: tuple[str, ...]
    """What speaks for it, each with the name of its feature before a colon."""

    @property
    def leeway(self) -> timedelta:
        """How far apart the days of the two may lie.

        Both tell one person's death: any, since one of the two is misread. Both name somebody, or much speaks for them: a day, since the
        night of a Sunday's report is often the Monday's.
        """
        features = {reason.partition(":")[0] for reason in self.reasons}
        if "dead" in features:
            return timedelta.max
        return A_DAY if "names" in features or self.weight >= SURE else timedelta(0)


def join(happenings: Sequence[Happening], passages: Sequence[Passage]) -> list[Link]:
    """Links between happenings of different reports."""
    numbered = dict(enumerate(happenings))
    own = {number: signs(happening) for number, happening in numbered.items()}
    holders: dict[Block, list[int]] = {}
    for number in numbered:
        for block in blocks(own[number]):
            holders.setdefault(block, []).append(number)
    bonds = [
        bond for one in numbered for other in met(own[one], holders.__getitem__) if one < other and (bond := likely(numbered, one, other))
    ]
    return settle(numbered, [*copied(numbered, passages), *bonds])


def settle(happenings: Mapping[int, Happening], bonds: Iterable[Bond]) -> list[Link]:
    """The bonds that hold, as links. What is connected by no bond has no influence on one another.

    Copied sentences come first: the same words tell the same event. Then what was weighed, best first; a join that would bring
    together two days that exclude each other, or what one report tells apart, is not made.
    """
    bonds = list(bonds)
    group = {key: _group(key, happenings[key]) for bond in bonds for key in (bond.one, bond.other)}
    links: list[Link] = []

    def rank(bond: Bond) -> tuple[object, ...]:
        if not bond.weight:
            return (False, happenings[bond.other].order, happenings[bond.one].order, bond.older, bond.newer)
        return (True, -bond.weight, bond.older, bond.newer)

    for bond in sorted(bonds, key=rank):
        one, other = group[bond.one], group[bond.other]
        if one is not other and (not bond.weight or one.agrees(other, bond.leeway)):
            one.take_in(other)
            group.update(dict.fromkeys(other.members, one))
            score = round(certainty(bond.weight), 3) if bond.weight else 1.0
            name = identify("k", bond.older, bond.newer)
            links.append(Link(name, bond.older, bond.newer, same=True, score=score, reasons=bond.reasons))
    return links


Told = set[tuple[str, str]]
"""Reports, each with a status in which it tells of an event."""


@dataclass(slots=True)
class _Group:
    """Happenings taken as one event so far."""

    members: list[int]
    days: tuple[date, date] | None
    told: Told
    items: dict[str, set[int]]
    """For each round-up among its reports, the items that tell it."""

    def agrees(self, other: _Group, leeway: timedelta) -> bool:
        """Whether days do not lie further apart than that, and no report tells of the one as news and of the other as background, or of the two in
        different items of a round-up.
        """
        if self.days and other.days and max(self.days[0], other.days[0]) - min(self.days[1], other.days[1]) > leeway:
            return False
        if any(items.isdisjoint(other.items.get(report, items)) for report, items in self.items.items()):
            return False
        both = {report for report, _ in self.told} & {report for report, _ in other.told}
        return not any(_statuses(self.told, report).isdisjoint(_statuses(other.told, report)) for report in both)

    def take_in(self, other: _Group) -> None:
        self.members += other.members
        self.days = _narrower(self.days, other.days)
        self.told |= other.told
        for report, items in other.items.items():
            self.items.setdefault(report, set()).update(items)


def _group(number: int, happening: Happening) -> _Group:
    told: Told = {(happening.report, facts.status) for facts in happening.told}
    items = {facts.item for facts in happening.told} - {0}
    return _Group([number], happening.days(), told, {happening.report: items} if items else {})


def _statuses(told: Told, report: str) -> set[str]:
    return {status for key, status in told if key == report}


def _narrower(a: tuple[date, date] | None, b: tuple[date, date] | None) -> tuple[date, date] | None:
    """The days that both leave, or all between the two where they leave none."""
    if a is None or b is None:
        return a or b
    start, end = max(a[0], b[0]), min(a[1], b[1])
    return (start, end) if start <= end else (end, start)


def likely(happenings: Mapping[int, Happening], one: int, other: int) -> Bond | None:
    """The bond of two happenings, by their numbers, if enough speaks for it; None if not, or where one report tells both."""
    a, b = happenings[one], happenings[other]
    if a.report == b.report or not any(kinds_agree(kind, same) for kind in a.kinds() for same in b.kinds()):
        return None
    if b.order < a.order:
        one, other, a, b = other, one, b, a
    weight, reasons, pair = weighing.weigh(a.told, b.told, likeness(a.words, b.words))
    if weight < JOIN:
        return None
    return Bond(one, other, pair[0].mention.id, pair[1].mention.id, weight, reasons)


def certainty(weight: float) -> float:
    """The probability that two happenings are one, from the weight of the evidence, by how often they were in ECB+ (`certainty.tsv`)."""
    told = {name: float(value) for name, value in rows("dateline.events", "certainty.tsv")}
    return 1 / (1 + exp(-told["base"] - told["weight"] * weight))


def copied(happenings: Mapping[int, Happening], passages: Sequence[Passage]) -> list[Bond]:
    """Bonds of mentions told by an older sentence and its copy: in order, kind by kind.

    Formulas are no copies ("he was pronounced dead at the scene"): a sentence counts that is one of several copied
    from that report with at most one changed fact, or that is long and changed no fact, in reports not far apart. Nor is a
    template filled anew ("... in Chicago on Friday"). `passages` are all that a newer report has with an older one.
    """
    by_sentence: dict[tuple[str, int], list[tuple[int, Facts]]] = {}
    for number, happening in sorted(happenings.items(), key=lambda item: item[1].order):
        for facts in happening.told:
            by_sentence.setdefault((facts.report.id, facts.sentence.span.start), []).append((number, facts))
    shared = Counter((passage.older_report, passage.newer_report) for passage in passages if passage.older and passage.newer)
    found: list[Bond] = []
    for passage in passages:
        if passage.older is None or passage.newer is None:
            continue
        before = by_sentence.get((passage.older.report, passage.older.start), [])
        after = list(by_sentence.get((passage.newer.report, passage.newer.start), []))
        if not before or not after or _far(before[0][1].report, after[0][1].report):
            continue
        changed = sum(change.kind in ("number", "date", "name") for change in passage.changes)
        several = changed <= 1 and shared[passage.older_report, passage.newer_report] > 1
        if not several and not (changed == 0 and after[0][1].length >= LONG):
            continue
        for one, older in before:
            match = next((pair for pair in after if pair[1].kind == older.kind), None) or next(
                (pair for pair in after if kinds_agree(pair[1].kind, older.kind)), None
            )
            if match is not None:
                after.remove(match)
                other, newer = match
                if forbidden(older, newer) is None:
                    found.append(Bond(one, other, older.mention.id, newer.mention.id, 0.0, ("told in a copied sentence",)))
    return found


LONG = 12
"""Words of a sentence that two reports hardly share by chance."""
FAR_APART = timedelta(days=21)
"""Reports further apart than this tell an event in the same words only by formula, or look back on it."""


def _far(older: Report, newer: Report) -> bool:
    return older.date is not None and newer.date is not None and abs(newer.date.start - older.date.start) > FAR_APART
