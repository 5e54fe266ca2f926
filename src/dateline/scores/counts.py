"""Numbers of people compared: how often exactly right, and how far off.

Both sides are mappings from a thing counted (an event, a record) to a number; `found` may lack a thing or hold None
for it, where nothing was stated.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def exact(gold: Mapping[K, int], found: Mapping[K, int | None], *, unstated: int | None = None) -> float:
    """The share of gold numbers that were found exactly, from 0 to 1; 1 where there is none to find.

    `unstated` is what a number not found counts as: None (never right) or, where the gold writes 0 for "none told", 0.
    """
    return sum(_number(found, thing, unstated) == number for thing, number in gold.items()) / len(gold) if gold else 1.0


def error(gold: Mapping[K, int], found: Mapping[K, int | None], *, unstated: int | None = None) -> float | None:
    """The mean difference, in people, of the found from the gold numbers; None where no number was found."""
    off = [abs(value - number) for thing, number in gold.items() if (value := _number(found, thing, unstated)) is not None]
    return sum(off) / len(off) if off else None


def total_error(gold: Mapping[K, int], found: Mapping[K, int | None]) -> float | None:
    """How far the sum of found numbers lies above (or below 0: under) the sum of gold numbers, as a share of it.

    0.17 is 17 % too many. None where the gold numbers sum to 0. Found things that the gold does not have count as well:
    they are what counting one event twice leaves.
    """
    truth = sum(gold.values())
    return (sum(number for number in found.values() if number is not None) - truth) / truth if truth else None


def _number(found: Mapping[K, int | None], thing: K, unstated: int | None) -> int | None:
    value = found.get(thing)
    return unstated if value is None else value
