"""Which events make a line of the chronicle, and what the line says."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dateline.chronicle import tell
from dateline.cli.timeline import print_timeline
from dateline.codes.lines import stands
from dateline.records import ActorReading
from tests.conftest import CASES
from tests.events.test_stories import event_of, read

STORIES = json.loads((CASES / "chronicle" / "lines.json").read_text("utf-8"))
DENIALS = json.loads((CASES / "chronicle" / "denials.json").read_text("utf-8"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["case"])
def test_what_the_timeline_shows(tools, tmp_path, story):
    store = read(tools, tmp_path, story["reports"])
    events = {event.id: event for event in store.get("events")}
    lines = {entry.what: stands(entry, events[entry.id]) for entry in store.get("entries")}
    assert [what for what, shown in lines.items() if shown] == story["lines"]
    for quote in story["hidden"]:
        assert lines.get(quote) is not True


@pytest.mark.parametrize("story", DENIALS, ids=lambda story: story["case"])
def test_who_says_it_and_who_denies_it(tools, tmp_path, capsys, story):
    store = read(tools, tmp_path, story["reports"])
    told = event_of(store, story["told"])
    entry = next(entry for entry in store.get("entries") if entry.id == told)
    assert (list(entry.said_by), list(entry.denied_by), entry.origins) == (story["said"], story["denied"], story["origins"])
    print_timeline(store.get("entries"), store.get("events"), everything=True)
    printed = " ".join(capsys.readouterr().out.split())
    assert all(f"denied by {who}" in printed for who in story["denied"])


def test_whom_far_more_texts_tell_it_befell_is_no_doer(told):
    event = next(event for event in told.get("events") if event.kind == "drone strike" and event.targets)
    victim = replace(event.targets[0], origins=3)
    doer = ActorReading("Jaro Lind", None, None, None, event.when.claims, 1)
    changed = replace(event, actors=(replace(victim, origins=1), doer), targets=(victim,))
    (entry,) = tell(told.get("reports"), told.get("sentences"), told.get("mentions"), told.get("claims"), [changed])
    assert entry.by == ("Jaro Lind",)
    shot_too = replace(changed, targets=(replace(victim, origins=2),))
    (entry,) = tell(told.get("reports"), told.get("sentences"), told.get("mentions"), told.get("claims"), [shot_too])
    assert victim.name in entry.by


@pytest.mark.parametrize(
    ("actors", "by"),
    [
        (["Jaro Lind", "a man", "brothers"], ("Jaro Lind",)),
        (["a gunman", "two men"], ("a gunman", "two men")),
        (["Harrad Brigade", "its members", "Eastern Accord Force"], ("Harrad Brigade", "Eastern Accord Force")),
    ],
)
def test_who_is_named_is_not_described_too(told, actors, by):
    event = next(event for event in told.get("events") if event.kind == "drone strike")
    readings = tuple(ActorReading(name, None, None, None, event.when.claims, 1) for name in actors)
    changed = replace(event, actors=readings)
    (entry,) = tell(told.get("reports"), told.get("sentences"), told.get("mentions"), told.get("claims"), [changed])
    assert entry.by == by
