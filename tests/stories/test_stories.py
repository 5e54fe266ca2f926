"""Which reports tell one course of events, and the report that was spliced of two."""

from __future__ import annotations

import json
from datetime import date

import pytest

from dateline import stories
from dateline.records import Interval, Passage, Report, Sentence, Span, identify
from tests.conftest import CASES
from tests.events.test_stories import read

STORIES = json.loads((CASES / "stories" / "stories.json").read_text("utf-8"))


@pytest.mark.parametrize("case", STORIES, ids=lambda case: case["case"])
def test_together_and_apart(tools, tmp_path, case):
    names = list(case["reports"])
    store = read(tools, tmp_path, list(case["reports"].values()))
    name = {report.id: names[int(report.name)] for report in store.get("reports")}
    told = {name[report]: story for story in store.get("stories") for report in story.reports}
    for one, other in case["together"]:
        assert told[one].id == told[other].id, told[one].why
        assert told[one].why
    for one, other in case["apart"]:
        assert told[one].id != told[other].id, told[one].why


def test_a_spliced_report_stands_in_two_stories_by_sentence(told):
    spliced = next(report.id for report in told.get("reports") if report.name == "deir-ezzor-3-spliced")
    of_it = [story for story in told.get("stories") if spliced in story.reports]
    assert len(of_it) == 2
    assert all(len(story.reports) > 1 for story in of_it)
    sentences = [set(story.sentences) for story in of_it]
    assert not sentences[0] & sentences[1]


def test_every_grouping_says_why(told):
    assert all(story.why for story in told.get("stories") if len(story.reports) > 1)


def test_the_order_of_reports_changes_nothing(told):
    kinds = [told.get(kind) for kind in ("reports", "sentences", "mentions", "events", "passages")]
    first = stories.group(*kinds)
    assert stories.group(*[tuple(reversed(records)) for records in kinds]) == first
    assert stories.group(*[(*records[7:], *records[:7]) for records in kinds]) == first


SENTENCES = {
    "mill": ["A boiler burst in the Tolva paper mill.", "Nine workers were carried out through the loading gate."],
    "vote": ["The council of Ronn voted down the harbour levy.", "Its speaker wants a ballot before the herring fair."],
}


def lines(name, texts):
    text = " ".join(texts)
    when = date(2031, 5, 15 if name == "both" else 14)
    day = Interval(when, when, "day")
    report = Report(identify("r", name), text, day, None, name, None, None, None, ())
    found, start = [], 0
    for index, line in enumerate(texts):
        span = Span(report.id, start, start + len(line))
        found.append(Sentence(identify("s", name, index), span, "body", index, index, None))
        start += len(line) + 1
    return report, found


def test_what_was_copied_of_two_reports_stands_with_each_and_what_is_new_with_the_sentence_before():
    made = {name: lines(name, texts) for name, texts in SENTENCES.items()}
    both, own = lines("both", [*SENTENCES["mill"], "An inquiry opens on Friday.", *SENTENCES["vote"]])
    copied = [*zip(made["mill"][1], own[:2], strict=True), *zip(made["vote"][1], own[3:], strict=True)]
    passages = [
        Passage(
            identify("p", a.id, b.id),
            "kept",
            a.span.report,
            b.span.report,
            a.span,
            b.span,
            moved=False,
            score=1.0,
            direction="known",
            changes=(),
        )
        for a, b in copied
    ]
    reports = [made["mill"][0], made["vote"][0], both]
    found = stories.group(reports, [*made["mill"][1], *made["vote"][1], *own], [], [], passages)
    told = {story.reports[0]: story for story in found}
    assert set(told) == {made["mill"][0].id, made["vote"][0].id}
    assert {line.id for line in own[:3]} <= set(told[made["mill"][0].id].sentences)
    assert {line.id for line in own[3:]} <= set(told[made["vote"][0].id].sentences)
