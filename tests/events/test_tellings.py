"""Rows of coded tables joined into events; features that explain themselves; mean link."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import events
from dateline.errors import DatelineError
from dateline.events import evidence
from dateline.events.tellings import Telling, model, pairs, probability
from dateline.text.grouping import mean_link
from tests.conftest import CASES

TELLINGS = json.loads((CASES / "events" / "tellings.json").read_text("utf-8"))


def telling(name, row):
    first, last = map(date.fromisoformat, row["days"])
    means = frozenset(row.get("means", ()))
    return Telling(
        name,
        row["report"],
        days=(first, last),
        spot=tuple(row["spot"]),
        means=means,
        occasion=row.get("occasion", ""),
        killed=row.get("killed"),
    )


@pytest.mark.parametrize("case", TELLINGS, ids=lambda case: case["case"])
def test_together_and_apart(case):
    told = {key: event for event in events.join([telling(*row) for row in case["rows"].items()]) for key in event.tellings}
    for one, other in case["together"]:
        assert told[one] == told[other]
        assert told[one].why
    for one, other in case["apart"]:
        assert told[one] != told[other]


ROWS = [telling(name, row) for case in TELLINGS for name, row in case["rows"].items()]


@given(st.permutations(ROWS))
def test_the_order_of_rows_changes_nothing(mixed):
    assert events.join(mixed) == events.join(ROWS)


def test_every_row_is_in_one_event():
    assert sorted(key for event in events.join(ROWS) for key in event.tellings) == sorted(row.id for row in ROWS)


def test_two_rows_with_one_id_are_told_apart_by_an_error():
    row = telling(*next(iter(TELLINGS[0]["rows"].items())))
    with pytest.raises(ValueError, match="same id"):
        events.join([row, replace(row, report="other")])


def test_every_feature_explains_itself_and_has_a_weight():
    assert all(feature.__doc__ for feature in evidence.FEATURES.values())
    assert set(model("coded").weights) == {feature.__name__ for feature in evidence.CODED}
    assert set(model("prose").weights) == {feature.__name__ for feature in evidence.PROSE}


def test_an_unknown_model_is_refused():
    with pytest.raises(DatelineError, match="coded and prose"):
        model("verse")


def test_features_are_the_same_both_ways_round():
    for one in ROWS:
        for other in ROWS:
            assert evidence.features(one, other, tuple(evidence.FEATURES)) == evidence.features(other, one, tuple(evidence.FEATURES))


def test_a_probability_grows_with_what_speaks_for_it():
    by = model("coded")
    assert 0 < probability({"same_spot": 0.0}, by) < probability({"same_spot": 1.0}, by) < 1


def test_undated_tellings_are_weighed_against_all_of_their_story_only():
    rows = [Telling("a", "1", story="x"), Telling("b", "2", story="x", days=(date(2031, 5, 1),) * 2), Telling("c", "3", story="y")]
    assert list(pairs(rows)) == [(0, 1)]


likenesses = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]), st.sampled_from([0.1, 0.2, 0.3, 0.6, 0.9])
)


@given(likenesses, st.sampled_from([0.15, 0.3, 0.5]))
def test_mean_link_puts_everything_in_one_group_and_joins_none_below_the_mean(alike, least):
    groups, joins = mean_link(8, alike, least)
    assert sorted(thing for group in groups for thing in group) == list(range(8))
    assert len(joins) == 8 - len(groups)
    assert all(mean >= least for *_, mean in joins)
    for one, first in enumerate(groups):
        for second in groups[one + 1 :]:
            mean = sum(alike.get((min(a, b), max(a, b)), 0.0) for a in first for b in second) / (len(first) * len(second))
            assert round(mean, 9) < least


@given(likenesses)
def test_mean_link_never_joins_two_of_one_name(alike):
    groups, _ = mean_link(8, alike, 0.1, {0: "x", 1: "x", 2: "y", 3: "y"})
    assert not any({0, 1} <= set(group) or {2, 3} <= set(group) for group in groups)


@given(likenesses, st.sampled_from([0.25, 0.5]), st.sampled_from([0.15, 0.3, 0.5]))
def test_a_likest_pair_counts_for_its_share(alike, likest, least):
    groups, joins = mean_link(8, alike, least, likest=likest)
    assert sorted(thing for group in groups for thing in group) == list(range(8))
    for one, first in enumerate(groups):
        for second in groups[one + 1 :]:
            found = [alike.get((min(a, b), max(a, b)), 0.0) for a in first for b in second]
            assert round((1 - likest) * sum(found) / len(found) + likest * max(found), 9) < least
    assert all(value >= least for *_, value in joins)


def test_one_likest_pair_joins_a_group_that_the_mean_keeps_out():
    alike = {(0, 1): 0.9, (1, 2): 0.9}
    assert mean_link(3, alike, 0.5)[0] == [[0, 1], [2]]
    assert mean_link(3, alike, 0.5, likest=0.5)[0] == [[0, 1, 2]]


MENTIONED = {
    "marched": Telling("1", "Herald", story="x", word="march", words=frozenset({"march"}), verb=True, who=frozenset({"miner"}), tellers=2),
    "the march": Telling("2", "Gazette", story="x", word="march", words=frozenset({"march"}), whom=frozenset({"sunday"}), tellers=2),
    "protest march": Telling("3", "Post", story="x", word="protest", words=frozenset({"protest", "march"}), who=frozenset({"miner"})),
    "said": Telling("4", "Post", story="x", word="say", words=frozenset({"say"}), verb=True, sentence_number=4),
}


@pytest.mark.parametrize(
    ("one", "other", "feature", "value"),
    [
        ("marched", "the march", "same_word", 1.0),
        ("marched", "the march", "verb_and_noun", 1.0),
        ("marched", "said", "both_verbs", 1.0),
        ("marched", "the march", "both_first", 1.0),
        ("marched", "said", "both_lead", 0.0),
        ("marched", "protest march", "word_of_phrase", 1.0),
        ("marched", "the march", "word_of_phrase", 0.0),
        ("marched", "protest march", "same_subject", 1.0),
        ("marched", "the march", "same_object", 0.0),
        ("protest march", "said", "same_report", 1.0),
    ],
)
def test_what_speaks_for_two_mentions_being_of_one_event(one, other, feature, value):
    assert evidence.features(MENTIONED[one], MENTIONED[other], (feature,)) == {feature: value}


def test_features_of_mentions_are_the_same_both_ways_round():
    names = tuple(feature.__name__ for feature in evidence.PROSE)
    for one in MENTIONED.values():
        for other in MENTIONED.values():
            assert evidence.features(one, other, names) == evidence.features(other, one, names)
