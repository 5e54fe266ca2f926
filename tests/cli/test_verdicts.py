"""A person decides: merge, split, set, forget, log, why."""

from __future__ import annotations

import getpass
import json
import re
import shutil
import sqlite3

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from tests.conftest import CASES

FERRY = "A ferry capsized off Port Halden"
FLOOD = "A flood killed six people"
LANDSLIDE = "A landslide near Karsk killed a child"
BOMB = "A bomb exploded in the fish market"
REPORTS = CASES / "verdicts" / "reports.json"


def invoke(*words):
    return CliRunner().invoke(cli, [str(word) for word in words])


def done(*words):
    result = invoke(*words)
    assert result.exit_code == 0, (result.output, result.exception)
    return result.output


def refused(*words):
    result = invoke(*words)
    assert result.exit_code != 0
    return str(result.exception) + result.output


@pytest.fixture(scope="module")
def read_once(tmp_path_factory):
    path = tmp_path_factory.mktemp("store") / "story.db"
    done("run", REPORTS, "--db", path)
    return path


@pytest.fixture
def db(read_once, tmp_path):
    return shutil.copy(read_once, tmp_path / "story.db")


def shown(db, kind):
    return json.loads(done("show", kind, "--db", db, "--format", "json"))["records"]


def event(db, words):
    """The id of the event that the first sentence with these words tells."""
    sentences = {sentence["id"] for sentence in shown(db, "sentences") if words in sentence["span"]["quote"]}
    mention = next(mention["id"] for mention in shown(db, "mentions") if mention["sentence"] in sentences)
    return next(told["id"] for told in shown(db, "events") if mention in told["mentions"])


def found(pattern, output):
    match = re.search(pattern, output, re.MULTILINE)
    assert match, output
    return match[1]


def verdict(output):
    return found(r"^(v[0-9a-f]{16}):", output)


def test_merge_joins_two_events_and_says_what_changed(db):
    flood, landslide = event(db, FLOOD), event(db, LANDSLIDE)
    output = done("merge", flood, landslide[:9], "--db", db, "--by", "ana", "--because", "one night of rain")
    assert f"- {landslide}" in output
    assert f"+ {flood}" in output
    assert "take it back with: dateline forget v" in output
    assert landslide not in {told["id"] for told in shown(db, "events")}
    why = done("why", flood, "--db", db)
    assert re.search(r"joined by ana on \d{4}-\d\d-\d\d: one night of rain", why)
    assert "A landslide near Karsk killed a child" in why


def test_split_tells_mentions_apart_that_why_lists(db):
    bombing = event(db, BOMB)
    mention = found(rf"(m[0-9a-f]{{16}}) .*\n.*{BOMB}", done("why", bombing, "--db", db))
    done("split", bombing, mention[:8], "--db", db)
    apart = [told for told in shown(db, "events") if mention in told["mentions"]]
    assert [told["mentions"] for told in apart] == [[mention]]
    assert "told apart by" in apart[0]["why"][0]


def test_set_puts_a_value_first_and_shows_by_whom_everywhere(db, tmp_path):
    ferry = event(db, FERRY)
    before = next(told for told in shown(db, "events") if told["id"] == ferry)["killed"]
    decided = verdict(done("set", ferry, "killed", "14", "--because", "the coroner's list", "--by", "ana", "--db", db))
    killed = next(told for told in shown(db, "events") if told["id"] == ferry)["killed"]
    assert killed == [
        {
            "low": 14,
            "high": 14,
            "hedge": None,
            "group": None,
            "cumulative": False,
            "part": False,
            "claims": [],
            "origins": 0,
            "verdict": decided,
        },
        *before,
    ]
    words = "killed set to 14 by ana on "
    assert words in " ".join(done("timeline", "--db", db).split())
    assert words in " ".join(done("why", ferry, "--db", db).split())
    done("page", "--db", db, "--out", tmp_path / "page")
    page = (tmp_path / "page" / "index.html").read_text("utf-8")
    assert page.count(words) == 2  # below the entry, and in the table of readings
    assert "every span holds" in done("check", "--db", db)


def test_what_changed_shows_with_its_figures(db):
    market, captain = event(db, "Police arrested two men"), event(db, "Police arrested the captain")
    output = done("merge", market, captain, "--db", db)
    assert re.search(rf"^- {market}  day not stated  arrest  Saltby  2 arrested  by Police", output, re.MULTILINE), output
    assert re.search(r"^\+ .*2 arrested  by Police  2 reports", output, re.MULTILINE), output


def test_log_tells_the_event(db):
    ferry = event(db, FERRY)
    decided = verdict(done("set", ferry, "killed", "14", "--because", "the coroner's list", "--db", db))
    assert f"of shipwreck, 2031-03-04, Port Halden · {ferry[:9]}" in done("log", "--db", db)
    done("forget", decided, "--db", db)
    records = json.loads(done("log", "--db", db, "--format", "json"))["records"]
    assert [line["events"] for line in records] == [[ferry], []]


@pytest.mark.parametrize(
    ("field", "value", "note"),
    [
        ("when", "2099-01-01", "a report of 2031-03-04 tells of it as done; is 2099-01-01 the day that you mean?"),
        ("when", "2031-03-03", None),
        ("where", "Atlantis", "no report of this event names Atlantis as its place"),
        ("where", "port halden", None),
        ("actor", "River Guard", "no report of this event names River Guard as its actor"),
        ("killed", "14", None),
    ],
)
def test_what_is_strange_about_a_set_value_is_told(db, field, value, note):
    output = done("set", event(db, FERRY), field, value, "--because", "the coroner", "--db", db)
    assert ("note: " in output) == (note is not None), output
    assert (note or "") in output


def test_forget_restores_the_store_and_log_keeps_both(db):
    flood, landslide = event(db, FLOOD), event(db, LANDSLIDE)
    kinds = ("events", "entries", "stories", "problems")
    before = [shown(db, kind) for kind in kinds]
    decided = verdict(done("merge", flood, landslide, "--db", db))
    assert [shown(db, kind) for kind in kinds] != before
    done("forget", decided[:6], "--db", db, "--by", "ana")
    assert [shown(db, kind) for kind in kinds] == before
    log = done("log", "--db", db)
    assert f"joined by {getpass.getuser()}" in log
    assert f"{decided} taken back by ana" in log
    lines = json.loads(done("log", "--db", db, "--format", "json"))
    assert (lines["contract"], lines["kind"]) == (1, "verdicts")
    assert [(line["kind"], line["state"]) for line in lines["records"]] == [("merge", "forgotten"), ("forget", "in force")]
    assert lines["records"][0]["one"][0]["words"].startswith("A flood killed six people")


def test_what_was_set_is_not_set_again(db):
    ferry = event(db, FERRY)
    words = ("set", ferry, "killed", "14", "--because", "the coroner's list", "--db", db)
    decided = verdict(done(*words))
    assert f"dateline forget {decided}" in refused(*words)
    done("forget", decided, "--db", db)
    done(*words)
    done("set", ferry, "killed", "15", "--because", "one died on Friday", "--db", db)
    done(*words)
    assert done("log", "--db", db).count("in force") == 2  # what was forgotten is, and so is the last word


def test_decisions_outlive_new_reports(db):
    ferry = event(db, FERRY)
    done("set", ferry, "killed", "14", "--because", "the coroner's list", "--db", db)
    done("run", CASES / "verdicts" / "later.json", "--db", db)
    assert next(told for told in shown(db, "events") if told["kind"] == "shipwreck" and len(told["mentions"]) > 3)["killed"][0]["low"] == 14


def test_what_has_lost_its_words_is_a_problem_until_it_finds_them_again(db):
    ferry = event(db, FERRY)
    decided = verdict(done("set", ferry, "killed", "14", "--because", "the coroner's list", "--db", db))
    with sqlite3.connect(db) as connection:
        kept = connection.execute("SELECT * FROM mentions").fetchall()
        connection.execute("DELETE FROM mentions WHERE kind IN ('shipwreck', 'accident')")
        connection.execute("UPDATE progress SET related = 0, rules = ''")
    done("run", REPORTS, "--db", db)
    assert decided in {problem["where"] for problem in shown(db, "problems")}
    assert "stale" in done("log", "--db", db)
    with sqlite3.connect(db) as connection:
        connection.executemany(f"INSERT OR IGNORE INTO mentions VALUES ({', '.join('?' * len(kept[0]))})", kept)  # noqa: S608 - as many as columns
        connection.execute("UPDATE progress SET related = 0, rules = ''")
    done("run", REPORTS, "--db", db)
    assert decided not in {problem["where"] for problem in shown(db, "problems")}
    assert "stale" not in done("log", "--db", db)


def test_what_was_decided_can_be_neither_deleted_nor_changed(db):
    done("set", event(db, FERRY), "killed", "14", "--because", "the coroner's list", "--db", db)
    for tampering in ("DELETE FROM verdicts", "UPDATE verdicts SET verdict = '{}'"):
        with sqlite3.connect(db) as connection, pytest.raises(sqlite3.IntegrityError, match="dateline forget"):
            connection.execute(tampering)


def test_what_cannot_be_decided_is_refused_with_what_to_do(db, tmp_path):
    flood, ferry = event(db, FLOOD), event(db, FERRY)
    mentions = next(told for told in shown(db, "events") if told["id"] == flood)["mentions"]
    for words, told in (
        (("merge", flood, flood), "is given twice"),
        (("merge", flood, flood[:9]), "the same event already"),
        (("merge", flood, "ezzzz"), "dateline timeline"),
        (("merge", flood, "e"), "events begin so"),
        (("split", flood, *mentions), "name those that tell another event"),
        (("split", ferry, mentions[0]), "dateline why"),
        (("set", ferry, "killed", "a dozen", "--because", "x"), "is no figure"),
        (("set", ferry, "killed", "-3", "--because", "x"), "'-3' is no figure for killed; write 12"),
        (("set", ferry, "killed", "3", "--becuase", "x"), "--because"),
        (("set", ferry, "weather", "rain", "--because", "x"), "choose one of"),
        (("set", ferry, "killed", "3", "--because", " "), "needs the reason"),
        (("set", ferry, "killed", "3"), "--because"),
        (("forget", "vzzz"), "dateline log"),
        (("merge", flood, ferry, "--by", " "), "--by NAME"),
    ):
        assert told in refused(*words, "--db", db)
    assert json.loads(done("log", "--db", db, "--format", "json"))["records"] == []
    assert "no such store" in refused("merge", flood, ferry, "--db", tmp_path / "none.db")
