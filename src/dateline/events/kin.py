"""What each event belongs to, once mentions are joined into events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.records import Belonging, Belongs, Event, Link, Span


class Kin:
    """The links that tie mentions of two events, of which one belongs to the other."""

    def __init__(self, links: Iterable[Link]) -> None:
        self._ties = [link for link in links if link.relation is not None]
        self._counted: dict[str, list[str]] = {}
        for link in self._ties:
            if link.relation == "one of":
                self._counted.setdefault(link.newer, []).append(link.older)

    def counted_with(self, mentions: Iterable[str]) -> list[str]:
        """The mentions that count what these tell as one of several, and are none of them."""
        own = list(mentions)
        return sorted({other for key in own for other in self._counted.get(key, ())} - set(own))

    def told(self, events: Sequence[Event]) -> list[Event]:
        """The events, each with what it belongs to. Where two belong to each other, reports say nothing certain, and neither does."""
        event_of = {key: event.id for event in events for key in event.mentions}
        words: dict[tuple[str, str], dict[Belongs, set[Span]]] = {}
        for link in self._ties:
            pair = event_of[link.newer], event_of[link.older]
            if pair[0] != pair[1] and link.relation is not None:
                words.setdefault(pair, {}).setdefault(link.relation, set()).update(link.words)
        belongs: dict[str, list[Belonging]] = {}
        for (part, whole), ways in sorted(words.items()):
            if (whole, part) not in words:
                belongs.setdefault(part, []).extend(Belonging(whole, how, tuple(sorted(said))) for how, said in sorted(ways.items()))
        return [replace(event, belongs_to=tuple(belongs[event.id])) if event.id in belongs else event for event in events]
