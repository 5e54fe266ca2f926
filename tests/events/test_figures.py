"""How many, of several reports: which figure stands first, and what a rule picks."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from dateline.events.figures import Sources, figures_of
from dateline.events.rules import RULES, airwars, course, pick
from dateline.records import Claim, Count, CountReading, Span
from tests.conftest import cases

DAY = date(2031, 5, 1)


def _said(words):
    """ "killed 1, injured 3" of report after report (parted by a bar, a day apart): claims and counts as the readers make them.

    A report opens with the figures marked "^".
    """
    claims, counts, said, opening = [], {}, {}, set()
    for number, report in enumerate(words.split(" | ")):
        for place, figure in enumerate(re.split(r", (?=killed|injured)", report)):
            what, rest = figure.split(" ", 1)
            if rest.endswith("^"):
                opening.add(f"c{number}{place}")
            span = Span(f"r{number}", place * 10, place * 10 + 5)
            rest, _, low = rest.rstrip(")^").partition(" (")
            low = int(low) if low else 1 if rest.startswith("a ") else int(rest.rstrip("+~"))
            high = None if rest.endswith("+") else low
            counts[what, span] = Count(what, low, high, "at least" if high is None else None, None, rest.endswith("~"), span)
            claims.append(Claim(f"c{number}{place}", "m", what, rest, span, None, None, "states", None))
            said[f"c{number}{place}"] = rest
    return claims, counts, said, opening


def _readings(words):
    claims, counts, said, opening = _said(words)
    days = {claim.id: DAY + timedelta(days=int(claim.span.report[1:])) for claim in claims}

    def dated(claim):
        return days[claim.id], days[claim.id], 0.0, 1, claim.span.report

    sources = Sources(lambda claim: claim.span.report, dated, lambda claim: said[claim.id], lambda claim: claim.id in opening)
    return figures_of(claims, counts, sources), days


def _first(readings):
    told = [reading for reading in readings if not reading.cumulative and not reading.part]
    return f"{told[0].low}{'+' if told[0].high is None else ''}" if told else "-"


@pytest.mark.parametrize(("killed", "injured", "reports"), cases("events/figures.tsv"))
def test_the_preferred_figure(killed, injured, reports):
    found, _ = _readings(reports)
    assert (_first(found.get("killed", ())), _first(found.get("injured", ()))) == (killed, injured)


def test_no_figure_is_lost():
    claims, *_ = _said("killed a boy, injured 3 | injured 4 | killed 2, injured 1+ | killed 40~")
    found, _ = _readings("killed a boy, injured 3 | injured 4 | killed 2, injured 1+ | killed 40~")
    assert {claim for readings in found.values() for reading in readings for claim in reading.claims} == {claim.id for claim in claims}


@pytest.mark.parametrize(("rule", "expected", "reports"), cases("events/rules.tsv"))
def test_what_a_rule_picks(rule, expected, reports):
    found, days = _readings(reports)
    reading = pick(rule, found["killed"], days.__getitem__)
    assert ("-" if reading is None else f"{reading.low}{'+' if reading.high is None else ''}") == expected


@pytest.mark.parametrize("rule", RULES)
def test_a_set_value_stands_by_every_rule(rule):
    found, days = _readings("killed 3 | killed 9 | killed 5")
    told = CountReading(4, 4, None, None, cumulative=False, claims=(), origins=0, verdict="v1")
    assert pick(rule, (told, *found["killed"]), days.__getitem__) == told


def test_the_course_of_a_figure():
    found, days = _readings("killed 3 | killed 9 | killed 9 | killed 7 | killed 40~")
    steps = course(found["killed"], days.__getitem__)
    assert [(step.reading.low, step.move) for step in steps] == [(3, "first"), (9, "rises"), (9, "stands"), (7, "falls")]
    assert [step.day for step in steps] == [DAY + timedelta(days=number) for number in range(4)]


def test_least_and_most_of_each_group():
    def reading(low, high, group):
        return CountReading(low, high, None, group, cumulative=False, claims=("c",), origins=1)

    told = (reading(5, 5, None), reading(7, None, None), reading(2, 2, "child"), reading(3, 4, "child"))
    assert airwars(told) == {None: (5, 7), "child": (2, 4)}
