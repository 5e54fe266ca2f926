"""What an act or a word is about, by the stems of its sentence; and who cannot have said it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.events.matter import ALIKE, DOUBTFUL, OTHER, matter, nearest, stems, strangers
from dateline.records import EventMention, Sentence, Span
from tests.conftest import cases


def judged(alike: float) -> str:
    return "other" if alike < OTHER else "doubtful" if alike < DOUBTFUL else "near" if alike < ALIKE else "alike"


@pytest.mark.parametrize(("one", "other", "expected"), cases("events/matter.tsv"))
def test_whether_two_sentences_are_of_one_matter(one, other, expected):
    assert judged(nearest([stems(one)], [stems(other)])) == expected


def test_the_nearest_pair_counts():
    harbour, viaduct = stems("She would repeal the harbour tax"), stems("An inquiry into the collapsed viaduct")
    assert nearest([harbour, viaduct], [viaduct]) == pytest.approx(1.0)
    assert nearest([], [viaduct]) == 0.0


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ({"~odile varn"}, {"~tomas reik"}, True),
        ({"~odile varn"}, {"~varn"}, False),
        ({"~odile varn", "~tomas reik"}, {"~tomas reik"}, False),
        ({"~odile varn"}, set(), False),
    ],
)
def test_who_cannot_be_one_speaker(one, other, apart):
    assert strangers(frozenset(one), frozenset(other)) is apart


@pytest.mark.parametrize(
    ("kind", "words"), [("accusation", {"blame", "railw"}), ("arrest", {"varn", "blame", "railw"}), ("shooting", set())]
)
def test_who_speaks_is_no_part_of_the_matter_and_a_shooting_has_none(kind, words):
    text = "Varn blamed the railway"
    told = EventMention("m", "s", Span("r", 5, 11), kind, "new", "asserted", None, (Span("r", 0, 4),), (), (), (), (), (), ())
    assert set(matter(text, Sentence("s", Span("r", 0, len(text)), "body", 0, 0, None), told)) - {"the"} == words


@given(st.text(max_size=80))
def test_a_matter_is_of_length_one_or_nothing(text):
    told = stems(text)
    assert not told or sum(weight * weight for weight in told.values()) == pytest.approx(1.0)
