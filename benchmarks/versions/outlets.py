"""House styles of invented outlets: what they change in every text they print, without changing what it says."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from benchmarks.versions.units import Unit
from dateline.tables import rows

_HERE = "benchmarks.versions"
_DASH = re.compile(r"\s+(?:--|–|—|-)\s+")
_DASHES = {"en": " – ", "em": " — ", "hyphens": " -- "}
_MR = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof)\.? (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented outlet and its style."""

    name: str
    spelling: str
    quotes: str
    dashes: str
    honorifics: bool


@cache
def outlets() -> tuple[Outlet, ...]:
    """All of them."""
    return tuple(Outlet(name, spelling, quotes, dashes, mr == "yes") for name, spelling, quotes, dashes, mr in rows(_HERE, "outlets.tsv"))


def styled(words: str, outlet: Outlet, chance: random.Random) -> tuple[str, tuple[str, ...]]:
    """A sentence as the outlet prints it, and what was changed in how it is written."""
    at, to = (1, 0) if outlet.spelling == "us" else (0, 1)
    contracted, shortened = chance.random() < 0.3, chance.random() < 0.3
    steps: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("spelling", lambda told: _swap(told, {row[at]: row[to] for row in rows(_HERE, "spellings.tsv")})),
        ("contractions", lambda told: _swap(told, dict(_pairs("contractions.tsv"))) if contracted else told),
        ("abbreviations", lambda told: _swap(told, dict(_pairs("abbreviations.tsv")), exact=True) if shortened else told),
        ("dashes", lambda told: _DASH.sub(_DASHES[outlet.dashes], told)),
        ("titles", lambda told: told if outlet.honorifics else _MR.sub("", told)),
        ("quotes", lambda told: _quotes(told, outlet.quotes)),
    )
    done: list[str] = []
    for name, step in steps:
        before, words = words, step(words)
        if words != before:
            done.append(name)
    return words, tuple(done)


def _pairs(table: str) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in rows(_HERE, table)]


def _quotes(words: str, style: str) -> str:
    if style == "straight":
        return words.translate(str.maketrans("“”‘’", "\"\"''"))
    found = ""
    for place, sign in enumerate(words):
        opens = not place or words[place - 1] in " ([—–-‘'"
        found += ("“" if opens else "”") if sign == '"' else "’" if sign == "'" else sign
    return found


def _swap(words: str, table: Mapping[str, str], *, exact: bool = False) -> str:
    def other(found: re.Match[str]) -> str:
        told = found.group()
        new = table.get(told) or table[told.casefold()]
        return new[0].upper() + new[1:] if told[0].isupper() else new

    listed = "|".join(re.escape(word) for word in sorted(table, key=lambda word: (-len(word), word)))
    if exact:
        # "in January" and "generals" are never shortened; a month before its day is, and a title before a name
        return re.sub(rf"\b(?:{listed})\b(?= [A-Z\d](?!\d{{3}}))|\b(?:United States|United Nations|European Union)\b(?=[ ,])", other, words)
    return re.sub(rf"(?<![\w-])(?:{listed})(?![\w-])", other, words) if listed else words


def with_furniture(blocks: list[list[Unit]], outlet: Outlet) -> list[list[Unit]]:
    """The paragraphs between what the outlet prints with every report."""
    found = list(blocks)
    for name, where, line in rows(_HERE, "boilerplate.tsv"):
        if name == outlet.name:
            place = {"first": 1, "middle": len(found) // 2, "last": len(found)}[where]
            found.insert(place, [Unit(line, "boilerplate", 0)])
    return found
