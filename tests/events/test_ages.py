"""How old those were who were hurt: the same ages speak for one event, other ages against it."""

from __future__ import annotations

import pytest

from tests.events.test_stories import read

DAY = "2031-05-15"
ONE = "A 25-year-old man was shot in the leg in Arlen, police said."


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Police in Arlen look for whoever shot a 25-year-old man.", True),
        ("Police in Arlen look for whoever shot a 61-year-old man.", False),
    ],
)
def test_ages_told_by_two_reports(other, same, tools, tmp_path):
    store = read(tools, tmp_path, [(DAY, ONE), (DAY, other)])
    told = [event for event in store.get("events") if event.injured]
    assert (len(told) == 1) is same
    assert any("people of the same ages" in reason for event in told for reason in event.why) is same
