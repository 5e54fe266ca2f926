"""Measures of grouping against scikit-learn, against their definitions counted out on random groupings, and on cases worked by hand."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import adjusted_rand_score
from sklearn.metrics.cluster import pair_confusion_matrix

from dateline.scores import Score, clusterings
from dateline.scores.assignment import best

MEASURES = [clusterings.pairwise, clusterings.b_cubed, clusterings.muc, clusterings.ceaf_e]
groupings = st.tuples(st.integers(1, 40), st.integers(0, 14)).flatmap(
    lambda of: st.tuples(*(st.lists(st.integers(0, of[1]), min_size=of[0], max_size=of[0]) for _ in range(2)))
)
"""Up to 40 things in up to 15 groups, by hand and found."""


def named(labels: list[int]) -> dict[int, int]:
    return dict(enumerate(labels))


def close(one: Score, precision: float, recall: float) -> bool:
    return math.isclose(one.precision, precision, abs_tol=1e-12) and math.isclose(one.recall, recall, abs_tol=1e-12)


def counted_b_cubed(gold: dict[int, int], found: dict[int, int]) -> tuple[float, float]:
    def mean_share(of: dict[int, int], by: dict[int, int]) -> float:
        total = 0.0
        for thing, group in of.items():
            beside = [other for other in of if of[other] == group]
            total += sum(by[other] == by[thing] for other in beside) / len(beside)
        return total / len(of)

    return mean_share(found, gold), mean_share(gold, found)


def counted_muc(gold: dict[int, int], found: dict[int, int]) -> tuple[int, int]:
    """Links kept and links in all, of the gold groups."""
    kept = links = 0
    for group in set(gold.values()):
        members = [thing for thing in gold if gold[thing] == group]
        links += len(members) - 1
        kept += len(members) - len({found[thing] for thing in members})
    return kept, links


def groups(of: dict[int, int]) -> list[set[int]]:
    return [{thing for thing in of if of[thing] == group} for group in sorted(set(of.values()))]


def counted_ceaf_e(gold: dict[int, int], found: dict[int, int]) -> tuple[float, float]:
    """Luo's phi 4 for every pair of groups, and scipy's best pairing of them all."""
    likeness = [[2 * len(one & other) / (len(one) + len(other)) for other in groups(found)] for one in groups(gold)]
    total = sum(likeness[row][column] for row, column in zip(*linear_sum_assignment(likeness, maximize=True), strict=True))
    return total / len(groups(found)), total / len(groups(gold))


def counted_pairs(of: dict[int, int]) -> set[tuple[int, int]]:
    return {pair for group in groups(of) for pair in itertools.combinations(sorted(group), 2)}


def counted_best(worth: dict[tuple[int, int], float]) -> float:
    rows, columns = sorted({row for row, _ in worth}), sorted({column for _, column in worth})
    if len(rows) > len(columns):
        return counted_best({(column, row): value for (row, column), value in worth.items()})
    return max(
        (sum(worth.get(cell, 0.0) for cell in zip(rows, chosen, strict=True)) for chosen in itertools.permutations(columns, len(rows))),
        default=0.0,
    )


@given(groupings)
def test_adjusted_rand_is_scikit_learns(labels):
    gold, found = labels
    assert math.isclose(clusterings.adjusted_rand(named(gold), named(found)), adjusted_rand_score(gold, found), abs_tol=1e-12)


@given(groupings)
def test_pairs_are_scikit_learns(labels):
    gold, found = labels
    (_, only_found), (only_gold, both) = pair_confusion_matrix(gold, found)
    score = clusterings.pairwise(named(gold), named(found))
    if both + only_found + only_gold == 0:
        assert score == Score(1.0, 1.0, 1.0)
    else:
        precision = both / (both + only_found) if both + only_found else 0.0
        recall = both / (both + only_gold) if both + only_gold else 0.0
        assert close(score, precision, recall)


@settings(max_examples=200)
@given(groupings)
def test_pairs_are_counted_one_by_one(labels):
    gold, found = map(named, labels)
    there, here = counted_pairs(gold), counted_pairs(found)
    if there and here:
        assert close(clusterings.pairwise(gold, found), len(there & here) / len(here), len(there & here) / len(there))


@pytest.mark.parametrize(("score", "counted"), [(clusterings.b_cubed, counted_b_cubed), (clusterings.ceaf_e, counted_ceaf_e)])
@settings(max_examples=200)
@given(labels=groupings)
def test_b_cubed_and_ceaf_e_are_their_definitions(score, counted, labels):
    gold, found = map(named, labels)
    assert close(score(gold, found), *counted(gold, found))


@settings(max_examples=200)
@given(groupings)
def test_muc_is_its_definition(labels):
    gold, found = map(named, labels)
    kept, links = counted_muc(gold, found)
    kept_found, links_found = counted_muc(found, gold)
    if links or links_found:
        assert close(clusterings.muc(gold, found), kept_found / links_found if links_found else 0.0, kept / links if links else 0.0)


@settings(max_examples=200)
@given(groupings)
def test_conll_is_the_mean_of_the_three_definitions(labels):
    gold, found = map(named, labels)

    def f1(precision: float, recall: float) -> float:
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    (kept, links), (kept_found, links_found) = counted_muc(gold, found), counted_muc(found, gold)
    if links and links_found:
        wanted = [f1(kept_found / links_found, kept / links), f1(*counted_b_cubed(gold, found)), f1(*counted_ceaf_e(gold, found))]
        assert math.isclose(clusterings.conll(gold, found), sum(wanted) / 3, abs_tol=1e-12)


@given(st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)), st.floats(0.01, 1), max_size=20))
def test_the_best_pairing_is_the_best_of_all(worth):
    assert math.isclose(best(worth), counted_best(worth), abs_tol=1e-9)


@given(groupings)
def test_every_measure_gives_1_for_the_same_grouping_under_other_names(labels):
    gold = named(labels[0])
    renamed = {thing: f"group {group}" for thing, group in gold.items()}
    for measure in MEASURES:
        assert math.isclose(measure(gold, renamed).f1, 1.0)
    assert clusterings.adjusted_rand(gold, renamed) == 1.0
    assert math.isclose(clusterings.conll(gold, renamed), 1.0)


@given(groupings)
def test_changing_sides_changes_precision_for_recall(labels):
    gold, found = map(named, labels)
    for measure in MEASURES:
        there, back = measure(gold, found), measure(found, gold)
        assert close(there, back.recall, back.precision)


@given(groupings, st.randoms(use_true_random=False))
def test_the_order_of_things_changes_nothing(labels, chance):
    gold, found = map(named, labels)
    things = list(gold)
    chance.shuffle(things)
    for measure in MEASURES:
        assert measure({thing: gold[thing] for thing in things}, found) == measure(gold, found)


def test_a_case_worked_by_hand():
    """Five reports of two fires; one report of the second fire was put with the first."""
    gold = {"a": "mill fire", "b": "mill fire", "c": "mill fire", "d": "barn fire", "e": "barn fire"}
    found = {"a": 1, "b": 1, "c": 1, "d": 1, "e": 2}
    assert close(clusterings.pairwise(gold, found), 3 / 6, 3 / 4)
    assert close(clusterings.b_cubed(gold, found), (9 / 4 + 1 / 4 + 1) / 5, (3 + 1 / 2 + 1 / 2) / 5)
    assert close(clusterings.muc(gold, found), 2 / 3, 2 / 3)
    assert close(clusterings.ceaf_e(gold, found), (6 / 7 + 2 / 3) / 2, (6 / 7 + 2 / 3) / 2)


def test_the_example_of_the_coreference_literature():
    """Luo 2005 and others: gold {1-5} {6 7} {8-C}; found {1-5} {6-C}. B-cubed .762 and 1, MUC .9 and 1, CEAF .866 and .577 ..."""
    gold = {thing: "A" if thing < 5 else "B" if thing < 7 else "C" for thing in range(12)}
    found = {thing: "A" if thing < 5 else "B" for thing in range(12)}
    assert close(clusterings.b_cubed(gold, found), 16 / 21, 1.0)
    assert close(clusterings.muc(gold, found), 9 / 10, 1.0)
    likeness = 1 + 10 / 12
    assert close(clusterings.ceaf_e(gold, found), likeness / 2, likeness / 3)


def test_nothing_grouped_is_nothing_wrong():
    for measure in MEASURES:
        assert measure({}, {}) == Score(1.0, 1.0, 1.0)
    assert clusterings.adjusted_rand({}, {}) == 1.0


def test_all_alone_against_one_group():
    alone, together = {1: 1, 2: 2, 3: 3}, {1: 0, 2: 0, 3: 0}
    assert clusterings.pairwise(together, alone) == Score(0.0, 0.0, 0.0)
    assert close(clusterings.b_cubed(together, alone), 1.0, 1 / 3)


def test_groupings_of_different_things_are_refused():
    with pytest.raises(ValueError, match="2 stand in one of them only"):
        clusterings.pairwise({"a": 1, "b": 1}, {"a": 1, "c": 1})
