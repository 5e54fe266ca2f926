"""The rules of the grammar, each a name, a pattern and a small function: single days, longer periods, what leans on another time, and times without a day."""

from __future__ import annotations

from dateline.times.rules.days import DAYS
from dateline.times.rules.leans import LEANING
from dateline.times.rules.periods import PERIODS
from dateline.times.rules.undated import UNDATED
from dateline.times.rules.years import YEARS

RULES = (*DAYS, *PERIODS, *YEARS, *LEANING, *UNDATED)
"""Where two rules read the same characters, the longer reading wins, then the rule that stands first."""
