"""Which of a report's sentences came from which older report, and what was changed in them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dateline.exports.page.markup import EMPTY, Markup, element, join, words
from dateline.exports.page.shelf import Shelf
from dateline.records import Descent, Passage, Span

_WORDS = re.compile(r"\s+|[\w’'.,-]*\w|[^\w\s]")
_MOST_WORDS = 400
"""Longer stretches are shown old beside new as a whole: comparing takes time that grows with their product."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """What a report took over. `source` is the older report that gave most sentences, None where none gave any."""

    source: str | None
    taken: dict[int, Passage]
    """Start of a sentence of this report → the passage that tells where it came from."""
    passages: tuple[Passage, ...]
    """Every passage between it and an older report."""
    descent: Descent | None

    @property
    def parents(self) -> tuple[str, ...]:
        """The reports it derives from."""
        return self.descent.parents if self.descent else ()


@dataclass(frozen=True, slots=True)
class Family:
    """Every report's lineage, and which reports mostly copied which."""

    of: dict[str, Lineage]
    copied_by: dict[str, list[str]]


def family(shelf: Shelf, passages: Sequence[Passage], descents: Sequence[Descent]) -> Family:
    """For each sentence the best older counterpart: the report it originated in, else the likest, else the oldest."""
    newer: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.older_report in shelf.reports and passage.newer_report in shelf.reports:
            newer[passage.newer_report].append(passage)
    derived = {descent.report: descent for descent in descents}
    lineages: dict[str, Lineage] = {}
    copied_by: dict[str, list[str]] = defaultdict(list)
    for report in shelf.reports:
        lineage = lineages[report] = _lineage(shelf, newer.get(report, []), derived.get(report))
        if lineage.source:
            copied_by[lineage.source].append(report)
    return Family(lineages, copied_by)


def _lineage(shelf: Shelf, passages: Sequence[Passage], descent: Descent | None) -> Lineage:
    best: dict[int, tuple[tuple[bool, float, int, str], Passage]] = {}
    for passage in passages:
        if passage.newer and passage.older:
            rank = (
                passage.older_report != shelf.origin(passage.newer),
                -passage.score,
                shelf.age(passage.older_report),
                passage.id,
            )
            known = best.get(passage.newer.start)
            if known is None or rank < known[0]:
                best[passage.newer.start] = (rank, passage)
    given = Counter(passage.older_report for _, passage in best.values())
    source = min(given, key=lambda report: (-given[report], shelf.age(report))) if given else None
    return Lineage(source, {start: passage for start, (_, passage) in best.items()}, tuple(passages), descent)


def number_changes(shelf: Shelf, passage: Passage) -> list[tuple[str, str]]:
    """Old and new words of every figure that was changed; "" where it was added or left out."""
    changed = [change for change in passage.changes if change.kind == "number"]
    return [(shelf.text(change.older) if change.older else "", shelf.text(change.newer) if change.newer else "") for change in changed]


def reworded(shelf: Shelf, passage: Passage) -> Markup:
    """The newer sentence with the older one's words struck out beside what replaced them."""
    if passage.older is None or passage.newer is None:
        return EMPTY
    older, newer = list(_words_of(shelf, passage.older)), list(_words_of(shelf, passage.newer))
    numbers = {
        side: [span for change in passage.changes if change.kind == "number" for span in (getattr(change, side),) if span]
        for side in ("older", "newer")
    }
    if max(len(older), len(newer)) > _MOST_WORDS:
        return join((element("del", words(shelf.text(passage.older))), words(" "), element("ins", words(shelf.text(passage.newer)))))
    parts: list[Markup] = []
    matcher = SequenceMatcher(None, [word for word, _ in older], [word for word, _ in newer], autojunk=False)
    for verdict, a, b, c, d in matcher.get_opcodes():
        if verdict == "equal":
            parts.append(words("".join(word for word, _ in newer[c:d])))
            continue
        if b > a:
            parts.append(_changed("del", older[a:b], numbers["older"]))
        if d > c:
            parts.append(_changed("ins", newer[c:d], numbers["newer"]))
    return join(parts)


def _words_of(shelf: Shelf, span: Span) -> Iterator[tuple[str, Span]]:
    for match in _WORDS.finditer(shelf.text(span)):
        yield match.group(), Span(span.report, span.start + match.start(), span.start + match.end())


def _changed(name: str, stretch: Sequence[tuple[str, Span]], numbers: Sequence[Span]) -> Markup:
    number = any(span.overlaps(change) for _, span in stretch for change in numbers)
    return element(name, words("".join(word for word, _ in stretch)), class_="figure" if number else None)
