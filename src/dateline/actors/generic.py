"""Actors that are named by what they are: "masked gunmen", "Chicago police", "two officials with Iran-backed militias"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.actors.found import Found, Line
from dateline.actors.register import Register
from dateline.actors.words import Names
from dateline.tables import rows, words
from dateline.text.folding import Word, split
from dateline.text.parses import Parse, Token

_BEFORE = frozenset({"amod", "compound", "nmod", "npadvmod", "punct", "advmod", "poss", "case"})
VAGUE = frozenset(
    "other more many several few some first second third last next same own such various numerous additional new old past".split()
)
_AFFILIATED = frozenset({"official", "member", "leader", "commander", "source", "spokesman", "spokeswoman", "fighter", "representative"})

_SETTINGS = frozenset("government enforcement court parliament congress senate opposition jury".split())
"""Nouns for an institution, or for where one works or stands ("in court", "at every level of government")."""
_HOLDERS = frozenset(
    "pm premier chancellor king queen prince emir sultan leader monarch ruler secretary secretary-general general adviser advisor envoy consul".split()
)
"""Holders of offices whose nouns are no description of an actor by themselves."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a generic noun says of an actor."""

    sector: str
    plural: bool


@cache
def kinds() -> Names[Kind]:
    """The nouns of `generic.tsv`."""
    names: Names[Kind] = Names()
    for forms, sector in rows("dateline.actors", "generic.tsv"):
        singular, _, plural = forms.partition("/")
        for form in singular.split("|"):
            names.add(form, Kind(sector, plural=False))
        for form in plural.split("|"):
            names.add(form, Kind(sector, plural=True))
    return names


def is_person(one: Found) -> bool:
    """Whether an actor is one person: named, described ("the gunman"), or by an office ("Israel's prime minister")."""
    if one.sort == "person":
        return True
    if one.sort == "reference":
        return one.register is None and not one.plural
    if one.sort not in ("generic", "office") or one.plural:
        return False
    words = split(one.name)
    for length in range(min(3, len(words)), 0, -1):
        match = kinds().longest(words, len(words) - length)
        if match is not None and match[0] == len(words):
            return not match[1][0].plural
    return words[-1].form in _HOLDERS


def described(lines: Sequence[Line], found: Sequence[Found], register: Register) -> list[Found]:
    """Descriptions of actors that no name covers; the noun must stand for itself ("police said", not "police car")."""
    ends = {one.span.end for one in found if one.register is not None}
    new: list[Found] = []
    for line in lines:
        reached = 0
        for i, end, kind in line.parse.once(_kinds_in, line.text, capitals=line.capitals):
            if i < reached:
                continue
            reached = end
            one = _described(line, i, end, kind, ends, register)
            if one is not None:
                offset = line.sentence.span.start
                line.take(one.span.start - offset, one.span.end - offset)
                new.append(one)
                while reached < len(line.words) and line.words[reached].start < one.span.end - offset:
                    reached += 1
    return new


def _kinds_in(_: Parse, text: str, *, capitals: bool) -> tuple[tuple[int, int, Kind], ...]:
    """Where a word that tells what somebody is may stand, from each word of a sentence on: first word, the word behind it, the kind."""
    words = split(text)
    matches = ((i, kinds().longest(words, i, capitals=capitals)) for i in range(len(words)))
    return tuple((i, match[0], match[1][0]) for i, match in matches if match is not None)


def _described(line: Line, first: int, last: int, kind: Kind, ends: set[int], register: Register) -> Found | None:
    noun = line.words[first:last]
    start, end = noun[0].start, noun[-1].end
    token = line.head_of(noun)
    if (
        token is None
        or kind.sector == "-"
        or not line.free(start, end)
        or token.pos not in ("NOUN", "PROPN")
        or token.dep in ("compound", "nmod", "amod")
    ):
        return None
    if (last < len(line.words) and line.words[last].glued) or _names_no_one(line, token, kind):
        return None
    before = line.words[first - 1] if first else None
    if before is not None and line.span(before.start, before.end).end in ends:
        return None  # "Hamas militants": the name says it
    start = _left_edge(line, first, token)
    if not line.free(start, end):
        start = noun[0].start
    country, tail = None, end
    state = _state_before(line, start, register)
    if state is not None:
        start, country = state
    affiliated = _affiliation(line, token)
    sector = kind.sector
    if affiliated is not None:
        start, tail, sector = min(start, affiliated[0]), affiliated[1], affiliated[2]
        if not line.free(start, tail):
            return None
    name = line.text[start:tail]
    why = f'"{line.text[noun[0].start : noun[-1].end]}" is of sector {kind.sector}'
    return Found(line.span(start, tail), name, None, sector, country, "generic", kind.plural, (why,))


def _names_no_one(line: Line, token: Token, kind: Kind) -> bool:
    """ "As president", "became mayor", "in court", "opposition to", "no suspects": an office, a setting, an act or nobody."""
    before = {child.lower for child in line.parse.children(token.i) if child.i < token.i and child.dep in ("det", "poss", "nummod")}
    opposed = token.lower == "opposition" and (not before or any(child.lower == "to" for child in line.parse.children(token.i, "prep")))
    if "no" in before or opposed:
        return True
    if line.capitals or line.sentence.kind == "headline" or before or token.pos == "PROPN":
        return False
    head = line.parse.head(token.i)
    if token.dep == "pobj" and head.lower == "as":
        return True
    if token.tag != "NN" or (kind.plural and token.lower not in _SETTINGS):
        return False
    bare = not any(child.dep in ("compound", "nmod", "amod") for child in line.parse.children(token.i))
    return bare and (
        (token.dep == "pobj" and head.lower in ("in", "of", "to", "into", "toward", "towards"))
        or (not kind.plural and token.dep in ("attr", "oprd"))
    )


def _left_edge(line: Line, first: int, head: Token) -> int:
    """Where the words that describe the noun begin: "Iran-backed militias", "Los Angeles police"; never "three", "the", "other"."""
    start = line.words[first].start
    if line.capitals:
        return start  # the parser cannot tell an adjective from a verb there
    leftmost = line.token(start)
    edge = head.i if leftmost is None else leftmost.i
    tokens = line.parse.tokens
    j = edge - 1
    while j >= 0:
        token = tokens[j]
        if (
            token.dep not in _BEFORE
            or token.text in VAGUE
            or token.lemma in words("dateline.actors", "acts.tsv")
            or token.pos in ("NUM", "DET", "PRON")
            or token.tag in ("JJR", "JJS", "RBR", "RBS", "PRP$")
        ):
            break
        spaced = token.start > 0 and line.text[token.start - 1].isspace()
        if not _leads_to(line, token, head) or (token.pos == "PUNCT" and (spaced or token.text not in "-‐‑")):
            break
        if token.dep in ("poss", "case"):
            break
        j -= 1
    while j + 1 < edge and (tokens[j + 1].pos == "PUNCT" or (j >= 0 and tokens[j].end == tokens[j + 1].start)):
        j += 1  # never from within "10-year-old"
    return tokens[j + 1].start if j + 1 < edge else start


def _leads_to(line: Line, token: Token, head: Token) -> bool:
    for _ in range(4):
        if token.i == head.i:
            return True
        token = line.parse.head(token.i)
    return token.i == head.i


def _state_before(line: Line, start: int, register: Register) -> tuple[int, str | None] | None:
    """ "Israeli settlers", "Nigeria's farmers": where the state's name begins, and its country code."""
    inside = [i for i, word in enumerate(line.words) if word.start >= start]
    if not inside:
        return None
    i = inside[0]
    country = _country_at(line.words, i, register)
    if country is not None:
        return start, country
    for back in (1, 2, 3):
        if i >= back and (country := _country_at(line.words, i - back, register, until=i)) is not None:
            begin = line.words[i - back].start
            return (begin, country) if line.free(begin, start) else None
    return None


def country_of(line: Line, start: int, register: Register) -> str | None:
    """The country of the state whose adjective begins at a character of the sentence ("Lebanese group")."""
    i = next((i for i, word in enumerate(line.words) if word.start == start), None)
    return None if i is None else _country_at(line.words, i, register)


def _country_at(line_words: Sequence[Word], i: int, register: Register, until: int | None = None) -> str | None:
    match = register.names.longest(line_words, i)
    if match is None or (until is not None and match[0] != until) or (match[0] < len(line_words) and line_words[match[0]].glued):
        return None
    senses = [s for s in match[1] if s is not None and s.trust == "always" and s.entry.type == "state" and s.role == "adjective"]
    return senses[0].entry.country if len({s.entry.key for s in senses}) == 1 else None


def _affiliation(line: Line, token: Token) -> tuple[int, int, str] | None:
    """ "Two officials with Iran-backed militias in Iraq": from its number to the end of the phrase, and the sector of those they are with."""
    if token.lemma not in _AFFILIATED:
        return None
    for preposition in line.parse.children(token.i, "prep"):
        if preposition.i != token.i + 1 or preposition.lower not in ("with", "from", "of"):
            continue
        for other in line.parse.children(preposition.i, "pobj"):
            inside = line.parse.subtree(other.i, without=("relcl", "appos", "acl", "conj", "cc", "punct"))
            word = next((i for i, w in enumerate(line.words) if w.start == other.start), None)
            match = kinds().longest(line.words, word, capitals=line.capitals) if word is not None else None
            if match is None or not inside or not line.free(token.start, inside[-1].end):
                continue
            numbers = line.parse.children(token.i, "nummod")
            begin = min([token.start, *(n.start for n in numbers if n.i == token.i - 1)])
            return begin, inside[-1].end, match[1][0].sector
    return None
