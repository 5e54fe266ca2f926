from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from dateline import runners, samples
from dateline.cli import COMMANDS, cli
from dateline.cli.wording import counted


def invoke(*words):
    return CliRunner().invoke(cli, [str(word) for word in words])


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    path = tmp_path_factory.mktemp("store") / "story.db"
    done = invoke("run", samples.folder(), "--db", path)
    assert done.exit_code == 0, done.output
    return path


def test_run_again_reads_only_what_is_new(db):
    done = invoke("run", samples.folder(), "--db", db)
    assert "0 read now" in done.output


def test_a_path_that_does_not_exist_is_told(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "run", str(tmp_path / "none"), "--db", str(tmp_path / "x.db")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "none" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "kind",
    [
        "reports",
        "sentences",
        "passages",
        "descents",
        "stories",
        "mentions",
        "claims",
        "events",
        "problems",
        "times",
        "places",
        "actors",
        "links",
        "entries",
    ],
)
def test_show_gives_every_kind_as_table_and_json(db, kind):
    table = invoke("show", kind, "--db", db)
    assert table.exit_code == 0, table.output
    shown = json.loads(invoke("show", kind, "--db", db, "--format", "json").output)
    assert (shown["contract"], shown["kind"]) == (1, kind)
    assert table.output.endswith(f"\n{counted(len(shown['records']), kind)}\n")
    assert shown["records"]


def test_show_one_report_by_name_and_one_event_by_the_beginning_of_its_id(db):
    events = json.loads(invoke("show", "events", "--db", db, "--format", "json").output)["records"]
    one = json.loads(invoke("show", "events", "--db", db, "--format", "json", events[0]["id"][:9]).output)["records"]
    assert one == [events[0]]
    claims = json.loads(invoke("show", "claims", "--db", db, "--format", "json", "deir-ezzor-1-wire").output)["records"]
    assert len({claim["span"]["report"] for claim in claims}) == 1


def test_show_an_unknown_id_says_what_to_do(db):
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "show", "events", "--db", str(db), "ezzzz"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "dateline show events" in done.stderr


def test_the_json_of_an_event_holds_what_the_contract_says(db):
    events = json.loads(invoke("show", "events", "--db", db, "--format", "json").output)["records"]
    reports = {r["id"]: r["text"] for r in json.loads(invoke("show", "reports", "--db", db, "--format", "json").output)["records"]}
    strike = next(event for event in events if event["kind"] == "drone strike" and event["killed"])
    assert strike["type"] == {"plover": "ASSAULT", "mode": "drone", "acled": "Explosions/Remote violence", "acled_sub": "Air/drone strike"}
    assert (strike["status"], strike["modality"]) == ("new", "asserted")
    assert (strike["when"]["start"], strike["when"]["end"], strike["when"]["precision"]) == ("2031-05-14", "2031-05-14", "day")
    assert (strike["when"]["time_precision"], strike["when"]["date_prec"]) == (1, 1)
    assert strike["not_after"] >= "2031-05-14"
    assert {"name", "id", "lat", "lon", "precision", "within"} <= set(strike["where"])
    assert len(strike["reports"]) > len(strike["origins"])
    for reading in strike["killed"]:
        assert {"low", "high", "hedge", "group", "cumulative", "part", "claims", "origins", "verdict"} == set(reading)
        for claim in reading["claims"]:
            span = claim["span"]
            assert reports[span["report"]][span["start"] : span["end"]] == span["quote"]
            assert {"source", "cue", "stance", "speaker"} <= set(claim)


def test_an_event_of_no_stated_day_keeps_the_bound_that_is_certain(db):
    events = json.loads(invoke("show", "events", "--db", db, "--format", "json").output)["records"]
    undated = [event for event in events if event["when"] is None]
    assert undated
    assert any(event["not_after"] is not None for event in undated)
    assert all(event["not_after"] is None for event in events if event["modality"] != "asserted")
    assert all(event["not_after"] >= event["when"]["start"] for event in events if event["when"] and event["not_after"])
    wide = [reading for event in events for reading in event["days"] if reading["start"] != reading["end"]]
    assert wide
    assert all(reading["date_prec"] != 1 and reading["time_precision"] != 1 for reading in wide)


def test_timeline_shows_news_and_with_all_the_rest(db):
    news, everything = invoke("timeline", "--db", db).output, invoke("timeline", "--db", db, "--all").output
    assert "independent origin" in news
    assert "(hypothetical)" not in news
    assert "(hypothetical)" in everything


def test_what_is_not_printed_on_a_terminal_ends_where_its_words_end(db):
    for words in (
        ["timeline", "--all"],
        ["show", "claims"],
        ["lineage", "deir-ezzor-3-spliced"],
        ["diff", "deir-ezzor-1-wire", "deir-ezzor-5-copy"],
    ):
        told = invoke(*words, "--db", db).output
        assert not re.search(r"[ \t]$", told, re.MULTILINE), words
        assert told.endswith("\n")


def test_a_copy_with_changed_facts_is_not_called_corrected(db, tmp_path):
    told = invoke("lineage", "deir-ezzor-5-copy", "--db", db).output
    assert "with changed facts from deir-ezzor-1-wire" in told
    assert "with changed facts" in invoke("show", "descents", "--db", db).output
    invoke("page", "--db", db, "--out", tmp_path)
    assert all("orrected from" not in shown for shown in (told, (tmp_path / "index.html").read_text("utf-8")))


def test_diff_names_the_reports_as_they_were_asked_for(db):
    told = invoke("diff", "deir-ezzor-1-wire", "deir-ezzor-5-copy", "--db", db).output
    assert told.startswith("− deir-ezzor-1-wire\n+ deir-ezzor-5-copy  Four reported killed")


def test_a_denied_figure_is_not_printed(tmp_path, monkeypatch, tools):
    text = "The police commander, Ruth Adler, denied that 14 people had been arrested in Lisbon on Thursday."
    (tmp_path / "2031-05-16.txt").write_text(text, "utf-8")
    monkeypatch.setattr(runners, "load_tools", lambda _model: tools)
    assert invoke("run", tmp_path / "2031-05-16.txt", "--db", tmp_path / "x.db").exit_code == 0
    assert re.search(
        r"^  arrest \(denied\)  Lisbon, \S*Portugal  1 report,", invoke("timeline", "--all", "--db", tmp_path / "x.db").output, re.MULTILINE
    )


def test_diff_puts_changed_numbers_first(db):
    done = invoke("diff", "deir-ezzor-1-wire", "deir-ezzor-5-copy", "--db", db)
    assert done.exit_code == 0, done.output
    assert done.output.index("number:") < done.output.index("dropped\n")


def test_diff_folds_what_was_kept_until_all_is_asked_for(db):
    short, full = (invoke("diff", "tripoli-talks-1", "deir-ezzor-3-spliced", "--db", db, *more).output for more in ([], ["--all"]))
    assert "kept sentences are folded" in short
    assert len(short.splitlines()) < len(full.splitlines())


def test_lineage_tells_what_came_from_whom(db):
    told = invoke("lineage", "deir-ezzor-3-spliced", "--db", db).output
    assert "spliced from Libyan rivals open truce talks in Tripoli and deir-ezzor-1-wire" in told
    assert "6 sentences from Libyan rivals open truce talks in Tripoli" in told
    assert "1 caption its own, or of a text that is not in the store" in told
    assert "derives from no report in the store" in invoke("lineage", "deir-ezzor-1-wire", "--db", db).output


def test_lineage_as_json_counts_every_sentence_once(db):
    told = json.loads(invoke("lineage", "deir-ezzor-3-spliced", "--db", db, "--format", "json").output)
    assert (told["contract"], told["kind"], told["descent"]["relation"]) == (1, "lineage", "spliced")
    lines = json.loads(invoke("show", "sentences", "deir-ezzor-3-spliced", "--db", db, "--format", "json").output)["records"]
    counted = sum(sum(share["counts"].values()) for share in told["shares"])
    assert counted == sum(line["kind"] in ("headline", "body", "caption") for line in lines)
    wire = json.loads(invoke("lineage", "deir-ezzor-1-wire", "--db", db, "--format", "json").output)
    assert told["report"] in {descent["report"] for descent in wire["derived"]}


def test_a_name_that_no_report_has_is_told(db):
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "lineage", "no-such", "--db", str(db)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "no report of that id or name" in done.stderr


def test_diff_of_two_files():
    folder = samples.folder()
    done = invoke("diff", folder / "deir-ezzor-1-wire.txt", folder / "deir-ezzor-2-copy.txt", "--format", "json")
    relations = {record["relation"] for record in json.loads(done.output)["records"]}
    assert relations >= {"reworded", "added", "dropped"}


def test_page_and_check(db, tmp_path):
    assert invoke("page", "--db", db, "--out", tmp_path / "page").exit_code == 0
    assert "<mark" in (tmp_path / "page" / "index.html").read_text("utf-8")
    done = invoke("check", "--db", db)
    assert done.exit_code == 0
    assert "every span holds" in done.output


def test_every_command_explains_itself():
    for name in COMMANDS:
        done = invoke(name, "--help")
        assert done.exit_code == 0
        assert "Usage:" in done.output


def test_start_up_loads_nothing_heavy():
    code = "import sys, dateline, dateline.cli; print(sorted(m for m in ('spacy', 'pyarrow', 'trafilatura', 'rich', 'msgspec', 'numpy') if m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
