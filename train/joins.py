"""Learns how much each feature of `dateline.events.evidence` counts for two tellings being of one event.

    python -m train.joins --data ../shared/data [--out src/dateline/events]

Rows of coded tables from MAVERICK (CC BY 4.0), mentions in texts from the train topics of ECB+ (CC BY 3.0). Writes
`weights.tsv`, and `pairs.tsv`: pairs of words that told one event in ECB+. Nothing is drawn by chance.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from dateline.events import evidence
from dateline.events.tellings import Model, Telling, pairs
from dateline.text.parser import load
from train import ecbplus, logistic, maverick

CODED_LEAST = 0.15
"""A missed join counts the dead twice, a wrong one but once too few: rows are joined well below an even chance."""
PROSE_LEAST = 0.4
PROSE_LIKEST = 0.5
"""One report can tell an event with a word that few others use: half of what two groups have in common is their likest pair."""
EVERY = 7
"""Of pairs of mentions that share neither chain nor word, one in so many is learned from, and stands for all of them."""


def coded(tellings: Sequence[Telling], event: Mapping[str, str]) -> Model:
    """The model of coded rows; `event` maps a telling to the event it is of. Rows of one report are never one event."""
    names = tuple(feature.__name__ for feature in evidence.CODED)
    held = list(pairs(tellings))
    values = _values(tellings, names, held)
    return _model("coded", CODED_LEAST, 0.0, names, values, _same(tellings, event, held), np.ones(len(held)), once=True)


def prose(tellings: Sequence[Telling], chain: Mapping[str, str], topic: Mapping[str, int]) -> Model:
    """The model of mentions in texts; `chain` maps a telling to the event it is of, `topic` a report to its topic.

    How often two words told one event is counted without the topic of the two mentions themselves.
    """
    names = tuple(feature.__name__ for feature in evidence.PROSE)
    held, stands_for = [], []
    for number, (one, other) in enumerate(pairs(tellings)):
        a, b = tellings[one], tellings[other]
        close = chain[a.id] == chain[b.id] or a.word == b.word
        if close or number % EVERY == 0:
            held.append((one, other))
            stands_for.append(1.0 if close else float(EVERY))
    known = word_pairs(tellings, chain, topic)
    values = _values(tellings, names, held)
    values[:, names.index("known_pair")] = [_known_elsewhere(tellings[a], tellings[b], known, topic) for a, b in held]
    return _model("prose", PROSE_LEAST, PROSE_LIKEST, names, values, _same(tellings, chain, held), np.array(stands_for), once=False)


def _known_elsewhere(a: Telling, b: Telling, known: Mapping[tuple[str, str], frozenset[int]], topic: Mapping[str, int]) -> float:
    return float(min(2, len(known.get((min(a.word, b.word), max(a.word, b.word)), frozenset()) - {topic[a.report], topic[b.report]})))


def _values(tellings: Sequence[Telling], names: tuple[str, ...], held: Sequence[tuple[int, int]]) -> logistic.Numbers:
    return np.array([list(evidence.features(tellings[a], tellings[b], names).values()) for a, b in held], dtype=np.float64)


def _same(tellings: Sequence[Telling], event: Mapping[str, str], held: Sequence[tuple[int, int]]) -> logistic.Numbers:
    return np.array([event[tellings[a].id] == event[tellings[b].id] for a, b in held], dtype=np.float64)


def _model(
    name: str,
    least: float,
    likest: float,
    names: tuple[str, ...],
    values: logistic.Numbers,
    same: logistic.Numbers,
    stands_for: logistic.Numbers,
    *,
    once: bool,
) -> Model:
    weights, base = logistic.fit(values, same, weigh=stands_for)
    return Model(
        name, {key: round(float(weight), 3) for key, weight in zip(names, weights, strict=True)}, round(base, 3), least, likest, once
    )


def checked(reports: Sequence[ecbplus.Marked]) -> list[ecbplus.Marked]:
    """The reports with the mentions of those sentences alone that hold one of a chain across reports: the others are marked in part."""
    told: dict[str, set[str]] = {}
    for report in reports:
        for mark in report.marks:
            told.setdefault(mark.chain, set()).add(report.name)
    kept = []
    for report in reports:
        sentences = {mark.sentence for mark in report.marks if len(told[mark.chain]) > 1}
        marks = tuple(mark for mark in report.marks if mark.sentence in sentences)
        kept.append(ecbplus.Marked(report.name, report.topic, report.sentences, marks))
    return kept


def word_pairs(tellings: Sequence[Telling], chain: Mapping[str, str], topic: Mapping[str, int]) -> dict[tuple[str, str], frozenset[int]]:
    """Pairs of words that told one event, and in which topics."""
    words: dict[str, set[tuple[str, int]]] = {}
    for telling in tellings:
        if telling.word:
            words.setdefault(chain[telling.id], set()).add((telling.word, topic[telling.report]))
    found: dict[tuple[str, str], set[int]] = {}
    for told in words.values():
        for (one, where), (other, _) in combinations(sorted(told), 2):
            if one != other:
                found.setdefault((one, other), set()).add(where)
    return {pair: frozenset(topics) for pair, topics in sorted(found.items())}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _lines(model: Model) -> list[str]:
    settings = {"least": model.least, "likest": model.likest, "once": float(model.once), "base": model.base}
    return [f"{model.name}\t{key}\t{value:g}\n" for key, value in (*settings.items(), *model.weights.items())]


def main() -> None:
    """Learn, and write both tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="folder with merging and ecbplus")
    options.add_argument("--out", type=Path, default=Path("src/dateline/events"))
    given = options.parse_args()
    rows_file, archive = given.data / "merging" / maverick.FILE, given.data / "ecbplus" / ecbplus.ARCHIVE
    absent = [str(path) for path in (rows_file, archive) if not path.is_file()]
    if absent:
        sys.exit(f"not there: {', '.join(absent)}")
    rows = maverick.read(given.data / "merging")
    table = coded([maverick.telling(row) for row in rows], {row["id"]: row["event_id"] for row in rows})
    reports = checked(ecbplus.read(given.data / "ecbplus", "train"))
    tellings = ecbplus.tellings(reports, load())
    chain = {mark.id: mark.chain for report in reports for mark in report.marks}
    topic = {report.name: report.topic for report in reports}
    words = word_pairs(tellings, chain, topic)
    sources = f"MAVERICK (CC BY 4.0), sha256 {_digest(rows_file)}, and the train topics of ECB+ (CC BY 3.0), sha256 {_digest(archive)}"
    with (given.out / "pairs.tsv").open("w", encoding="utf-8") as file:
        file.write(
            f"# source: train/joins.py from the train topics of ECB+ (CC BY 3.0), sha256 {_digest(archive)}. Columns: two words that told"
        )
        file.write(" one event, in how many topics\n")
        file.writelines(f"{one}\t{other}\t{len(topics)}\n" for (one, other), topics in words.items())
    text = prose(tellings, chain, topic)
    with (given.out / "weights.tsv").open("w", encoding="utf-8") as file:
        file.write(f"# source: learned by train/joins.py from {sources}. Columns: model, setting or feature (events/evidence.py), value\n")
        file.writelines([*_lines(table), *_lines(text)])


if __name__ == "__main__":
    main()
