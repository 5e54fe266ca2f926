"""How long the gazetteer takes to build and to open, how large it is, and how fast it answers.

    python -m benchmarks.speed.gazetteer [--names N]

Builds a gazetteer of its own into a temporary folder (the user's stays as it is) and prints lines `gazetteer METRIC VALUE`:

- build_seconds, file_mb (10**6 bytes), and how many places and keys of names it holds.
- open_ms: opening it in a process that has imported dateline.places; import_ms: that import.
- new_a_second: look-ups of N names (20,000 unless told, every so-manieth of the file) that were not asked before;
  known_a_second: the same ones again.
- memory_mb: what the process holds more after them than before it opened the file.
"""

from __future__ import annotations

import argparse
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path


def figures(folder: Path, names: int) -> Iterator[tuple[str, float]]:
    """Every figure, by name."""
    started = time.perf_counter()
    from dateline.places import Gazetteer  # noqa: PLC0415 - its import is measured

    yield "import_ms", 1000 * (time.perf_counter() - started)
    path = folder / "gazetteer.sqlite"
    yield "build_seconds", _build(path)
    yield "file_mb", path.stat().st_size / 1e6
    with closing(sqlite3.connect(path)) as database:
        (places,) = database.execute("SELECT count(*) FROM place").fetchone()
        (keys,) = database.execute("SELECT count(*) FROM name").fetchone()
        step = max(1, places // names)
        asked = [name for (name,) in database.execute("SELECT name FROM place WHERE number % ? = 0 LIMIT ?", (step, names))]
    yield "places", places
    yield "keys", keys
    before = _resident_mb()
    started = time.perf_counter()
    gazetteer = Gazetteer(path)
    yield "open_ms", 1000 * (time.perf_counter() - started)
    for metric in ("new_a_second", "known_a_second"):
        started = time.perf_counter()
        for name in asked:
            gazetteer.find(name)
        yield metric, len(asked) / (time.perf_counter() - started)
    yield "memory_mb", _resident_mb() - before


def _build(path: Path) -> float:
    """Seconds that compiling takes, in a process of its own, so that its memory is not counted."""
    code = (
        "import sys; from pathlib import Path; from dateline.places.compile import compile_gazetteer; compile_gazetteer(Path(sys.argv[1]))"
    )
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)  # noqa: S603 - our own code
    return time.perf_counter() - started


def _resident_mb() -> float:
    """Memory that the process holds now (Linux), else the most that it ever held."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description="How fast the gazetteer is built, opened and asked.")
    parser.add_argument("--names", type=int, default=20_000, help="how many names are looked up")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, value in figures(Path(folder), given.names):
            print(f"gazetteer {name} {value:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
