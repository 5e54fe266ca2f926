"""A headline counts what its report's round-up counts; a headline of one event does not."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import mentions
from dateline.records import Span, When
from tests.telling import parsed, report

HEADLINE = "3 dead, 11 wounded in Arlen\n\n"


@pytest.mark.parametrize(
    ("lead", "summed"),
    [
        ("Three people were killed and 11 wounded in separate shootings across Arlen, police said.", True),
        ("Three people were killed and 11 wounded in a shooting at a bar in Arlen, police said.", False),
        ("Two people were killed and five wounded in separate shootings across Arlen, police said.", False),
    ],
)
def test_a_headline_of_a_round_up(parser, lead, summed):
    told = report(HEADLINE + lead)
    sentences, parses = parsed(parser, told)
    counts = [
        count for mention in mentions.extract(told, sentences, parses, [], []) for count in mention.counts if count.span.end < len(HEADLINE)
    ]
    assert {count.low for count in counts} == {3, 11}
    assert {count.cumulative for count in counts} == {summed}


ITEMS = "Two people were killed and two wounded in {} Sunday, police said.\n\nAbout 9 p.m., a man was shot on Elm Street. He died at a hospital.\n\nAt 11 p.m., a man was shot on Oak Street.{}\n\nAt 2 a.m., two men were shot in a bar. One of them died."


def told_in(parser, text, times=(), places=()):
    told = report(text)
    sentences, parses = parsed(parser, told)
    return told, mentions.extract(told, sentences, parses, list(times), list(places))


def test_the_dead_of_one_item_are_not_those_shot_in_another(parser):
    told, found = told_in(parser, ITEMS.format("shootings in Arlen", ""))
    hurt = [count for mention in found for count in mention.counts if count.what == "injured" and not count.cumulative]
    assert [told.text[count.span.start : count.span.end] for count in hurt] == ["a man was shot", "two men were shot"]
    assert [count.low for count in hurt] == [1, 1]


@pytest.mark.parametrize(("own", "lent"), [("", True), (" He was shot on Monday.", False)])
def test_an_item_without_a_day_has_that_of_the_sum(parser, own, lent):
    text = ITEMS.format("shootings in Arlen", own)
    day = {word: Span(report(text).id, text.find(word), text.find(word) + len(word)) for word in ("Sunday", "Monday")}
    dates = {"Sunday": date(2031, 5, 11), "Monday": date(2031, 5, 12)}
    times = [When(word, span, dates[word], dates[word], "day", "weekday") for word, span in day.items() if span.start >= 0]
    told, found = told_in(parser, text, times)
    oak = next(mention for mention in found if told.text.startswith("shot on Oak", mention.trigger.start))
    assert (day["Sunday"] in oak.times) is lent
