"""The hierarchy that a text states itself ("Ras Issa area in Salif district in Hodeida province", "City, State"), and what it lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

from dateline.places.names import Name
from dateline.places.words import abbreviations, demonyms, directions, heads

Tie = Literal["in", "comma", "of"]


@cache
def _inside() -> re.Pattern[str]:
    """What stands between a place and what contains it: "neighbourhood in eastern", ", in the city of", ", a small village in"."""
    nouns = "|".join(sorted(heads()))
    parts = "|".join(sorted(directions("of") | directions("-")))
    peoples = "|".join(re.escape(word) for word in sorted(demonyms(), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?:,\s+(?:an?|the)\s+(?:[a-z-]+\s+){{0,2}}?(?=(?:{nouns})\s))?(?P<noun>\s*\b(?:{nouns}))?(?P<tie>,?\s+(?:in|of|on|inside|within)(?:\s+the)?|,)"
        rf"(?:\s+(?:{parts}|of|the)\b)*(?:\s+(?:{peoples})\b)?(?:\s+(?:{nouns})\s+of)?(?:\s+the)?\s+"
    )


_BEYOND = re.compile(r"(?:north|south|east|west)(?:-?(?:east|west))?\s+of\b|\boutside\s+of\b|\bborders?\s+of\b")
"""What lies "south of" a place does not lie in it."""
_POSSESSIVE = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,2}(?:(?:city|town|village|province|port)\s+of\s+)?")


_LISTED = re.compile(r",\s+|,?\s+(?:and|or)\s+")


def lists(sentence: str, names: Sequence[Name]) -> tuple[tuple[int, int], ...]:
    """Indices of neighbouring names with nothing but a comma, "and" or "or" between: listed, unless the one holds the other."""
    return tuple((n, n + 1) for n, (a, b) in enumerate(pairwise(names)) if _LISTED.fullmatch(sentence[a.end : b.start]))


def ties(sentence: str, names: Sequence[Name]) -> dict[int, tuple[int, Tie]]:
    """Index of the name that each name is said to lie in, and what says so: "in", only a comma, or "of" behind a noun, which may
    say the reverse ("the Anbar province of Iraq", "the US state of Texas").
    """
    found: dict[int, tuple[int, Tie]] = {}
    for inner, (name, following) in enumerate(pairwise(names)):
        between = sentence[name.end : following.start]
        match = _inside().fullmatch(between)
        if match is not None and not _BEYOND.search(between):
            said: Tie = "of" if match["noun"] and "of" in match["tie"].split() else "in"
            found[inner] = (inner + 1, "comma" if match["tie"].strip() == "," and between.strip() == "," else said)
        elif _POSSESSIVE.fullmatch(between):
            found[inner + 1] = (inner, "comma")
    listed = _states_listed(sentence, names)
    return {inner: tie for inner, tie in found.items() if tie[1] != "comma" or not {inner, tie[0]} <= listed}


def _states_listed(sentence: str, names: Sequence[Name]) -> set[int]:
    """Indices of three or more states of the US in a row: in "Utah, Oklahoma, Pennsylvania" no borough of Oklahoma is meant."""
    states = frozenset(abbreviations().values())
    pairs = {a for a, b in lists(sentence, names) if names[a].text in states and names[b].text in states}
    return {n + more for n in pairs if n + 1 in pairs for more in (0, 1, 2)}
