"""The words of a sentence as units, and what stands before and behind one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from dateline.places.words import FUNCTION_WORDS, cues, demonyms, directions, heads, prepositions
from dateline.text.parses import Parse

_PARTY = re.compile(r"(?:R|D|I|DFL)-(?=[A-Z])")
_CLOSE = frozenset({"close", "closer", "near", "nearer", "next"})
"""Words that with "to" say that something is near, and not that it goes there."""
_FAR = re.compile(r"^(?:km|kms|kilometres|kilometers|miles|mi|minutes|hours)$")


class Unit(NamedTuple):
    """One word as printed, hyphens included ("ez-Zor", "Iran-backed"); offsets in the sentence, tokens `first` to `last`."""

    start: int
    end: int
    text: str
    lower: str
    first: int
    last: int
    proper: bool
    """Whether it can be part of a name: a capital first, also behind "al-"."""
    direction: bool


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a name."""

    relation: str | None = None
    located: bool = False
    sure: bool = False
    """Whether the preposition alone shows that a place follows."""
    level: str | None = None
    country: str | None = None
    word: str | None = None
    """The preposition."""
    listed: int = 0
    """Index behind the unit of the name that this one is listed with ("Iraq and Syria"); 0 where it is not."""


def units(sentence: str, parse: Parse) -> tuple[Unit, ...]:
    """The sentence's words; marks that stand alone are left out."""
    found: list[Unit] = []
    tokens = parse.tokens
    towards = directions("-")
    any_hyphen = "-" in sentence
    i = 0
    while i < len(tokens):
        j = i
        while (
            any_hyphen
            and j + 2 < len(tokens)
            and tokens[j + 1].text == "-"
            and tokens[j].end == tokens[j + 1].start
            and tokens[j + 1].end == tokens[j + 2].start
        ):
            j += 2
        start, end = tokens[i].start, tokens[j].end
        text = sentence[start:end]
        hyphened = "-" in text
        if hyphened and (party := _PARTY.match(sentence, start, end)) is not None:
            start = party.end()  # "Rep. Ann Ohl, R-Marshall"
            text = sentence[start:end]
            hyphened = "-" in text
        lower = text.lower()
        if (text.isalnum() or any(letter.isalnum() for letter in text)) and lower not in ("'s", "’s"):
            tail = text.rsplit("-", 1)[-1] if hyphened else text
            proper = tail[:1].isupper() and (hyphened or text[0].isupper()) and lower not in FUNCTION_WORDS
            lower = "" if tokens[i].dep == "prt" else lower  # "cut off the village": no preposition
            found.append(Unit(start, end, text, lower, i, j, proper, lower in towards))
        elif text in (",", ";", ":", "(", ")", "“", "”", '"'):
            found.append(Unit(start, end, text, text, i, j, proper=False, direction=False))
        i = j + 1
    return tuple(found)


def before(row: tuple[Unit, ...], index: int) -> Before:
    """Walk back from a name over "the", directions, peoples and "city of" to the preposition that places it."""
    level = country = None
    headed = False
    i = index - 1
    while i >= 0:
        word = row[i].lower
        if word == "the" or word in directions("-") or word in ("a", "an"):
            if word not in ("the", "a", "an") and i and row[i - 1].lower in ("km", "miles") and not level:
                break
            i -= 1
        elif row[i].text in demonyms():
            country = country or demonyms()[row[i].text]
            i -= 1
        elif i and f"{row[i - 1].text} {row[i].text}" in demonyms():
            country = country or demonyms()[f"{row[i - 1].text} {row[i].text}"]
            i -= 2
        elif word == "of" and i > 1 and row[i - 1].lower in heads() and _named(row[i - 2]):
            return Before(located=True, sure=True, country=country, word=word)  # "the Karrada district of Baghdad"
        elif word == "of" and i and row[i - 1].lower in heads():
            level = level or heads()[row[i - 1].lower]
            headed = True
            i -= 2
        elif word == "of" and i and row[i - 1].proper and row[i - 1].lower in directions("of"):
            return Before(located=True, sure=True, level=level, country=country, word="of")  # "the South Side of Chicago"
        elif word == "of" and i and row[i - 1].lower in directions("of"):
            return Before(_part(row, i - 1), located=True, sure=True, level=level, country=country, word="of")
        elif heads().get(word) == "town" and i and (row[i - 1].lower in ("the", "a") or row[i - 1].text in demonyms()):
            level = level or heads()[word]
            i -= 1
        elif word in prepositions():
            relation, sure = prepositions()["near" if word == "to" and i and row[i - 1].lower in _CLOSE else word]
            return Before(_distance(row, i, relation), located=True, sure=sure, level=level, country=country, word=word)
        elif word in ("and", "or", ","):
            back = i - 1 if word != "," else i
            while back >= 0 and row[back].lower in (",", "and", "or"):
                back -= 1
            listed = back + 1 if back >= 0 and row[back].proper else 0
            return Before(
                level=level, country=country, listed=listed, word=word, located=headed or (level is not None and country is not None)
            )
        else:
            return Before(level=level, country=country, word=word, located=headed)
    return Before(level=level, country=country, located=headed or (level is not None and country is not None))


def _named(unit: Unit) -> bool:
    """Whether a word ends a name, and is no people's adjective."""
    return unit.proper and unit.lower != "the" and all(unit.text != people.rsplit(" ", 1)[-1] for people in demonyms())


def _part(row: tuple[Unit, ...], index: int) -> str:
    """ "north of", with the distance before it: "20 km north of"."""
    words = f"{row[index].lower} of"
    if index >= 2 and _FAR.match(row[index - 1].lower):
        return f"{row[index - 2].text} {row[index - 1].text} {words}"
    return words


def _distance(row: tuple[Unit, ...], index: int, relation: str | None) -> str | None:
    if relation == "from" and index >= 2 and _FAR.match(row[index - 1].lower):
        return f"{row[index - 2].text} {row[index - 1].text} from"
    return relation


def after(row: tuple[Unit, ...], index: int) -> str | None:
    """The level that a noun right behind a name gives it ("Mashtal neighbourhood", "Hodeida province")."""
    return heads().get(row[index].text) if index < len(row) else None


def _governed(row: tuple[Unit, ...], index: int) -> str | None:
    """What has a governor is a region: "the New York governor"."""
    return "region" if index < len(row) and row[index].lower.rstrip(".") in ("governor", "gov") else None


def level_beside(row: tuple[Unit, ...], index: int, context: Before) -> str | None:
    """The level that a noun gives a known name: "Gainesville street" may be anywhere, but "a Gainesville hospital" and "the port of Gainesville" are there."""
    level = _governed(row, index) or after(row, index)
    if level == "site" and row[index].lower in cues("feature"):
        return level
    return next((each for each in (level, context.level) if each not in (None, "site")), None)
