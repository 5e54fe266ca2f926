"""The maker of the points of countries and regions, on land drawn for it."""

from __future__ import annotations

import numpy as np
import pytest

from train import middles
from train.shapes import cells, middle, reach

SQUARE = np.array([(10.0, 20.0), (10.0, 22.0), (12.0, 22.0), (12.0, 20.0), (10.0, 20.0)])
LAKE = np.array([(10.5, 20.5), (10.5, 21.5), (11.5, 21.5), (11.5, 20.5), (10.5, 20.5)])
ISLAND = SQUARE + np.array((0.0, 8.0))
ISLET = SQUARE / 10 + np.array((9.0, 26.0))


def test_cells_are_those_within_the_borders():
    land = cells([SQUARE], 0.5)
    assert len(land) == 16
    assert land.min(axis=0).tolist() == [10.25, 20.25]
    assert land.max(axis=0).tolist() == [11.75, 21.75]


def test_a_lake_is_no_land():
    assert len(cells([SQUARE, LAKE], 0.5)) == 12


def test_the_middle_of_a_square_and_how_far_it_reaches():
    land = cells([SQUARE], middles.STEP)
    assert middle(land) == pytest.approx((11.0, 21.0), abs=0.01)
    assert reach((11.0, 21.0), land) == pytest.approx(155, abs=5)


def test_the_middle_of_land_on_both_sides_of_the_180th_meridian_lies_there():
    lat, lon = middle(np.array([(1.0, 179.0), (1.0, -179.0)]))
    assert lat == pytest.approx(1.0, abs=0.01)
    assert abs(lon) == pytest.approx(180.0)


def test_land_around_a_town_that_is_counted_to_the_wrong_region_is_left_out():
    land = cells([SQUARE, ISLAND], middles.STEP)
    towns = np.array([*([(11.0, 21.0)] * 99), (11.0, 29.0)])
    assert middle(middles.settled(land, towns)) == pytest.approx((11.0, 21.0), abs=0.01)
    assert len(middles.settled(land, towns[-50:])) == len(land)  # an island with its share of the towns counts


def test_the_largest_piece_of_land():
    assert middle(middles.largest(cells([SQUARE, ISLET], middles.STEP))) == pytest.approx((11.0, 21.0), abs=0.01)
