"""The examples of docs/scores.md and docs/samples.md give what they say."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest


@pytest.mark.parametrize("page", ["scores.md", "samples.md"])
def test_the_examples_hold(page):
    done = doctest.testfile(str(Path(__file__).parents[2] / "docs" / page), module_relative=False, encoding="utf-8")
    assert done.attempted > 0
    assert done.failed == 0
