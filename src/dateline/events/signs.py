"""Which happenings are worth comparing: those that share a sign which not too many others have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from hashlib import blake2b
from typing import NamedTuple

from dateline.events.agreement import window
from dateline.events.happenings import Happening
from dateline.events.wording import COMMON, SHARED, telling
from dateline.records import Place

CROWD = 400
"""Happenings with one sign on one day, above which it says too little: their pairs are left to sharper signs."""
_LONGEST = timedelta(days=14)
"""A happening that can lie anywhere in a longer time is not looked for by day and place."""
_ANY_DAY = 0
_WORD = -1
"""Stand for the day of signs that have none: a name, a telling word."""


class Sign(NamedTuple):
    """A person or street named, a place on some days, or a telling word, as a number; for places the days (ordinals) from first to last."""

    key: int
    first: int
    last: int


Block = tuple[int, int]
"""A sign's number and a day."""


def signs(happening: Happening) -> tuple[Sign, ...]:
    """All by which a happening is looked for, in order."""
    families = {facts.family if facts.family != "casualties" else "*" for facts in happening.told}
    family = "harm" if families & {"attack", "accident", "disaster", "fire", "*"} else min(families)
    found = {Sign(_number("word", word), _WORD, _WORD) for word in telling(happening.words)}
    found |= {Sign(_number("name", family, name), _ANY_DAY, _ANY_DAY) for facts in happening.told for name in facts.names}
    places = {
        key for facts in happening.told for place in (*facts.places, *facts.setting) if not place.metonym for key in _place_keys(place)
    }
    for facts in happening.told:
        days = window(facts)
        if days is not None and days[1] - days[0] <= _LONGEST:
            found |= {Sign(_number("place", family, place), days[0].toordinal(), days[1].toordinal()) for place in places}
    return tuple(sorted(found))


def _place_keys(place: Place) -> Iterable[str]:
    if place.precision in ("country", "several", "unknown"):
        return [f"in {place.country}"] if place.country else []
    return [place.gazetteer or place.name.lower(), *(name.lower() for name in place.within[:-1])]


def _number(*parts: str) -> int:
    return int.from_bytes(blake2b("\x1f".join(parts).encode(), digest_size=8).digest(), "big", signed=True)


def blocks(own: Iterable[Sign]) -> Iterator[Block]:
    """Each sign with each of its days, once."""
    return iter(dict.fromkeys((sign.key, day) for sign in own for day in range(sign.first, sign.last + 1)))


def most(day: int) -> int:
    """Happenings that may have one sign on one day (a `Block`'s) for it to say enough."""
    return COMMON if day == _WORD else CROWD


def crowded(block: Block, many: int) -> bool:
    """Whether so many happenings have one sign on one day that it says too little."""
    return many > most(block[1])


def met(own: Iterable[Sign], holders: Callable[[Block], Sequence[int]]) -> set[int]:
    """Numbers of the happenings that one with these signs is to be compared with, itself among them.

    They share a named person or street, a place on one day, or three telling words. `holders` gives the numbers of those that have a sign on a
    day: of all, or, of a crowd, of one more than `most`.
    """
    found: set[int] = set()
    words: Counter[int] = Counter()
    for block in blocks(own):
        here = holders(block)
        if not crowded(block, len(here)):
            (words if block[1] == _WORD else found).update(here)
    return found.union(number for number, shared in words.items() if shared >= SHARED)
