"""Events into stories: which reports, and which of their sentences, tell of one course of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from dateline.records import Event, EventMention, Passage, Sentence, Story, identify

__all__ = ["Tie", "copied_together", "group", "told_together", "woven"]


class Tie(NamedTuple):
    """Two things, events or sentences (their ids), that belong to one story."""

    one: str
    other: str
    why: str


def group(
    sentences: Sequence[Sentence], mentions: Sequence[EventMention], events: Sequence[Event], passages: Sequence[Passage]
) -> tuple[Story, ...]:
    """Stories, largest first, then by id.

    Two events are of one story if some report tells them in the same or a neighbouring paragraph and they share one
    named in them, or a country. Sentences copied from one another go together. A report that splices two stories
    stands in both, by sentence.
    """
    by_sentence = {sentence.id: sentence for sentence in sentences}
    ties = [
        *told_together(events, {mention.id: mention.sentence for mention in mentions}, by_sentence),
        *copied_together(sentences, passages),
    ]
    found = woven(ties, {key: (sentence.span.report, sentence.index) for key, sentence in by_sentence.items()})
    return tuple(sorted(found, key=lambda story: (-len(story.reports), -len(story.sentences), story.id)))


def told_together(events: Iterable[Event], told_in: Mapping[str, str], sentences: Mapping[str, Sentence]) -> Iterator[Tie]:
    """Ties of events with the sentences that tell them, and with one another; `told_in` maps a mention to its sentence's id."""
    told: dict[tuple[str, int], dict[str, Event]] = {}
    for event in events:
        for key in event.mentions:
            if key in told_in:
                sentence = sentences[told_in[key]]
                told.setdefault((sentence.span.report, sentence.paragraph), {})[event.id] = event
                yield Tie(event.id, sentence.id, "tells the event")
    for (report, paragraph), here in sorted(told.items()):
        beside = here | told.get((report, paragraph + 1), {})
        for one in here.values():
            for other in beside.values():
                if one.id < other.id and (shared := _shared(one, other)):
                    yield Tie(one.id, other.id, f"told side by side, both with {shared}")


NEAR = 3
"""Paragraphs: what stands nearer than this in a report and was copied from it into the same one belongs together."""


def copied_together(sentences: Sequence[Sentence], passages: Sequence[Passage]) -> Iterator[Tie]:
    """Ties of sentences with their copies, and of those with one another that were copied together."""
    for copied in _copied(sentences, passages):
        for older, newer in copied:
            yield Tie(older.id, newer.id, "copied text")
        for (before, _), (after, _) in pairwise(copied):
            if after.paragraph - before.paragraph <= NEAR:
                yield Tie(before.id, after.id, "copied together")


def woven(ties: Iterable[Tie], lines: Mapping[str, tuple[str, int]]) -> Iterator[Story]:
    """The stories that ties make; `lines` gives report and place of each sentence. What no tie connects has no influence on one another."""
    knots = _Knots()
    for tie in ties:
        knots.join(tie)
    for members, why in knots.groups():
        keys = tuple(sorted((key for key in members if key in lines), key=lambda key: lines[key]))
        if keys:
            yield Story(identify("y", *sorted(keys)), tuple(dict.fromkeys(lines[key][0] for key in keys)), keys, why)


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


class _Knots:
    """Things that belong together, and why."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._why: set[tuple[str, str]] = set()

    def _root(self, key: str) -> str:
        self._parent.setdefault(key, key)
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, tie: Tie) -> None:
        a, b = sorted((self._root(tie.one), self._root(tie.other)))
        self._parent[b] = a
        self._why.add((tie.one, tie.why))

    def groups(self) -> list[tuple[list[str], tuple[str, ...]]]:
        found: dict[str, list[str]] = {}
        for key in sorted(self._parent):
            found.setdefault(self._root(key), []).append(key)
        why: Mapping[str, set[str]] = {root: set() for root in found}
        for key, reason in self._why:
            why[self._root(key)].add(reason)
        return [(members, tuple(sorted(why[root]))) for root, members in sorted(found.items())]
