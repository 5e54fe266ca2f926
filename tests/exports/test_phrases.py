from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import pytest

from dateline.exports.page import phrases
from dateline.records import CountReading, PlaceReading, Precision

CASES = Path(__file__).parents[1] / "cases" / "exports"


def rows(name: str) -> list[tuple[str, ...]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("start", "end", "precision", "said"), rows("days.tsv"))
def test_days_are_said_no_more_precisely_than_they_were_stated(start, end, precision, said):
    assert phrases.days(date.fromisoformat(start), date.fromisoformat(end), cast("Precision", precision)) == said


@pytest.mark.parametrize(("low", "high", "hedge", "said"), rows("figures.tsv"))
def test_figures_keep_their_hedges(low, high, hedge, said):
    reading = CountReading(int(low), None if high == "-" else int(high), None if hedge == "-" else hedge, None, False, (), 1)  # noqa: FBT003 - a record's fields in order
    assert phrases.figure(reading) == said


def test_a_day_that_nobody_stated_is_said_to_be_not_stated():
    assert phrases.when(None) == "day not stated"


def test_figures_with_an_open_end_stay_open():
    dozens = CountReading(24, None, "dozens", None, cumulative=False, claims=(), origins=1)
    five = CountReading(5, 5, None, None, cumulative=False, claims=(), origins=1)
    assert phrases.figures([five, dozens]) == "5–24 or more"


def test_a_running_tally_never_widens_the_figures_of_an_event():
    tally = CountReading(48, 48, None, None, cumulative=True, claims=(), origins=1)
    toll = CountReading(5, 5, None, None, cumulative=False, claims=(), origins=1)
    assert phrases.figures([tally, toll]) == "5"
    assert phrases.figures([tally]) == "48, a running tally"
    assert phrases.figures([]) == ""


def test_a_place_is_named_with_what_contains_it():
    place = PlaceReading("Saltby", None, -54.126, 0.31, "town", ("Saltby", "Eastmark"), None, (), 1)
    assert phrases.place(place) == "Saltby, Eastmark"
    assert phrases.coordinates(place) == "54.13° S, 0.31° E"


def test_of_many_names_four_are_read_and_the_rest_is_counted():
    assert phrases.some(["Ada", "Ben", "Cem", "Dov"]) == "Ada, Ben, Cem, Dov"
    assert phrases.some(["Ada", "Ben", "Cem", "Dov", "Eve"]) == "Ada, Ben, Cem, Dov, Eve"  # "and 1 more" is as long as the name
    assert phrases.some(["Ada", "Ben", "Cem", "Dov", "Eve", "Flo"]) == "Ada, Ben, Cem, Dov and 2 more"
