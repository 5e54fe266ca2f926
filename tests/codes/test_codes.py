from __future__ import annotations

import pytest

from dateline.codes import codes_between, codes_of, kinds, nature_of, sort_of, sub_types
from dateline.tables import rows

PLOVER = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)


def test_every_type_of_plover_has_a_kind():
    assert {codes_of(kind).plover for kind in kinds()} - {None} == PLOVER


def test_every_sub_type_of_acled_has_a_kind():
    between = {row[3] for row in rows("dateline.codes", "between.tsv")}
    assert ({codes_of(kind).acled_sub for kind in kinds()} | between) - {None} == set(sub_types())


def test_sub_types_stand_under_their_type():
    for kind in kinds():
        codes = codes_of(kind)
        assert codes.acled_sub is None or sub_types()[codes.acled_sub] == codes.acled


def test_natures_are_four():
    assert {nature_of(kind) for kind in kinds()} == {"harm", "crowd", "act", "word"}


def test_what_the_lexicon_tells_is_a_kind():
    assert {row[2] for row in rows("dateline.mentions", "triggers.tsv")} <= set(kinds())


@pytest.mark.parametrize(
    ("kind", "actors", "targets", "expected"),
    [
        ("attack", ["gunmen"], ["two farmers"], "Attack"),
        ("attack", ["the rebels"], ["an army convoy"], "Armed clash"),
        ("shooting", ["police"], ["protesters"], "Excessive force against protesters"),
        ("beating", ["police"], ["demonstrators"], "Protest with intervention"),
        ("killing", ["a mob"], ["a thief"], "Mob violence"),
        ("capture", ["government forces"], ["the town"], "Government regains territory"),
        ("capture", ["rebel forces"], ["the town"], "Non-state actor overtakes territory"),
        ("drone strike", ["the army"], ["the rebels"], "Air/drone strike"),
        ("flood", [], [], None),
    ],
)
def test_acled_by_who_and_to_whom(kind, actors, targets, expected):
    codes = codes_between(kind, actors, targets)
    assert codes.acled_sub == expected
    assert codes.plover == codes_of(kind).plover


def test_rebel_troops_are_an_armed_group():
    assert sort_of("rebel troops") == "armed group"
    assert sort_of("Idris Salhin") is None
