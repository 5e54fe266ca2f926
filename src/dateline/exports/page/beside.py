"""A report beside the one that it derives from, sentence by sentence: what was changed, left out, put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dateline.exports.page import phrases
from dateline.exports.page.lineage import Lineage
from dateline.exports.page.markup import EMPTY, Mark, Markup, element, join, weave, words
from dateline.exports.page.quotations import at, report_link
from dateline.exports.page.shelf import Shelf
from dateline.records import FACTS, Change, Passage, Span


def beside(shelf: Shelf, report: str, lineage: Lineage) -> Markup:
    """A table for each report that this one derives from, closed until a reader opens it."""
    return join(_table(shelf, report, older, lineage) for older in lineage.parents)


def _table(shelf: Shelf, report: str, older: str, lineage: Lineage) -> Markup:
    rows = _in_order([passage for passage in lineage.passages if passage.older_report == older])
    changed = sum(any(change.kind in FACTS for change in passage.changes) for passage in rows)
    counted = [
        (changed, "with changed facts"),
        (sum(passage.newer is None for passage in rows), "left out"),
        (sum(passage.older is None for passage in rows), "put in"),
    ]
    told = "; ".join(f"{phrases.number(number, 'sentence')} {what}" for number, what in counted if number) or "nothing was changed"
    head = element("summary", words("Side by side with "), report_link(shelf, older), words(f" — {told}"))
    names = element("tr", *(element("th", words(shelf.title(key)), scope="col", dir="auto") for key in (older, report)))
    body = (row for same, group in groupby(rows, key=_unchanged) for row in _rows(shelf, list(group), same=same))
    return element("details", head, element("table", element("thead", names), element("tbody", *body)), class_="beside")


def _in_order(passages: Sequence[Passage]) -> list[Passage]:
    """In order of the newer text; what was left out stands where it stood in the older one, before what follows it there."""
    left = sorted((p for p in passages if p.newer is None and p.older), key=lambda p: (p.older or p.newer, p.id))
    found: list[Passage] = []
    for passage in sorted((p for p in passages if p.newer), key=lambda p: (p.newer or p.older, p.id)):
        if passage.older and not passage.moved:
            while left and left[0].older and left[0].older < passage.older:
                found.append(left.pop(0))
        found.append(passage)
    return [*found, *left]


def _unchanged(passage: Passage) -> bool:
    return passage.relation == "kept" and not passage.moved


def _rows(shelf: Shelf, passages: Sequence[Passage], *, same: bool) -> Iterator[Markup]:
    """A row for each passage; those that were kept are folded into one, as they can be read above."""
    if same:
        told = f"= {phrases.number(len(passages), 'sentence')} kept"
        yield element("tr", element("td", words(told), colspan="2"), class_="folded")
        return
    for _, group in groupby(passages, key=lambda passage: passage.whole or passage.id):
        parts = list(group)
        changes = [change for passage in parts for change in passage.changes]
        facts = _facts(shelf, changes)
        if facts:
            yield element("tr", element("td", facts, colspan="2"), class_="changed")
        mark = ", ".join(word for word in (parts[0].relation if parts[0].whole else "", "moved" if parts[0].moved else "") if word)
        before = _cell(shelf, dict.fromkeys(p.older for p in parts if p.older), "del", changes, EMPTY)
        after = _cell(shelf, dict.fromkeys(p.newer for p in parts if p.newer), "ins", changes, words(f"{mark}: ") if mark else EMPTY)
        yield element("tr", before, after, class_=parts[0].relation)


def _facts(shelf: Shelf, changes: Sequence[Change]) -> Markup:
    """Number: five → seven."""
    told = [
        element("span", words(f"{change.kind}: "), element("b", words(f"{_said(shelf, change.older)} → {_said(shelf, change.newer)}")))
        for change in sorted((c for c in changes if c.kind in FACTS), key=lambda c: FACTS.index(c.kind))
    ]
    return join(told, "; ")


def _said(shelf: Shelf, span: Span | None) -> str:
    return " ".join(shelf.text(span).split()) if span else "nothing"


def _cell(shelf: Shelf, spans: Iterable[Span], name: str, changes: Sequence[Change], before: Markup) -> Markup:
    """One side: the sentence, or each part of it, with what was struck out of it or put into it."""
    marks = [
        Mark(part.start, part.end, name, (("class", "figure"),) if change.kind in FACTS else ())
        for change in changes
        if (part := change.older if name == "del" else change.newer)
    ]
    quoted = [element("q", weave(shelf.reports[span.report].text, span.start, span.end, marks), data_at=at(span)) for span in spans]
    if not quoted:
        return element("td", class_="none")
    return element("td", element("i", before) if before else EMPTY, join(quoted, " "), dir="auto")
