from __future__ import annotations

from dateline import actors, places
from tests.telling import parsed, report


def test_a_name_that_runs_over_two_lines_is_one_name(parser, tools):
    told = report("Soldiers of the Islamic Resistance in\nIraq shelled the town of Deir\nEzzor in Syria on Monday.")
    sentences, parses = parsed(parser, told)
    found = actors.link(told, sentences, parses, tools.register)
    where = places.locate(told, sentences, parses, tools.gazetteer)
    assert found
    assert where
    assert not [name for name in [*(actor.name for actor in found), *(place.name for place in where)] if "\n" in name]
