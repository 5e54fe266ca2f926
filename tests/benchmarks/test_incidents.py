"""The incidents benchmark's own rules, on records made by hand."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from benchmarks.accuracy import incidents
from benchmarks.accuracy.incidents import Asked, Found, Row
from dateline.records import Codes, CountReading, Event, PlaceReading, WhenReading

ROOT = Path(__file__).parents[2]


def reading(low, *claims, origins=1, cumulative=False):
    return CountReading(low, low, None, None, cumulative, claims, origins)


def event(name, mentions, *, killed=(), injured=(), days=None, places=None):
    when = WhenReading(days[0], days[1], "day" if days[0] == days[1] else "days", (), 1) if days else None
    where = PlaceReading(places[0], None, None, None, "town", tuple(places[1:]), "US", (), 1) if places else None
    return Event(
        name, "shooting", Codes(None, None, None, None), "new", "asserted", when, where, (), (), (), (), tuple(killed), tuple(injured), {},
        tuple(mentions), (), (), (),
    )  # fmt: skip


def of_mentions(*events):
    return {mention: one for one in events for mention in one.mentions}


MILL = event(
    "e1",
    ["m1", "m2", "m4"],
    killed=[reading(2, "c2", "c3", origins=2), reading(1, "c1")],
    days=(date(2031, 5, 14), date(2031, 5, 14)),
    places=["Mill Lane", "Springfield", "Sangamon County", "Illinois", "United States"],
)
FERRY = event("e2", ["m3"], injured=[reading(4, "c4")], days=(date(2031, 5, 1), date(2031, 5, 31)))
FOUND = Found(
    (MILL, FERRY),
    {"wire": ["m1", "m2", "m3"], "copy": ["m4"], "late": ["m3"], "silent": []},
)


def test_a_report_stands_with_the_event_of_most_of_its_mentions():
    assert incidents.assigned(["m1", "m2", "m3"], of_mentions(MILL, FERRY)) is MILL
    assert incidents.assigned(["m3"], of_mentions(MILL, FERRY)) is FERRY


def test_a_report_with_more_words_for_the_arrest_is_asked_for_the_shooting():
    arrest = replace(event("e3", ["m5", "m6", "m7"]), kind="arrest")
    assert incidents.assigned(["m3", "m5", "m6", "m7"], of_mentions(FERRY, arrest)) is FERRY
    assert incidents.assigned(["m5"], of_mentions(FERRY, arrest)) is arrest


def test_ties_go_to_the_event_with_more_mentions_and_then_to_the_smaller_id():
    assert incidents.assigned(["m3", "m1"], of_mentions(MILL, FERRY)) is MILL
    one, other = event("e9", ["m8"]), event("e8", ["m9"])
    assert incidents.assigned(["m8", "m9"], of_mentions(one, other)) is other


def test_a_report_without_mentions_stands_with_no_event():
    assert incidents.assigned([], of_mentions(MILL)) is None
    assert incidents.assigned(["unknown"], of_mentions(MILL)) is None


@pytest.mark.parametrize(
    ("readings", "number"),
    [
        ([reading(7, "c4"), reading(5, "c1")], 7),
        ([reading(27707, "c1", "c2", origins=9, cumulative=True), reading(3, "c3")], 3),
        ([reading(27707, "c1", cumulative=True)], None),
        ([], None),
    ],
)
def test_preferred(readings, number):
    assert incidents.preferred(readings) == number


def test_a_day_is_exact_only_as_a_single_day():
    assert incidents.on_day(MILL, date(2031, 5, 14))
    assert not incidents.on_day(MILL, date(2031, 5, 15))
    assert not incidents.on_day(FERRY, date(2031, 5, 1))
    assert not incidents.on_day(event("e3", []), date(2031, 5, 1))
    assert not incidents.on_day(None, date(2031, 5, 1))


@pytest.mark.parametrize(
    ("places", "city", "right"),
    [
        (["Mill Lane", "Springfield", "Illinois"], "Springfield", True),
        (["Springfield", "Illinois"], "Illinois City", False),
        (["Isla Vista", "California"], "Goleta (Isla Vista)", True),
        (["Goleta"], "Goleta (Isla Vista)", True),
        (["Corner of Fifth", "Pike County"], "Pike (county)", True),
        (["Corner of Fifth", "Pike County"], "Pike County", True),
        (["Pike"], "Pike (county)", False),
        (["Saint Louis"], "St. Louis", True),
        (["Coeur d’Alene"], "Coeur d'Alene", True),
        (["Cañon City"], "Canon City", True),
        (None, "Springfield", False),
    ],
)
def test_city(places, city, right):
    assert incidents.in_city(event("e", [], places=places), city) is right


def test_figures_of_a_small_case():
    """Two reports of the mill stand together, the ferry's two do not, because one of them tells nothing."""
    rows = [Row("wire", "1"), Row("copy", "1"), Row("late", "2"), Row("silent", "2")]
    gold = [Asked("1", date(2031, 5, 14), "Springfield", 2, 0), Asked("2", date(2031, 5, 3), "Osk", 0, 4)]
    figures = dict(incidents.figures(rows, gold, FOUND))
    assert figures["pairwise_p"] == 1.0
    assert figures["pairwise_r"] == 0.5
    assert figures["bcubed_f1"] == pytest.approx(2 * 0.75 / 1.75)
    assert figures["killed_exact"] == figures["injured_exact"] == figures["both_exact"] == figures["answered"] == 1.0
    assert figures["day_exact"] == figures["city_exact"] == 0.5


def test_a_text_listed_under_two_incidents_counts_under_both():
    rows = [Row("wire", "1"), Row("wire", "2")]
    figures = dict(incidents.figures(rows, [], FOUND))
    assert (figures["pairwise_p"], figures["pairwise_r"]) == (0.0, 0.0)


def test_the_limit_takes_the_first_records(tmp_path):
    record = {"state": "Illinois", "city_or_county": "Springfield", "address": "", "killed": 1, "injured": 0, "date": "2031-05-14"}
    path = tmp_path / incidents.GOLD
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps({"incident": str(number), **record}) + "\n" for number in (1, 2, 3))
    assert [asked.incident for asked in incidents.read_gold(path, 2)] == ["1", "2"]
    assert len(incidents.read_gold(path, None)) == 3


def test_absent_data_are_told_with_exit_status_2(tmp_path):
    command = [sys.executable, "-m", "benchmarks.accuracy.incidents", "--data", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "not part of the project" in done.stderr
