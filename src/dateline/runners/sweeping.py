"""How often Python looks for rings of objects that hold nothing but each other.

It looks whenever so many have been made, and at all that a process holds. Reading makes hardly a ring, and holds tables and grammar of some million
objects: with Python's own number a tenth of a run's time went into looking at these again and again.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MADE = 100_000
"""Objects after which it looks: some 20 MB. Python's own number is 700 to 2,000."""


def sweep_seldom() -> None:
    """Have this process look seldom from now on."""
    gc.set_threshold(_MADE)


@contextmanager
def swept_seldom() -> Iterator[None]:
    """Have this process look seldom for a while."""
    before = gc.get_threshold()
    sweep_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
