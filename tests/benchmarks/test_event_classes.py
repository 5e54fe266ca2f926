from __future__ import annotations

import pytest

from benchmarks.accuracy.event_classes import foremost_done, foremost_said, meets, read, weighted_f1


def test_weighted_f1_weighs_by_gold():
    assert weighted_f1(["a", "a", "b"], ["a", "a", "b"]) == 1
    assert weighted_f1(["a", "a", "b"], ["a", "a", "a"]) == pytest.approx(2 / 3 * 0.8)


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        (["Arlen"], ["the city of Arlen"], True),
        (["Arlen", "Orle"], ["Arlen"], False),
        (["Arlen"], ["Arlen", "Orle"], False),
        ([], [], True),
        ([], ["Orle"], False),
    ],
)
def test_names_meet(gold, found, expected):
    assert meets(gold, found) is expected


def test_the_main_clause_is_foremost_said(parser):
    told = read(parser, "France rejected a plan to impose sanctions on Spain after an attack in Orle.")
    found = foremost_said(told)
    assert found is not None
    assert found.kind == "rejection"


def test_what_happened_is_foremost_done(parser):
    told = read(parser, "Rebels agreed to a truce. Soldiers shot nine protesters in Arlen.")
    found = foremost_done(told)
    assert found is not None
    assert found.kind == "shooting"
