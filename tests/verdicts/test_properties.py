"""A person's decision outlives everything: random verdicts, then other reports, another order, another version of the rules."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.robustness.desk import Desk, decide_at_random, lost
from dateline.records import Link, identify

slow = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)


@slow
@given(dice=st.randoms(use_true_random=False))
def test_each_verdict_does_what_it_says_at_once(stories, dice):
    first, read = stories.first, stories.read
    desk = Desk(first, read)
    for _ in range(10):
        assert list(decide_at_random(desk, dice)) == []
        assert list(lost(desk)) == []


@slow
@given(dice=st.randoms(use_true_random=False))
def test_none_is_lost_when_reports_rules_and_order_change(stories, dice):
    first, later, read = stories.first, stories.later, stories.read
    desk = Desk(first, read)
    for _ in range(10):
        list(decide_at_random(desk, dice))
    reports = [report for report in (*first, *later) if dice.random() < 0.8]
    dice.shuffle(reports)
    again = Desk(reports, otherwise_read(read, dice), desk.verdicts, lambda links, mentions: otherwise_linked(links, mentions, dice))
    assert list(lost(again)) == []
    assert (
        Desk(sorted(reports, key=lambda report: report.id), read, desk.verdicts).exported() == Desk(reports, read, desk.verdicts).exported()
    )


@slow
@given(dice=st.randoms(use_true_random=False))
def test_forgetting_restores_the_bytes(stories, dice):
    first, read = stories.first, stories.read
    desk = Desk(first, read)
    told = [desk.exported()]
    while len(desk.verdicts) < 6:
        before = len(desk.verdicts)
        list(decide_at_random(desk, dice))
        if len(desk.verdicts) > before:
            told.append(desk.exported())
    for verdict in reversed(list(desk.verdicts)):
        assert desk.exported() == told.pop()
        desk.decide("forget", forgets=verdict.id)
    assert desk.exported() == told.pop()


def otherwise_read(read, dice):
    """What another version of the rules might read: some mentions are not found, some have other triggers or kinds, and so other ids."""

    def reread(mentions):
        for mention in mentions:
            luck = dice.random()
            if luck < 0.7:
                yield mention
            elif luck < 0.9:
                start, end = mention.trigger.start, mention.trigger.end
                wider = replace(mention.trigger, start=max(0, start - 1)) if luck < 0.8 else replace(mention.trigger, start=end - 1)
                yield replace(mention, id=identify("m", mention.id, "anew"), trigger=wider, kind="attack" if luck < 0.75 else mention.kind)

    return {key: {**kinds, "mentions": list(reread(kinds["mentions"]))} for key, kinds in read.items()}


def otherwise_linked(links, mentions, dice):
    """Other weights: some links are not made, some are made that were not."""
    kept = [link for link in links if dice.random() < 0.7]
    older, newer = sorted(mention.id for mention in dice.sample(mentions, 2))
    return [*kept, Link(identify("k", older, newer), older, newer, same=True, score=0.9, reasons=("by other rules",))]
