"""Holds the floors: accuracy may not fall unnoticed.

    python -m benchmarks.gate [--data DIR]

Runs each benchmark named in `floors.tsv` that finds its data, and compares its figures with the floors. A floor is
raised by hand when a figure has risen for good; lowering one is a decision that the change must explain. Where the
data are absent (they are not part of the project) the benchmark is skipped, and that is said. Exit status 1 where
a figure is below its floor or is not printed at all.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FLOORS = Path(__file__).parent / "floors.tsv"
DATA = Path(__file__).parents[2] / "shared"


class Floor(NamedTuple):
    """A figure and the least (or, with `most`, the greatest) it may be."""

    module: str
    folder: str
    options: str
    figure: str
    sense: str
    value: float


def floors() -> Iterator[Floor]:
    """The floors in `floors.tsv`."""
    for line in FLOORS.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            module, folder, options, figure, sense, value = line.split("\t")
            yield Floor(module, folder, "" if options == "-" else options, figure, sense, float(value))


def figures(module: str, data: Path, options: str) -> dict[str, float] | None:
    """The figures that a benchmark prints; None where its data are absent (exit status 2)."""
    command = [sys.executable, "-m", f"benchmarks.{module}", "--data", str(data), *options.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own modules
    if done.returncode == 2:
        return None
    if done.returncode:
        sys.exit(f"{module} failed:\n{done.stderr}")
    lines = (line.split() for line in done.stdout.splitlines())
    return {f"{parts[0]} {parts[1]}": float(parts[2]) for parts in lines if len(parts) == 3}


def main() -> int:
    """Run the gate."""
    parser = argparse.ArgumentParser(description="Holds the floors of accuracy.")
    parser.add_argument("--data", type=Path, default=DATA, help="folder that holds the data sets (default: shared/ beside the project)")
    data = parser.parse_args().data
    found: dict[tuple[str, str, str], dict[str, float] | None] = {}
    passed = failed = skipped = 0
    for floor in floors():
        key = (floor.module, floor.folder, floor.options)
        if key not in found:
            found[key] = figures(floor.module, data / floor.folder, floor.options)
        told = found[key]
        if told is None:
            print(f"skipped: {floor.figure}: no data in {data / floor.folder}")
            skipped += 1
            continue
        value = told.get(floor.figure)
        holds = value is not None and (value >= floor.value if floor.sense == "least" else value <= floor.value)
        print(f"{'holds' if holds else 'BELOW'}: {floor.figure} {value} (at {floor.sense} {floor.value})")
        passed, failed = passed + holds, failed + (not holds)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
