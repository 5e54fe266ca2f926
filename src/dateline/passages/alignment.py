"""Two reports sentence by sentence: what was kept, reworded, moved, added, dropped."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import takewhile

from dateline.passages.changes import changes
from dateline.passages.direction import known
from dateline.passages.facts import owner, pieces
from dateline.passages.likeness import Line, Match, Sheet, Vocabulary, match, stays
from dateline.records import Change, Passage, Relation, Report, Sentence, Span, identify

_PARTS = 4
"""Into so many sentences more may one be split."""


def align(older: Report, newer: Report, older_sentences: Sequence[Sentence], newer_sentences: Sequence[Sentence]) -> tuple[Passage, ...]:
    """The passages of two reports: each sentence of either stands in exactly one, credits and boilerplate left out.

    `newer` is taken as the newer one whatever their dates say; `direction` tells whether the dates say so. First the
    newer report's sentences in order of its text (kept, reworded, added), then what was dropped, in order of the older.
    """
    vocabulary = Vocabulary()
    before, after = vocabulary.sheet(older, older_sentences), vocabulary.sheet(newer, newer_sentences)
    return passages(before, after, match(before.lines, after.lines))


def passages(older: Sheet, newer: Sheet, matches: Sequence[Match]) -> tuple[Passage, ...]:
    """The passages of two reports whose lines have been matched."""
    return tuple(_passages(older, newer, matches))


def _passages(older: Sheet, newer: Sheet, matches: Sequence[Match]) -> Iterator[Passage]:
    in_order = stays(matches, lambda pair: newer.lines[pair.newer].sentence.kind)
    pair_of = {pair.newer: pair for pair in matches}
    taken = {pair.older for pair in matches}
    for j, line in enumerate(newer.lines):
        pair = pair_of.get(j)
        if pair is None:
            yield _passage(older.report, newer.report, "added", None, line)
            continue
        old = older.lines[pair.older]
        found = () if old.same == line.same else _changes(older, newer, pair, _beside(older, pair.older, taken), _beside(newer, j, pair_of))
        moved = pair not in in_order
        yield _passage(older.report, newer.report, "reworded" if found else "kept", old, line, pair.score, found, moved=moved)
    for i, line in enumerate(older.lines):
        if i not in taken:
            yield _passage(older.report, newer.report, "dropped", line, None)


def _changes(older: Sheet, newer: Sheet, pair: Match, beside_older: Sequence[Line], beside_newer: Sequence[Line]) -> tuple[Change, ...]:
    """What was changed; nothing where all that differs is how figures and dates are written.

    A sentence may have been split in two or merged of two: a fact that now stands in a line beside, one that has no
    partner, is not gone.
    """
    names = older.names | newer.names
    before = pieces(older.report.text, older.words(older.lines[pair.older]), names)
    after = pieces(newer.report.text, newer.words(newer.lines[pair.newer]), names)
    beside = tuple(
        frozenset(owner(piece.key) for line in lines for piece in pieces(side.report.text, side.words(line), names))
        for side, lines in ((older, beside_older), (newer, beside_newer))
    )
    return changes(older.report.id, before, newer.report.id, after, beside[0], beside[1])


def _beside(sheet: Sheet, at: int, partnered: Container[int]) -> list[Line]:
    """The lines before and behind that have no partner, as far as they go on, to a few."""
    before = takewhile(lambda place: place not in partnered, range(at - 1, max(-1, at - 1 - _PARTS), -1))
    behind = takewhile(lambda place: place not in partnered, range(at + 1, min(len(sheet.lines), at + 1 + _PARTS)))
    return [sheet.lines[place] for place in (*before, *behind)]


def _passage(
    older: Report,
    newer: Report,
    relation: Relation,
    old: Line | None,
    new: Line | None,
    score: float = 0.0,
    found: tuple[Change, ...] = (),
    *,
    moved: bool = False,
) -> Passage:
    before, after = old.sentence.span if old else None, new.sentence.span if new else None
    return Passage(
        id=identify("g", older.id, newer.id, _characters(before), _characters(after), relation),
        relation=relation,
        older_report=older.id,
        newer_report=newer.id,
        older=before,
        newer=after,
        moved=moved,
        score=score,
        direction="known" if known(older, newer) else "unknown",
        changes=found,
    )


def _characters(span: Span | None) -> str | None:
    return None if span is None else f"{span.start}-{span.end}"
