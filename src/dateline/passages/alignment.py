"""Two reports sentence by sentence: what was kept, reworded, split, merged, moved, added, dropped."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from typing import Literal

from dateline.passages.changes import Said, changes
from dateline.passages.facts import Piece, pieces
from dateline.passages.likeness import match, stays
from dateline.passages.lines import Line, Match, Sheet, Vocabulary
from dateline.passages.words import owner
from dateline.records import Change, Passage, Relation, Report, Sentence, Span, identify
from dateline.text.order import known

_BESIDE = 4
"""So many lines without a partner, before and behind, may hold a fact that seems to be gone."""

_MOVABLE = ("number", "date", "name")
"""A "not" or "reportedly" belongs to its own sentence: one in the next line is another."""


def align(older: Report, newer: Report, older_sentences: Sequence[Sentence], newer_sentences: Sequence[Sentence]) -> tuple[Passage, ...]:
    """The passages of two reports: every sentence of either, credits and boilerplate left out.

    Each stands in exactly one passage, but for an older one that was split (it stands in one with each of its parts)
    and a newer one that was merged (likewise). `newer` is taken as the newer one whatever their dates say;
    `direction` tells whether the dates say so. First the newer report's sentences in order of its text, then what
    was dropped, in order of the older.
    """
    vocabulary = Vocabulary()
    before, after = vocabulary.sheet(older, older_sentences), vocabulary.sheet(newer, newer_sentences)
    return passages(before, after, match(before.lines, after.lines))


def passages(older: Sheet, newer: Sheet, matches: Sequence[Match]) -> tuple[Passage, ...]:
    """The passages of two reports whose lines have been matched."""
    return tuple(_Comparison(older, newer, matches).passages())


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Lines of either report that say the same: one and one, one and its parts, or parts and the one they became."""

    matches: tuple[Match, ...]

    @property
    def older(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(pair.older for pair in self.matches))

    @property
    def newer(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(pair.newer for pair in self.matches))

    @property
    def relation(self) -> Relation:
        return "split" if len(self.newer) > 1 else "merged" if len(self.older) > 1 else "reworded"


class _Comparison:
    """Two reports whose lines have been matched."""

    def __init__(self, older: Sheet, newer: Sheet, matches: Sequence[Match]) -> None:
        self._older, self._newer = older, newer
        self._from_older: dict[int, list[Match]] = {}
        self._from_newer: dict[int, list[Match]] = {}
        for pair in matches:
            self._from_older.setdefault(pair.older, []).append(pair)
            self._from_newer.setdefault(pair.newer, []).append(pair)
        self._names = older.names | newer.names
        self._direction: Literal["known", "unknown"] = "known" if known(older.report, newer.report) else "unknown"
        self._in_order = stays(matches, lambda pair: newer.lines[pair.newer].sentence.kind)

    def passages(self) -> Iterator[Passage]:
        for j, line in enumerate(self._newer.lines):
            pairs = self._from_newer.get(j)
            if pairs is None:
                yield self._passage("added", None, line)
                continue
            parts, old = self._from_older[pairs[0].older], self._older.lines[pairs[0].older]
            if len(parts) == len(pairs) == 1 and old.same == line.same:
                yield self._passage("kept", old, line, pairs[0])  # in the same words: nothing can have changed
            elif parts[0].newer == j:
                yield from self._carried(_Pairing(tuple(parts if len(parts) > 1 else pairs)))
        for i, line in enumerate(self._older.lines):
            if i not in self._from_older:
                yield self._passage("dropped", line, None)

    def _carried(self, pairing: _Pairing) -> Iterator[Passage]:
        found = self._changes(pairing)
        for pair in pairing.matches:
            old, new = self._older.lines[pair.older], self._newer.lines[pair.newer]
            own = tuple(change for change in found if self._belongs(change, pair, pairing))
            relation = pairing.relation if pairing.relation != "reworded" or own else "kept"
            yield self._passage(relation, old, new, pair, own)

    def _belongs(self, change: Change, pair: Match, pairing: _Pairing) -> bool:
        """Whether a change stands in this part; what is in none of several parts belongs to the first."""
        if len(pairing.newer) > 1:
            return _within(change.newer, self._newer.lines[pair.newer], first=pair.newer == pairing.newer[0])
        return _within(change.older, self._older.lines[pair.older], first=pair.older == pairing.older[0])

    def _changes(self, pairing: _Pairing) -> tuple[Change, ...]:
        """What was changed; nothing where all that differs is how figures, names and dates are written.

        Facts are compared across all parts of a sentence. One that now stands in a line beside that has no partner
        is not gone: it only moved over a full stop.
        """
        old, new = [self._older.lines[i] for i in pairing.older], [self._newer.lines[j] for j in pairing.newer]
        found = changes(self._said(self._older, old), self._said(self._newer, new))
        return tuple(self._unless_beside(change, pairing) for change in found)

    def _unless_beside(self, change: Change, pairing: _Pairing) -> Change:
        """A fact that is gone or new as words, if a line beside, one without a partner, has it."""
        if change.kind not in _MOVABLE or (change.older and change.newer):
            return change
        if change.older:
            own, fact = self._older, change.older
            lines = _beside(self._newer, pairing.newer, self._from_newer)
        elif change.newer:
            own, fact = self._newer, change.newer
            lines = _beside(self._older, pairing.older, self._from_older)
        if not lines:
            return change
        beside = {owner(word) for line in lines for piece in self._told(line) for word in piece.key.split()}
        inside = (line for line in own.lines if line.sentence.span.covers(fact))
        told = [piece for line in inside for piece in self._told(line) if fact.start <= piece.start and piece.end <= fact.end]
        return replace(change, kind="words") if all(owner(word) in beside for piece in told for word in piece.key.split()) else change

    def _said(self, sheet: Sheet, lines: Sequence[Line]) -> Said:
        told = tuple(piece for line in lines for piece in self._told(line))
        return Said(sheet.report.id, told, _day(sheet.report), tuple(line.sentence.span.start for line in lines[1:]))

    def _told(self, line: Line) -> list[Piece]:
        """The pieces of a line, in characters of its report."""
        base = line.sentence.span.start
        return [Piece(kind, key, base + start, base + end) for kind, key, start, end in pieces(line.text, self._names)]

    def _passage(
        self, relation: Relation, old: Line | None, new: Line | None, pair: Match | None = None, found: tuple[Change, ...] = ()
    ) -> Passage:
        older, newer = self._older.report, self._newer.report
        before, after = old.sentence.span if old else None, new.sentence.span if new else None
        return Passage(
            id=identify("g", older.id, newer.id, _characters(before), _characters(after), relation),
            relation=relation,
            older_report=older.id,
            newer_report=newer.id,
            older=before,
            newer=after,
            moved=pair is not None and pair not in self._in_order,
            score=pair.score if pair else 0.0,
            direction=self._direction,
            changes=found,
        )


def _day(report: Report) -> date | None:
    return report.date.start if report.date and report.date.start == report.date.end else None


def _within(span: Span | None, line: Line, *, first: bool) -> bool:
    return first if span is None else line.sentence.span.covers(span)


def _beside(sheet: Sheet, places: Sequence[int], partnered: Container[int]) -> list[Line]:
    """The lines before and behind that have no partner, as far as they go on, to a few."""
    first, last = min(places), max(places)
    before = takewhile(lambda place: place not in partnered, range(first - 1, max(-1, first - 1 - _BESIDE), -1))
    behind = takewhile(lambda place: place not in partnered, range(last + 1, min(len(sheet.lines), last + 1 + _BESIDE)))
    return [sheet.lines[place] for place in (*before, *behind)]


def _characters(span: Span | None) -> str | None:
    return None if span is None else f"{span.start}-{span.end}"
