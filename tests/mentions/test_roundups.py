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
