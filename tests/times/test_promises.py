"""What holds of every sentence."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.records import Interval
from dateline.text.parser import Parser
from dateline.text.parses import Parse
from dateline.times import calendar_days
from tests.times.reports import cases, read_parsed

PIECES = sorted(
    {row[2] for row in cases("expressions.tsv")}
    | {"a man", "2014 people", "in", "on", "and", ",", "to", "-", "May", "last", "29 February", "Feb. 30"}
)
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
NO_GRAMMAR = Parse((), ())
PAST = [
    "on Friday",
    "in late January",
    "on Dec. 20",
    "in September",
    "last week",
    "this week",
    "two weeks ago",
    "at Easter",
    "this year",
    "on Feb. 29",
    "over the weekend",
    "last summer",
]

_quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_quick
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8), DAYS, st.integers(0, 400), st.booleans())
def test_spans_hold_and_days_are_in_order(pieces, day, length, undated):
    stated = None if undated else Interval(day, day + timedelta(days=length), "year" if length else "day")
    report, found = read_parsed(NO_GRAMMAR, " ".join(pieces), stated)
    position = 0
    for when in found:
        words = report.text[when.span.start : when.span.end]
        assert words
        assert words == words.strip()
        assert when.span.start >= position
        position = when.span.end
        assert (when.start is None) == (when.end is None)
        assert when.start is None or when.end is None or when.start <= when.end
        assert (when.precision == "unknown") == (when.start is None)


@_quick
@given(st.sampled_from(PAST), DAYS)
def test_what_is_told_as_past_is_never_after_the_report(parser: Parser, phrase: str, day: date):
    sentence = f"Gunmen attacked a village {phrase}."
    parse = _parsed(parser, sentence)
    _, found = read_parsed(parse, sentence, Interval(day, day, "day"))
    assert found
    assert all(when.end is None or when.end <= day for when in found)


@_quick
@given(st.sampled_from(PAST), DAYS, st.integers(0, 60))
def test_a_later_report_never_means_an_earlier_day(phrase, day, later):
    sentence = f"The attack came {phrase}."
    _, first = read_parsed(NO_GRAMMAR, sentence, Interval(day, day, "day"))
    _, second = read_parsed(NO_GRAMMAR, sentence, Interval(day + timedelta(days=later), day + timedelta(days=later), "day"))
    for one, other in zip(first, second, strict=True):
        assert one.start is None or other.start is None or one.start <= other.start


@_quick
@given(st.integers(1583, 9000))
def test_easter_is_a_sunday_in_spring(year):
    day = calendar_days.easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


_PARSES: dict[str, Parse] = {}


def _parsed(parser: Parser, sentence: str) -> Parse:
    if sentence not in _PARSES:
        _PARSES[sentence] = next(iter(parser.parse([sentence])))
    return _PARSES[sentence]
