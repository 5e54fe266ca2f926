"""Quotation marks of every style, and the words between them."""

from __future__ import annotations

import re

from dateline.records import Report, Sentence, Span

_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"'}
_OPENS = re.compile(r"[“„«]|(?<![\w.,!?”])\"(?=\S)")


def quotes(report: Report, sentences: list[Sentence]) -> tuple[Span, ...]:
    """Spans of all quotations in one paragraph's sentences, marks included.

    A quotation left open runs to the paragraph's end: newspapers close only the last of several paragraphs.
    """
    if not sentences:
        return ()
    start, end = sentences[0].span.start, sentences[-1].span.end
    text = report.text
    found: list[Span] = []
    position = start
    while (opening := _OPENS.search(text, position, end)) is not None:
        closers = _PAIRS[opening.group()]
        close = next((i for i in range(opening.end(), end) if text[i] in closers), None)
        stop = end if close is None else close + 1
        if stop - opening.start() > 2:
            found.append(Span(report.id, opening.start(), stop))
        position = stop
    return tuple(found)
