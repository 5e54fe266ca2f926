"""Which places of two reports can be one."""

from __future__ import annotations

import pytest

from dateline.events.agreement import places_agree
from dateline.records import Place, Span
from tests.events.test_stories import read


@pytest.mark.parametrize(
    ("one", "other", "can_be_one"),
    [
        ("in Darfur", "in Nyala", True),
        ("on Java", "in Yogyakarta", True),
        ("in the Donbas", "in Lviv", False),
        ("in Darfur", "in Khartoum", False),
        ("in South Darfur", "in El Fasher", False),
    ],
)
def test_a_landscape_and_what_lies_in_it(tools, tmp_path, one, other, can_be_one):
    told = [(f"2031-03-0{day}", f"Gunmen killed three traders {where} on Sunday, a doctor said.") for day, where in ((4, one), (5, other))]
    store = read(tools, tmp_path, told)
    first, second = (store.get("places", report=report.id) for report in store.get("reports"))
    assert places_agree(first, second) is can_be_one


@pytest.mark.parametrize(
    ("one", "other", "can_be_one"),
    [
        (("Northwest Fairmount", None, None, -84.5), ("Baltimore Avenue", "site", None, -84.5), None),
        (("Elm Street", "site", None, -84.5), ("Oak Street", "site", None, -84.5), None),
        (("Northwest Fairmount", None, None, -84.5), ("Arlen", "town", "geonames:1", -81.0), False),
    ],
)
def test_names_that_no_gazetteer_has(one, other, can_be_one):
    first, second = (
        Place(name, Span("r", 0, 1), name, entry, level, 39.1, lon, "town", ("Ohio",), "US", None, metonym=False, why=())
        for name, level, entry, lon in (one, other)
    )
    assert places_agree([first], [second]) is can_be_one
