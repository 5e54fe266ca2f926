"""Quotations: the words that say a value, highlighted in their sentence, with the report they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.exports.page import phrases
from dateline.exports.page.markup import EMPTY, Mark, Markup, element, join, link, weave, words
from dateline.exports.page.shelf import Origin, Saying, Shelf
from dateline.records import Span

_LONGEST = 640
"""Characters of context; a longer sentence is shown as a window around its marked words."""
_MARGIN = 240
_FEW = 3
_TELLING_STANCES = frozenset(
    {"confirms", "claims", "alleges", "blames", "suspects", "denies", "concedes", "retracts", "believes", "doubts"}
)
"""Beside these, to state and to say tell a reader nothing that the cue does not."""


def anchor(span: Span) -> str:
    """Where a quotation stands in its report's text on the page."""
    return f"q-{span.report}-{span.start}-{span.end}"


def at(span: Span) -> str:
    """Report, start and end, so that a machine can check the page as well."""
    return f"{span.report} {span.start} {span.end}"


def told(shelf: Shelf, origins: Sequence[Origin]) -> Markup:
    """Every quotation, each under the report in which it originated."""
    return join(quoted(shelf, origin) for origin in origins)


def quoted(shelf: Shelf, origin: Origin) -> Markup:
    """What originated in one report: its quotations, and its copies folded to a line."""
    return element("div", *(quotation(shelf, sayings) for sayings in origin.told), copies(shelf, origin), class_="origin")


def copies(shelf: Shelf, origin: Origin) -> Markup:
    """The reports that copied it; where the origin itself has other words, also which report that is."""
    parts = []
    if origin.absent:
        parts.append(element("p", words("Copied, in other words, from "), report_link(shelf, origin.report), class_="copies"))
    if origin.copies:
        number = phrases.number(len(origin.copies), "copy", "copies")
        links = join((copy_link(shelf, copy.span) for copy in origin.copies), "; ")
        if len(origin.copies) > _FEW:
            parts.append(element("details", element("summary", words(f"also in {number}")), links, class_="copies"))
        else:
            parts.append(element("p", words(f"also in {number}: "), links, class_="copies"))
    return join(parts)


def quotation(shelf: Shelf, sayings: Sequence[Saying], *, named: bool = True) -> Markup:
    """One sentence with the words of all `sayings` in it highlighted; then who says so (if `named`), and where it was printed."""
    credit = _credit(shelf, sayings[0].span, sayings if named else ())
    return element("figure", context(shelf, sayings), element("figcaption", *credit), class_="quotation")


def _credit(shelf: Shelf, first: Span, sayings: Sequence[Saying]) -> tuple[Markup, ...]:
    speakers = list(dict.fromkeys(line for line in (said_by(shelf, saying) for saying in sayings) if line))
    said = (join(speakers, "; "), words(" · ")) if speakers else ()
    report = link(anchor(first), words(shelf.title(first.report)), class_="title")
    return (*said, report, words(f", {shelf.byline(first.report)}"))


def said_by(shelf: Shelf, saying: Saying) -> Markup:
    """Who says it, how, and the words that tell so; nothing where the report itself does."""
    name = saying.speaker or (shelf.text(saying.source) if saying.source else None)
    if name is None:
        return EMPTY
    cue = " ".join(shelf.text(saying.cue).split()) if saying.cue else None
    stance = element("i", words(f" {saying.stance}")) if saying.stance in _TELLING_STANCES else EMPTY
    return join((element("b", words(" ".join(name.split()))), stance, words(f" (“{cue}”)" if cue else "")))


def context(shelf: Shelf, sayings: Sequence[Saying]) -> Markup:
    """The sentence, from the first marked sentence's beginning to the last one's end, with the marks in it."""
    spans = [saying.span for saying in sayings]
    report = spans[0].report
    start, end = _bounds(shelf, spans)
    text = shelf.reports[report].text
    marks = [Mark(span.start, span.end, "mark", (("data-at", at(span)),)) for span in dict.fromkeys(spans)]
    voices = {span for saying in sayings for span in (saying.source, saying.cue) if span and span.report == report}
    marks.extend(Mark(span.start, span.end, "u") for span in sorted(voices))
    before = words("… ") if start > 0 and not _begins(shelf, report, start) else EMPTY
    after = EMPTY if _ends(shelf, report, end) or end == len(text) else words(" …")
    body = element("q", weave(text, start, end, marks), data_at=at(Span(report, start, end)))
    return element("blockquote", before, body, after, dir="auto")


def _bounds(shelf: Shelf, spans: Sequence[Span]) -> tuple[int, int]:
    first, last = min(spans), max(spans, key=lambda span: span.end)
    length = len(shelf.reports[first.report].text)
    opening, closing = shelf.sentence_at(first), shelf.sentence_at(Span(last.report, max(last.start, last.end - 1), last.end))
    start = opening.span.start if opening else max(0, first.start - _MARGIN)
    end = max(closing.span.end, last.end) if closing else min(length, last.end + _MARGIN)
    if end - start > _LONGEST:
        start, end = max(start, first.start - _MARGIN), min(end, last.end + _MARGIN)
    return start, end


def _begins(shelf: Shelf, report: str, start: int) -> bool:
    sentence = shelf.sentence_at(Span(report, start, start))
    return sentence is not None and sentence.span.start == start


def _ends(shelf: Shelf, report: str, end: int) -> bool:
    sentence = shelf.sentence_at(Span(report, max(0, end - 1), end))
    return sentence is not None and sentence.span.end == end


def copy_link(shelf: Shelf, span: Span) -> Markup:
    """A link to the same words in a copy."""
    return join((link(anchor(span), words(shelf.title(span.report)), class_="title"), words(f" ({shelf.byline(span.report)})")))


def report_link(shelf: Shelf, report: str) -> Markup:
    """A link to a report's text."""
    return join((link(f"r-{report}", words(shelf.title(report)), class_="title"), words(f" ({shelf.byline(report)})")))
