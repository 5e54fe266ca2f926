"""How precisely a place is known: codes of ACLED and UCDP, and a radius."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codes.spots import place_precision, radius_km
from dateline.places.extents import middle, reach, town_radius
from tests.conftest import cases

POINTS = st.lists(st.tuples(st.floats(-80, 80), st.floats(-60, 60)), min_size=1, max_size=12)


@pytest.mark.parametrize(("precision", "relation", "acled", "ucdp", "radius"), cases("places/precision.tsv"))
def test_codes_and_radius(precision, relation, acled, ucdp, radius):
    said = None if relation == "-" else relation
    assert [("-" if code is None else str(code)) for code in place_precision(precision, said)] == [acled, ucdp]
    assert radius_km(5.0, said) == float(radius)


def test_every_place_has_a_radius_where_it_has_coordinates(read):
    _, places = read("A shed burned eight miles north of Wichita, Kansas. ¶ Crews came from Topeka and from Ruxford.")
    assert [(place.lat is None) == (place.radius_km is None) for place in places] == [True] * len(places)
    near = next(place for place in places if place.name == "Wichita")
    assert (near.geo_precision, near.where_prec) == (2, 2)
    assert near.radius_km is not None
    assert near.radius_km > 12.9


def test_a_road_of_which_only_the_county_is_known_is_no_exact_place(read):
    _, places = read("A shed burned on Marsh Lane in Sedgwick County, Kansas.")
    road = next(place for place in places if place.name == "Marsh Lane")
    assert (road.geo_precision, road.where_prec) == (2, 3)


@given(POINTS)
def test_the_middle_lies_among_the_towns(towns):
    lat, lon = middle(towns)
    assert min(a for a, _ in towns) - 1e-3 <= lat <= max(a for a, _ in towns) + 1e-3
    assert min(b for _, b in towns) - 1e-3 <= lon <= max(b for _, b in towns) + 1e-3
    assert reach((lat, lon), towns) >= 1.0


def test_towns_reach_further_with_more_people():
    assert town_radius(0) == 1.0
    assert town_radius(100_000) < town_radius(1_000_000) < 20
