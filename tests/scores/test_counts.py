"""Numbers of people: exactly right, and how far off."""

from __future__ import annotations

import pytest

from dateline.scores import counts

GOLD = {"ferry": 7, "bridge": 0, "mill": 4}


@pytest.mark.parametrize(
    ("found", "unstated", "share"),
    [
        ({"ferry": 7, "bridge": 0, "mill": 4}, None, 1.0),
        ({"ferry": 7, "mill": 5}, None, 1 / 3),
        ({"ferry": 7, "mill": 5}, 0, 2 / 3),
        ({"ferry": None, "bridge": None, "mill": 4}, 0, 2 / 3),
        ({}, None, 0.0),
    ],
)
def test_exact(found, unstated, share):
    assert counts.exact(GOLD, found, unstated=unstated) == share


def test_nothing_to_count_is_all_right():
    assert counts.exact({}, {"ferry": 3}) == 1.0


def test_error_is_over_what_was_found():
    assert counts.error(GOLD, {"ferry": 5, "mill": 4}) == 1.0
    assert counts.error(GOLD, {"ferry": 5, "mill": 4}, unstated=0) == 2 / 3
    assert counts.error(GOLD, {}) is None


def test_total_error_shows_what_was_counted_twice():
    assert counts.total_error(GOLD, {"ferry": 7, "ferry again": 7, "mill": 4}) == 7 / 11
    assert counts.total_error(GOLD, {"ferry": 7, "mill": None}) == -4 / 11
    assert counts.total_error({"bridge": 0}, {"bridge": 3}) is None
