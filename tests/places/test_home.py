"""Where an outlet is at home, and what its names mean for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.places import locate
from dateline.places.home import home
from dateline.tables import rows
from tests.conftest import cases
from tests.telling import parsed, report


def told_in(gazetteer, entry):
    regions = [above.name for above in gazetteer.containers(entry) if above.level == "region"]
    return ", ".join([entry.name, *regions])


@pytest.mark.parametrize(("where", "town"), cases("places/homes.tsv"))
def test_home(gazetteer, where, town):
    words = None if where == "-" else where
    for told in (replace(report("A bus burned."), url=words), replace(report("A bus burned."), source=words)):
        entry = home(told, gazetteer)
        assert ("-" if entry is None else told_in(gazetteer, entry)) == town


def test_every_outlet_has_a_town(gazetteer):
    domains = [domain for domain, *_ in rows("dateline.places", "outlets.tsv")]
    assert len(set(domains)) == len(domains)
    homes = {domain: home(replace(report("A bus burned."), source=domain), gazetteer) for domain in domains}
    assert [domain for domain, entry in homes.items() if entry is None or entry.level != "town"] == []


def test_a_paper_means_the_town_of_its_own(parser, gazetteer):
    text = "A barn burned in Springfield."
    for outlet, region in (("masslive.com", "Massachusetts"), ("news-leader.com", "Missouri")):
        told = replace(report(text), source=outlet)
        sentences, parses = parsed(parser, told)
        (place,) = locate(told, sentences, parses, gazetteer)
        assert place.within[0] == region
        assert "the outlet is at home in Springfield" in place.why


def test_a_street_without_a_town_lies_where_the_outlet_is(parser, gazetteer):
    told = replace(report("A shed burned in the 400 block of Alder Street."), source="denverpost.com")
    sentences, parses = parsed(parser, told)
    (place,) = locate(told, sentences, parses, gazetteer)
    assert (place.gazetteer, place.within[0], place.precision) == (None, "Denver", "town")
    assert any("where the outlet is at home" in why for why in place.why)


def test_a_paper_named_for_its_town_does_not_mean_the_great_namesake(parser, gazetteer):
    text = "A barn burned in Paris. ¶ Crews came from Memphis, Tennessee.".replace(" ¶ ", "\n\n")
    regions = []
    for outlet in ("paris-herald.example.com", "kestrel.example.com"):
        told = replace(report(text), source=outlet)
        sentences, parses = parsed(parser, told)
        regions.append(locate(told, sentences, parses, gazetteer)[0].within[0])
    assert regions == ["Tennessee", "Île-de-France"]
