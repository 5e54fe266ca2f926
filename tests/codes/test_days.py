"""Codes of an event's day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codes.days import day_precision


@pytest.mark.parametrize(
    ("first", "last", "acled", "ucdp"),
    [
        (date(2024, 2, 7), date(2024, 2, 7), 1, 1),
        (date(2024, 2, 7), date(2024, 2, 8), 2, 2),
        (date(2024, 2, 5), date(2024, 2, 11), 2, 3),
        (date(2024, 1, 21), date(2024, 1, 31), 3, 4),
        (date(2024, 1, 1), date(2024, 1, 31), 3, 4),
        (date(2024, 1, 1), date(2024, 12, 31), None, 5),
        (date(2010, 1, 1), date(2019, 12, 31), None, None),
    ],
)
def test_how_precise(first, last, acled, ucdp):
    assert day_precision(first, last) == (acled, ucdp)


def test_an_interval_runs_forward():
    with pytest.raises(ValueError, match="is before"):
        day_precision(date(2024, 2, 7), date(2024, 2, 6))


@given(st.dates(), st.integers(0, 365), st.integers(0, 365))
def test_a_longer_interval_is_never_coded_finer(first, days, more):
    start = first.toordinal()
    if start + days + more > date.max.toordinal():
        return
    short = day_precision(first, date.fromordinal(start + days))
    long = day_precision(first, date.fromordinal(start + days + more))
    assert (short.ucdp or 9) <= (long.ucdp or 9)
    assert (short.acled or 9) <= (long.acled or 9)
