"""Distances on the globe."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics.pairwise import haversine_distances

from dateline.scores import distance

latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((0.0, 0.0), (0.0, 0.0), 0),
        ((0.0, 0.0), (0.0, 90.0), math.pi / 2 * distance.EARTH_RADIUS_KM),
        ((90.0, 0.0), (-90.0, 12.0), math.pi * distance.EARTH_RADIUS_KM),
        ((10.0, 179.9), (10.0, -179.9), 21.9),
        ((-34.83333, -58.5166646), (49.0083899664, 2.53844117956), 11099.5),  # Ezeiza to Paris, the example of scikit-learn's documentation
    ],
)
def test_known_distances(one, other, km):
    assert distance.kilometres(*one, *other) == pytest.approx(km, rel=0.003)


@given(latitudes, longitudes, latitudes, longitudes)
def test_distances_are_scikit_learns(lat, lon, other_lat, other_lon):
    points = [[math.radians(lat), math.radians(lon)], [math.radians(other_lat), math.radians(other_lon)]]
    theirs = haversine_distances(points)[0][1] * distance.EARTH_RADIUS_KM
    assert distance.kilometres(lat, lon, other_lat, other_lon) == pytest.approx(theirs, abs=1e-3)


@given(latitudes, longitudes, latitudes, longitudes)
def test_it_is_as_far_back_and_never_beyond_half_the_globe(lat, lon, other_lat, other_lon):
    there = distance.kilometres(lat, lon, other_lat, other_lon)
    assert 0 <= there <= math.pi * distance.EARTH_RADIUS_KM + 1e-6
    assert there == pytest.approx(distance.kilometres(other_lat, other_lon, lat, lon), abs=1e-6)


def test_a_latitude_beyond_the_pole_is_refused():
    with pytest.raises(ValueError, match="between -90 and 90"):
        distance.kilometres(91, 0, 0, 0)


def test_share_within():
    assert distance.share_within([3.0, 161.0, 200.0, None]) == 0.5
    assert distance.share_within([3.0, 20.0], km=10) == 0.5
    assert distance.share_within([]) == 1.0
