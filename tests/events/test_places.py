"""Which places of two reports can be one."""

from __future__ import annotations

import pytest

from dateline.events.agreement import places_agree
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
