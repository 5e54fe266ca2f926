"""Which mentions are one event: small stories with what belongs together and what must stay apart."""

from __future__ import annotations

import json

import pytest

from dateline import runners
from dateline.store import open_store
from tests.conftest import CASES

STORIES = json.loads((CASES / "events" / "stories.json").read_text("utf-8"))


def read(tools, tmp_path, reports):
    path = tmp_path / "reports.jsonl"
    rows = [{"id": str(number), "date": day, "text": text} for number, (day, text) in enumerate(reports)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    store = open_store(":memory:")
    runners.run([path], store, lambda: tools)
    return store


def event_of(store, quote):
    """The event told by the mention nearest to the beginning of a quotation."""
    texts = {report.id: report.text for report in store.get("reports")}
    sentences = {sentence.id: sentence for sentence in store.get("sentences")}
    mentions = {mention.id: mention for mention in store.get("mentions")}
    found = []
    for event in store.get("events"):
        for key in event.mentions:
            span = sentences[mentions[key].sentence].span
            start = texts[span.report].find(quote, span.start, span.end)
            if start >= 0 and event.kind != "statement":
                found.append((abs(mentions[key].trigger.start - start), event.id))
    assert found, f"no event is told in {quote!r}"
    return min(found)[1]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["case"])
def test_together_and_apart(tools, tmp_path, story):
    store = read(tools, tmp_path, story["reports"])
    for one, other in story["together"]:
        assert event_of(store, one) == event_of(store, other)
    for one, other in story["apart"]:
        assert event_of(store, one) != event_of(store, other)


def test_the_dropped_day_comes_through_lineage_with_the_words_of_the_original(tools, tmp_path):
    store = read(tools, tmp_path, STORIES[-1]["reports"])
    event = next(event for event in store.get("events") if event.killed)
    assert event.when is not None
    claims = {claim.id: claim for claim in store.get("claims")}
    names = {report.id: report.name for report in store.get("reports")}
    assert {names[claims[key].span.report] for key in event.when.claims} == {"0"}
    assert [names[key] for key in event.origins] == ["0"]


def test_one_reports_brawl_does_not_name_a_killing_that_six_tell_of(tools, tmp_path):
    day = "2031-05-15"
    killing = "Jaro Lind, a harbour clerk, was murdered on Wednesday in Lyon, France, the prosecutor said."
    others = ("The city mourns.", "The port is shut.", "A vigil is planned.", "Neighbours are shocked.", "His union asks for answers.")
    brawl = "Jaro Lind, a harbour clerk, was murdered on Wednesday in Lyon, France, in a brawl, a lawyer said."
    store = read(tools, tmp_path, [*((day, f"{killing} {other}") for other in others), (day, brawl)])
    (event,) = [event for event in store.get("events") if len(event.reports) == 6]
    assert event.kind == "killing"


def test_every_join_says_why(told):
    assert all(link.reasons for link in told.get("links"))
    joined = [event for event in told.get("events") if len(event.mentions) > 1]
    assert joined
    assert all(event.why for event in joined)


def test_a_spliced_report_stands_in_two_stories(told):
    spliced = next(report.id for report in told.get("reports") if report.name == "deir-ezzor-3-spliced")
    assert sum(spliced in story.reports and len(story.reports) > 1 for story in told.get("stories")) >= 2


def test_a_denial_names_nobody_who_did_it(told):
    names = {report.id: report.name for report in told.get("reports")}
    shelling = next(e for e in told.get("events") if e.kind == "shelling" and names[e.reports[0]] == "tripoli-talks-2")
    assert shelling.modality == "asserted"
    assert "its gunners" not in [reading.name for reading in shelling.actors]
    assert "its gunners" in [claim.value for claim in told.get("claims") if claim.field == "actor" and claim.stance == "denies"]
