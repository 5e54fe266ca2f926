"""A report made of a text, with all that one report is read into but its places, times and actors."""

from __future__ import annotations

from datetime import date

from dateline import sentences
from dateline.records import Interval, Report, Sentence, report_id
from dateline.text.parser import Parser
from dateline.text.parses import Parse

DAY = Interval(date(2031, 5, 14), date(2031, 5, 14), "day")


def report(text: str) -> Report:
    """An invented report of 14 May 2031, a Wednesday."""
    return Report(report_id(None, DAY, None, None, None, None, text), text, DAY, None, None, None, None, None, ())


def parsed(parser: Parser, told: Report) -> tuple[tuple[Sentence, ...], dict[str, Parse]]:
    """Its sentences, and the grammar of those that can tell something."""
    found = sentences.split(told)
    readable = [s for s in found if s.kind in ("headline", "body", "caption")]
    texts = [told.text[s.span.start : s.span.end] for s in readable]
    return found, dict(zip([s.id for s in readable], parser.parse(texts), strict=True))
