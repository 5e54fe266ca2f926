"""Builds a report, its sentences and their parses from the text of a case: a blank line ends a paragraph."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from dateline.actors import Register, find, link
from dateline.actors.found import Found
from dateline.records import Actor, Interval, Kind, Report, Sentence, Span, identify
from dateline.text.parser import Parser
from dateline.text.parses import Parse

_SENTENCE = re.compile(r"\S.*?(?:(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|Lt))(?<!\b(?:Mrs|Sgt|Col|Gen))[.!?][”\"]?(?=\s+[“\"A-Z\d]|$)|$)", re.DOTALL)
DAY = date(2024, 2, 8)


def report_of(text: str, day: date = DAY) -> Report:
    return Report(identify("r", text), text, Interval(day, day, "day"), None, None, None, None, None, ())


def sentences_of(report: Report) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    for number, paragraph in enumerate(re.finditer(r"[^\n]+", report.text)):
        for match in _SENTENCE.finditer(paragraph.group()):
            start, end = paragraph.start() + match.start(), paragraph.start() + match.end()
            kind: Kind = "caption" if report.text[start:end].startswith("[caption]") else "body"
            span = Span(report.id, start, end)
            found.append(Sentence(identify("s", report.id, start, end), span, kind, len(found), number, None))
    return tuple(found)


class Desk:
    """Links the actors of a text."""

    def __init__(self, parser: Parser, register: Register) -> None:
        self.register = register
        self._parse = lru_cache(maxsize=2048)(lambda text: next(iter(parser.parse([text]))))

    def parsed(self, text: str, day: date = DAY) -> tuple[Report, tuple[Sentence, ...], dict[str, Parse]]:
        report = report_of(text, day)
        sentences = sentences_of(report)
        return report, sentences, {s.id: self._parse(text[s.span.start : s.span.end]) for s in sentences}

    def read(self, text: str, day: date = DAY) -> tuple[Report, tuple[Actor, ...]]:
        report, sentences, parses = self.parsed(text, day)
        return report, link(report, sentences, parses, self.register)

    def find(self, text: str) -> tuple[Found, ...]:
        return find(*self.parsed(text), self.register)

    def at(self, text: str, printed: str, day: date = DAY) -> Actor | None:
        """The actor whose span is the last `printed` in `text`; None where there is none."""
        start = text.rindex(printed)
        _, actors = self.read(text, day)
        return next((actor for actor in actors if (actor.span.start, actor.span.end) == (start, start + len(printed))), None)

    def touching(self, text: str, printed: str) -> list[Actor]:
        """The actors that share a character with the last `printed` in `text`."""
        start = text.rindex(printed)
        _, actors = self.read(text)
        return [actor for actor in actors if actor.span.start < start + len(printed) and start < actor.span.end]
