"""How names of one report keep each other company."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.places import Entry, locate_names
from dateline.places.neighbours import Belief, Neighbours
from dateline.records import Span
from tests.telling import parsed, report


def town(number, lat, lon, country="QZ", admin1="01"):
    return Entry(f"geonames:{number}", "Karu", "town", country, admin1, None, lat, lon, 1_000, capital=False, radius=1.0)


def test_a_name_is_no_neighbour_of_itself():
    here = town(1, 12.0, 44.0)
    company = Neighbours([Belief("karu", 1.0, ((here, 1.0),))], {}).of("karu", here)
    assert (company.country, company.region, company.near) == (0.0, 0.0, 0.0)


def test_company_is_told_by_country_region_and_distance():
    around = Neighbours([Belief("sefid", 0.5, ((town(2, 12.3, 44.3), 0.8), (town(3, 50.0, 9.0, "QX"), 0.2)))], {"QZ": 4})
    near = around.of("karu", town(1, 12.0, 44.0))
    assert near.near == pytest.approx(0.4)
    assert near.region == pytest.approx(0.4)
    assert near.country == pytest.approx(0.7)  # the people's adjective, too
    far = around.of("karu", town(4, 14.0, 44.0, admin1="02"))
    assert (far.near, far.region) == (0.0, 0.0)
    assert near.small == near.near


def test_its_district_is_told_from_a_large_town_near():
    karu = replace(town(1, 12.0, 44.0), parent="geonames:9")
    district = replace(town(9, 12.1, 44.1), level="district", population=80_000)
    city = replace(town(8, 12.1, 44.1), population=80_000)
    around = Neighbours([Belief("sefid", 1.0, ((district, 1.0),)), Belief("morva", 1.0, ((city, 1.0),))], {})
    company = around.of("karu", karu)
    assert (company.near, company.small) == (2.0, 1.0)


def test_names_that_somebody_else_marked_are_placed(parser, gazetteer):
    told = report("Iraqi crews left Mosul. ¶ They rested.".replace(" ¶ ", "\n\n"))
    sentences, parses = parsed(parser, told)
    spans = [Span(told.id, told.text.index(word), told.text.index(word) + len(word)) for word in ("Mosul", "Iraqi")]
    places = locate_names(told, sentences, parses, [*spans, Span(told.id, 900, 905)], gazetteer)
    assert [(place.span, place.gazetteer) for place in places] == [(spans[1], "iso:IQ"), (spans[0], "geonames:99072")]
