"""Which names two reports of one event share, and strangers in one town do not."""

from __future__ import annotations

import pytest

from dateline.events.facts import in_every_case


@pytest.mark.parametrize(
    ("name", "every_case"),
    [
        ("arlen general hospital", True),
        ("brek county medical examiner’s office", True),
        ("arlen police", True),
        ("lomax bridge", False),
        ("ada brek", False),
        ("hospitality inn", False),
    ],
)
def test_whom_every_case_comes_before(name, every_case):
    assert in_every_case(name) is every_case
