"""Runs that are killed at random moments and gone on with must tell what an undisturbed one tells.

    python -m benchmarks.robustness.kill --data ../shared/data/stream [--reports 500] [--kills 50] [--workers N] [--seed 0]

The first reports of the stream are read once undisturbed. Then a run of the same reports is ended with kill -9 after a random
time, up to a third of what that one took, and started again on the same store, until one is left to end; then comes the next
store, until enough were killed. Lines `kill METRIC VALUE`:

- kills, stores: how many runs were killed, and on how many stores.
- kills_reading, kills_relating: of these, before and after the last report was kept.
- sound: share of kills after which SQLite finds the store whole, and every report in it has what was read from it.
- same_bytes: share of stores whose records (`export`) are those of the undisturbed run, byte for byte.
- left_over: processes that went on for ten seconds after the run that had started them was killed.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from random import Random

from dateline.store import KINDS, open_store
from dateline.store.codec import encode_whole

FILE = "articles_12k.jsonl.gz"
_PATIENCE = 10.0
"""Seconds that other processes of a killed run are given to end."""


def main() -> int:
    """Print the figures; 1 where anything was lost, 2 where the data are absent."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="folder of the stream")
    options.add_argument("--reports", type=int, default=500)
    options.add_argument("--kills", type=int, default=50)
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--seed", type=int, default=0)
    given = options.parse_args()
    if not (given.data / FILE).is_file():
        print(f"kill: data absent: no {given.data / FILE}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports.jsonl"
        with gzip.open(given.data / FILE, "rt", encoding="utf-8") as lines:
            reports.write_text("".join(islice(lines, given.reports)), "utf-8")
        counted = killed(reports, Path(folder), given.kills, given.workers, Random(given.seed))  # noqa: S311 - moments, not secrets
    print(f"kill kills {counted['kills']}")
    print(f"kill kills_reading {counted['kills'] - counted['relating']}")
    print(f"kill kills_relating {counted['relating']}")
    print(f"kill stores {counted['stores']}")
    print(f"kill sound {counted['sound'] / counted['kills']:.3f}")
    print(f"kill same_bytes {counted['same'] / counted['stores']:.3f}")
    print(f"kill left_over {counted['left over']}")
    return int(counted["sound"] < counted["kills"] or counted["same"] < counted["stores"] or counted["left over"] > 0)


def killed(reports: Path, folder: Path, kills: int, workers: int, dice: Random) -> Counter[str]:
    """Kill so many runs of the reports in the path."""
    begun = time.monotonic()
    started([reports], folder / "undisturbed.db", workers).wait()
    most = (time.monotonic() - begun) / 3
    expected = export(folder / "undisturbed.db")
    all_of_them = read(folder / "undisturbed.db")
    counted: Counter[str] = Counter()
    while counted["kills"] < kills:
        store = folder / f"{counted['stores']}.db"
        while True:
            process = started([reports], store, workers)
            try:
                if process.wait(dice.uniform(0, most) if counted["kills"] < kills else None):
                    raise RuntimeError(f"a run ended with status {process.returncode}")
                break
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                counted.update(kills=1, **{"left over": left(process.pid)})
                counted.update(sound=sound(store), relating=read(store) == all_of_them)
        counted.update(stores=1, same=export(store) == expected)
        print(f"kill: {counted['kills']} killed, {counted['stores']} stores, {counted['same']} the same", file=sys.stderr, flush=True)
    return counted


def export(path: Path) -> str:
    """A digest of all records of a store, in order, with every field: all that any export is made of."""
    digest = hashlib.sha256()
    with open_store(path, create=False) as store:
        for kind in KINDS:
            for record in store.get(kind):
                digest.update(f"{kind} {encode_whole(record)}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def started(reports: Sequence[Path], store: Path, workers: int, *, batch: int | None = None) -> subprocess.Popen[bytes]:
    """A run in a group of processes of its own, so that those that outlive it are seen; `batch` is the reports of a transaction, where not as many as usual."""
    patched = f"local.BATCH = {batch}; " if batch else ""
    code = f"from dateline.runners import local; {patched}from dateline.cli import main; main()"
    command = [sys.executable, "-c", code, "run", *map(str, reports), "--db", str(store), "--workers", str(workers)]
    return subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)  # noqa: S603 - our own command


def left(group: int) -> bool:
    """Whether a process of the group goes on."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)
    return True


def sound(path: Path) -> bool:
    """Whether SQLite finds the store whole, and each report in it was read."""
    if not read(path):
        return True
    with closing(sqlite3.connect(path)) as store:
        whole = store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        halves = "SELECT 1 FROM reports WHERE id NOT IN (SELECT report FROM readings) OR id NOT IN (SELECT report FROM sentences)"
        return whole and store.execute(halves).fetchone() is None


def read(path: Path) -> int:
    """How many reports of a store were read."""
    with closing(sqlite3.connect(path)) as store:
        made = store.execute("SELECT 1 FROM sqlite_schema WHERE name = 'readings'").fetchone()
        return int(store.execute("SELECT count(*) FROM readings").fetchone()[0]) if made else 0


if __name__ == "__main__":
    sys.exit(main())
