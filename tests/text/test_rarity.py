from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.rarity import likeness, rarity, weights, words_in

FIRST = "Gunmen robbed the Halvard bakery on Quarry Street and wounded Mara Ostrow."
SAME = "Mara Ostrow was wounded when gunmen robbed a bakery on Quarry Street, the Halvard."
OTHER = "Police said the man was taken to a hospital and that nobody had been arrested."


def test_words_are_told_without_case_and_signs():
    assert words_in("The U.S. spent $3,000: don't!") == ["the", "spent", "3", "000", "don't"]


@pytest.mark.parametrize(("rare", "common"), [("ostrow", "police"), ("bakery", "the"), ("quarry", "said")])
def test_rare_words_tell_more(rare, common):
    assert rarity(rare) > rarity(common) >= 0


def test_one_event_in_other_words_is_more_alike_than_two_events():
    assert likeness(weights(FIRST), weights(SAME)) > 0.7
    assert likeness(weights(FIRST), weights(OTHER)) < 0.1


@given(st.text(), st.text())
def test_likeness_is_a_cosine(one, other):
    first, second = weights(one), weights(other)
    assert 0 <= likeness(first, second) <= 1 + 1e-6
    assert likeness(first, second) == likeness(second, first)
    if first:
        assert math.isclose(likeness(first, first), 1, abs_tol=1e-5)
