"""The hand-made facts hold: every quotation stands in its report, every day is the weekday it is said to be, and the samples read as marked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline import reports, samples
from dateline.records import Problem, Report
from dateline.tables import rows

GOLDEN = json.loads(Path(__file__).with_name("expected.json").read_text(encoding="utf-8"))
READ = list(reports.read([samples.folder()]))
REPORTS = {str(found.name): found for found in READ if isinstance(found, Report)}
STORIES = GOLDEN["stories"]
EVENTS = {event["id"]: event for story in STORIES for event in story["events"]}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def quotations(held: Any, where: str = "") -> Iterator[tuple[str, str, str]]:
    """Everything that claims to stand in a report: where in the file of facts, which report, which words."""
    if isinstance(held, dict):
        for field in ("w", "source", "cue"):
            if field in held:
                yield f"{where}.{field}", held["report"], held[field]
        if "of" in held:
            for passage in held["passages"]:
                yield f"{where}.newer", held["report"], passage["newer"]
                yield f"{where}.older", held["of"], passage["older"]
        for key, inner in held.items():
            yield from quotations(inner, f"{where}.{key}")
    elif isinstance(held, list):
        for number, inner in enumerate(held):
            yield from quotations(inner, f"{where}[{number}]")


def test_every_quotation_stands_in_its_report():
    quoted = list(quotations(STORIES))
    assert len(quoted) > 250
    assert [(where, name, words) for where, name, words in quoted if words not in REPORTS[name].text] == []


def test_the_samples_read_as_marked():
    assert set(REPORTS) == set(GOLDEN["reports"])
    for name, marked in GOLDEN["reports"].items():
        report = REPORTS[name]
        assert (samples.folder() / marked["file"]).is_file()
        stated = report.date and (str(report.date.start)[:7] if report.date.precision == "month" else str(report.date.start))
        assert stated == marked["date"], name
        if "headline" in marked:
            headline = re.sub(r"\A\s*date \S+ ", "", report.text).split("\n\n")[0]
            assert headline == marked["headline"]
        for caption in marked.get("captions", ()):
            assert caption in report.text.split("\n\n") or report.text.rstrip().endswith("\n\n" + caption), name
        for credit in marked.get("credits", ()):
            assert f"({credit['person']}/{credit['agency']})" in report.text


def test_only_the_undated_report_is_a_problem():
    problems = [found for found in READ if isinstance(found, Problem)]
    assert [(found.where, found.report) for found in problems] == [("zabid-flood-5-undated.txt", REPORTS["zabid-flood-5-undated"].id)]


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_a_sample_is_short_and_lies_in_the_future(name):
    report = REPORTS[name]
    assert 90 <= len(report.text.split()) <= 260
    years = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", report.text)}
    assert all(year >= 2027 for year in years)
    assert report.date is None or report.date.start.year == 2031
    assert report.url is None or "//www.example.org/" in report.url


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_an_event_says_what_events_can_say(event):
    assert event["kind"] in {row[0] for row in rows("dateline.codes", "events.tsv")}
    assert event["status"] in {"new", "background"}
    assert event["modality"] in {"asserted", "denied", "planned", "hypothetical"}
    assert set(event.get("origins", ())) <= set(event["reports"]) <= set(REPORTS)
    for reading in (*event.get("killed", ()), *event.get("injured", ())):
        assert reading["high"] in (reading["low"], None)
        assert reading["report"] in event["reports"]
        assert reading.get("copy_of") in {None, *event.get("origins", event["reports"])}


def test_a_day_is_the_weekday_that_the_words_say():
    seen = 0
    for event in EVENTS.values():
        stated = event.get("date", {})
        if stated.get("precision") != "day":
            continue
        for said in stated["said"]:
            named = [number for number, weekday in enumerate(WEEKDAYS) if weekday in said["w"]]
            if named:
                assert [date.fromisoformat(stated["value"]).weekday()] == named, event["id"]
                seen += 1
    assert seen > 20


def test_a_kept_passage_is_the_same_and_a_reworded_one_is_not():
    for story in STORIES:
        for copy in story["copies"]:
            for passage in copy["passages"]:
                same = passage["older"].replace(",", "") == passage["newer"].replace(",", "")  # a comma is style
                assert same == (passage["relation"] == "kept"), passage
                if "dropped" in passage:
                    assert passage["dropped"] not in passage["newer"]
                    assert passage["dropped"] in REPORTS[copy["of"]].text


def test_what_is_kept_separate_is_told():
    assert all(name in EVENTS for names in GOLDEN["separate"] for name in names)


def test_the_readme_says_that_all_is_invented():
    readme = (samples.folder().parent / "README.md").read_text(encoding="utf-8")
    assert "invented" in readme
    assert "Apache-2.0" in readme
