"""How precisely an event's day is known, as conflict data code it: ACLED's `time_precision`, UCDP's `date_prec`."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dateline.tables import rows


class DayPrecision(NamedTuple):
    """The codes of an interval; None where a codebook takes no event dated so loosely."""

    acled: int | None
    ucdp: int | None


def day_precision(first: date, last: date) -> DayPrecision:
    """The codes of an interval from `first` to `last`, both included (`day_precision.tsv`).

    Raises ValueError where `last` is before `first`.
    """
    if last < first:
        raise ValueError(f"{last} is before {first}")
    days = (last - first).days + 1
    for most, *codes in rows("dateline.codes", "day_precision.tsv"):
        if days <= int(most):
            return DayPrecision(*(None if code == "-" else int(code) for code in codes))
    return DayPrecision(None, None)
