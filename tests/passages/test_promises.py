"""What must hold for any reports."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.passages import align, candidates, origins, shares, trace
from tests.passages.telling import report

_LINES = st.sampled_from(
    """The dam above Karsk burst before dawn and flooded the lower town.
The dam above Karsk burst on Monday and flooded the whole lower town.
Rescue boats took forty families from the roofs of their houses.
The dam above Karsk burst before dawn and flooded the lower town, and rescue boats took forty families from the roofs of their houses.
Rescue boats took at least 60 families from the roofs of their houses.
The regional governor closed both roads into the valley until Friday.
"We were not warned," said Mara Tolk, who lost her shop.
Dockers in Orvane voted to end a strike that had lasted nine weeks.
He said.
***
> Boats between the houses of the lower town of Karsk
# Dam bursts above Karsk
© (Ana Brill/Coast Press)
The U.S. envoy’s “cease-fire” didn't hold – 1,200 fled by 7 p.m. on 7 February.""".splitlines()
)
_TEXTS = st.lists(st.one_of(_LINES, st.text(st.characters(exclude_characters="\r\n"), max_size=30)), max_size=9).map("\n".join)
_PILES = st.lists(st.tuples(_TEXTS, st.one_of(st.none(), st.integers(1, 4))), max_size=6, unique=True)


@given(_TEXTS)
def test_a_report_is_kept_whole_by_itself(text):
    told, sentences = report(text)
    found = align(told, told, sentences, sentences)
    assert {(p.relation, p.moved, p.score) for p in found} <= {("kept", False, 1.0)}
    assert all(p.older == p.newer and not p.changes for p in found)


@given(_TEXTS, _TEXTS)
def test_each_sentence_stands_in_one_passage(older, newer):
    before, old = report(older, 1)
    after, new = report(newer, 2)
    found = align(before, after, old, new)
    for side, sentences in (("older", old), ("newer", new)):
        told = Counter(span for p in found if (span := getattr(p, side)))
        assert told.keys() == {s.span for s in sentences if s.kind in ("headline", "body", "caption")}
        several = {span for p in found if p.relation == ("split" if side == "older" else "merged") and (span := getattr(p, side))}
        assert {span for span, times in told.items() if times > 1} == several
    assert len({p.id for p in found}) == len(found)
    kinds = {s.span: s.kind for s in (*old, *new)}
    for passage in found:
        assert (passage.older is None) == (passage.relation == "added")
        assert (passage.newer is None) == (passage.relation == "dropped")
        assert passage.relation in ("split", "merged") or bool(passage.changes) == (passage.relation == "reworded")
        if passage.older and passage.newer:
            assert kinds[passage.older] == kinds[passage.newer]
        for change in passage.changes:
            assert change.older or change.newer
            assert passage.older
            assert passage.newer
            assert change.older is None or passage.older.covers(change.older)
            assert change.newer is None or passage.newer.covers(change.newer)


@settings(max_examples=60)
@given(_PILES, st.randoms(use_true_random=False))
def test_the_order_of_the_reports_makes_no_difference(pile, chance: random.Random):
    made = [report(text, day) for text, day in pile]
    reports, sentences = [one for one, _ in made], [s for _, own in made for s in own]
    first = trace(reports, sentences)
    chance.shuffle(reports)
    chance.shuffle(sentences)
    assert trace(reports, sentences) == first
    passages = list(first)
    chance.shuffle(passages)
    assert origins(sentences, passages) == origins(sentences, first)


@settings(max_examples=60)
@given(_PILES)
def test_every_origin_is_an_origin(pile):
    """Whoever is followed to the root finds a sentence that stands on its own there, and no circle on the way."""
    made = [report(text, day) for text, day in pile]
    reports, sentences = [one for one, _ in made], [s for _, own in made for s in own]
    passages = trace(reports, sentences)
    found = origins(sentences, passages)
    assert set(found) == {s.id for s in sentences}
    own = {s.span.report for s in sentences if found[s.id] == s.span.report}
    assert set(found.values()) <= own
    for one in reports:
        assert sum(share.size for share in shares(one.id, sentences, passages)) == sum(
            s.span.report == one.id and s.kind != "credit" for s in sentences
        )
    pairs = candidates(reports, {one.id: own for one, own in made})
    assert {(p.older_report, p.newer_report) for p in passages} <= set(pairs)


def test_passages_that_lead_in_a_circle_still_give_one_origin():
    line = "The dam above Karsk burst before dawn and flooded the lower town."
    (one, own), (two, other) = report(line, 1), report(f"{line} ", 2)
    there, back = align(one, two, own, other), align(two, one, other, own)
    sentences = [*own, *other]
    assert set(origins(sentences, [*there, *back]).values()) == {min(one.id, two.id)}
    assert origins(sentences, [*back, *there]) == origins(sentences, [*there, *back])
    loop = replace(there[0], older=own[0].span, newer=own[0].span, older_report=one.id, newer_report=one.id)
    assert origins(own, [loop]) == {own[0].id: one.id}
