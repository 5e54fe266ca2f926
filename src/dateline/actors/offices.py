"""Actors composed of a state's name and an office: "US military", "Israel's prime minister", "the government of Iraq"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.actors.entries import Entry
from dateline.actors.found import Found, Line
from dateline.actors.hits import Hit
from dateline.actors.register import Office, Register, Sense
from dateline.actors.states import act_behind
from dateline.text.folding import Word

FILLERS = frozenset(
    "senior top elite federal special high-ranking ranking chief acting interim caretaker foreign national "
    "military civilian local regular central new deputy junior far-right hard-line hardline unnamed anonymous".split()
)
"""Words that may stand between a state and an office."""
_PAST = frozenset({"former", "ex", "late", "onetime", "previous"})
_OF_CAPITALS = frozenset({"government", "regime"})
"""What a capital's name makes the state's own: "the Baghdad government"; its police and officials may be the town's."""
_OWN_GOVERNMENTS = frozenset({"city", "aires"})
"""Last words of capitals that are known for a government of the town: Mexico City, Buenos Aires."""


@dataclass(frozen=True, slots=True)
class Holder:
    """An office said to be held by the person whose name begins at `start` of its sentence."""

    start: int
    sector: str | None
    country: str | None
    words: str


def composed(hit: Hit, senses: Sequence[Sense], register: Register) -> Found | Holder | None:
    """ "US military", "Israel's prime minister", "the government of Iraq"; a `Holder` where a person's name follows the office."""
    entry = senses[0].entry
    if entry.type != "state":
        return None
    line, words = hit.line, hit.line.words
    roles = {sense.role for sense in senses}
    i = hit.last
    if i < len(words) and words[i].form == "'s" and "name" in roles:
        i += 1
    elif "adjective" not in roles:
        return _office_of(hit, entry, register) or _office_behind(hit, entry, register)
    past = False
    start = i
    while i < len(words) and i - start < 3 and (line.capitals or words[i].text.islower()):
        ahead = register.offices.longest(words, i, capitals=line.capitals)
        if ahead is not None or (words[i].form not in FILLERS and words[i].form not in _PAST):
            break
        past = past or words[i].form in _PAST
        i += 1
    match = register.offices.longest(words, i, capitals=line.capitals) if i < len(words) else None
    if match is None or any(word.glued for word in words[hit.last : match[0]]):
        return None
    end, offices = match
    past = past or (hit.first > 0 and words[hit.first - 1].form in _PAST)
    return _office(hit, entry, offices[0], hit.first, end, past=past)


def _office_of(hit: Hit, entry: Entry, register: Register) -> Found | Holder | None:
    """ "the government of (the) Iraq": the office stands before the state."""
    words = hit.line.words
    i = hit.first - 1
    if i >= 0 and words[i].form == "the":
        i -= 1
    if i < 1 or words[i].form not in ("of", "for") or not any(sense.role == "name" for sense in hit.senses):
        return None
    for length in (4, 3, 2, 1):
        first = i - length
        if first >= 0:
            match = register.offices.longest(words, first, capitals=hit.line.capitals)
            if match is not None and match[0] == i and match[1][0].code not in ("MIL", "HEAD", "LEG", "DIP", "OPP"):
                return _office(hit, entry, match[1][0], first, hit.last, past=first > 0 and words[first - 1].form in _PAST)
    return None


def _office_behind(hit: Hit, entry: Entry, register: Register) -> Found | Holder | None:
    """ "the Baghdad government", "the El Salvador National Guard": a government or force right behind a capital or a state's name."""
    words = hit.line.words
    match = register.offices.longest(words, hit.last, capitals=hit.line.capitals) if hit.last < len(words) else None
    if match is None or words[hit.last].glued or words[hit.last].start - words[hit.last - 1].end != 1:
        return None
    governs = words[hit.last].form in _OF_CAPITALS and match[0] == hit.last + 1
    by_capital = all(sense.role == "capital" for sense in hit.senses)
    if by_capital and not (governs and words[hit.last - 1].form not in _OWN_GOVERNMENTS):
        return None
    if not governs and match[1][0].code != "MIL":
        return None
    return _office(hit, entry, match[1][0], hit.first, match[0], past=False)


def _office(hit: Hit, entry: Entry, office: Office, first: int, last: int, *, past: bool) -> Found | Holder | None:
    line, words = hit.line, hit.line.words
    start, end = words[first].start, words[last - 1].end
    printed = line.text[start:end]
    if _name_follows(line, last):
        return Holder(words[last].start, None if past else office.sector, entry.country, printed)
    if past:
        return None
    if _modifies_a_thing(line, words[last - 1]):
        return None
    key = f"{entry.key}:{office.code}"
    plural = office.type in ("force", "agency", "state") or words[last - 1].text.endswith("s")
    return Found(
        line.span(start, end), printed, key, office.sector, entry.country, "office", plural, (f'"{printed}" is {office.type} {key}',)
    )


def _modifies_a_thing(line: Line, word: Word) -> bool:
    """ "police station", "government building": the words only describe a thing that does not act."""
    token = line.token(word.start)
    if token is None or token.dep not in ("compound", "nmod") or token.head <= token.i:
        return False
    return (
        act_behind(line.parse, token) is None and line.parse.head(token.i).pos == "NOUN" and line.parse.head(token.i).tag in ("NN", "NNS")
    )


def _name_follows(line: Line, i: int) -> bool:
    """Whether a person's name begins at word `i`: two capitalised words, or one that the parser takes for a person."""
    words = line.words
    if i >= len(words) or not words[i].text[:1].isupper() or words[i].glued or line.capitals:
        return False
    token = line.token(words[i].start)
    if token is None or token.pos != "PROPN" or words[i].start - words[i - 1].end != 1:
        return False
    following = words[i + 1] if i + 1 < len(words) else None
    two = following is not None and following.text[:1].isupper() and following.start - words[i].end == 1
    return token.entity == "PERSON" or (two and token.entity in ("", "PERSON", "ORG") and line.sentence.kind != "headline")
