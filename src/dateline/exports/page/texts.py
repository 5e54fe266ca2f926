"""The reports in full: every character, sentence kinds told apart, claims underlined, copied sentences marked."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.exports.page import phrases
from dateline.exports.page.beside import beside
from dateline.exports.page.lineage import Family, Lineage, number_changes, reworded
from dateline.exports.page.markup import EMPTY, Mark, Markup, element, join, link, weave, web_address, words
from dateline.exports.page.quotations import anchor, at, report_link
from dateline.exports.page.shelf import Shelf
from dateline.records import Claim, Event, Kind, Passage, Report, Sentence, Span

_MANY = 12
"""Copies named one by one; of more, the number is told."""


@dataclass(slots=True)
class Uses:
    """What rests on the words of one report: the spans that quotations lead to, and the events told in them."""

    claims: dict[Span, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    anchors: set[Span] = field(default_factory=set)
    events: dict[Span, list[str]] = field(default_factory=lambda: defaultdict(list))


def uses(shelf: Shelf) -> dict[str, Uses]:
    """For each report, the words that the chronicle rests on."""
    found: dict[str, Uses] = {report: Uses() for report in shelf.reports}
    event_of: dict[str, str] = {}
    for event in shelf.events.values():
        for mention in event.mentions:
            event_of.setdefault(mention, event.id)
            if mention in shelf.mentions:
                trigger = shelf.mentions[mention].trigger
                found[trigger.report].anchors.add(trigger)
                found[trigger.report].events[trigger].append(event.id)
    for claim in shelf.claims.values():
        here = found[claim.span.report]
        here.claims[claim.span].append(claim)
        if claim.mention in event_of:
            here.events[claim.span].append(event_of[claim.mention])
    for event in shelf.events.values():
        for span in (span for belonging in event.belongs_to for span in belonging.words):
            found[span.report].anchors.add(span)
    for entry in shelf.entries.values():
        found[entry.quotation.report].anchors.add(entry.quotation)
    return found


def texts(shelf: Shelf, lineages: Family) -> Markup:
    """All reports, oldest first, each closed until a reader opens it or follows a quotation into it."""
    rests = uses(shelf)
    return join(_report(shelf, shelf.reports[report], rests[report], lineages) for report in shelf.reports)


def _report(shelf: Shelf, report: Report, rests: Uses, lineages: Family) -> Markup:
    lineage = lineages.of[report.id]
    day = element("span", words(phrases.published(report)), class_="date")
    title = element("span", words(shelf.title(report.id)), class_="title", dir="auto")
    source = element("span", words(report.source), class_="source") if report.source else EMPTY
    share = _share(shelf, report, lineage)
    head = element("summary", day, words(" "), title, words(" "), source, words(" "), share)
    told = list(dict.fromkeys(event for span in sorted(rests.events) for event in rests.events[span]))
    return element(
        "details",
        head,
        _facts(shelf, report, lineage, lineages.copied_by.get(report.id, []), told),
        element("div", *_paragraphs(shelf, report, rests, lineage), class_="text", dir="auto"),
        beside(shelf, report.id, lineage),
        id=f"r-{report.id}",
        class_="report",
    )


def _share(shelf: Shelf, report: Report, lineage: Lineage) -> Markup:
    if lineage.source is None:
        return EMPTY
    total = len(shelf.sentences.get(report.id, ()))
    return element("span", words(f"{len(lineage.taken)} of {phrases.number(total, 'sentence')} taken over"), class_="share")


def _facts(shelf: Shelf, report: Report, lineage: Lineage, copied_by: Sequence[str], told: Sequence[str]) -> Markup:
    """What is known of the report beside its text: address, name, kin, and the events it tells."""
    address = web_address(report.url)
    shown = element("a", words(address), href=address, rel="noopener noreferrer") if address else words(report.url or "")
    rows: list[tuple[str, Markup]] = [("Address", shown)] if report.url else []
    rows.extend([("Name", words(report.name))] if report.name else [])
    if lineage.parents:
        rows.append(("Derives from", _descent(shelf, report, lineage)))
    if lineage.descent and lineage.descent.version_of:
        rows.append(("Later version of", report_link(shelf, lineage.descent.version_of)))
    if lineage.source:
        rows.append(("Takes over from", _sources(shelf, lineage)))
    if copied_by:
        named = join((report_link(shelf, copy) for copy in copied_by[:_MANY]), "; ")
        more = words(f"; and {phrases.number(len(copied_by) - _MANY, 'more report')}") if len(copied_by) > _MANY else EMPTY
        rows.append(("Taken over by", join((named, more))))
    if told:
        rows.append(("Tells of", join((_event_link(shelf, event) for event in told), ", ")))
    rows.append(("Id", element("code", words(report.id))))
    return element(
        "dl", *(element("div", element("dt", words(name)), element("dd", shown)) for name, shown in rows), class_="facts-of-report"
    )


def _descent(shelf: Shelf, report: Report, lineage: Lineage) -> Markup:
    """Trimmed from that report; spliced from two."""
    unsure = "" if lineage.descent is None or lineage.descent.direction == "known" else "; which came first is not known"
    named = join((report_link(shelf, parent) for parent in lineage.parents), " and ")
    return join((words(f"{phrases.manner(lineage.descent, report.text)} from "), named, words(unsure)))


def _sources(shelf: Shelf, lineage: Lineage) -> Markup:
    """How many sentences came from which report, and how: kept, reworded, moved."""
    given: dict[str, list[Passage]] = defaultdict(list)
    for passage in lineage.taken.values():
        given[passage.older_report].append(passage)
    ordered = sorted(given, key=lambda report: (-len(given[report]), shelf.age(report)))
    return join((_source(shelf, report, given[report]) for report in ordered), "; ")


def _source(shelf: Shelf, report: str, passages: Sequence[Passage]) -> Markup:
    counted = [(sum(p.relation == how for p in passages), how) for how in ("kept", "reworded", "split", "merged")]
    counted.append((sum(passage.moved for passage in passages), "moved"))
    told = ", ".join(f"{count} {what}" for count, what in counted if count)
    return join((report_link(shelf, report), words(f" — {told}")))


def _event_link(shelf: Shelf, event_id: str) -> Markup:
    event = shelf.events[event_id]
    target = f"e-{event.id}"
    return link(target, words(_event_name(event)), class_="event") if event.id in shelf.entries else words(_event_name(event))


def _event_name(event: Event) -> str:
    where = f", {event.where.name}" if event.where else ""
    return f"{event.kind}{where}"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a report's text: a sentence, or what stands between two."""

    start: int
    end: int
    sentence: Sentence | None


def _pieces(text: str, sentences: Sequence[Sentence]) -> Iterator[_Piece]:
    position = 0
    for sentence in sentences:
        if sentence.span.start < position:
            continue
        if position < sentence.span.start:
            yield _Piece(position, sentence.span.start, None)
        yield _Piece(sentence.span.start, sentence.span.end, sentence)
        position = sentence.span.end
    if position < len(text):
        yield _Piece(position, len(text), None)


def _paragraphs(shelf: Shelf, report: Report, rests: Uses, lineage: Lineage) -> Iterator[Markup]:
    """The text piece by piece; a new paragraph begins where the sentences say so, and changes follow their paragraph."""
    pieces = list(_pieces(report.text, shelf.sentences.get(report.id, [])))
    marks = _marks_by_piece(pieces, rests)
    paragraph: list[Markup] = []
    kind: Kind = "body"
    changes: list[Markup] = []
    number: int | None = None
    for piece, here in zip(pieces, marks, strict=True):
        if piece.sentence is None:
            paragraph.append(_between(report, piece, here))
            continue
        if piece.sentence.paragraph != number and number is not None:
            yield element("p", *paragraph, class_=kind)
            yield from changes
            paragraph, changes = [], []
        number = piece.sentence.paragraph
        kind = piece.sentence.kind
        passage = lineage.taken.get(piece.start)
        paragraph.append(_sentence(shelf, piece.sentence, here, rests, lineage))
        if passage and passage.relation != "kept":
            changes.append(_change(shelf, passage))
    yield element("p", *paragraph, class_=kind)
    yield from changes


def _between(report: Report, piece: _Piece, marks: Sequence[Mark]) -> Markup:
    """White space as it is; other characters that belong to no sentence (the wrapping of the file) greyed."""
    woven = weave(report.text, piece.start, piece.end, marks)
    return element("span", woven, class_="wrapping") if report.text[piece.start : piece.end].strip() else woven


def _marks_by_piece(pieces: Sequence[_Piece], rests: Uses) -> list[list[Mark]]:
    found: list[list[Mark]] = [[] for _ in pieces]
    starts = [piece.start for piece in pieces]
    for span in sorted(rests.anchors | rests.claims.keys()):
        mark = _mark(span, rests.claims.get(span, []))
        place = max(0, bisect_right(starts, span.start) - 1)
        while place < len(pieces) and pieces[place].start < max(span.end, span.start + 1):
            found[place].append(mark)
            place += 1
    return found


def _mark(span: Span, claims: Sequence[Claim]) -> Mark:
    said = dict.fromkeys(f"{claim.field}: {claim.value}" + (f" ({claim.speaker})" if claim.speaker else "") for claim in claims)
    attributes = (("class", "claim"), ("title", "; ".join(said))) if claims else ()
    return Mark(span.start, span.end, "span", (*attributes, ("data-at", at(span))), anchor(span))


def _sentence(shelf: Shelf, sentence: Sentence, marks: Sequence[Mark], rests: Uses, lineage: Lineage) -> Markup:
    """A sentence, after it the events it tells; before it, in a report that copies, where it came from."""
    span = sentence.span
    woven = weave(shelf.reports[span.report].text, span.start, span.end, marks)
    classes = ["s", sentence.kind]
    sign = EMPTY
    if passage := lineage.taken.get(span.start):
        sign = _sign(shelf, passage)
        classes.append(passage.relation)
    elif lineage.source:
        sign = element("span", words("+"), class_="sign", title="added")
        classes.append("added")
    spans = (Span(span.report, mark.start, mark.end) for mark in marks)
    told = dict.fromkeys(event for here in spans for event in rests.events.get(here, ()))
    notes = join(join((words(" "), element("sup", _event_link(shelf, event)))) for event in told)
    return element("span", sign, woven, notes, class_=" ".join(classes), id=f"s-{sentence.id}")


def _sign(shelf: Shelf, passage: Passage) -> Markup:
    how = f"{passage.relation}{', moved,' if passage.moved else ''} from: {shelf.title(passage.older_report)}"
    older = shelf.sentence_at(passage.older) if passage.older else None
    target = f"s-{older.id}" if older else f"r-{passage.older_report}"
    return link(target, words("=" if passage.relation == "kept" else "≈"), class_="sign", title=how)


def _change(shelf: Shelf, passage: Passage) -> Markup:
    """The changed words of a reworded sentence; changed figures stand in the line itself."""
    numbers = number_changes(shelf, passage)
    figures = [f"{old or 'nothing'} → {new or 'nothing'}" for old, new in numbers]
    told = element("b", words(" figure changed: " + ", ".join(figures)), class_="figure") if figures else EMPTY
    head = join((words(f"≈ {passage.relation} from "), report_link(shelf, passage.older_report), told))
    if passage.whole:  # one part beside the whole: the table of both reports shows them all
        return element("p", head, class_="change")
    return element("details", element("summary", head), element("p", reworded(shelf, passage)), class_="change", open=bool(figures))
