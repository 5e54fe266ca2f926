"""The dateline of a report ("QUETTA, Pakistan, May 14 (AP) —"): found by its form, since it is no part of the sentence."""

from __future__ import annotations

import re

_DATELINE = re.compile(
    r"""^\s*
    [A-ZÀ-Þ][A-ZÀ-Þ.'’\- ]{2,40}                       # the town, in capitals
    (?:\ ?/\ ?[A-ZÀ-Þ][A-ZÀ-Þ.'’\- ]{2,40}){0,2}       # or two towns
    (?:,\ [\w.'’ ]{2,30}){0,3}                          # state or country; month and day
    (?:\ ?\([^()]{1,60}\))?                             # the agency
    \s*(?:—|–|--|-)\s+
    (?:\[[^\[\]]{1,120}\]\s*)*                           # what a monitoring service adds: [REPORT] [BY ITS CORRESPONDENT] [TEXT]
    """,
    re.VERBOSE,
)


def dateline_end(sentence: str) -> int:
    """Where the dateline at the beginning of a sentence ends; 0 where there is none."""
    match = _DATELINE.match(sentence)
    return match.end() if match else 0
