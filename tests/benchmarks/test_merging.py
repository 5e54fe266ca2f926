"""The merging benchmark's own rules, and how a row of its data is read."""

from __future__ import annotations

from datetime import date

from benchmarks.accuracy import merging
from train import maverick

NOBODY = {f"actor{n}{part}": None for n in maverick.ACTORS for part in ("", "_id", "_violence")}


def row(name, event, place, deaths, **told):
    return {
        "id": name,
        "event_id": event,
        "city": place,
        "location": "",
        "source": f"Herald {name}",
        "date_start": "2031-05-14",
        "date_end": "2031-05-15",
        "latitude": 1.5,
        "longitude": 30.2,
        "event_context": "Unknown",
        "target": "Voters",
        "deaths_best": deaths,
        "injuries_best": 0,
        **NOBODY,
        **told,
    }


ROWS = [row("a", "E1", "Tolva", 2), row("b", "E1", "Tolva", 4), row("c", "E1", "", 3), row("d", "E2", "Ronn", 1)]


def test_a_row_states_what_is_coded_and_nothing_that_is_called_unknown():
    actors = {
        "actor1": "Unknown militia",
        "actor1_id": "X1",
        "actor1_violence": "Arson; Unknown",
        "actor2": "Mill guards",
        "actor2_id": "X2",
    }
    told = maverick.telling(row("a", "E1", "Tolva", 2, **actors, actor2_violence="Shooting"))
    assert told.days == (date(2031, 5, 14), date(2031, 5, 15))
    assert told.doers == {"X2"}
    assert told.means == {"Arson", "Shooting"}
    assert told.occasion == ""
    assert told.victims == "Voters"
    assert (told.spot, told.killed) == ((1.5, 30.2), 2)


def test_a_row_without_coordinates_states_no_place():
    assert maverick.telling(row("a", "E1", "", 0, latitude=None)).spot is None


def test_an_event_falls_in_the_half_of_the_place_that_most_of_its_rows_name():
    assert maverick.halves(ROWS)["E1"] == maverick.halves(ROWS[:1])["E1"]


def test_deaths_are_summed_over_events_by_the_rule():
    gold = {one["id"]: one["event_id"] for one in ROWS}
    assert merging.deaths(ROWS, gold, merging.RULES["median"]) == 4
    assert merging.deaths(ROWS, gold, merging.RULES["highest"]) == 5
    told = dict(merging.figures(ROWS, gold))
    assert (told["pair_f1"], told["deaths_error"], told["dispersion_highest"]) == (1.0, 0.0, 1.25)
    assert told["alone_deaths_error"] == 1.5
