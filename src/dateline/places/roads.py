"""Roads: "Highway 19", "the 1200 block of Edmore", "near Lynn and Michigan streets". A town's name on one says nothing of the town."""

from __future__ import annotations

import re

from dateline.places.surroundings import Unit
from dateline.places.words import demonyms

_BLOCK = re.compile(r"(?:\b\d+(?:-\d+)?\s+block\s+of\s+|\b\d{2,6}\s+)$")
_ROAD = re.compile(
    r"(?:(?:[A-Z][a-z]+ )?(?:State|County|US|U\.S\.) )?(?:Highway|Hwy\.?|Route|Interstate|County Road|State Road|Autoroute) \d+\b|(?:I|M|A)-?\d{1,3}\b"
)
_GROUPS = frozenset({"M23"})
"""Names that an armed group shares with a motorway."""
_ALONG = re.compile(r"\b(?:along|down|junction of|near|off|on|up) the $")
_ROADS = frozenset({"streets", "avenues", "roads", "boulevards", "drives"})


def numbered_road(sentence: str, start: int) -> int | None:
    """Where the road that has a number and begins at `start` ends; None where there is none."""
    match = _ROAD.match(sentence, start)
    if match is None or (match.group() in _GROUPS and not _ALONG.search(sentence[:start])):
        return None
    return match.end()


def block(sentence: str, start: int) -> int | None:
    """Where the number of the block before a road's name at `start` begins; None where there is none."""
    match = _BLOCK.search(sentence[:start])
    return None if match is None else match.start()


_HOUSE = re.compile(r"block\s+of\s+$|(?<![\d,.])(?!(?:1\d|20)\d\d\b)\d{2,6}\s+$")
"""What shows a road where no "Street" does; no year ("the 2014 Orle attack"), and no end of a number ("2,000 Orle fans")."""


def is_road(sentence: str, row: tuple[Unit, ...], index: int, length: int) -> bool:
    """ "The 1200 block of Edmore", "near Lynn and Michigan streets": a road that has a town's name."""
    if row[index].text not in demonyms() and _HOUSE.search(sentence[: row[index].start]):
        return True
    following = row[index + length : index + length + 3]
    if following and following[0].lower in _ROADS:
        return True
    return len(following) == 3 and following[0].lower == "and" and following[1].proper and following[2].lower in _ROADS
