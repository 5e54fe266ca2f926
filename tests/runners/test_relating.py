"""Relating makes anew only what a new report touches, and what an event was called before leads to what it is called now."""

from __future__ import annotations

import json
import sqlite3

import pytest
from click.testing import CliRunner

from dateline import runners
from dateline.cli import cli
from dateline.runners import relating
from dateline.store import open_store

FIRST = [
    (
        "flood",
        "2031-03-05",
        "A flood killed four people in Aden, Yemen, on Monday, the mayor said. The flood washed away two bridges in Aden.",
    ),
    ("ferry", "2031-03-06", "A ferry sank near Mombasa, Kenya, on Wednesday. At least 12 people drowned, the coast guard said."),
    ("strike", "2031-03-07", "A drone strike hit a convoy near Mosul, Iraq, on Thursday. Three soldiers were killed, the army said."),
]
OLDER = ("early", "2031-03-03", "At least two people died on Monday when a flood hit Aden, Yemen, the mayor said. Two bridges were lost.")
APART = ("fire", "2031-04-02", "A fire destroyed a market in Lima, Peru, on Tuesday. Nobody was hurt, the fire chief said.")


@pytest.fixture
def run(tools, tmp_path):
    """Reads and relates reports as (name, day, text)."""

    def more(store, told):
        path = tmp_path / f"{told[0][0]}.jsonl"
        path.write_text("".join(json.dumps({"id": name, "date": day, "text": text}) + "\n" for name, day, text in told), encoding="utf-8")
        runners.run([path], store, lambda: tools)

    return more


def the_flood(store):
    (event,) = (event for event in store.get("events") if event.kind == "flood")
    return event


def done(*words):
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 0, result.output
    return result.stdout


def shown(event, db):
    return json.loads(done("show", "events", event, "--db", db, "--format", "json"))


def test_an_id_lasts_as_a_younger_report_comes_and_the_old_one_leads_on_as_an_older_comes(run, tmp_path):
    db = str(tmp_path / "story.db")
    with open_store(db) as store:
        run(store, [FIRST[0]])
        before = the_flood(store)
        run(store, FIRST[1:])
        assert the_flood(store).id == before.id
        run(store, [OLDER])
        now = the_flood(store)
        exported = [event.id for event in store.get("events")]
    assert len(now.reports) == 2
    assert now.id != before.id
    assert before.id not in exported
    assert now.id in done("why", before.id, "--db", db)
    assert shown(before.id, db)["records"][0]["id"] == now.id
    done("page", "--db", db, "--out", str(tmp_path / "page"))
    page = (tmp_path / "page" / "index.html").read_text("utf-8")
    assert f'<span id="e-{before.id}"></span>' in page.split(f'id="e-{now.id}"')[1].split("</article>")[0]
    done("set", before.id, "killed", "4", "--because", "the list", "--db", db)
    with open_store(db) as store:
        assert the_flood(store).killed[0].verdict


def test_the_old_id_of_what_was_told_apart_names_both(run, tmp_path):
    db = str(tmp_path / "story.db")
    with open_store(db) as store:
        run(store, [FIRST[0]])
        before = the_flood(store)
        run(store, [OLDER])
        now = the_flood(store)
    last = next(key for key in now.mentions if key in before.mentions and key != before.mentions[0])
    done("split", now.id, last, "--db", db)
    with open_store(db) as store:
        parts = {event.id for event in store.get("events") if event.kind != "statement" and set(event.mentions) & set(before.mentions)}
    assert len(parts) == 2
    told = CliRunner().invoke(cli, ["why", before.id, "--db", db])
    assert told.exit_code != 0
    assert all(key in str(told.exception) for key in parts)
    assert {event["id"] for event in shown(before.id, db)["records"]} == parts


def test_what_a_new_report_does_not_touch_is_not_written_again(run):
    store = open_store(":memory:")
    run(store, FIRST)
    before = {event.id: event for event in store.get("events")}
    rows = dict(store._connection.execute("SELECT id, rowid FROM events"))  # noqa: SLF001 - a row that is written again has another number
    run(store, [APART])
    after = dict(store._connection.execute("SELECT id, rowid FROM events"))  # noqa: SLF001
    assert {key: after[key] for key in rows} == rows
    assert before.items() <= {event.id: event for event in store.get("events")}.items()


def test_a_store_of_an_older_schema_is_related_anew(run, tmp_path):
    db = tmp_path / "story.db"
    with open_store(db) as store:
        run(store, FIRST)
        wanted = [store.get(kind) for kind in ("links", "events", "entries", "stories")]
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE progress SET rules = 'those of an older dateline', related = 0")
    with open_store(db) as store:
        assert not store.related
        run(store, FIRST)
        assert [store.get(kind) for kind in ("links", "events", "entries", "stories")] == wanted


def test_other_rules_relate_anew_though_no_report_is_new(run, tmp_path):
    with open_store(tmp_path / "story.db") as store:
        run(store, FIRST)
        wanted = store.get("events")
        with store.transaction():
            store.drop("events", [wanted[0].id])
            store.workings.settle("those of another dateline")
        run(store, FIRST)
        assert store.get("events") == wanted


def test_one_death_joins_in_the_store_as_it_does_at_once(run, tmp_path):
    """Days that contradict each other are passed over where one person is told killed in both: also for bonds that were stored."""
    killed = "Leo Varga, 34, was shot dead in Arlen {}, police said. He was a teacher."
    rows = [
        ("first", "2031-05-19", killed.format("on Sunday")),
        ("second", "2031-05-25", f"A man was charged with murder on Friday. {killed.format('on May 12')}"),
    ]
    with open_store(tmp_path / "story.db") as store:
        run(store, rows)
        assert any(len(event.reports) == 2 and event.killed for event in store.get("events"))
        assert list(relating.differences(store)) == []
