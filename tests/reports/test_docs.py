"""docs/reports.md says what the code does."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from dateline.reports.fields import wanted
from dateline.reports.formats import READERS

PAGE = Path(__file__).parents[2] / "docs" / "reports.md"


def test_examples_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8").failed == 0


def test_fields_are_those_of_the_page():
    rows = re.findall(r"^\| (\w+) \| ((?:`\w+` ?)+)\|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert {field: tuple(re.findall(r"\w+", names)) for field, names in rows} == wanted(None)


def test_endings_are_those_of_the_page():
    table = PAGE.read_text("utf-8").split("## Formats")[1].split("All but Parquet")[0]
    assert [ending for row in re.findall(r"^\| ((?:`\.\w+` ?)+)", table, re.MULTILINE) for ending in re.findall(r"\.\w+", row)] == list(
        READERS
    )
