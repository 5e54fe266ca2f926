from __future__ import annotations

from datetime import date

import pytest

from tests.actors.building import Desk
from tests.conftest import cases


def said(value: str | None) -> str:
    return value or "-"


@pytest.mark.parametrize(("text", "printed", "key", "name"), cases("actors/names.tsv"))
def test_names_of_the_register(desk: Desk, text: str, printed: str, key: str, name: str):
    text = text.replace("¶", "\n\n")
    actor = desk.at(text, printed)
    assert actor is not None, desk.touching(text, printed)
    assert (actor.register, actor.name) == (key, name)
    assert actor.why


@pytest.mark.parametrize(("text", "printed", "why"), cases("actors/not_actors.tsv"))
def test_what_only_looks_like_an_actor(desk: Desk, text: str, printed: str, why: str):
    assert [actor for actor in desk.touching(text, printed) if actor.register] == [], why


@pytest.mark.parametrize(("text", "printed", "name", "sector", "country"), cases("actors/persons.tsv"))
def test_persons(desk: Desk, text: str, printed: str, name: str, sector: str, country: str):
    actor = desk.at(text, printed)
    if name == "-":
        assert actor is None
        return
    assert actor is not None, desk.touching(text, printed)
    assert (actor.name, said(actor.sector), said(actor.country), actor.register) == (name, sector, country, None)


@pytest.mark.parametrize(("text", "printed", "sector", "country"), cases("actors/described.tsv"))
def test_descriptions(desk: Desk, text: str, printed: str, sector: str, country: str):
    actor = desk.at(text, printed)
    if sector == "-":
        assert actor is None
        return
    assert actor is not None, desk.touching(text, printed)
    assert (actor.register, said(actor.sector), said(actor.country)) == (None, sector, country)


@pytest.mark.parametrize(("text", "printed", "name"), cases("actors/bodies.tsv"))
def test_bodies(desk: Desk, text: str, printed: str, name: str):
    text = text.replace("¶", "\n\n")
    if name == "-":
        assert [actor for actor in desk.touching(text, printed) if "organisation" in actor.why[0] or "explains" in actor.why[0]] == []
        return
    actor = desk.at(text, printed)
    assert actor is not None, desk.touching(text, printed)
    assert (actor.name, actor.register) == (name, None)


@pytest.mark.parametrize(("text", "printed", "name"), cases("actors/references.tsv"))
def test_pronouns_and_the_group(desk: Desk, text: str, printed: str, name: str):
    text = text.replace("¶", "\n\n")
    actor = desk.at(text, printed)
    if name == "-":
        assert actor is None or actor.antecedent is None, actor
        return
    assert actor is not None
    assert actor.name == name
    assert actor.antecedent is not None
    assert actor.antecedent.end <= actor.span.start


@pytest.mark.parametrize(("text", "printed", "key"), cases("actors/known_failures.tsv"))
@pytest.mark.xfail(strict=True, reason="known failure: move the case when this passes")
def test_known_failures(desk: Desk, text: str, printed: str, key: str):
    actor = desk.at(text, printed)
    assert said(actor.register if actor else None) == key


def test_a_coalition_and_its_member_are_two_actors(desk: Desk):
    _, actors = desk.read("Kataib Hezbollah belongs to the Islamic Resistance in Iraq.")
    assert [actor.register for actor in actors] == ["kataib-hezbollah", "islamic-resistance-iraq"]


def test_the_parser_does_not_turn_a_militia_into_a_person(desk: Desk):
    actor = desk.at("Kataib Hezbollah fired two rockets.", "Kataib Hezbollah")
    assert actor is not None
    assert (actor.register, actor.sector, actor.country) == ("kataib-hezbollah", "UAF", "IQ")


def test_a_group_is_not_named_before_it_existed(desk: Desk):
    text = "The Houthis met in a village."
    assert desk.at(text, "Houthis", date(2024, 1, 1)) is not None
    late = desk.at(text, "Houthis", date(1980, 1, 1))
    assert late is None or late.register is None
