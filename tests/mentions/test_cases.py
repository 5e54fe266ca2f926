from __future__ import annotations

import pytest

from dateline import mentions, times
from dateline.mentions.casualties import tolls
from dateline.records import Place, Span
from tests.conftest import cases
from tests.telling import parsed, report


def _told(parser, sentence):
    parse = next(iter(parser.parse([sentence])))
    found = []
    for toll in tolls(parse):
        people = toll.people
        number = f"{people.low}" if people.high == people.low else f"{people.low}-{'' if people.high is None else people.high}"
        found.append(" ".join(filter(None, (toll.what, number, people.hedge, "tally" if toll.cumulative or toll.several else ""))))
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


@pytest.mark.parametrize(("actors", "targets", "instruments", "objects", "sentence"), cases("mentions/roles.tsv"))
def test_who_to_whom(parser, actors, targets, instruments, objects, sentence):
    told = report("A day of news.\n\n" + sentence)
    (mention,) = mentions.extract(told, *parsed(parser, told), [], [])
    found = [
        "; ".join(told.text[span.start : span.end] for span in role) or "-"
        for role in (mention.actors, mention.targets, mention.instruments, mention.objects)
    ]
    assert found == [actors, targets, instruments, objects]


@pytest.mark.parametrize(("expected", "text"), cases("mentions/fates.tsv"))
def test_who_was_shot_and_who_died(parser, expected, text):
    told = report(text)
    counts = [count for mention in mentions.extract(told, *parsed(parser, told), [], []) for count in mention.counts]
    unique = dict.fromkeys(f"{count.what} {count.low}" for count in counts)
    assert ("; ".join(unique) or "-") == expected


@pytest.mark.parametrize(("expected", "text"), cases("mentions/days.tsv"))
def test_when_it_happened(parser, expected, text):
    told = report(text)
    sentences, parses = parsed(parser, told)
    days = times.resolve(told, sentences, parses)
    weekday = {time.span: f"{time.start:%A}" for time in days if time.start}
    found = mentions.extract(told, sentences, parses, days, [])
    assert ("; ".join(f"{mention.kind}: {weekday[span]}" for mention in found for span in mention.times) or "-") == expected


def test_a_hospital_is_not_where_it_happened(parser):
    told = report("A man was shot on Elm Street. He died at Orle Hospital.")
    sentences, parses = parsed(parser, told)
    start = told.text.index("Orle")
    place = Place(
        "p",
        Span(told.id, start, start + len("Orle Hospital")),
        "Orle Hospital",
        None,
        None,
        None,
        None,
        "site",
        (),
        None,
        "at",
        metonym=False,
        why=(),
    )
    assert not any(mention.places for mention in mentions.extract(told, sentences, parses, [], [place]))


def test_every_span_of_a_mention_holds_words(parser):
    told = report("Gunmen killed two soldiers and wounded a woman near the market of Arlen on Monday, police said.")
    for mention in mentions.extract(told, *parsed(parser, told), [], []):
        for span in (mention.trigger, *mention.actors, *mention.targets, *(count.span for count in mention.counts)):
            assert told.text[span.start : span.end].strip()
