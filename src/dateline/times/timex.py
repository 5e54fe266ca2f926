"""Readings in the terms of TIMEX3 (TimeML 1.2.1), the standard of the annotated corpora."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.records import Span
from dateline.times.grammar import Kind, Meaning, Reading


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression as TIMEX3 would mark it; `value` is None where we know none."""

    span: Span
    kind: Kind
    value: str | None


def annotate(reading: Reading, report: str, base: int) -> Iterator[Timex]:
    """The single expressions of a reading in a sentence that begins at `base`: TIMEX3 marks the two ends of a range apart."""
    for part in reading.parts or (reading,):
        before, after = part.meaning.trim
        yield Timex(Span(report, base + part.start + before, base + part.end - after), part.meaning.kind, value(part.meaning))


def value(meaning: Meaning) -> str | None:
    """The value stated by the rule, else the day, week, month or year that the days make up."""
    if meaning.value or meaning.start is None:
        return meaning.value
    if meaning.precision == "week":
        return f"{meaning.start.isocalendar().year}-W{meaning.start.isocalendar().week:02}"
    return meaning.start.isoformat()[: {"month": 7, "month part": 7, "year": 4}.get(meaning.precision, 10)]
