"""Which marked mentions are of one event: the eight dev topics of ECB+, in topics that dateline predicts.

    python -m benchmarks.accuracy.ecbplus --data ../shared/data/ecbplus

Asked are the event mentions of the sentences whose marking was checked (`benchmarks/ecbplus/sentences.tsv`): 1,245 in
409 chains, of which 280 stand alone, as in other work on these data. `dateline.events.join` joins them by the shipped
weights, learned on the train topics alone. Lines `ecbplus METRIC VALUE`:

- conll_f1: the mean of muc_f1, bcubed_f1 and ceaf_e_f1, each over all mentions, those that stand alone too.
- lemma_conll_f1: the same where every two mentions of one predicted topic with one head word are joined.
- topics: how many were predicted; topics_pair_f1: against topic and half (ecb, ecbplus) of it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dateline import events
from dateline.events.tellings import Telling, model
from dateline.scores import clusterings
from dateline.tables import rows
from dateline.text.parser import load
from train import ecbplus


def asked(reports: Sequence[ecbplus.Marked]) -> list[ecbplus.Marked]:
    """The reports with the mentions of the checked sentences alone."""
    checked = {name: set(map(int, numbers.split())) for name, numbers in rows("benchmarks.ecbplus", "sentences.tsv")}
    return [
        replace(report, marks=tuple(mark for mark in report.marks if mark.sentence in checked.get(report.name, ()))) for report in reports
    ]


def figures(reports: Sequence[ecbplus.Marked], tellings: Sequence[Telling]) -> Iterator[tuple[str, float]]:
    """Metric and value."""
    gold = {mark.id: mark.chain for report in reports for mark in report.marks}
    put = {key: told.id for told in events.join(tellings, model("prose")) for key in told.tellings}
    yield "conll_f1", clusterings.conll(gold, put)
    yield "muc_f1", clusterings.muc(gold, put).f1
    yield "bcubed_f1", clusterings.b_cubed(gold, put).f1
    yield "ceaf_e_f1", clusterings.ceaf_e(gold, put).f1
    yield "lemma_conll_f1", clusterings.conll(gold, {telling.id: (telling.story, telling.word) for telling in tellings})
    yield from _topics(reports, {telling.report: telling.story for telling in tellings})


def _topics(reports: Sequence[ecbplus.Marked], put: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    half = {report.name: (report.topic, report.name.endswith("plus")) for report in reports if report.name in put}
    yield "topics", float(len(set(put.values())))
    yield "topics_pair_f1", clusterings.pairwise(half, put).f1


def main() -> int:
    """Run the benchmark; 2 where the data are absent."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help=f"folder with {ecbplus.ARCHIVE} and {ecbplus.SPLIT}")
    given = options.parse_args()
    absent = [str(given.data / name) for name in (ecbplus.ARCHIVE, ecbplus.SPLIT) if not (given.data / name).is_file()]
    if absent:
        print(f"not there: {', '.join(absent)}; these data are not part of the project", file=sys.stderr)
        return 2
    reports = asked(ecbplus.read(given.data, "val"))
    tellings = ecbplus.tellings(reports, load())
    for metric, value in figures(reports, tellings):
        print(f"ecbplus {metric} {value:.4f}")
    print(f"ecbplus mentions {len(tellings)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
