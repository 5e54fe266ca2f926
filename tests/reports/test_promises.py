"""Promises: nothing that a file holds stops the reading, and the reports do not depend on the order of files or lines."""

from __future__ import annotations

import gzip
import json
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.records import Problem, Report
from dateline.reports import read
from dateline.reports.formats import READERS

ENDINGS = sorted({*READERS, *(ending + ".gz" for ending in READERS), ".docx", ""})
NAMES = st.sampled_from(["id", "date", "dct", "time", "title", "source", "url", "text", "content", "other"])
VALUES = st.one_of(
    st.text(st.characters(), max_size=20),
    st.sampled_from(["2024-02-07", "2024-02-31", "09:19", "A barge sank.", "\ud800", "\0"]),
    st.none(),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.lists(st.none(), max_size=1),
)
ROWS = st.lists(st.dictionaries(NAMES, VALUES, max_size=6), max_size=4)


def sound(held: bytes, ending: str) -> None:
    """Reads a file and checks all that comes of it."""
    with tempfile.TemporaryDirectory() as folder, sqlite3.connect(":memory:") as store:
        path = Path(folder, "2024-02 wire" + ending)
        path.write_bytes(held)
        found = list(read([path]))
        assert found  # silence never stands for "no news"
        for one in found:
            assert isinstance(one, Report | Problem)
            if isinstance(one, Report):
                assert one.text.strip()
                assert all(0 <= part.start < part.end <= len(one.text) for part in one.parts)
                store.execute("select ?, ?, ?, ?, ?, ?, ?", (one.id, one.text, one.time, one.name, one.title, one.source, one.url))
            else:
                store.execute("select ?, ?, ?, ?", (one.id, one.where, one.what, one.remedy))
        assert found == list(read([path]))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(ENDINGS), st.booleans())
def test_any_bytes_give_reports_or_problems(held, ending, packed):
    sound(gzip.compress(held) if packed else held, ending)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.sampled_from(ENDINGS))
def test_any_text_gives_reports_or_problems(text, ending):
    sound(text.encode("utf-8", "surrogatepass"), ending)


@settings(max_examples=150, deadline=None)
@given(ROWS, st.sampled_from([".jsonl", ".json"]))
def test_any_fields_give_reports_or_problems(rows, ending):
    sound((json.dumps(rows) if ending == ".json" else "\n".join(map(json.dumps, rows))).encode(), ending)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_ids(rows, chance):
    lines = [json.dumps(row) for row in rows]
    shuffled = chance.sample(lines, len(lines))
    with tempfile.TemporaryDirectory() as folder:
        whole, parts = Path(folder, "whole.jsonl"), [Path(folder, f"{n}.jsonl") for n in range(len(lines))]
        whole.write_text("\n".join(lines))
        for part, line in zip(parts, shuffled, strict=True):
            part.write_text(line)
        assert ids(whole) == ids(*parts) == ids(*reversed(parts))


def ids(*paths: Path) -> set[str]:
    return {found.id for found in read(paths) if isinstance(found, Report)}


@pytest.mark.parametrize("ending", sorted(READERS))
def test_reading_does_not_touch_what_it_reads(tmp_path, ending):
    path = tmp_path / ("a" + ending)
    path.write_text("date 2024-02-07 A barge sank.\r\n")
    list(read([tmp_path]))
    assert path.read_bytes() == b"date 2024-02-07 A barge sank.\r\n"
