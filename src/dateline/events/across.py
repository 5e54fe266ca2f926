"""Across reports: which happenings told by different reports are one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.events.agreement import Feature, bounds, features, forbidden, kinds_agree, window
from dateline.events.facts import Facts
from dateline.events.wording import alike
from dateline.records import Link, Passage, Place, Report, identify
from dateline.text.rarity import Weights, likeness

JOIN = 5.0
"""Weights of the features of two happenings must sum to this for a join (see `agreement.features`)."""
WORDS = 12.0
"""Weight of the wording where it is the same; of reports of one shooting, half have a likeness of .3 or more, of strangers few .15."""
LIKE_WORDS = 0.3
"""From here on two happenings are told so alike that one of two days, or places, may be misread."""
CLASH = -2.0
DOUBTFUL = ("different days", "different places")
_TOO_COMMON = 400
"""A block with more happenings than this says too little: its pairs are left to sharper blocks."""


@dataclass
class Group:
    """Happenings taken as one event so far."""

    members: list[list[Facts]]
    days: tuple[date, date] | None = None


def join(told: Sequence[list[Facts]], words: Sequence[Weights], passages: Sequence[Passage]) -> list[Link]:
    """Links between happenings of different reports; `words` are those in which each is told (`wording`).

    Copied sentences come first: the same words tell the same event. Then pairs that share a block (a named person
    or street; a town or region and a day; three telling words) are weighed, best first; a join that would bring together
    two days that exclude each other is not made.
    """
    groups = {id(group): Group([group], _days(group)) for group in told}
    owner = {facts.mention.id: group for group in told for facts in group}
    links: list[Link] = []
    for older, newer in _copied(told, passages):
        one, other = owner[older.mention.id], owner[newer.mention.id]
        # A template filled anew ("... in Chicago on Friday") is no copy of the event.
        if _root(groups, one) is not _root(groups, other) and forbidden(older, newer) is None:
            _unite(groups, one, other)
            links.append(_link(older, newer, 1.0, ("told in a copied sentence",)))
    weighed = []
    for a, b in _pairs(told, words):
        one, other = told[a], told[b]
        score, reasons, pair = weigh(one, other, likeness(words[a], words[b]))
        if score >= JOIN:
            weighed.append((-score, pair[0].mention.id, pair[1].mention.id, one, other, reasons, pair))
    for negative, _, _, one, other, reasons, pair in sorted(weighed, key=lambda row: row[:3]):
        if _root(groups, one) is not _root(groups, other) and _can_unite(_root(groups, one), _root(groups, other)):
            _unite(groups, one, other)
            links.append(_link(*pair, round(min(1.0, -negative / 8), 3), reasons))
    return links


def weigh(one: Sequence[Facts], other: Sequence[Facts], words: float) -> tuple[float, tuple[str, ...], tuple[Facts, Facts]]:
    """The weight of the evidence that two happenings are one, its reasons, and the two mentions that stand for them.

    Each feature counts once, with the best pair of mentions for it; `words` is the likeness of their wording. A pair that is
    forbidden outright gives 0; days or places that contradict each other count against happenings told in like words.
    """
    best: dict[str, Feature] = {}
    pair = (one[0], other[0])
    for a in one:
        for b in other:
            if kinds_agree(a.kind, b.kind) == 0:
                continue
            clash = forbidden(a, b)
            if clash is not None:
                if clash not in DOUBTFUL or words < LIKE_WORDS:
                    return 0.0, (), pair
                best["clash"] = Feature("clash", CLASH, clash)
            for feature in features(a, b):
                known = best.get(feature.name)
                if known is None or abs(feature.weight) > abs(known.weight) or (feature.weight > known.weight == -feature.weight):
                    best[feature.name] = feature
    best["words"] = Feature("words", round(WORDS * words, 2), "told in like words")
    if "day" in best:
        best.pop("reported", None)
    if "place" in best:
        best.pop("setting", None)
    if "kind" not in best or not (words >= LIKE_WORDS or {"place", "names", "setting"} & set(best)):
        return 0.0, (), pair
    if {f.status for f in one} != {f.status for f in other} and ("clash" in best or not {"names", "day"} & set(best)):
        return 0.0, (), pair
    total = sum(feature.weight for feature in best.values())
    return total, tuple(f"{name}: {best[name].says} ({best[name].weight:+.2f})" for name in sorted(best)), pair


def _copied(told: Sequence[list[Facts]], passages: Sequence[Passage]) -> Iterator[tuple[Facts, Facts]]:
    """Mentions told by an older sentence and its copy: in order, kind by kind.

    Formulas are no copies ("he was pronounced dead at the scene"): a sentence counts that is one of several copied
    from that report with at most one changed fact, or that is long and changed no fact, in reports not far apart.
    """
    by_sentence: dict[tuple[str, int], list[Facts]] = {}
    for group in told:
        for facts in group:
            by_sentence.setdefault((facts.report.id, facts.sentence.span.start), []).append(facts)
    shared = Counter((passage.older_report, passage.newer_report) for passage in passages if passage.older and passage.newer)
    for passage in passages:
        if passage.older is None or passage.newer is None:
            continue
        before = by_sentence.get((passage.older.report, passage.older.start), [])
        after = list(by_sentence.get((passage.newer.report, passage.newer.start), []))
        if not before or not after or _far(before[0].report, after[0].report):
            continue
        changed = sum(change.kind in ("number", "date", "name") for change in passage.changes)
        words = len(after[0].report.text[passage.newer.start : passage.newer.end].split())
        if not (changed <= 1 and shared[passage.older_report, passage.newer_report] > 1) and not (changed == 0 and words >= LONG):
            continue
        for older in before:
            match = next((newer for newer in after if newer.kind == older.kind), None) or next(
                (newer for newer in after if kinds_agree(newer.kind, older.kind)), None
            )
            if match is not None:
                after.remove(match)
                yield older, match


LONG = 12
"""Words of a sentence that two reports hardly share by chance."""
FAR_APART = timedelta(days=21)
"""Reports further apart than this tell an event in the same words only by formula, or look back on it."""


def _far(older: Report, newer: Report) -> bool:
    return older.date is not None and newer.date is not None and abs(newer.date.start - older.date.start) > FAR_APART


def _pairs(told: Sequence[list[Facts]], words: Sequence[Weights]) -> Iterator[tuple[int, int]]:
    """Places of happenings of different reports that stand in one block, each pair once, in order."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for number, group in enumerate(told):
        for key in sorted(set(_keys(group))):
            blocks.setdefault(key, []).append(number)
    found = set(alike(words))
    for members in blocks.values():
        if len(members) <= _TOO_COMMON:
            found.update((one, other) for place, one in enumerate(members) for other in members[place + 1 :])
    return (pair for pair in sorted(found) if told[pair[0]][0].report.id != told[pair[1]][0].report.id)


def _keys(group: Sequence[Facts]) -> Iterator[tuple[str, ...]]:
    families = {facts.family if facts.family != "casualties" else "*" for facts in group}
    family = "harm" if families & {"attack", "accident", "disaster", "fire", "*"} else min(families)
    places = {key for facts in group for place in (*facts.places, *facts.setting) if not place.metonym for key in _place_keys(place)}
    days: set[str] = set()
    for facts in group:
        span = window(facts)
        if span is not None and (span[1] - span[0]).days <= 14:
            days |= {(span[0] + timedelta(days=n)).isoformat() for n in range((span[1] - span[0]).days + 1)}
    for place in places:
        for day in days:
            yield family, place, day
    for facts in group:
        for name in facts.names:
            yield family, name


def _place_keys(place: Place) -> Iterable[str]:
    if place.precision in ("country", "several", "unknown"):
        return [f"in {place.country}"] if place.country else []
    return [place.gazetteer or place.name.lower(), *(name.lower() for name in place.within[:-1])]


def _days(group: Sequence[Facts]) -> tuple[date, date] | None:
    spans = [span for facts in group if (span := bounds(facts)) is not None]
    return (max(s for s, _ in spans), min(e for _, e in spans)) if spans else None


def _root(groups: dict[int, Group], told: list[Facts]) -> Group:
    return groups[id(told)]


def _can_unite(one: Group, other: Group) -> bool:
    """Whether days do not exclude each other, and no report tells of the one as news and of the other as background."""
    if one.days and other.days and max(one.days[0], other.days[0]) > min(one.days[1], other.days[1]):
        return False
    told = [{(member[0].report.id, facts.status) for member in group.members for facts in member} for group in (one, other)]
    reports = {report for report, _ in told[0]} & {report for report, _ in told[1]}
    return not any(_statuses(told[0], report).isdisjoint(_statuses(told[1], report)) for report in reports)


def _statuses(told: Iterable[tuple[str, str]], report: str) -> set[str]:
    return {status for key, status in told if key == report}


def _unite(groups: dict[int, Group], one: list[Facts], other: list[Facts]) -> None:
    first, second = _root(groups, one), _root(groups, other)
    if first is second:
        return
    first.members += second.members
    first.days = _narrower(first.days, second.days)
    for member in second.members:
        groups[id(member)] = first


def _narrower(a: tuple[date, date] | None, b: tuple[date, date] | None) -> tuple[date, date] | None:
    if a is None or b is None:
        return a or b
    start, end = max(a[0], b[0]), min(a[1], b[1])
    return (start, end) if start <= end else a


def _link(older: Facts, newer: Facts, score: float, reasons: tuple[str, ...]) -> Link:
    return Link(
        identify("k", older.mention.id, newer.mention.id), older.mention.id, newer.mention.id, same=True, score=score, reasons=reasons
    )
