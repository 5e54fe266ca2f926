"""What the tests of the actors share: the parser and the register, loaded once."""

from __future__ import annotations

import pytest

from dateline.actors import Register, load_register
from dateline.text import parser
from tests.actors.building import Desk


@pytest.fixture(scope="session")
def register() -> Register:
    return load_register()


@pytest.fixture(scope="session")
def desk(register: Register) -> Desk:
    return Desk(parser.load(), register)
