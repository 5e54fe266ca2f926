"""Events into stories: which reports, and which of their sentences, tell of one course of events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from dateline.records import Event, EventMention, Passage, Report, Sentence, Story, identify

__all__ = ["group"]


def group(
    reports: Sequence[Report],
    sentences: Sequence[Sentence],
    mentions: Sequence[EventMention],
    events: Sequence[Event],
    passages: Sequence[Passage],
) -> tuple[Story, ...]:
    """Stories, largest first, then by id.

    Two events are of one story if some report tells them in the same or a neighbouring paragraph and they share one
    named in them, or a country. Sentences copied from one another go together. A report that splices two stories
    stands in both, by sentence.
    """
    by_mention = {mention.id: mention for mention in mentions}
    by_sentence = {sentence.id: sentence for sentence in sentences}
    bond = _Bonds()
    told: dict[tuple[str, int], list[Event]] = {}
    for event in events:
        for key in event.mentions:
            sentence = by_sentence[by_mention[key].sentence]
            told.setdefault((sentence.span.report, sentence.paragraph), []).append(event)
            bond.join(f"event {event.id}", f"sentence {sentence.id}", "tells the event")
    for (report, paragraph), here in sorted(told.items()):
        beside = [event for step in (0, 1) for event in told.get((report, paragraph + step), ())]
        for one in here:
            for other in beside:
                if one.id < other.id and (shared := _shared(one, other)):
                    bond.join(f"event {one.id}", f"event {other.id}", f"told side by side, both with {shared}")
    for copied in _copied(sentences, passages):
        for older, newer in copied:
            bond.join(f"sentence {older.id}", f"sentence {newer.id}", "copied text")
        for (before, _), (after, _) in pairwise(copied):
            if after.paragraph - before.paragraph <= NEAR:
                bond.join(f"sentence {before.id}", f"sentence {after.id}", "copied together")
    order = {report.id: number for number, report in enumerate(sorted(reports, key=lambda report: report.id))}
    found = []
    for members, why in bond.groups():
        lines = sorted((by_sentence[key] for kind, key in members if kind == "sentence"), key=lambda s: (order[s.span.report], s.index))
        if lines:
            keys = tuple(sentence.id for sentence in lines)
            found.append(Story(identify("y", *sorted(keys)), tuple(dict.fromkeys(s.span.report for s in lines)), keys, why))
    return tuple(sorted(found, key=lambda story: (-len(story.reports), -len(story.sentences), story.id)))


NEAR = 3
"""Paragraphs: what stands nearer than this in a report and was copied from it into the same one belongs together."""


def _copied(sentences: Sequence[Sentence], passages: Sequence[Passage]) -> list[list[tuple[Sentence, Sentence]]]:
    """Older and newer sentence of each copied passage, in order of the older text, a list for each pair of reports."""
    at = {(sentence.span.report, sentence.span.start): sentence for sentence in sentences}
    found: dict[tuple[str, str], list[tuple[Sentence, Sentence]]] = {}
    for passage in passages:
        if passage.older is not None and passage.newer is not None:
            pair = at[passage.older.report, passage.older.start], at[passage.newer.report, passage.newer.start]
            found.setdefault((passage.older_report, passage.newer_report), []).append(pair)
    return [sorted(pairs, key=lambda pair: (pair[0].index, pair[1].index)) for _, pairs in sorted(found.items())]


def _shared(one: Event, other: Event) -> str | None:
    """A name, or else a country, that two events share."""
    named = _named(one) & _named(other)
    if named:
        return min(named)
    where = {p.country for p in one.places if p.country} & {p.country for p in other.places if p.country}
    return min(where) if where else None


def _named(event: Event) -> set[str]:
    return {reading.id or reading.name for reading in (*event.actors, *event.targets) if reading.id or reading.name[:1].isupper()}


class _Bonds:
    """Things that belong together, and why."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._why: list[tuple[str, str]] = []

    def _root(self, key: str) -> str:
        self._parent.setdefault(key, key)
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, one: str, other: str, why: str) -> None:
        a, b = sorted((self._root(one), self._root(other)))
        self._parent[b] = a
        self._why.append((one, why))

    def groups(self) -> list[tuple[list[tuple[str, str]], tuple[str, ...]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for key in sorted(self._parent):
            kind, _, name = key.partition(" ")
            found.setdefault(self._root(key), []).append((kind, name))
        why: Mapping[str, set[str]] = {root: set() for root in found}
        for key, reason in self._why:
            why[self._root(key)].add(reason)
        return [(members, tuple(sorted(why[root]))) for root, members in sorted(found.items())]
