"""When: every time expression of a report, as days, with its precision and the rule that gave it.

`resolve` gives `When` records. `expressions` gives the same with TIMEX3 types and values, for those who compare with
annotated corpora. The grammar is our own: words in the tables here, rules in `times/rules`, one small function each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.records import Report, Sentence, Span, When, identify
from dateline.text.parses import Parse
from dateline.times.datelines import days, told_on
from dateline.times.grammar import Reading
from dateline.times.leaning import lean
from dateline.times.reading import read
from dateline.times.timex import Timex, annotate
from dateline.times.told import Told
from dateline.times.years import with_years

__all__ = ["Timex", "expressions", "resolve"]


def resolve(report: Report, sentences: Sequence[Sentence], parses: Mapping[str, Parse]) -> tuple[When, ...]:
    """The time expressions of `report`, in order of text, resolved against its date, or its dateline's.

    `parses` maps ids of `sentences` to their grammar; a sentence without one (credit, boilerplate) is passed over.
    `start` and `end` of a `When` are None where no day can be said; its rule tells why.
    """
    found: list[When] = []
    for base, reading in _readings(report, sentences, parses):
        span = Span(report.id, base + reading.start, base + reading.end)
        meaning = reading.meaning
        found.append(
            When(identify("t", report.id, span.start, span.end), span, meaning.start, meaning.end, meaning.precision, meaning.rule)
        )
    return tuple(found)


def expressions(report: Report, sentences: Sequence[Sentence], parses: Mapping[str, Parse]) -> tuple[Timex, ...]:
    """The same expressions in TIMEX3's terms: its extents (ranges apart, no prepositions), types and values."""
    return tuple(timex for base, reading in _readings(report, sentences, parses) for timex in annotate(reading, report.id, base))


def _readings(report: Report, sentences: Sequence[Sentence], parses: Mapping[str, Parse]) -> Iterator[tuple[int, Reading]]:
    told: list[Told] = []
    datelines = days(report.text, report.date)
    for number, sentence in enumerate(sorted(sentences, key=lambda sentence: sentence.span)):
        parse = parses.get(sentence.id)
        if parse is not None:
            base = sentence.span.start
            text = report.text[base : sentence.span.end]
            known = told_on(base, datelines, report.date)
            told += [Told(number, base, reading, text, parse) for reading in read(text, parse, known, sentence.kind)]
    for this in lean(with_years(told, report.date), report.date):
        yield this.base, this.reading
