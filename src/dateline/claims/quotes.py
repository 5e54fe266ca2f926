"""Quotation marks of every style, and the words between them."""

from __future__ import annotations

import re

from dateline.records import Report, Sentence, Span

_OPENS = re.compile(r"[“„«]|''(?=\S)|``|(?<![\w.,!?”])\"(?=\S)|(?<!\w)[‘'](?=\w)")
_CLOSES = {
    "“": re.compile("”"),
    "„": re.compile("[“”]"),
    "«": re.compile("»"),
    '"': re.compile('"'),
    "''": re.compile("''"),
    "``": re.compile("''|``"),
    # An apostrophe closes nothing: a single mark counts only after the end of a clause ("..., ’ he said"), or round a few words.
    "‘": re.compile(r"(?<=[.,!?…])’(?!\w)"),
    "'": re.compile(r"(?<=[.,!?…])'(?!\w)"),
}
_FEW_WORDS = re.compile(r"[‘'](?:[^\s‘’']+ ?){1,8}[’'](?![\w])")


def quotes(report: Report, sentences: list[Sentence]) -> tuple[Span, ...]:
    """Spans of all quotations in one paragraph's sentences, marks included.

    A quotation left open runs to the paragraph's end: newspapers close only the last of several paragraphs. Single marks left
    open are apostrophes.
    """
    if not sentences:
        return ()
    start, end = sentences[0].span.start, sentences[-1].span.end
    text = report.text
    found: list[Span] = []
    position = start
    while (opening := _OPENS.search(text, position, end)) is not None:
        mark = opening.group()
        single = mark in ("‘", "'")
        close = (_FEW_WORDS.match(text, opening.start(), end) if single else None) or _CLOSES[mark].search(text, opening.end(), end)
        if close is None and single:
            position = opening.end()
            continue
        stop = close.end() if close else end
        if stop - opening.start() > 2 * len(mark):
            found.append(Span(report.id, opening.start(), stop))
        position = stop
    return tuple(found)
