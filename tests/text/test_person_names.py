"""Whether two spellings are one person's name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.person_names import compare


@pytest.mark.parametrize(
    ("a", "b", "least", "most"),
    [
        ("Abu Laith al-Tamimi", "Karim Jassim “Abu Layth” al-Tamimi", 0.9, 1.0),
        ("Daniel Harpaz", "Daniel Harpaz", 1.0, 1.0),
        ("Mohammed al-Saleh", "Muhammad Al Saleh", 0.85, 1.0),
        ("Harpaz", "Daniel Harpaz", 0.7, 0.85),
        ("Anna Cole", "David Cole", 0.0, 0.6),
        ("Daniel Harpaz", "Daniel Rivas", 0.0, 0.3),
        ("", "Daniel Harpaz", 0.0, 0.0),
        ("Mike Harpaz", "Michael Harpaz", 0.9, 1.0),
        ("D. Harpaz", "Daniel Harpaz", 0.9, 1.0),
        ("Mario Rivas", "Maria Rivas", 0.0, 0.6),
        ("Daniel Harpaz Jr.", "Daniel Harpaz Sr.", 0.0, 0.4),
        ("Daniel Harpaz Jr.", "Daniel Harpaz", 1.0, 1.0),
        ("Daniel W. Harpaz", "Daniel H. W. Harpaz", 0.0, 0.6),
        ("Daniel Rivas", "Daniel Rivas López", 0.8, 0.9),
    ],
)
def test_name_variants(a: str, b: str, least: float, most: float):
    score, reason = compare(a, b)
    assert least <= score <= most, (score, reason)
    assert compare(b, a) == (score, reason)
    assert reason


@given(a=st.text(max_size=20), b=st.text(max_size=20))
def test_the_order_of_two_names_tells_nothing(a: str, b: str):
    score, reason = compare(a, b)
    assert 0 <= score <= 1
    assert reason
    assert compare(b, a) == (score, reason)
