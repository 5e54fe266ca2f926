"""How old those were whom a mention tells killed or hurt one by one: a girl of one and a boy of eleven were not shot by the same bullet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.records import Span
from dateline.text.numbers import parse_number

_AGE = re.compile(r"\b([\w]+)[- ](year|yr|month|week|day)s?[- ]old|(?<=, )(?:aged? )?(\d{1,2})(?=[,.;)])", re.IGNORECASE)
_BEHIND = 5
"""Characters behind the words of a count in which an age can end: "Mara Ostrow, 34,"."""


def ages_told(text: str, span: Span) -> Iterator[int]:
    """The ages in years that the words of a count tell, 0 for months and less."""
    for told in _AGE.finditer(text, span.start, min(len(text), span.end + _BEHIND)):
        years = parse_number(told[1] or told[3])
        if years is not None:
            yield 0 if told[2] and told[2].lower() not in ("year", "yr") else years


NEAR = 2
"""Years by which one person's age can be told differently."""


@dataclass(frozen=True, slots=True)
class Hurt:
    """Those whom a happening tells killed or hurt."""

    ages: frozenset[int]
    one_by_one: bool
    """Whether it counts them by ones only: among several, those whose age is told may be others than in another report."""

    def others_than(self, those: Hurt) -> bool:
        """Whether none of these can be one of those, by their ages."""
        if not (self.one_by_one and those.one_by_one and self.ages and those.ages):
            return False
        return all(abs(age - other) > NEAR for age in self.ages for other in those.ages)
