"""The words beside place names, from the tables beside this file."""

from __future__ import annotations

import re
from functools import cache, partial

from dateline.places.keys import plain
from dateline.tables import rows, words

_HERE = "dateline.places"

LINKS = frozenset("de del da do dos das des du sur upon".split())
"""Particles behind which a name goes on."""
PARTICLES = frozenset("of de la le les du del da do dos das el al ibn bin abu umm sur upon en and y the".split())
FUNCTION_WORDS = frozenset(
    "in at on of for from to with by as is are was were be been and or but not after before near outside inside into over under about "
    "amid during while who whose his her their its this that these those it he she they we".split()
)
"""Words that are no part of a name even where a headline begins them with a capital."""
DATELINE_MONTHS = "Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec"


@cache
def heads() -> dict[str, str]:
    """Level by noun: "neighbourhood", "province"."""
    return {row[0]: row[1] for row in rows(_HERE, "heads.tsv")}


@cache
def named_heads() -> dict[str, str]:
    """Level by the capitalised noun that ends a name: "Zone", "Avenue"."""
    return {row[0]: row[1] for row in rows(_HERE, "named_heads.tsv")}


@cache
def prepositions() -> dict[str, tuple[str | None, bool]]:
    """Relation, and whether what follows is surely a place, by preposition."""
    return {word: (None if relation == "-" else relation, sure == "sure") for word, relation, sure in rows(_HERE, "prepositions.tsv")}


directions = partial(words, _HERE, "directions.tsv")
"""Words of parts and directions: those before "of", or those before the name itself ("-")."""


cues = partial(words, _HERE, "cues.tsv")
"""Nouns and verbs of `cues.tsv` of one kind."""


@cache
def not_places() -> frozenset[str]:
    """Keys of words that hardly ever mean a place."""
    return frozenset(plain(word) for word in words(_HERE, "not_places.tsv"))


@cache
def group_names() -> re.Pattern[str]:
    """What begins an armed group's name that goes on with a place's: "al-Qaeda in the ..."."""
    beginnings = "|".join(sorted(words(_HERE, "group_names.tsv"))).replace(" ", "[ -]").replace("Qaeda", "Qa[ei]da")
    return re.compile(rf"\b(?:{beginnings}) (?:the )?", re.IGNORECASE)


@cache
def city_parts() -> frozenset[str]:
    """Keys of names that parts of many cities have: "West Side", "Downtown"."""
    return frozenset(plain(word) for word in words(_HERE, "city_parts.tsv"))


@cache
def large_areas() -> frozenset[str]:
    """Keys of parts of the world without an entry."""
    return frozenset(plain(word) for word in words(_HERE, "large_areas.tsv"))


@cache
def demonyms() -> dict[str, str]:
    """Country code by adjective or name of a people, as printed."""
    found: dict[str, str] = {}
    for row in rows("dateline.codes", "states.tsv"):
        for cell in row[5:7]:
            found |= {word.lstrip("~!"): row[1] for word in cell.split("|") if word}
    return found


@cache
def abbreviations() -> dict[str, str]:
    """Name of a US state by its abbreviations as printed ("Calif.", "N.M.", "CA")."""
    return {short: name for _, name, shorts in rows(_HERE, "us_state_abbreviations.tsv") for short in shorts.split("|")}


@cache
def states() -> frozenset[str]:
    """Names and abbreviations of the US states."""
    return frozenset(abbreviations()) | frozenset(abbreviations().values())
