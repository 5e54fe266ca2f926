"""A run has Python look seldom for rings of objects, and leaves it as it was."""

from __future__ import annotations

import gc

import pytest

from dateline.runners.sweeping import swept_seldom


@swept_seldom()
def _stopped(ordinary: int) -> None:
    assert gc.get_threshold()[0] > ordinary
    raise KeyError


def test_what_was_set_before_is_set_again_even_after_an_error():
    before = gc.get_threshold()
    with pytest.raises(KeyError):
        _stopped(before[0])
    assert gc.get_threshold() == before
