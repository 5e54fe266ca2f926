"""One parser for all tests of times."""

from __future__ import annotations

import pytest

from dateline.text.parser import Parser, load


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load()
