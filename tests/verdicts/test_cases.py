from __future__ import annotations

import re
from datetime import date

import pytest

from dateline.errors import BadInput
from dateline.records import CountReading, EventMention, Interval, Report, Sentence, Span, WhenReading, identify, report_id
from dateline.sentences import split
from dateline.verdicts import witnesses
from dateline.verdicts.values import reading
from tests.conftest import cases

DAY = Interval(date(2031, 3, 4), date(2031, 3, 4), "day")
MARK = re.compile(r"<(\w+) ([^>]+)>")


@pytest.mark.parametrize(("field", "value", "expected"), cases("verdicts/values.tsv"))
def test_a_value_as_a_person_writes_it(field, value, expected):
    if expected == "no":
        with pytest.raises(BadInput):
            reading(field, value, "v1")
        return
    read = reading(field, value, "v1")
    assert (read.claims, read.origins, read.verdict) == ((), 0, "v1")
    if isinstance(read, WhenReading):
        assert f"{read.start}/{read.end}" == expected
    elif isinstance(read, CountReading):
        assert f"{read.low}/{'-' if read.high is None else read.high}" == expected
    else:
        assert read.name == expected


@pytest.mark.parametrize(("why", "whose", "then", "now", "expected"), cases("verdicts/found_again.tsv"))
def test_a_mention_is_found_again(why, whose, then, now, expected):
    report, sentences, mentions = marked(then, "ferry-1")
    first = min(mentions, key=lambda mention: mention.trigger)
    witness = witnesses.testify(first, next(s for s in sentences if s.id == first.sentence), report)
    others, their_sentences, their_mentions = marked(now, "other" if whose == "other" else "ferry-1")
    assert (others.id == report.id) == (whose == "same")
    found = witnesses.Bench([others], their_sentences, their_mentions).find(witness)
    told = next((others.text[m.trigger.start : m.trigger.end] for m in their_mentions if m.id == found), "-")
    assert told == expected, why


def marked(text: str, name: str) -> tuple[Report, list[Sentence], list[EventMention]]:
    """A report of Coast Press with its sentences and the mentions that are marked in it."""
    plain, triggers = "", []
    for number, part in enumerate(re.split(r"(<\w+ [^>]+>)", text)):
        match = MARK.fullmatch(part) if number % 2 else None
        triggers += [(match[1], len(plain), len(plain) + len(match[2]))] if match else []
        plain += match[2] if match else part
    report = Report(report_id(name, DAY, None, None, "Coast Press", None, plain), plain, DAY, None, name, None, "Coast Press", None, ())
    sentences = list(split(report))
    mentions = []
    for kind, start, end in triggers:
        span = Span(report.id, start, end)
        sentence = next(s for s in sentences if s.span.covers(span))
        mentions.append(
            EventMention(identify("m", span, kind), sentence.id, span, kind, "new", "asserted", None, (), (), (), (), (), (), ())
        )
    return report, sentences, mentions
