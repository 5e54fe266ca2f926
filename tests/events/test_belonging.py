"""What belongs to what: one strike of three, an arrest over a bombing, a shooting during a protest; and what belongs to nothing."""

from __future__ import annotations

import json
import random

import pytest
from click.testing import CliRunner

from dateline import runners
from dateline.cli import cli
from dateline.events.several import told_as_several, told_by_number
from dateline.records import EventMention, Sentence, Span
from dateline.store import open_store
from tests.conftest import CASES, cases
from tests.events.test_stories import event_of, read

STORIES = json.loads((CASES / "events" / "belonging.json").read_text("utf-8"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["case"])
def test_what_belongs_to_what(tools, tmp_path, story):
    store = read(tools, tmp_path, story["reports"])
    found = {event.id: {(one.how, one.event) for one in event.belongs_to} for event in store.get("events")}
    for part, how, whole in story["belongs"]:
        assert found[event_of(store, part)] == {(how, event_of(store, whole))}
    for quote in story["alone"]:
        assert found[event_of(store, quote)] == set()
    assert sum(map(len, found.values())) == len(story["belongs"])


@pytest.mark.parametrize(("text", "several", "which"), cases("events/several.tsv"))
def test_words_that_count_several_or_tell_which(text, several, which):
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    sentence = Sentence("s", Span("r", 0, len(plain)), "body", 0, 0, None)
    told = EventMention("m", "s", Span("r", start, end), "shooting", "new", "asserted", None, (), (), (), (), (), (), ())
    span = told_as_several(plain, sentence, told)
    assert (plain[span.start : span.end] if span else "-") == several
    assert (told_by_number(plain, sentence, told) or "-") == which


def test_each_keeps_its_own_figures_and_the_days_told_of_all_hold_for_each(tools, tmp_path):
    store = read(tools, tmp_path, STORIES[0]["reports"])
    whole, *parts = (
        next(event for event in store.get("events") if event.id == event_of(store, quote))
        for quote in ("Three air strikes", "One strike", "A second strike")
    )
    assert [reading.low for reading in whole.killed] == [12]
    assert [[reading.low for reading in part.killed] for part in parts] == [[7], [3]]
    assert [part.when.start for part in parts] == [whole.when.start] * 2
    assert [part.where.name for part in parts] == [whole.where.name] * 2


def test_every_belonging_proves_itself(told):
    texts = {report.id: report.text for report in told.get("reports")}
    events = {event.id: event for event in told.get("events")}
    belonging = [(event, one) for event in events.values() for one in event.belongs_to]
    assert belonging
    for event, one in belonging:
        assert one.event in events
        assert one.event != event.id
        assert one.words
        assert all(span.report in event.reports and texts[span.report][span.start : span.end].strip() for span in one.words)


def test_the_order_of_reports_changes_nothing(tools, tmp_path):
    reports = [report for story in STORIES for report in story["reports"]]
    wanted = {(event.id, event.belongs_to) for event in read(tools, tmp_path, reports).get("events")}
    store = open_store(":memory:")
    for number, (day, text) in enumerate(random.Random(3).sample(reports, len(reports))):  # noqa: S311 - a test's order, not a secret
        path = tmp_path / f"{number}.jsonl"
        path.write_text(json.dumps({"id": str(reports.index([day, text])), "date": day, "text": text}) + "\n", "utf-8")
        runners.run([path], store, lambda: tools)
    assert {(event.id, event.belongs_to) for event in store.get("events")} == wanted


def test_commands_and_page_tell_it_and_a_verdict_overrules_it(tools, tmp_path):
    db = tmp_path / "story.db"
    path = tmp_path / "reports.jsonl"
    day, text = STORIES[0]["reports"][0]
    path.write_text(json.dumps({"id": "0", "date": day, "text": text}) + "\n", "utf-8")
    with open_store(db) as store:
        runners.run([path], store, lambda: tools)
        whole, part = event_of(store, "Three air strikes"), event_of(store, "One strike")

    def done(*words):
        result = CliRunner().invoke(cli, [*words, "--db", str(db)])
        assert result.exit_code == 0, result.output
        return " ".join(result.stdout.split())

    assert f"one of several: air strike, 2031-03-04, Saada, Yemen; 7 of its 12 killed · {whole[:9]}" in done("timeline")
    assert "“Three air strikes”" in done("why", part)
    assert f"told apart: strike, 2031-03-04 · {part[:9]}" in done("why", whole)
    shown = json.loads(done("show", "events", part, "--format", "json"))["records"][0]["belongs_to"]
    assert [(one["event"], one["how"], one["words"][0]["quote"]) for one in shown] == [(whole, "one of", "Three air strikes")]
    done("page", "--out", str(tmp_path / "page"))
    page = (tmp_path / "page" / "index.html").read_text("utf-8")
    own = page.split(f'id="e-{part}"')[1].split("</article>")[0]
    assert f'One of several: <a href="#e-{whole}"' in own
    assert " · 7 of its 12 killed" in own
    assert f'Told apart: <a href="#e-{part}"' in page.split(f'id="e-{whole}"')[1].split("</article>")[0]
    done("merge", whole, part)
    with open_store(db, create=False) as store:
        assert not any(one.event == whole for event in store.get("events") if event.id == whole for one in event.belongs_to)
        assert event_of(store, "Three air strikes") == event_of(store, "One strike")
