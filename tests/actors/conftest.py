"""What the tests of the actors share."""

from __future__ import annotations

import pytest

from dateline.actors import Register, load_register
from dateline.text.parser import Parser
from tests.actors.building import Desk


@pytest.fixture(scope="session")
def register() -> Register:
    return load_register(())


@pytest.fixture(scope="session")
def desk(register: Register, parser: Parser) -> Desk:
    return Desk(parser, register)
