from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.actors import Register, link
from tests.actors.building import Desk

PIECES = (
    "The US military hit a depot.",
    "Kataib Hezbollah said it would stop.",
    "Mr Harpaz spoke.",
    "Daniel Harpaz met Israel’s prime minister, Ruth Amsel.",
    "He left.",
    "The group gave no reason.",
    "Karim Jassim “Abu Laith” al-Tamimi was killed in Jordan.",
    "Two officials with Iran-backed militias in Iraq spoke.",
    "POLICE ARRESTED THREE REBELS OF THE FMLN IN THE CAPITAL.",
    "“I saw it,” Mr Harpaz said.",
    "“They came at night,” residents told Reuters.",
    "Ünal Öz (UN) — “…”",
    "-- 's ' \" ( [ al- Abu",
    "\n\n",
)
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), min_size=1, max_size=7).map(" ".join)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(text=texts)
def test_spans_hold_and_never_overlap(desk: Desk, text: str):
    report, actors = desk.read(text)
    assert list(actors) == sorted(actors, key=lambda actor: actor.span)
    assert all(before.span.end <= after.span.start for before, after in pairwise(actors))
    for actor in actors:
        assert 0 <= actor.span.start < actor.span.end <= len(text)
        printed = text[actor.span.start : actor.span.end]
        assert printed == printed.strip()
        assert actor.name
        assert actor.why
        if actor.antecedent is not None:
            assert actor.antecedent.end <= actor.span.start or printed in ("I", "me", "i")
            assert any(other.span == actor.antecedent for other in actors)
    assert len({actor.id for actor in actors}) == len(actors)
    assert {actor.span.report for actor in actors} <= {report.id}


@quick
@given(text=texts)
def test_a_phrase_covers_what_is_told(desk: Desk, text: str):
    for one in desk.find(text):
        assert one.phrase is not None
        assert one.phrase.covers(one.span)
        assert text[one.phrase.start : one.phrase.end].strip() == text[one.phrase.start : one.phrase.end]


@quick
@given(text=texts)
def test_the_same_text_gives_the_same_actors(desk: Desk, text: str):
    assert desk.read(text) == desk.read(text)


@quick
@given(rows=st.permutations(range(12)))
def test_the_order_of_the_rows_of_a_register_tells_nothing(desk: Desk, rows: list[int]):
    entries = list(desk.register.entries.values())
    turned = Register([entries[i] for i in rows] + entries[12:][::-1])
    report, sentences, parses = desk.parsed(" ".join(PIECES))
    assert link(report, sentences, parses, turned) == desk.read(" ".join(PIECES))[1]
