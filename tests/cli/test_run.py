"""What a run tells on its way, and when it is stopped."""

from __future__ import annotations

import gzip
import time

from click.testing import CliRunner

from dateline import runners
from dateline.cli import cli
from dateline.cli.progress import progress
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
    assert "0 reports are read and kept. Run the same command again to go on." in done.output
    assert asked == {"workers": 3}


def test_no_workers_are_none(tmp_path):
    (tmp_path / "in.txt").write_text("A ferry sank off Port Amber.", "utf-8")
    assert CliRunner().invoke(cli, ["run", str(tmp_path / "in.txt"), "--db", str(tmp_path / "x.db"), "--workers", "0"]).exit_code == 2


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
