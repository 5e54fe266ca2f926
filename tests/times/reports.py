"""Reports of one sentence, built by hand."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from dateline.records import Interval, Kind, Report, Sentence, Span, When
from dateline.text.parser import Parser
from dateline.text.parses import Parse
from dateline.times import resolve

CASES = Path(__file__).parents[1] / "cases" / "times"


def cases(name: str) -> list[list[str]]:
    """The rows of a case table."""
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def dated(stated: str) -> Interval | None:
    """As in "2024-02-07", "2024-02", "2024" or "-" as a report's date."""
    parts = [int(part) for part in stated.split("-") if part]
    if not parts:
        return None
    if len(parts) == 1:
        return Interval(date(parts[0], 1, 1), date(parts[0], 12, 31), "year")
    if len(parts) == 2:
        return Interval(date(parts[0], parts[1], 1), date(parts[0], parts[1], calendar.monthrange(*parts)[1]), "month")
    return Interval(date.fromisoformat(stated), date.fromisoformat(stated), "day")


def report_of(text: str, stated: Interval | None) -> Report:
    """A report with that text and date."""
    return Report("r1", text, stated, None, None, None, None, None, ())


def read(parser: Parser, sentence: str, stated: Interval | None, kind: Kind = "body") -> tuple[Report, tuple[When, ...]]:
    """The times of a report of one sentence, which begins after two spaces so that offsets matter."""
    return read_parsed(next(iter(parser.parse([sentence]))), sentence, stated, kind)


def read_parsed(parse: Parse, sentence: str, stated: Interval | None, kind: Kind = "body") -> tuple[Report, tuple[When, ...]]:
    """The same with a parse at hand."""
    report = report_of(f"  {sentence}\n", stated)
    whole = Sentence("s1", Span("r1", 2, 2 + len(sentence)), kind, 0, 0, None)
    return report, resolve(report, [whole], {"s1": parse})


def shown(report: Report, times: Iterable[When]) -> list[tuple[str, str, str, str, str]]:
    """Times as the case tables write them."""
    return [
        (report.text[when.span.start : when.span.end], str(when.start or "-"), str(when.end or "-"), when.precision, when.rule)
        for when in times
    ]
