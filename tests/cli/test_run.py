"""What a run tells on its way, and when it is stopped."""

from __future__ import annotations

import gzip
import time

import pytest
from click.testing import CliRunner

from dateline import runners
from dateline.cli import cli
from dateline.cli.progress import progress
from dateline.errors import BadInput, ModelError
from dateline.runners.local import Step


def test_ctrl_c_tells_how_to_go_on(tmp_path, monkeypatch):
    (tmp_path / "in.txt").write_text("A ferry sank off Port Amber.", "utf-8")
    asked = {}

    def stopped(*_given, workers, **_named):
        asked["workers"] = workers
        raise KeyboardInterrupt

    monkeypatch.setattr(runners, "run", stopped)
    done = CliRunner().invoke(cli, ["run", str(tmp_path / "in.txt"), "--db", str(tmp_path / "x.db"), "--workers", "3"])
    assert done.exit_code == 130
    assert "stopped; 0 reports read and kept. Run the same command again to go on." in done.output
    assert asked == {"workers": 3}


def test_no_workers_are_none(tmp_path):
    (tmp_path / "in.txt").write_text("A ferry sank off Port Amber.", "utf-8")
    assert CliRunner().invoke(cli, ["run", str(tmp_path / "in.txt"), "--db", str(tmp_path / "x.db"), "--workers", "0"]).exit_code == 2


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [("empty.txt", b"", "give it a text"), ("photo.jpg", b"\xff\xd8", "readable are .txt"), (None, b"", "put reports there")],
)
def test_where_no_report_is_found_it_is_told_why(tmp_path, name, content, why):
    (tmp_path / "in").mkdir()
    if name:
        (tmp_path / "in" / name).write_bytes(content)
    done = CliRunner().invoke(cli, ["run", str(tmp_path / "in"), "--db", str(tmp_path / "x.db")])
    assert isinstance(done.exception, BadInput)
    assert f"no report was found in {tmp_path / 'in'}\n  {name or 'it'}" in str(done.exception)
    assert why in str(done.exception)


@pytest.mark.parametrize(("day", "noted"), [("2199-01-02", True), ("2024-05-01", False), (None, False)])
def test_a_report_of_a_day_still_to_come_is_noted(tmp_path, monkeypatch, tools, day, noted):
    (tmp_path / f"{day or 'barge'}.txt").write_text("A barge sank at Orle.", "utf-8")
    (tmp_path / "2024-04-30.txt").write_text("Fog closed the port of Orle.", "utf-8")
    monkeypatch.setattr(runners, "load_tools", lambda _model: tools)
    done = CliRunner().invoke(cli, ["run", str(tmp_path), "--db", str(tmp_path.with_suffix(".db")), "--workers", "1"])
    assert done.exit_code == 0, done.output
    assert ("the report 2199-01-02 is dated 2199-01-02, a day still to come" in done.output) == noted
    assert ("note: " in done.output) == noted


def test_a_model_that_is_not_there_is_told_in_plain_words(tmp_path):
    (tmp_path / "in.txt").write_text("A ferry sank off Port Amber.", "utf-8")
    done = CliRunner().invoke(cli, ["run", str(tmp_path / "in.txt"), "--db", str(tmp_path / "x.db"), "--model", "no_such_model"])
    assert isinstance(done.exception, ModelError)
    assert "'no_such_model' cannot be loaded: it is neither an installed spaCy pipeline nor a folder of one" in str(done.exception)


def test_away_from_a_terminal_a_line_is_printed_now_and_then(capsys, monkeypatch):
    now = iter([100.0, 110.0, 140.0, 145.0, 400.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(now))
    steps: list[tuple[Step, int]] = [("read", 20), ("read", 120), ("read", 140), ("related", 600)]
    with progress(600) as tell:
        for step, number in steps:
            tell(step, number)
    assert capsys.readouterr().err == "120 of about 600 reports, 3.0/s, 3 min left\n"


def test_how_many_reports_to_expect(tmp_path):
    (tmp_path / "one.txt").write_text("A ferry sank.", "utf-8")
    (tmp_path / "wire.jsonl").write_text("{}\n{}\n{}\n", "utf-8")
    (tmp_path / "old.jsonl.gz").write_bytes(gzip.compress(b"{}\n{}\n"))
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(b"{}\n{}\n" * 50)[:20])
    assert runners.expected([tmp_path]) == 6
    assert runners.expected([tmp_path / "wire.jsonl", tmp_path / "one.txt"]) == 4
