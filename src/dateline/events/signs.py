"""Which happenings are worth comparing: those that share a sign which not too many others have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from hashlib import blake2b
from typing import NamedTuple

from dateline.events.agreement import bounds, window
from dateline.events.dead import sound
from dateline.events.happenings import Happening
from dateline.events.wording import COMMON, SHARED, telling
from dateline.records import Place

CROWD = 400
"""Happenings with one sign at one time, above which it says too little: their pairs are left to sharper signs."""
KNOWN = 60
"""Happenings of any time that share a name, above which it finds only those near in time: else whoever is in the news for
years would have each report compared with all that ever named him."""
SMALL = 30
"""The same of a town: where little happens, what is told months later can be what was told then."""
_LONGEST = timedelta(days=14)
"""A happening that can lie anywhere in a longer time is not looked for by day and place."""
_FORTNIGHT = 14
"""Days that are one time for a name: reports of one event lie within days, and its own day is often not said."""
_ANY_DAY = 0
_WORD = -1
_TOWN = -2
"""Stand for the day of signs that have none: a name, a telling word, a town."""
_IN_A_TOWN = frozenset({"town", "neighbourhood", "site"})


class Sign(NamedTuple):
    """A person or street named, a town, a place on some days, or a telling word, as a number.

    `first` and `last` are days (ordinals) for a place, fortnights (counted likewise) for a name at its time.
    """

    key: int
    first: int
    last: int


Block = tuple[int, int]
"""A sign's number and a day, or a fortnight."""


def signs(happening: Happening) -> tuple[Sign, ...]:
    """All by which a happening is looked for, in order."""
    families = {facts.family if facts.family != "casualties" else "*" for facts in happening.told}
    family = "harm" if families & {"attack", "accident", "disaster", "fire", "*"} else min(families)
    found = {Sign(_number("word", word), _WORD, _WORD) for word in telling(happening.words)}
    names = {name for facts in happening.told for name in facts.names}
    found |= {Sign(_number("name", family, name), _ANY_DAY, _ANY_DAY) for name in names}
    found |= {Sign(_number("dead", sound(name)), _ANY_DAY, _ANY_DAY) for dead in happening.dead() for name in dead}
    named = [place for facts in happening.told for place in (*facts.places, *facts.setting) if not place.metonym]
    places = {key for place in named for key in _place_keys(place)}
    towns = {place.gazetteer for place in named if place.gazetteer and place.precision in _IN_A_TOWN}
    found |= {Sign(_number("town", family, town), _TOWN, _TOWN) for town in towns}
    for facts in happening.told:
        own = bounds(facts)
        if own is not None and own[0] == own[1]:
            day = own[0].toordinal()
            found |= {
                Sign(_number("count", family, count.what, str(count.low)), day, day) for count in facts.mention.counts if count.low > 1
            }
        days = window(facts)
        if days is not None and days[1] - days[0] <= _LONGEST:
            first, last = days[0].toordinal(), days[1].toordinal()
            found |= {Sign(_number("place", family, place), first, last) for place in places}
            found |= {Sign(_number("name then", family, name), first // _FORTNIGHT, last // _FORTNIGHT) for name in facts.names}
        if facts.report.date is not None:
            told = facts.report.date.end.toordinal() // _FORTNIGHT
            found |= {Sign(_number("name then", family, name), told - 1, told) for name in facts.names}
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
    """Happenings that may have one sign at one time (a `Block`'s) for it to say enough."""
    return {_WORD: COMMON, _ANY_DAY: KNOWN, _TOWN: SMALL}.get(day, CROWD)


def crowded(block: Block, many: int) -> bool:
    """Whether so many happenings have one sign at one time that it says too little."""
    return many > most(block[1])


def met(own: Iterable[Sign], holders: Callable[[Block], Sequence[int]]) -> set[int]:
    """Numbers of the happenings that one with these signs is to be compared with, itself among them.

    They share a person, street or town that few name, a person or street that both name within a fortnight, one told dead, a place or a
    figure on one day, or three telling words. `holders` gives the numbers of those that have a sign on a day: of all, or, of a crowd, of
    one more than `most`.
    """
    found: set[int] = set()
    words: Counter[int] = Counter()
    for block in blocks(own):
        here = holders(block)
        if not crowded(block, len(here)):
            (words if block[1] == _WORD else found).update(here)
    return found.union(number for number, shared in words.items() if shared >= SHARED)
