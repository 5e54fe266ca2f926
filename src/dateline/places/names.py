"""Finds the place names of one sentence: what may be one, and what the words beside it say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dateline.places.asking import Asking
from dateline.places.capitals import as_read
from dateline.places.departments import department
from dateline.places.gazetteer import Entry, Gazetteer
from dateline.places.keys import plain
from dateline.places.meaning import is_metonym
from dateline.places.roads import block, is_road, numbered_road
from dateline.places.surroundings import Before, Unit, after, before, level_beside, units
from dateline.places.toponyms import has_authority, is_place, is_title_case, stated
from dateline.places.words import (
    DATELINE_MONTHS,
    LINKS,
    PARTICLES,
    abbreviations,
    city_parts,
    cues,
    demonyms,
    group_names,
    heads,
    large_areas,
    named_heads,
    not_places,
    states,
)
from dateline.text.parses import PLACE_LABELS, Parse

_DATELINE = re.compile(
    r"\s*(?P<town>[A-Z][A-ZÀ-Ý'’. -]+[A-ZÀ-Ý])"
    r"(?:,\s+(?P<within>[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}?))?"
    rf"(?:,\s+(?:(?:{DATELINE_MONTHS})[a-z]*\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?i:(?:{DATELINE_MONTHS})[a-z]*)\.?(?:\s+\d{{2,4}})?))?"
    r"\s*(?:\([^()]{2,40}\))?\s*(?:—|–|--|-)\s"
)
_SENT_FROM = re.compile(
    r"\s*(?P<town>[A-Z][a-zà-ÿ'’.]+(?: [A-Z][a-zà-ÿ'’.]+){0,3})(?:,\s+(?P<within>[A-Z][\w.]+(?: [A-Z][\w.]+)?))?\s+\([A-Z][\w. ]{1,20}\)\s*(?:—|–|--|-)\s"
)
"""A dateline in small letters, with the agency behind it: "Arlen (AP) — "."""
_OUTLET = re.compile(
    r"\s(?:[-–—|]|::)\s+(?=[^\n]*?(?:\b\w+\.(?:com|org|net)\b|\b(?:News|Weather|Channel|Newspaper|Herald|Tribune|Gazette|Times|Post)\b|\b[KW][A-Z]{2,3}\b))[^.?!\n]{2,110}(?:\.(?:com|org|net)[^.?!\n]{0,80})?$"
)
"""The outlet's own line at the end of a headline: " - Arlen News, Weather, Sports"."""
_PARTY = re.compile(r"\((?:R|D|I|DFL)(?:-|\.,? |, )$|\b(?:R|D|I|DFL)-$")
"""A party before the state or town that sent somebody: "(R-Utah)"."""
_COURTS = frozenset({"Court", "Ct."})
_JUSTICE = ("Court", "Judge", "Attorney")
_CITY = 100_000
_MOST = 6


@dataclass(frozen=True, slots=True)
class Name:
    """A place name where it stands. `start` and `end` are offsets in the sentence."""

    start: int
    end: int
    text: str
    level: str | None
    """Level said by a noun beside it."""
    country: str | None
    """Country code said by an adjective ("the Syrian city of ...")."""
    relation: str | None
    located: bool
    """Whether a preposition says that something is there."""
    metonym: bool = False
    capital_of: str | None = None
    """Country code where only "the Iraqi capital" is said."""
    people_of: str | None = None
    """Country code of an adjective or name of a people, where it was handed over as a place."""


def names_at(sentence: str, parse: Parse, bounds: Sequence[tuple[int, int]], gazetteer: Gazetteer) -> tuple[Name, ...]:
    """The names at the given characters of a sentence, in order, with what the words beside them say."""
    read = {(name.start, name.end): name for name in names_in(sentence, parse, gazetteer)}
    sentence = as_read(sentence, parse)
    row = units(sentence, parse)
    return tuple(read.get(each) or _given(sentence, row, *each, gazetteer) for each in sorted(set(bounds)))


def _given(sentence: str, row: tuple[Unit, ...], start: int, end: int, gazetteer: Gazetteer) -> Name:
    text = sentence[start:end]
    index = next((n for n, unit in enumerate(row) if unit.start == start), None)
    following = next((n for n, unit in enumerate(row) if unit.start >= end), len(row))
    context = before(row, index) if index is not None else Before()
    level = level_beside(row, following, context)
    if _is_a_whole(level, context, gazetteer.find(text)):
        level = None
    name = Name(start, end, text, None if level in ("site", "neighbourhood") else level, context.country, context.relation, context.located)
    people = demonyms().get(text)
    if people is not None and not any(entry.level == "country" for entry in gazetteer.find(text)):
        return replace(name, people_of=people)
    return name


def names_in(sentence: str, parse: Parse, gazetteer: Gazetteer, known: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """The place names of a sentence, in order; `known` holds keys of names that the report uses as places elsewhere."""
    readings = parse.once(_readings, sentence, gazetteer)
    for reading in readings:
        if reading.asked & known == reading.held:
            return reading.names
    asking = Asking(known)
    names = _names_in(parse, sentence, gazetteer, asking)
    readings.append(_Reading(frozenset(asking.asked), known & asking.asked, names))
    return names


class _Reading(NamedTuple):
    """The names of a sentence as far as they hang on what else the report names: the keys that were asked for, and those that it held."""

    asked: frozenset[str]
    held: frozenset[str]
    names: tuple[Name, ...]


def _readings(_parse: Parse, _sentence: str, _gazetteer: Gazetteer) -> list[_Reading]:
    """Where the readings of a sentence are kept: few, for most ask for nothing that any report holds."""
    return []


def _names_in(parse: Parse, sentence: str, gazetteer: Gazetteer, known: Asking) -> tuple[Name, ...]:
    found: list[Name] = list(_dateline(sentence, gazetteer))
    sentence = as_read(sentence, parse)
    outlet = _OUTLET.search(sentence)
    groups = [match.span() for match in group_names().finditer(sentence)]
    position = max((name.end for name in found), default=0)
    row = units(sentence, parse)
    index = 0
    while index < len(row):
        if row[index].start < position or not row[index].proper:
            index += 1
            continue
        taken = (
            _capital(sentence, row, index)
            or _road(sentence, row, index)
            or _group(sentence, row, index, groups)
            or _read(sentence, parse, row, index, gazetteer, known, found)
        )
        if taken is None:
            index += 1
            continue
        length, name = taken
        if name is not None:
            found.append(replace(name, relation="outlet") if outlet and name.start >= outlet.start() else name)
        index += length
    return tuple(found)


def _dateline(sentence: str, gazetteer: Gazetteer) -> Iterator[Name]:
    match = _DATELINE.match(sentence) or _SENT_FROM.match(sentence)
    if match is None:
        return
    within = match["within"]
    if within and not (within in states() or gazetteer.find(within)):
        return
    if within or gazetteer.find(match["town"]):
        yield Name(match.start("town"), match.end("town"), match["town"].title(), None, None, "dateline", located=True)
    if within:
        yield Name(match.start("within"), match.end("within"), within, None, None, "dateline", located=True)


def _capital(sentence: str, row: tuple[Unit, ...], index: int) -> tuple[int, Name] | None:
    """ "the Iraqi capital", unless the capital's name follows."""
    for length in (2, 1):
        if index + length >= len(row) or row[index + length].text != "capital":
            continue
        words = sentence[row[index].start : row[index + length - 1].end]
        end = row[index + length]
        named = index + length + 1 < len(row) and row[index + length + 1].proper and not sentence[end.end : end.end + 2].strip()
        if words in demonyms() and not named and not sentence[end.end :].startswith((" of ", "’s ", "'s ")):
            context = before(row, index)
            span = sentence[row[index].start : end.end]
            name = Name(row[index].start, end.end, span, "town", None, context.relation, context.located)
            return length + 1, replace(name, capital_of=demonyms()[words])
    return None


def _road(sentence: str, row: tuple[Unit, ...], index: int) -> tuple[int, Name] | None:
    """A road that has a number: "Highway 19", "Interstate 45"."""
    start = row[index].start
    end = numbered_road(sentence, start)
    if end is None:
        return None
    context = before(row, index)
    length = sum(start <= unit.start < end for unit in row)
    return length, Name(start, end, sentence[start:end], "site", context.country, context.relation, located=True)


def _group(sentence: str, row: tuple[Unit, ...], index: int, groups: Sequence[tuple[int, int]]) -> tuple[int, None] | None:
    """The name of an armed group; `groups` tells where such begin."""
    return (_run(sentence, row, index), None) if any(start <= row[index].start <= end for start, end in groups) else None


def _read(
    sentence: str, parse: Parse, row: tuple[Unit, ...], index: int, gazetteer: Gazetteer, known: Asking, found: list[Name]
) -> tuple[int, Name | None] | None:
    """The name that begins at a unit, and how many units it takes; (n, None) for a name that is no place."""
    context = before(row, index)
    begins = parse.tokens[row[index].first].dep in ("nsubj", "nsubjpass")  # "In Orle, Brandt said": who speaks is not listed with Orle
    listed = found[-1] if context.listed and not begins and found else None
    if listed is not None and listed.end == row[context.listed - 1].end:
        context = replace(context, located=listed.located, sure=context.sure or listed.located, relation=listed.relation)
    article = row[index].lower in ("the", "a", "an")
    headed = None if article else _with_named_head(sentence, parse, row, index, context, gazetteer)
    most = _run(sentence, row, index)
    if headed is not None and (headed[1] is None or not gazetteer.find(headed[1].text)):
        longer = (sentence[row[index].start : row[index + n - 1].end] for n in range(headed[0] + 1, most + 1))
        if not any(gazetteer.find(text) for text in longer):  # "Bay St." in "Bay St. Louis" is no street
            return headed
    for length in range(_run(sentence, row, index, possessive=True), 0, -1):
        last = row[index + length - 1]
        if not last.proper:
            continue
        text = sentence[row[index].start : last.end]
        state = text in abbreviations() and (len(text) > 3 or _after_comma(sentence, row[index].start))
        area = plain(text) in large_areas() and (context.located or parse.tokens[last.last].entity in PLACE_LABELS)
        entries = () if state or area else gazetteer.find(text)
        if not (state or area or entries):
            continue
        if length < most and row[index + length].lower in LINKS:
            continue  # "San Luis de la Reina" is neither San Luis nor La Reina
        if entries and not is_place(sentence, parse, row, index, length, context, entries, text, gazetteer, known):
            continue
        taken = length + _city_too(row, index, length, text, gazetteer)
        last = row[index + taken - 1]
        text = sentence[row[index].start : last.end]
        of_department = department(row, index, taken, entries)
        level = of_department or ("site" if is_road(sentence, row, index, taken) else level_beside(row, index + taken, context))
        if level == "site":
            return taken, _road_named(sentence, row, index, taken, context)
        if _is_a_whole(level, context, entries):
            level = None
        if level == "neighbourhood" and _is_large(entries) and index + taken < len(row) and row[index + taken].lower in ("area", "zone"):
            level = None  # "the Denver area" is no part of Denver
        if plain(text) in city_parts() and not stated(sentence, last.end):
            level = "neighbourhood"
        elif level == "site" or (level == "neighbourhood" and not text.istitle()):
            level = None
        relation = (None if of_department else _said_of(row, index + taken, sentence)) or context.relation
        name = Name(row[index].start, last.end, text, level, context.country, relation, context.located)
        if text in demonyms() and parse.tokens[last.last].dep in ("compound", "amod", "nmod"):
            return taken, None
        of_party = _PARTY.search(sentence, max(0, name.start - 6), name.start) is not None
        return taken, replace(name, metonym=of_party or is_metonym(parse, last.last, name, context.word, entries, listed))
    return None if article else _unknown(sentence, parse, row, index, context, most)


def _city_too(row: tuple[Unit, ...], index: int, length: int, text: str, gazetteer: Gazetteer) -> bool:
    """Whether "city" behind a country's or region's name is part of a town's, though its letters are small: "in Guatemala city", not "an
    Oklahoma city", "the Mexico city of", "London city hall".
    """
    end = index + length
    if end >= len(row) or row[end].text != "city" or (index and row[index - 1].lower in ("the", "a", "an", "another", "this")):
        return False
    of = end + 1 < len(row) and row[end + 1].lower == "of"
    large = any(entry.level in ("country", "region") for entry in gazetteer.find(text))
    return large and not of and any(entry.level == "town" for entry in gazetteer.find(f"{text} City"))


def _road_named(sentence: str, row: tuple[Unit, ...], index: int, length: int, context: Before) -> Name:
    """A road, with the number of its block before it."""
    start, end = row[index].start, row[index + length - 1].end
    numbered = block(sentence, start)
    start = start if numbered is None else numbered
    return Name(start, end, sentence[start:end], "site", context.country, context.relation, located=True)


def _said_of(row: tuple[Unit, ...], index: int, sentence: str) -> str | None:
    """What a name is said of by the word from `index` on: its "authority", or the "home" of somebody ("an Arlen teen")."""
    if has_authority(row, index, sentence):
        return "authority"
    follows = row[index] if index < len(row) and not sentence[row[index - 1].end : row[index].start].strip() else None
    return "home" if follows is not None and follows.lower in cues("person") else None


def _is_large(entries: Sequence[Entry]) -> bool:
    return any(entry.level in ("country", "region") or entry.population >= _CITY for entry in entries)


def _is_a_whole(level: str | None, context: Before, entries: Sequence[Entry]) -> bool:
    """Whether a country is meant and no namesake of the level that a noun says: "the eastern region of Chad", "the Bank of Canada governor"."""
    if level is None or not entries or entries[0].level != "country":
        return False
    return level in ("region", context.level) and all(entry.level != level for entry in entries)


def _after_comma(sentence: str, start: int) -> bool:
    return sentence[:start].rstrip().endswith(",")


def _run(sentence: str, row: tuple[Unit, ...], index: int, *, possessive: bool = False) -> int:
    """How many units a name that begins at `index` may take: capitalised words and particles with only blanks between; "'s" too, where asked."""
    length = 1
    while index + length < len(row) and length < _MOST:
        unit, last = row[index + length], row[index + length - 1]
        between = sentence[last.end : unit.start].strip()
        if (between and not (possessive and between in ("'s", "’s") and unit.proper)) or not (
            unit.proper or unit.text.lower() in PARTICLES
        ):
            break
        length += 1
    return length


def _with_named_head(
    sentence: str, parse: Parse, row: tuple[Unit, ...], index: int, context: Before, gazetteer: Gazetteer
) -> tuple[int, Name | None] | None:
    """ "Green Zone", "13500 block of Cerise Avenue"."""
    for length in range(2, _run(sentence, row, index) + 1):
        last = row[index + length - 1]
        level = named_heads().get(last.text)
        if level is None or any(unit.text in PARTICLES for unit in row[index : index + length]):
            continue
        before_known = next((n for n in range(1, length - 1) if gazetteer.find(sentence[row[index + n].start : last.end])), None)
        if before_known is not None and not gazetteer.find(sentence[row[index].start : last.end]):
            return before_known, None  # "KXYZ-TV Harris County", "Three Eastland County residents"
        start = row[index].start
        numbered = block(sentence, start) if level == "site" else None
        label = parse.tokens[last.last].entity
        if last.text == "District" and (sentence[last.end :].lstrip().startswith(_JUSTICE) or (length == 2 and row[index].direction)):
            return None  # "the U.S. District Court", "the Southern District of"
        if last.text in _COURTS and numbered is None:
            return None  # "Hamilton Municipal Court" sits, "14 Alder Court" is lived in
        if level == "site" and not (numbered is not None or context.located or label in PLACE_LABELS):
            return None
        if label == "PERSON" and numbered is None and not context.sure:
            return None
        start = start if numbered is None else numbered
        return length, Name(start, last.end, sentence[start : last.end], level, context.country, context.relation, located=True)
    return None


def _unknown(sentence: str, parse: Parse, row: tuple[Unit, ...], index: int, context: Before, most: int) -> tuple[int, Name | None] | None:
    """A name that the gazetteer lacks but that a noun beside it or the parser calls a place."""
    length = next((n for n in range(1, most) if row[index + n].lower == "and"), most)
    while length > 1 and not row[index + length - 1].proper:
        length -= 1
    last = row[index + length - 1]
    text = sentence[row[index].start : last.end]
    if (
        plain(text) in not_places()
        or text in demonyms()
        or (text.upper() == text and len(text) < 5)
        or (length == 1 and (text in named_heads() or text.lower() in heads()))
    ):
        return None
    label = parse.tokens[last.last].entity
    level = after(row, index + length) or (None if label == "PERSON" and not context.located else context.level)
    if level and (context.located or level in ("neighbourhood", "district", "region")) and label not in ("DATE", "NORP"):
        return length, Name(row[index].start, last.end, text, level, context.country, context.relation, context.located)
    if label in PLACE_LABELS and context.located and parse.tokens[row[index].first].entity == label and not is_title_case(row):
        return length, Name(row[index].start, last.end, text, None, context.country, context.relation, located=True)
    return None
