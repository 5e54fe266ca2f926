"""Learns how sure a join of two happenings is, from the weight of the evidence for it.

    python -m train.certainty --data ../shared/data/ecbplus > src/dateline/events/certainty.tsv

dateline reads the train topics of ECB+ (CC BY 3.0) as any user's reports (some minutes); for each two happenings of different
reports that it weighs, both told by marked mentions, the marks say whether they are one. A logistic curve is laid through.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

import dateline
from dateline.events import weighing
from dateline.events.happenings import Happening, tell
from dateline.events.signs import Block, blocks, met, signs
from dateline.store import Store
from dateline.text.rarity import likeness
from train import ecbplus, logistic


def weighed(store: Store) -> Iterator[tuple[Happening, Happening, float]]:
    """Every two happenings of different reports that dateline weighs and does not forbid, and their weight."""
    told, _ = tell(*(store.get(kind) for kind in ("reports", "sentences", "mentions", "times", "places", "actors")))
    own = [signs(happening) for happening in told]
    holders: dict[Block, list[int]] = {}
    for number, held in enumerate(own):
        for block in blocks(held):
            holders.setdefault(block, []).append(number)
    for one, a in enumerate(told):
        for b in (told[other] for other in sorted(met(own[one], holders.__getitem__)) if other > one):
            weight = weighing.weigh(a.told, b.told, likeness(a.words, b.words))[0] if a.report != b.report else 0.0
            if weight:
                yield a, b, weight


def chains(happening: Happening, marks: dict[str, list[tuple[int, int, str]]]) -> set[str]:
    """The chains of the marked mentions that tell a happening."""
    return {
        chain
        for facts in happening.told
        for start, end, chain in marks[facts.report.name or ""]
        if start < facts.mention.trigger.end and facts.mention.trigger.start < end
    }


def text(report: ecbplus.Marked) -> tuple[str, list[tuple[int, int, str]]]:
    """A report's text, a sentence a line, and where in it which chain is marked."""
    starts, lines, at = {}, [], 0
    for number, line in report.sentences.items():
        starts[number] = at
        lines.append(line)
        at += len(line) + 1
    return "\n".join(lines), [(starts[m.sentence] + m.start, starts[m.sentence] + m.end, m.chain) for m in report.marks]


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--db", type=Path, help="keep the store here; what it holds of an earlier run is not read again")
    given = options.parse_args()
    archive = given.data / ecbplus.ARCHIVE
    if not archive.is_file():
        sys.exit(f"{archive}: no such file; --data names the folder that holds ECB+")
    reports = {report.name: text(report) for report in ecbplus.read(given.data, "train")}
    marks = {name: marked for name, (_, marked) in reports.items()}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(json.dumps({"id": name, "text": words}) + "\n" for name, (words, _) in reports.items()), "utf-8")
        with dateline.run([path], db=given.db or Path(folder) / "ecbplus.db") as store:
            told = [(weight, chains(one, marks), chains(other, marks)) for one, other, weight in weighed(store)]
    marked = [(weight, bool(a & b)) for weight, a, b in told if a and b]
    weights, base = logistic.fit(np.array([[weight] for weight, _ in marked]), np.array([float(same) for _, same in marked]))
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()[:16]
    sys.stdout.write(
        f"# source: learned by train/certainty.py from the train topics of ECB+ (CC BY 3.0), sha256 {digest}, {len(marked)} pairs.\n"
    )
    sys.stdout.write(f"base\t{base:.3f}\nweight\t{weights[0]:.3f}\n")


if __name__ == "__main__":
    main()
