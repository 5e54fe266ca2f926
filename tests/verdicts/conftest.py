from __future__ import annotations

import pytest

from benchmarks.robustness.desk import read_from
from dateline import runners
from dateline.store import open_store
from tests.conftest import CASES


class Stories:
    """The invented reports of tests/cases/verdicts: those of the first days, those that came later, and what was read from each."""

    def __init__(self, first, later, read):
        self.first, self.later, self.read = first, later, read


@pytest.fixture(scope="session")
def stories(tools):
    store = open_store(":memory:")
    folder = CASES / "verdicts"
    runners.run([folder / "reports.json"], store, lambda: tools)
    first = store.get("reports")
    runners.run([folder / "later.json"], store, lambda: tools)
    reports, read = read_from(store)
    return Stories(first, [report for report in reports if report not in first], read)
