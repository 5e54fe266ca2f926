"""What a person decides about the invented reports of tests/cases/verdicts, and what becomes of it."""

from __future__ import annotations

import pytest

from benchmarks.robustness.desk import Desk
from dateline.records import CountReading

SOLDIERS = "Soldiers killed five militants near Karsk"
ARRESTS = "Police arrested two men over the bombing"
MARKET = "A bomb exploded in the fish market"
FERRY = "A ferry capsized off Port Halden"
FLOOD = "A flood killed six people"
LANDSLIDE = "A landslide near Karsk"


@pytest.fixture
def desk(stories):
    return Desk(stories.first, stories.read)


def merge(desk, one, other):
    return desk.decide("merge", desk.event(one).mentions, desk.event(other).mentions)


def split(desk, words):
    """Tell the mentions in these words apart from the rest of their event."""
    event = desk.event(words)
    one = [key for key in event.mentions if words in desk.words(key)]
    return desk.decide("split", one, [key for key in event.mentions if key not in one])


def put(desk, words, field, value):
    return desk.decide("set", desk.event(words).mentions, field=field, value=value, because="the register of deaths")


def together(desk, one, other):
    return desk.event(one) is desk.event(other)


def test_two_events_are_joined_and_why_says_by_whom(desk):
    assert not together(desk, FLOOD, LANDSLIDE)
    verdict = merge(desk, FLOOD, LANDSLIDE)
    event = desk.event(FLOOD)
    assert together(desk, FLOOD, LANDSLIDE)
    assert event.why[0] == "joined by ana on 2031-04-01"
    assert event.verdicts == (verdict.id,)


def test_what_was_joined_wrongly_is_told_apart(desk):
    merge(desk, FLOOD, LANDSLIDE)
    split(desk, LANDSLIDE)
    assert not together(desk, FLOOD, LANDSLIDE)
    assert list(desk.states.values()) == ["overruled", "in force"]


def test_the_latest_word_counts(desk):
    merge(desk, FLOOD, LANDSLIDE)
    split(desk, LANDSLIDE)
    merge(desk, FLOOD, LANDSLIDE)
    assert together(desk, FLOOD, LANDSLIDE)
    assert [desk.states[verdict.id] for verdict in desk.verdicts][1:] == ["overruled", "in force"]


def test_a_set_value_stands_first_and_the_reports_own_stay_beside_it(desk):
    before = desk.event(FERRY).killed
    verdict = put(desk, FERRY, "killed", "14")
    event = desk.event(FERRY)
    assert event.killed == (CountReading(14, 14, None, None, cumulative=False, claims=(), origins=0, verdict=verdict.id), *before)
    entry = next(entry for entry in desk.entries if entry.id == event.id)
    assert (entry.killed, entry.decided) == ("14", ("killed set to 14 by ana on 2031-04-01: the register of deaths",))


def test_what_a_person_sets_is_no_disagreement_of_reports(desk):
    put(desk, FLOOD, "when", "2031-03-06")
    event = desk.event(FLOOD)
    assert str(event.when.start) == "2031-03-06"
    assert "when" not in next(entry for entry in desk.entries if entry.id == event.id).disagreements


def test_a_place_that_a_report_names_is_the_one_it_means(desk):
    known = desk.event(MARKET).places[0]
    put(desk, MARKET, "where", known.name.upper())
    named = desk.event(MARKET).where
    assert (named.name, named.within, named.claims, named.origins) == (known.name, known.within, (), 0)


def test_of_two_values_for_one_field_the_later_stands(desk):
    first, second = put(desk, FERRY, "killed", "13"), put(desk, FERRY, "killed", "14")
    assert [reading.low for reading in desk.event(FERRY).killed if reading.verdict] == [14]
    assert (desk.states[first.id], desk.states[second.id]) == ("overruled", "in force")


def test_a_value_that_no_report_gives_can_be_set(desk):
    put(desk, FERRY, "arrested", "1")
    assert [reading.low for reading in desk.event(FERRY).counts["arrested"]] == [1]


def test_forgetting_restores_every_byte_and_forgetting_that_brings_it_back(desk):
    before = desk.exported()
    verdict = merge(desk, FLOOD, LANDSLIDE)
    joined = desk.exported()
    taken_back = desk.decide("forget", forgets=verdict.id)
    assert desk.exported() == before
    desk.decide("forget", forgets=taken_back.id)
    assert desk.exported() == joined


def test_decisions_stand_when_reports_are_added_in_another_order(desk, stories):
    merge(desk, FLOOD, LANDSLIDE)
    put(desk, FERRY, "killed", "14")
    later = Desk([*reversed(stories.later), *reversed(stories.first)], stories.read, desk.verdicts)
    assert together(later, FLOOD, LANDSLIDE)
    assert later.event(FERRY).killed[0].low == 14
    assert set(later.states.values()) == {"in force"}


def test_a_new_version_of_a_report_carries_the_decision_on(desk, stories):
    put(desk, FERRY, "killed", "14")
    only = [report for report in stories.later if report.name == "ferry-1"]
    again = Desk(only, stories.read, desk.verdicts)
    assert again.event(FERRY).killed[0].low == 14


def test_one_whose_text_has_gone_is_told_to_be_stale_and_comes_back_with_it(desk, stories):
    merge(desk, FLOOD, LANDSLIDE)
    without = Desk([report for report in stories.first if report.name != "flood-2"], stories.read, desk.verdicts)
    assert list(without.states.values()) == ["stale"]
    (problem,) = without.stale
    assert (problem.stage, problem.where) == ("verdicts", desk.verdicts[0].id)
    assert "dateline forget" in problem.remedy
    assert together(Desk(stories.first, stories.read, without.verdicts), FLOOD, LANDSLIDE)
