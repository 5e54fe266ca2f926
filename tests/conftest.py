"""What many tests need: one parser, and the tables of cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import runners, samples
from dateline.store import open_store
from dateline.text.parser import Parser, load

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The parser, loaded once."""
    return load()


def cases(name: str) -> list[list[str]]:
    """Rows of tests/cases/NAME: comments and blank lines left out."""
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


@pytest.fixture(scope="session")
def tools(parser):
    """What the stages need, with the one parser of the tests."""
    loaded = runners.load_tools()
    return runners.Tools(parser, loaded.gazetteer, loaded.register, loaded.editor)


@pytest.fixture(scope="session")
def told(tools):
    """The sample stories, read once."""
    store = open_store(":memory:")
    runners.run([samples.folder()], store, lambda: tools)
    return store
