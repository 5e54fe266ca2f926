from __future__ import annotations

import pytest

from dateline import mentions
from dateline.mentions.casualties import tolls
from tests.conftest import cases
from tests.telling import parsed, report


def _told(parser, sentence):
    parse = next(iter(parser.parse([sentence])))
    found = []
    for toll in tolls(parse):
        people = toll.people
        number = f"{people.low}" if people.high == people.low else f"{people.low}-{'' if people.high is None else people.high}"
        found.append(" ".join(filter(None, (toll.what, number, people.hedge, "tally" if toll.cumulative else ""))))
    return "; ".join(found) or "-"


@pytest.mark.parametrize(("expected", "sentence"), cases("mentions/counts.tsv"))
def test_how_many(parser, expected, sentence):
    assert _told(parser, sentence) == expected


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize(("expected", "sentence"), cases("mentions/counts_known_failures.tsv"))
def test_how_many_known_failures(parser, expected, sentence):
    assert _told(parser, sentence) == expected


def _events(parser, sentence):
    told = report("A day of news.\n\n" + sentence)
    found = mentions.extract(told, *parsed(parser, told), [], [])
    lines = []
    for mention in found:
        line = mention.kind
        line += "" if mention.modality == "asserted" else f" {mention.modality}"
        line += "" if mention.status == "new" else " background"
        lines.append(line)
    return "; ".join(lines) or "-"


@pytest.mark.parametrize(("expected", "sentence"), cases("mentions/kinds.tsv"))
def test_what_happened(parser, expected, sentence):
    assert expected in _events(parser, sentence).split("; ")


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize(("expected", "sentence"), cases("mentions/kinds_known_failures.tsv"))
def test_what_happened_known_failures(parser, expected, sentence):
    assert expected in _events(parser, sentence).split("; ")


def test_every_span_of_a_mention_holds_words(parser):
    told = report("Gunmen killed two soldiers and wounded a woman near the market of Arlen on Monday, police said.")
    for mention in mentions.extract(told, *parsed(parser, told), [], []):
        for span in (mention.trigger, *mention.actors, *mention.targets, *(count.span for count in mention.counts)):
            assert told.text[span.start : span.end].strip()
