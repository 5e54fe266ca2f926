from __future__ import annotations

from dateline.passages import candidates, origins, shares, trace
from tests.passages.telling import report

WIRE = """The dam above Karsk burst before dawn and flooded the lower town.
Rescue boats took forty families from the roofs of their houses.
The regional governor closed both roads into the valley until Friday."""
OTHER = """Dockers in Orvane voted to end a strike that had lasted nine weeks.
Shipping lines said the first grain freighters would sail within days."""
REWRITTEN = "Rescue boats have taken at least sixty families from the roofs of their houses."


def told(*texts: tuple[str, int | None]):
    made = [report(text, day) for text, day in texts]
    return [one for one, _ in made], [sentence for _, own in made for sentence in own]


def links(passages):
    return {(p.older_report, p.newer_report) for p in passages}


def test_strangers_are_not_compared():
    reports, sentences = told((WIRE, 1), (OTHER, 2))
    assert candidates(reports, {r.id: [s for s in sentences if s.span.report == r.id] for r in reports}) == ()
    assert trace(reports, sentences) == ()
    assert origins(sentences, ()) == {s.id: s.span.report for s in sentences}


def test_a_splice_has_two_sources_and_its_own_sentences():
    reports, sentences = told((WIRE, 1), (OTHER, 2), (f"{WIRE}\nTwo stories from the coast today.\n{OTHER}", 3))
    passages = trace(reports, sentences)
    wire, other, splice = (r.id for r in reports)
    assert links(passages) == {(wire, splice), (other, splice)}
    assert [(share.source, share.counts) for share in shares(splice, sentences, passages)] == [
        (wire, {"body": 3}),
        (other, {"body": 2}),
        (None, {"body": 1}),
    ]
    assert [origins(sentences, passages)[s.id] for s in sentences if s.span.report == splice] == [wire] * 3 + [splice] + [other] * 2


def test_a_copy_of_a_copy_leads_to_the_first_report():
    second = WIRE.replace(WIRE.splitlines()[1], REWRITTEN)
    reports, sentences = told((WIRE, 1), (second, 2), (f"{second}\nReporting by the valley desk of this paper.", 3))
    passages = trace(reports, sentences)
    first, copy, third = (r.id for r in reports)
    assert links(passages) == {(first, copy), (first, third), (copy, third)}
    found = origins(sentences, passages)
    assert [found[s.id] for s in sentences if s.span.report == third] == [first] * 3 + [third]


def test_every_copy_points_to_the_oldest():
    """Sixty papers print one wire text: more than may share a phrase, and still one origin and no web among the copies."""
    reports, sentences = told(*((f"{WIRE}\nThis is what word{n} said of town{n} and of field{n} and house{n}.", n) for n in range(1, 61)))
    passages = trace(reports, sentences)
    assert links(passages) == {(reports[0].id, copy.id) for copy in reports[1:]}
    assert next((share.source, share.size) for share in shares(reports[59].id, sentences, passages)) == (reports[0].id, 3)


def test_undated_copies_have_an_origin_but_no_known_direction():
    reports, sentences = told((WIRE, None), (f"{WIRE}\nPrinted in the valley.", None))
    passages = trace(reports, sentences)
    assert {p.direction for p in passages} == {"unknown"}
    assert len({origins(sentences, passages)[s.id] for s in sentences if s.index < 3}) == 1
