from __future__ import annotations

from datetime import date

import pytest

from dateline.actors import link
from dateline.records import Place, Span
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
    assert actor.antecedent.end <= actor.span.start or printed == "I"


@pytest.mark.parametrize(("text", "printed", "key"), cases("actors/known_failures.tsv"))
@pytest.mark.xfail(strict=True, reason="known failure: move the case when this passes")
def test_known_failures(desk: Desk, text: str, printed: str, key: str):
    actor = desk.at(text, printed)
    assert said(actor.register if actor else None) == key


def test_a_coalition_and_its_member_are_two_actors_and_related(desk: Desk):
    _, actors = desk.read("Kataib Hezbollah belongs to the Islamic Resistance in Iraq.")
    assert [actor.register for actor in actors] == ["kataib-hezbollah", "islamic-resistance-iraq"]
    assert "belongs to Islamic Resistance in Iraq (islamic-resistance-iraq), which is another actor" in actors[0].why


def test_the_parser_does_not_turn_a_militia_into_a_person(desk: Desk):
    actor = desk.at("Kataib Hezbollah fired two rockets.", "Kataib Hezbollah")
    assert actor is not None
    assert (actor.register, actor.sector, actor.country) == ("kataib-hezbollah", "UAF", "IQ")


@pytest.mark.parametrize(("text", "printed", "year", "key", "reason"), cases("actors/years.tsv"))
def test_a_report_names_only_what_was_there(desk: Desk, text: str, printed: str, year: str, key: str, reason: str):
    actor = desk.at(text, printed, date(int(year), 1, 1))
    assert actor is not None
    assert said(actor.register) == key
    assert any(reason in why for why in actor.why), actor.why


@pytest.mark.parametrize(("text", "printed", "phrase"), cases("actors/phrases.tsv"))
def test_the_whole_phrase(desk: Desk, text: str, printed: str, phrase: str):
    start = text.rindex(printed)
    (one,) = [one for one in desk.find(text) if (one.span.start, one.span.end) == (start, start + len(printed))]
    assert one.phrase is not None
    assert text[one.phrase.start : one.phrase.end] == phrase


def test_the_people_of_a_state(desk: Desk):
    for text, printed in (("The Iraqi people want peace.", "Iraqi people"), ("He spoke to the people of Iraq.", "people of Iraq")):
        actor = desk.at(text, printed)
        assert actor is not None
        assert (actor.type, actor.country, actor.register) == ("people", "IQ", None)
    assert desk.at("The Iraqi people smugglers left.", "Iraqi people") is None


def test_a_place_of_the_report_is_no_body(desk: Desk):
    text = "Norvale Harbour Point said nothing. Norvale Harbour Point has two piers."
    report, sentences, parses = desk.parsed(text)
    span = Span(report.id, 36, 57)
    harbour = Place("pl", span, "Norvale Harbour Point", "geonames:1", "site", 1.0, 2.0, "site", (), None, None, metonym=False, why=())
    without = link(report, sentences, parses, desk.register)
    assert [actor.name for actor in without if actor.type == "body"] == ["Norvale Harbour Point"] * 2
    assert link(report, sentences, parses, desk.register, [harbour]) == ()
