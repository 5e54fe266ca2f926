"""Two reports sentence by sentence: what was kept, reworded, moved, added, dropped."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from dateline.passages.changes import changes
from dateline.passages.direction import known
from dateline.passages.facts import names_in, pieces
from dateline.passages.likeness import Line, Match, Vocabulary, match, stays
from dateline.passages.words import Word, words_of
from dateline.records import Change, Passage, Relation, Report, Sentence, Span, identify


def align(older: Report, newer: Report, older_sentences: Sequence[Sentence], newer_sentences: Sequence[Sentence]) -> tuple[Passage, ...]:
    """The passages of two reports: each sentence of either stands in exactly one, credits and boilerplate left out.

    `newer` is taken as the newer one whatever their dates say; `direction` tells whether the dates say so. First the
    newer report's sentences in order of its text (kept, reworded, added), then what was dropped, in order of the older.
    """
    vocabulary = Vocabulary()
    before, after = vocabulary.lines(older, older_sentences), vocabulary.lines(newer, newer_sentences)
    return passages(older, newer, before, after, match(before, after))


def passages(older: Report, newer: Report, before: Sequence[Line], after: Sequence[Line], matches: Sequence[Match]) -> tuple[Passage, ...]:
    """The passages of two reports whose lines have been matched."""
    return tuple(_passages(older, newer, before, after, matches))


def _passages(older: Report, newer: Report, before: Sequence[Line], after: Sequence[Line], matches: Sequence[Match]) -> Iterator[Passage]:
    direction: Literal["known", "unknown"] = "known" if known(older, newer) else "unknown"
    in_order = stays(matches, lambda pair: after[pair.newer].sentence.kind)
    pair_of = {pair.newer: pair for pair in matches}
    names: frozenset[str] | None = None
    for j, line in enumerate(after):
        pair = pair_of.get(j)
        if pair is None:
            yield _passage(older, newer, None, line, "added", direction)
            continue
        old = before[pair.older]
        if old.same == line.same:
            yield _passage(older, newer, old, line, "kept", direction, pair.score, moved=pair not in in_order)
            continue
        if names is None:
            names = _names(older, before) | _names(newer, after)
        yield _reworded(older, newer, old, line, direction, pair.score, names, moved=pair not in in_order)
    taken = {pair.older for pair in matches}
    for i, line in enumerate(before):
        if i not in taken:
            yield _passage(older, newer, line, None, "dropped", direction)


def _reworded(
    older: Report,
    newer: Report,
    old: Line,
    new: Line,
    direction: Literal["known", "unknown"],
    score: float,
    names: Collection[str],
    *,
    moved: bool,
) -> Passage:
    """Reworded, or kept where all that differs is how figures and dates are written."""
    before, after = pieces(older.text, _words(older, old), names), pieces(newer.text, _words(newer, new), names)
    found = changes(older.id, before, newer.id, after)
    return _passage(older, newer, old, new, "reworded" if found else "kept", direction, score, found, moved=moved)


def _passage(
    older: Report,
    newer: Report,
    old: Line | None,
    new: Line | None,
    relation: Relation,
    direction: Literal["known", "unknown"],
    score: float = 0.0,
    found: tuple[Change, ...] = (),
    *,
    moved: bool = False,
) -> Passage:
    before, after = _span(old), _span(new)
    key = identify("g", older.id, newer.id, _characters(before), _characters(after), relation)
    return Passage(key, relation, older.id, newer.id, before, after, moved, score, direction, found)


def _span(line: Line | None) -> Span | None:
    return None if line is None else line.sentence.span


def _characters(span: Span | None) -> str | None:
    return None if span is None else f"{span.start}-{span.end}"


def _names(report: Report, lines: Sequence[Line]) -> frozenset[str]:
    return names_in(report.text, [_words(report, line) for line in lines])


def _words(report: Report, line: Line) -> tuple[Word, ...]:
    return words_of(report.text, line.sentence.span.start, line.sentence.span.end)
