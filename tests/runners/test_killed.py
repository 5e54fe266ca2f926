"""A run that is killed at any moment and gone on with tells what an undisturbed one tells, and leaves no process behind."""

from __future__ import annotations

import os
import signal
import time
from random import Random

import pytest

from benchmarks.robustness.kill import export, left, read, sound, started
from dateline import runners, samples
from dateline.runners import local
from dateline.store import open_store

REPORTS = sorted(samples.folder().iterdir())[:6]


@pytest.fixture(scope="module")
def undisturbed(tools, tmp_path_factory):
    """What is told of the reports, and how many statements the store is given for it."""
    path = tmp_path_factory.mktemp("undisturbed") / "story.db"
    given: list[str] = []
    with open_store(path) as store:
        store._connection.set_trace_callback(given.append)  # noqa: SLF001 - the moments are counted in statements
        runners.run(REPORTS, store, lambda: tools)
    return export(path), len(given)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a run to kill that has its tools loaded takes fork")
@pytest.mark.parametrize("seed", range(3))
def test_killed_at_a_random_statement(tools, undisturbed, tmp_path, monkeypatch, seed):
    monkeypatch.setattr(local, "BATCH", 4)
    expected, statements = undisturbed
    path = tmp_path / "story.db"
    last = Random(seed).randrange(statements)  # noqa: S311 - a moment, not a secret
    killed = os.fork()
    if not killed:
        with open_store(path) as store:
            given = iter(range(last))

            def count(_statement):
                if next(given, None) is None:
                    os.kill(os.getpid(), signal.SIGKILL)

            store._connection.set_trace_callback(count)  # noqa: SLF001 - as above
            runners.run(REPORTS, store, lambda: tools)
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(killed, 0)[1]) == signal.SIGKILL
    assert sound(path)
    with open_store(path) as store:
        runners.run(REPORTS, store, lambda: tools)
    assert export(path) == expected


def test_killed_with_processes_that_read(tools, undisturbed, tmp_path):
    path = tmp_path / "story.db"
    process = started(REPORTS, path, 2, batch=4)
    until = time.monotonic() + 100
    while time.monotonic() < until and process.poll() is None and not (path.is_file() and read(path)):
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not left(process.pid)
    assert sound(path)
    with open_store(path) as store:
        runners.run(REPORTS, store, lambda: tools)
    assert export(path) == undisturbed[0]
