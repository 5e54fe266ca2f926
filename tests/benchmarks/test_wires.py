"""The wires benchmark's own rules, on small reports invented for it, and the form of the verdicts."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.accuracy import wires
from benchmarks.accuracy.wires import Verdict

ROOT = Path(__file__).parents[2]

FERRY = (
    "The Karsk harbour office closed the northern ferry line on Tuesday after a hull inspection found cracks in two vessels. "
    "Engineers from the Osterby yard will weld new plates over the damaged frames before the weekend. "
    "Passengers were taken to the island of Lunde by fishing boats and a borrowed pilot cutter. "
)
FINE = "The shipping ministry may fine the operator, whose licence runs out next spring, a spokesman said. "
BREAD = (
    "Bakers in Vellmark marched to the grain exchange to protest against a levy on imported rye. "
    "Their guild wants the council to lower the price of flour before the harvest fair opens. "
)
ROWS = [
    {"id": "wire", "date": "2031-05-13T08:00:00", "title": "Cracks halt Karsk ferries", "text": FERRY},
    {"id": "longer", "date": "2031-05-13T11:00:00", "title": "Cracks halt Karsk ferries", "text": FERRY + FINE},
    {"id": "copy", "date": "2031-05-14T09:00:00", "title": "Cracks halt Karsk ferries", "text": FERRY},
    {"id": "bread", "date": "2031-05-14T10:00:00", "title": "Rye levy angers bakers", "text": BREAD},
]


def written(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row) + "\n" for row in rows)
    return path


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return wires.trace(written(tmp_path_factory.mktemp("wires") / "reports.jsonl.gz", ROWS))


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("wire", "longer", True),
        ("longer", "wire", True),
        ("longer", "copy", True),
        ("wire", "bread", False),
        ("bread", "copy", False),
    ],
)
def test_two_of_one_family_are_related_even_if_neither_is_the_others_parent(found, one, other, related):
    assert found.related(one, other) is related


@pytest.mark.parametrize(
    ("older", "newer", "manner"),
    [("wire", "longer", "expanded"), ("wire", "copy", "copy"), ("longer", "copy", "trimmed")],
)
def test_manner_is_told_of_a_pair_that_is_not_parent_and_child_too(found, older, newer, manner):
    assert found.manner(older, newer) == manner


def test_order_is_that_of_parent_and_child(found):
    assert found.order("wire", "longer") == (True, True)
    assert found.order("longer", "wire") == (False, True)
    assert found.order("wire", "bread") is None


def test_figures_count_what_was_read_against_what_was_found(found):
    pairs = [
        Verdict("reuters", "wire", "longer", "derived", "expanded", "older first"),
        Verdict("reuters", "longer", "copy", "common source", None, None),
        Verdict("reuters", "wire", "copy", "template", None, None),
        Verdict("reuters", "wire", "bread", "derived", "copy", "older first"),
        Verdict("reuters", "bread", "copy", "unrelated", None, None),
    ]
    assert dict(wires.figures(pairs, found)) == {
        "pairs": "5",
        "precision": "0.6667",
        "recall": "0.6667",
        "derived_recall": "0.5000",
        "common_source_recall": "1.0000",
        "apart_template": "0.0000",
        "apart_unrelated": "1.0000",
        "manner_accuracy": "1.0000",
        "order_accuracy": "1.0000",
        "direction_told": "1.0000",
        "direction_accuracy": "1.0000",
    }
    assert list(wires.errors(pairs, found)) == ["reuters wire copy template: related", "reuters wire bread derived: apart"]


def test_the_order_read_from_the_texts_is_held_against_the_one_found(found):
    turned = [Verdict("reuters", "longer", "wire", "derived", None, "older first")]
    assert dict(wires.figures(turned, found))["order_accuracy"] == "0.0000"
    assert list(wires.errors(turned, found)) == ["reuters longer wire derived: the other way round"]


def test_silver_figures_are_of_the_whole_list(found, tmp_path):
    path = written(tmp_path / "pairs.jsonl.gz", [{"old": "wire", "new": "longer"}, {"old": "bread", "new": "wire"}])
    listed = wires.silver(path, ("old", "new"))
    assert dict(wires.against_silver(listed, found)) == {"silver_pairs": "2", "silver_recall": "0.5000", "silver_precision": "0.5000"}


def test_the_verdicts_are_ids_and_labels_of_distinct_pairs():
    pairs = wires.verdicts()
    assert Counter(pair.set for pair in pairs) == {"reuters": 60, "incidents": 60}
    assert len({frozenset((pair.older, pair.newer)) for pair in pairs}) == len(pairs)
    assert {pair.verdict for pair in pairs} <= {*wires.RELATED, *wires.APART}
    assert {pair.manner for pair in pairs} <= {None, "copy", "trimmed", "expanded", "reworded", "spliced", "corrected"}
    assert all(pair.verdict == "derived" for pair in pairs if pair.manner or pair.order)
    assert all(pair.order in ("older first", "unknown") for pair in pairs if pair.verdict == "derived")
    assert not any(" " in pair.older + pair.newer for pair in pairs)


def test_absent_data_are_told_with_exit_status_2(tmp_path):
    command = [sys.executable, "-m", "benchmarks.accuracy.wires", "--data", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "not part of the project" in done.stderr
