"""A headline counts what its report's round-up counts; a headline of one event does not."""

from __future__ import annotations

import pytest

from dateline import mentions
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


ITEMS = "Two people were killed and two wounded in shootings in Arlen on Sunday, police said.\n\nAbout 9 p.m., a man was shot on Elm Street. He died at a hospital.\n\nAt 11 p.m., a man was shot on Oak Street.\n\nAt 2 a.m., two men were shot in a bar. One of them died."


def test_the_dead_of_one_item_are_not_those_shot_in_another(parser):
    told = report(ITEMS)
    sentences, parses = parsed(parser, told)
    found = mentions.extract(told, sentences, parses, [], [])
    hurt = [count for mention in found for count in mention.counts if count.what == "injured" and not count.cumulative]
    assert [told.text[count.span.start : count.span.end] for count in hurt] == ["a man was shot", "two men were shot"]
    assert [count.low for count in hurt] == [1, 1]
