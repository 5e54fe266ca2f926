"""The compiled gazetteer, and reports read with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.places import Gazetteer, locate, open_gazetteer
from dateline.records import Place, Report
from dateline.text.parser import Parser
from tests.telling import parsed, report

Read = Callable[[str], tuple[Report, tuple[Place, ...]]]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The real one: compiled where it is not yet (once on a machine, about 15 seconds)."""
    return open_gazetteer()


@pytest.fixture(scope="session")
def read(parser: Parser, gazetteer: Gazetteer) -> Read:
    """A text as a report, and its places."""

    def places_of(text: str) -> tuple[Report, tuple[Place, ...]]:
        told = report(text.replace(" ¶ ", "\n\n"))
        sentences, parses = parsed(parser, told)
        return told, locate(told, sentences, parses, gazetteer)

    return places_of
