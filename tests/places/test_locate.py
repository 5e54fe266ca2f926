from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.places import locate
from dateline.records import identify
from tests.conftest import cases
from tests.telling import parsed, report


def _check(read, case):
    text, words, identity, level, precision, within, country, relation, kind = case
    told, places = read(text)
    found = [place for place in places if told.text[place.span.start : place.span.end] == words]
    assert found, [told.text[place.span.start : place.span.end] for place in places]
    place = found[0]
    assert (
        place.gazetteer or "-",
        place.level or "-",
        place.precision,
        ", ".join(place.within) or "-",
        place.country or "-",
        place.relation or "-",
        "metonym" if place.metonym else "place",
    ) == (identity, level, precision, within, country, relation, kind)
    assert place.why


@pytest.mark.parametrize("case", cases("places/places.tsv"), ids=lambda case: f"{case[1]} in: {case[0]}")
def test_place(read, case):
    _check(read, case)


@pytest.mark.parametrize(
    "case",
    [pytest.param(row[:9], marks=pytest.mark.xfail(strict=True, reason=row[9]), id=row[0]) for row in cases("places/known_failures.tsv")],
)
def test_known_failure(read, case):
    _check(read, case)


@pytest.mark.parametrize(("text", "words"), cases("places/negatives.tsv"))
def test_no_place(read, text, words):
    told, places = read(text)
    assert words not in [told.text[place.span.start : place.span.end] for place in places]


def test_one_name_has_one_sense_in_a_report(read):
    _, places = read(
        "SPRINGFIELD, Ill. (Kestrel Wire) — A plant closed. ¶ Workers in Springfield waited. ¶ Rain is expected in Springfield."
    )
    assert {place.gazetteer for place in places if place.name == "Springfield"} == {"geonames:4250542"}


def test_neighbours_choose_among_namesakes(read):
    _, places = read("A barn burned in Salem. ¶ Crews came from Portland, Oregon, and from Eugene, Oregon.")
    assert next(place for place in places if place.name == "Salem").within == ("Oregon", "United States")


def test_a_part_of_a_city_says_whose_coordinates_it_has(read):
    _, places = read("A wall fell in the Mashtal neighbourhood in eastern Baghdad.")
    part, city = places
    assert (part.lat, part.lon) == (city.lat, city.lon)
    assert any("coordinates are those of Baghdad" in why for why in part.why)


def test_abstains_where_nothing_speaks_for_a_small_town(read):
    _, places = read("A lamp fell over in Avoca.")
    assert [place.gazetteer for place in places] == [None]


def test_sentences_without_grammar_are_passed_over(gazetteer):
    told = report("A bus burned in Baghdad.")
    assert locate(told, (), {}, gazetteer) == ()


def test_a_road_with_a_town_s_name_does_not_hide_the_town(read):
    for text in (
        "A car stopped at Springfield road. ¶ Workers left Springfield, Illinois.",
        "Workers left Springfield, Illinois. ¶ A car stopped at Springfield road.",
    ):
        _, places = read(text)
        assert {(place.level, place.gazetteer) for place in places if place.name == "Springfield"} == {
            ("site", None),
            ("town", "geonames:4250542"),
        }


SENTENCES = [
    "A barn burned in Paris.",
    "Crews came from Blossom, Texas.",
    "The Paris attack was condemned in Berlin.",
    "A car stopped at Salem road.",
    "Rain fell in Salem, Oregon.",
    "Workers left Jordan for Lebanon, Ohio.",
    "Springfield police held a man near Portland.",
    "Chile sent a ship to Istanbul.",
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(SENTENCES), unique=True, min_size=2, max_size=5).flatmap(
        lambda told: st.tuples(st.just(told), st.permutations(told))
    )
)
def test_what_names_mean_does_not_hang_on_the_order_of_the_sentences(read, orders):
    def meant(sentences):
        told, places = read(" ¶ ".join(sentences))
        return sorted((told.text[place.span.start : place.span.end], str(place.gazetteer), str(place.level)) for place in places)

    assert meant(orders[0]) == meant(orders[1])


NAMES = [
    "Baghdad",
    "Hodeida",
    "Jordan",
    "Springfield, Illinois",
    "the Green Zone",
    "Deir Ezzor",
    "New York",
    "HAWTHORNE, Calif.",
    "Mashtal",
]
WORDS = [
    "in",
    "near",
    "said",
    "and",
    ",",
    "north of",
    "police",
    "province",
    "the Iraqi capital",
    "attack",
    "’s",
    "“",
    "—",
    "\n\n",
    "a bus burned.",
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(NAMES + WORDS), max_size=12))
def test_spans_ids_and_order_hold_for_any_text(parser, gazetteer, pieces):
    told = report(" ".join(pieces))
    sentences, parses = parsed(parser, told)
    places = locate(told, sentences, parses, gazetteer)
    assert places == locate(told, sentences, dict(reversed(parses.items())), gazetteer)
    assert [place.span for place in places] == sorted({place.span for place in places})
    for place in places:
        words = told.text[place.span.start : place.span.end]
        assert words
        assert words == words.strip()
        assert place.id == identify("l", told.id, place.span.start, place.span.end)
        assert any(sentence.span.covers(place.span) for sentence in sentences)
        assert place.lat is None or (-90 <= place.lat <= 90 and -180 <= (place.lon or 0) <= 180)
        assert place.country is None or (len(place.country) == 2 and place.country.isupper())
        assert (place.precision == "unknown") == (place.lat is None) or place.gazetteer is not None
