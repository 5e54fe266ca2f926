"""A person's rulings among the events: joined and told apart as decided, and set values ahead of the reports' readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dateline.records import ActorReading, CountReading, Event, EventMention, Link, PlaceReading, Ruling, WhenReading

_READINGS = {"when": "days", "where": "places", "actor": "actors", "target": "targets", "killed": "killed", "injured": "injured"}
"""Where an event keeps the readings of a field that can be set; all others are counts."""


def regroup(clusters: Sequence[Sequence[EventMention]], links: Sequence[Link], rulings: Sequence[Ruling]) -> list[list[EventMention]]:
    """Clusters as the rulings want them: those in force join and part mentions, everything else stays as it was.

    Where one event is told apart, each other mention goes with the side that it has the best link to.
    """
    standing = [ruling for ruling in reversed(rulings) if ruling.state == "in force"]
    joined = [ruling.join for ruling in standing if ruling.join]
    partings = [ruling for ruling in standing if ruling.apart]
    if not joined and not partings:
        return [list(cluster) for cluster in clusters]
    by_id = {mention.id: mention for cluster in clusters for mention in cluster}
    apart: dict[str, set[str]] = {}
    for a, b in (pair for ruling in partings for pair in ruling.apart):
        apart.setdefault(a, set()).add(b)
        apart.setdefault(b, set()).add(a)
    whole = _Groups(by_id, [*([mention.id for mention in cluster] for cluster in clusters), *joined])
    touched = {member for key in apart for member in whole.of(key)}
    anew = _Groups(sorted(touched), [pair for pair in joined if pair[0] in touched], apart)
    for link in sorted(links, key=lambda link: (-link.score, link.older, link.newer)):
        if link.same and link.older in touched and link.newer in touched:
            anew.unite(link.older, link.newer)
    ties = _ties(clusters, rulings)
    for ruling in partings:
        held = _held_together(ruling, ties)
        for side in (ruling.one, ruling.other):
            for place, key in enumerate(side):
                next((True for before in side[:place] if before in held.of(key) and anew.unite(before, key)), None)
    groups = [*whole.all(leave_out=touched), *anew.all()]
    return [[by_id[key] for key in sorted(group)] for group in sorted(groups, key=min)]


def _ties(clusters: Sequence[Sequence[EventMention]], rulings: Sequence[Ruling]) -> dict[str, list[int]]:
    """For each mention the numbers of what it is held by: its cluster, and merges, also those that a later parting overruled."""
    merges = [
        (*ruling.one, *ruling.other) for ruling in rulings if ruling.verdict.kind == "merge" and ruling.state in ("in force", "overruled")
    ]
    ties: dict[str, list[int]] = {}
    for number, keys in enumerate((*((mention.id for mention in cluster) for cluster in clusters), *merges)):
        for key in keys:
            ties.setdefault(key, []).append(number)
    return ties


def _held_together(parting: Ruling, ties: Mapping[str, Sequence[int]]) -> _Groups:
    """The mentions that a parting speaks of, grouped by what still holds them: who stood on one side stays together only by that."""
    by_tie: dict[int, list[str]] = {}
    for key in (*parting.one, *parting.other):
        for number in ties[key]:
            by_tie.setdefault(number, []).append(key)
    return _Groups((*parting.one, *parting.other), by_tie.values())


class _Groups:
    """Groups of mentions that grow by joins; two that must stay apart are not joined."""

    def __init__(self, keys: Iterable[str], joined: Iterable[Sequence[str]], apart: Mapping[str, set[str]] | None = None) -> None:
        self._group = {key: {key} for key in keys}
        self._apart = apart or {}
        for first, *others in joined:
            for other in others:
                self.unite(first, other)

    def of(self, key: str) -> set[str]:
        """The group in which a mention stands."""
        return self._group[key]

    def unite(self, one: str, other: str) -> bool:
        """Join the groups of two mentions; False where some of their members must stay apart."""
        first, second = sorted((self._group[one], self._group[other]), key=len)
        if first is second:
            return True
        if any(not second.isdisjoint(self._apart.get(key, ())) for key in first):
            return False
        second |= first
        for key in first:
            self._group[key] = second
        return True

    def all(self, leave_out: Iterable[str] = ()) -> list[set[str]]:
        """Every group once, without those of the mentions that are left out."""
        without = set(leave_out)
        return list({id(group): group for key, group in sorted(self._group.items()) if key not in without}.values())


def mark(events: Iterable[Event], rulings: Sequence[Ruling]) -> list[Event]:
    """Events with what was decided about them: set values ahead of the reports' readings, and the verdicts' words among the reasons."""
    concerned: dict[str, set[int]] = {}
    for number, ruling in enumerate(rulings):
        if ruling.state == "in force":
            for key in ruling.one[:1] if ruling.reading else ruling.join or (key for pair in ruling.apart for key in pair):
                concerned.setdefault(key, set()).add(number)
    return [
        _marked(event, [rulings[number] for number in sorted(set().union(*(concerned.get(key, ()) for key in event.mentions)))])
        for event in events
    ]


def _marked(event: Event, rulings: Sequence[Ruling]) -> Event:
    latest = {ruling.verdict.field: ruling for ruling in rulings if ruling.reading}
    standing = [ruling for ruling in rulings if not ruling.reading or latest[ruling.verdict.field] is ruling]
    for ruling in standing:
        if ruling.reading:
            event = _with(event, ruling.verdict.field or "", ruling.reading)
    words = (ruling.verdict.words for ruling in standing if not ruling.reading)
    return replace(event, why=(*words, *event.why), verdicts=tuple(ruling.verdict.id for ruling in standing)) if standing else event


def _with(event: Event, field: str, value: Any) -> Event:
    """The event with a set value first. A place or an actor that its reports name too is the one that they mean."""
    if field not in _READINGS:
        return replace(event, counts={**event.counts, field: (value, *event.counts.get(field, ()))})
    told: tuple[WhenReading | PlaceReading | ActorReading | CountReading, ...] = getattr(event, _READINGS[field])
    if isinstance(value, PlaceReading | ActorReading):
        named = (known for known in told if isinstance(known, type(value)) and known.name.casefold() == value.name.casefold())
        meant = next(named, None)
        value = replace(meant, claims=(), origins=0, verdict=value.verdict) if meant else value
    changed: dict[str, Any] = {_READINGS[field]: (value, *told)}
    if field in ("when", "where"):
        changed[field] = value
    return replace(event, **changed)
