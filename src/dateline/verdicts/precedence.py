"""Which verdicts hold together: the latest word counts, and an earlier verdict gives way only where it says otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records import Verdict


def taken_back(verdicts: Sequence[Verdict]) -> frozenset[str]:
    """Ids of the verdicts that were taken back. Whoever takes back a `forget` brings back what it took."""
    gone: set[str] = set()
    for verdict in reversed(verdicts):
        if verdict.kind == "forget" and verdict.forgets is not None and verdict.id not in gone:
            gone.add(verdict.forgets)
    return frozenset(gone)


class Latest:
    """Joins and partings gathered from the latest verdict back to the first."""

    def __init__(self) -> None:
        self._group: dict[str, frozenset[str]] = {}
        self._apart: dict[str, set[str]] = {}
        self._merged: list[frozenset[str]] = []

    def merge(self, one: Sequence[str], other: Sequence[str]) -> tuple[str, str] | None:
        """The first two mentions, one of each event, that no later verdict holds apart; None where all are held apart.

        A merge speaks of all mentions of both events: partings among them that were decided before it give way.
        """
        for a in one:
            for b in other:
                first, second = self._of(a), self._of(b)
                if any(not second.isdisjoint(self._apart.get(mention, ())) for mention in first):
                    continue
                together = first | second
                self._group.update(dict.fromkeys(together, together))
                self._merged.append(frozenset((*one, *other)))
                return a, b
        return None

    def part(self, one: Sequence[str], other: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """The pairs, one of each side, that no later verdict brought together."""
        found = tuple(
            (a, b) for a in one for b in other if b not in self._of(a) and not any(a in merged and b in merged for merged in self._merged)
        )
        for a, b in found:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)
        return found

    def _of(self, mention: str) -> frozenset[str]:
        return self._group.get(mention, frozenset({mention}))
