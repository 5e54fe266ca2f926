"""How many people one noun phrase speaks of: "at least three members of the militia", "a man", "dozens"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.mentions.ages import ADULT, UNIT, aged, ages_behind, name_with_age, years
from dateline.mentions.numerals import Numeral, numeral
from dateline.tables import rows
from dateline.text.numbers import parse_number
from dateline.text.parses import Parse, Token

_HERE = "dateline.mentions"
_PERSON_ENDINGS = re.compile(r"(?:er|or|ist|ian|ant|man|woman|eer|ee|mate|goer|fighter)$")
_NOT_PEOPLE = re.compile(
    r"(?:number|order|power|tower|river|computer|paper|door|floor|shoulder|finger|trailer|copter|murder|slaughter|laughter|danger|anger|disaster|disorder|letter|matter|winter|summer|chapter|answer|weather|quarter|center|shelter|tanker|fighter jet|motor|container|warrant|restaurant|plant|grant|liner|freighter|cruiser|trawler|chopper|theater|filter|cylinder|boiler|corner|border|automaker|carmaker|drugmaker|chipmaker|lender|insurer|retailer|quadrant|remnant)$"
)
_NOBODY = re.compile(r"^(?:no|nobody|none|neither)$", re.IGNORECASE)
FIGHTERS = frozenset({"soldier", "police", "militant", "attacker", "hostage", "protester", "prisoner"})
"""Groups (`groups.tsv`) of those beside whom an attack or a fight is one of hands, not of words."""
_BANDS = frozenset({"family", "crew", "gang", "group", "team", "patrol", "party", "band"})
_THEMSELVES = frozenset({"himself", "herself"})
_YEARS = range(1500, 2200)
_SINGULAR_PRONOUNS = frozenset({"he", "she", "him", "her"})


@dataclass(frozen=True, slots=True)
class People:
    """A number of people, and the tokens `first` to `last` that say it."""

    low: int
    high: int | None
    hedge: str | None
    group: str | None
    first: int
    last: int


def one(parse: Parse, head: int) -> People | None:
    """The people that the phrase under token `head` speaks of, without what is listed beside it; None where it states no number."""
    noun = parse.tokens[head]
    word = noun.lower
    group = group_of(parse, noun)
    last = _end_of(parse, head)
    if word == "one" and head and parse.tokens[head - 1].lower == "no":
        return People(0, 0, None, None, head - 1, head)
    if _NOBODY.match(word) or any(_NOBODY.match(t.text) for t in parse.children(head, "det", "preconj")):
        return People(0, 0, None, None, start_of(parse, head), last) if group or _NOBODY.match(word) else None
    if word in _vague():
        low, hedge, first = _vaguely(parse, head)
        return People(low, None, hedge, group_of(parse, noun) or _group_after_of(parse, head), first, last)
    if word in multiples():
        return People(multiples()[word], multiples()[word], None, None, head, head)
    if word in _THEMSELVES and noun.dep in ("conj", "appos", "dobj"):
        return People(1, 1, None, "person", head, head)
    number = None if written(noun) is None and word not in _ROUND else numeral(parse, head)
    if number is not None:
        ending = parse.tokens[number.last]
        if _is_age(parse, ending.i) or _in_ages(parse, noun) or _counts_no_people(parse, ending):
            return None
        if noun.entity == "DATE" and number.value in _YEARS:
            return None
        return with_hedge(parse, number, last, group or _group_after_of(parse, head))
    if noun.lemma in _BANDS and (members := _members(parse, noun)) is not None:
        return members
    if group is None:
        return None
    if aged(parse, noun) is not None and noun.lower == "old":
        return People(1, 1, None, group, min(start_of(parse, head), head - 4), last)
    for own in _counting(parse, noun):
        if own.i > head or _is_age(parse, own.i):
            continue
        if own.lower in _vague():
            low, hedge, first = _vaguely(parse, own.i)
            return People(low, None, hedge, group, first, last)
        if own.lower == "both":
            if noun.tag in ("NN", "NNP"):
                continue  # "both Varga and the driver"
            return People(2, 2, None, group, own.i, last)
        if own.lower == "another" and any(t.pos == "NUM" for t in parse.children(head, "nummod")):
            continue  # "another eight people"
        number = _counted(parse, own)
        if number is not None and _is_age(parse, number.last):
            continue  # "another 19-year-old woman"
        if number is not None and own.lower not in ("a", "an", "first", "second", "third"):
            return with_hedge(parse, number, last, group)
    dozen = next((t for t in parse.children(head) if t.lower in ("dozen", "hundred", "thousand", "couple", "pair") and t.i < head), None)
    if dozen is not None:
        value = parse_number(" ".join(t.text for t in parse.subtree(dozen.i) if t.i <= dozen.i)) or {"couple": 2, "pair": 2}.get(
            dozen.lower
        )
        return with_hedge(parse, Numeral(value, start_of(parse, head), dozen.i), last, group) if value else None
    if _single(parse, noun):
        return People(1, 1, None, group, start_of(parse, head), last)
    if noun.tag == "NNS" and (ages := ages_behind(parse, head)):
        return People(len(ages), len(ages), None, group, start_of(parse, head), ages[-1])  # "his sons, 3 and 4, were killed"
    return None


_ROUND = frozenset({"dozen", "hundred", "thousand", "million"})
"""Nouns that end a number: "injured two dozen"."""


def written(token: Token) -> int | None:
    """The number that one token writes, where it is no part of a name: "4", "four", and of headlines "Four" and a "4" at their start."""
    numeral = (
        token.pos == "NUM" or token.tag == "LS" or token.lower in ("one", "another") or (token.pos == "PROPN" and token.text.isalpha())
    )
    return parse_number(token.text) if numeral else None


def _counting(parse: Parse, noun: Token) -> tuple[Token, ...]:
    """The words that can count a noun: its own, and a number that the parser hangs on a word beside it.

    "4 Teens Shot" counts teens, and "two sheriff's deputies" counts deputies: one sheriff is not two.
    """
    own = parse.children(noun.i, "nummod", "amod", "det", "quantmod", "compound", "predet")
    before = parse.tokens[start_of(parse, noun.i) - 1] if start_of(parse, noun.i) else noun
    several = noun.tag in ("NNS", "NNPS") or noun.lower in _SEVERAL
    if noun.dep == "compound" and before.dep == "nummod" and before.head == noun.head and several:
        return (*own, before)
    owners = [t for t in parse.children(noun.i, "poss") if t.tag == "NN" and noun.tag in ("NNS", "NNPS")]
    return (*own, *(t for owner in owners for t in parse.children(owner.i, "nummod") if t.lower not in ("one", "1")))


_SEVERAL = frozenset({"men", "women", "children", "people"})
"""Plurals that the parser may take for a name in headlines with Capital Letters."""


def _counted(parse: Parse, word: Token) -> Numeral | None:
    """The number that a word counts with, and what belongs to it though it stands apart ("half a million", "two dozen")."""
    if word.pos != "NUM" and word.lower not in ("one", "another"):
        return None
    number = numeral(parse, word.i)
    tokens = [t for t in parse.subtree(word.i) if t.dep in ("compound", "nummod") or t.i == word.i or t.lower == "half"]
    apart = parse_number(" ".join(t.text for t in tokens))
    if apart is not None and (number is None or len(tokens) > number.last - number.first + 1):
        return Numeral(apart, tokens[0].i, tokens[-1].i)
    return number


_WIDE = 20
"""Times its lower end that the upper end of a range is, at most."""


def with_hedge(parse: Parse, number: Numeral, last: int, group: str | None) -> People:
    """Put the words left of the number to use: "at least", "up to", "between 5 and 7"."""
    tokens = parse.tokens
    before = tokens[number.first - 1].lower if number.first else ""
    behind = tokens[number.last + 1].lower if number.last + 1 < len(tokens) else ""
    upper, lower = numeral(parse, number.last + 2), numeral(parse, number.first - 2)
    if upper is not None and before == "between" and behind == "and":
        return People(number.value, upper.value, None, group, number.first - 1, max(last, upper.last))
    if upper is not None and behind in ("to", "-", "–", "or"):
        return People(number.value, upper.value, None, group, number.first, max(last, upper.last))
    if lower is not None and lower.value < number.value and before in ("and", "to", "-", "–"):
        opener = tokens[lower.first - 1].lower if lower.first else ""
        if opener in ("between", "from"):
            return People(lower.value, number.value, None, group, lower.first - 1, last)
        if before != "and" and opener != "by" and number.value < _WIDE * lower.value:  # but "rose by three to 15", "two to three hundred"
            return People(lower.value, number.value, None, group, lower.first, last)
    value, left = number.value, number.first
    for words, meaning in _hedges():
        size = len(words)
        if left >= size and tuple(t.lower for t in tokens[left - size : left]) == words:
            low, high = {"floor": (value, None), "ceiling": (0, value), "near": (value, value)}[meaning]
            return People(low, high, " ".join(words), group, left - size, last)
    return People(value, value, None, group, left, last)


def _is_age(parse: Parse, number: int) -> bool:
    following = parse.tokens[number + 1 : number + 3]
    return any(UNIT.match(t.text) for t in following) or (bool(following) and following[0].text == "-")


def _in_ages(parse: Parse, number: Token) -> bool:
    """ "Children between the ages of 11 and 15"."""
    return any(t.lower in ("ages", "aged") for t in parse.ancestors(number.i))


def _counts_no_people(parse: Parse, number: Token) -> bool:
    """ "Shot ten times", "children under eight": the number is no number of people."""
    after = parse.tokens[number.i + 1].lower if number.i + 1 < len(parse.tokens) else ""
    below = number.dep == "pobj" and parse.head(number.i).lower in ("under", "aged", "age")
    return below or number.text.startswith(".") or after in ("time", "times", "percent", "%", "shots", "rounds")


def _members(parse: Parse, band: Token) -> People | None:
    """ "A family of five", "a group of nine migrants"."""
    for inner in parse.behind(band.i, "of"):
        told = one(parse, inner.i)
        if told is not None and (told.high is None or told.high > 1):
            return People(told.low, told.high, told.hedge, told.group or "person", start_of(parse, band.i), told.last)
    return None


def _single(parse: Parse, noun: Token) -> bool:
    """Whether the phrase is one person: a singular person noun with its article, a name, or "he"."""
    if noun.lower in _SINGULAR_PRONOUNS or noun.lower in ("someone", "somebody"):
        return True
    if (noun.entity == "PERSON" and noun.pos == "PROPN") or name_with_age(parse, noun):
        return True
    if noun.lower == "other":
        return any(t.lower == "the" for t in parse.children(noun.i, "det"))  # "five were shot and the other was grazed"
    if noun.tag not in ("NN", "NNP", "UH") or group_of(parse, noun) is None or noun.lower in ("people", "family", "crew", "other"):
        return False
    if noun.lower in _groups() and (start_of(parse, noun.i) == 0 or (noun.tag in ("NN", "NNP") and _is_headline(parse))):
        return True  # headlines leave the article out: "Man killed in crash", "Crash kills man"
    if noun.tag == "NNP":
        return False
    if any(years(parse, t) is not None for t in parse.children(noun.i, "amod")):
        return True  # "7-year-old girl killed"
    return any(t.dep in ("det", "poss", "nummod") or t.lower == "another" for t in parse.children(noun.i))


def _is_headline(parse: Parse) -> bool:
    """Whether a sentence ends without a stop."""
    return parse.tokens[-1].text not in (".", "!", "?", '"', ")", "...", ":")


def group_of(parse: Parse, noun: Token) -> str | None:
    """The class of people a noun names (`groups.tsv`); None where it names no people."""
    if noun.lower in _SINGULAR_PRONOUNS or noun.entity == "PERSON" or name_with_age(parse, noun):
        return "person"
    if (age := aged(parse, noun)) is not None:
        return "child" if age < ADULT else "person"
    found = (
        _groups().get(noun.lemma.lower()) or _groups().get(noun.lower) or (_groups().get(noun.lower[:-1]) if noun.tag == "NNPS" else None)
    )
    if noun.lower in _vague():
        return _group_after_of(parse, noun.i)
    if found == "person" and noun.lemma.lower() == "member":
        return _group_after_of(parse, noun.i) or found
    if found is None and noun.pos == "NOUN" and _PERSON_ENDINGS.search(noun.lemma.lower()) and not _NOT_PEOPLE.search(noun.lemma.lower()):
        return "person"
    if found is None and (noun.entity == "NORP" or noun.lower in ("all", "those", "them", "they", "both", "others")):
        return "person"
    return found


def _group_after_of(parse: Parse, head: int) -> str | None:
    for preposition in parse.children(head, "prep"):
        if preposition.lower == "of":
            for inside in parse.children(preposition.i, "pobj"):
                word = inside.lemma.lower()
                if word in ("militia", "group", "cell"):
                    return "militant"
                if word in ("army", "force", "military", "brigade", "battalion"):
                    return "soldier"
                return group_of(parse, inside) if inside.i > head else None
    return None


def start_of(parse: Parse, head: int) -> int:
    """The first token of a noun's phrase."""
    return min(t.i for t in parse.subtree(head, without=("relcl", "acl", "prep", "appos", "conj", "cc", "punct", "advcl")))


def _end_of(parse: Parse, head: int) -> int:
    """The last token of the phrase, with "of ..." but without clauses, appositions and lists."""
    keep = [head]
    for preposition in parse.children(head, "prep"):
        if preposition.lower == "of":
            keep += [
                t.i
                for t in parse.subtree(preposition.i, without=("relcl", "acl", "appos", "conj", "cc", "punct", "advcl"))
                if _near_of(parse, t)
            ]
    return max(keep)


def _near_of(parse: Parse, token: Token) -> bool:
    """Leave "including a commander" out of "three members of the militia including a commander"."""
    return all(t.lower not in ("including", "among") for t in (token, *parse.ancestors(token.i)))


@cache
def multiples() -> dict[str, int]:
    """How many people "double", "triple" ... count in "a triple shooting"."""
    return {word: int(number) for word, number in rows(_HERE, "multiples.tsv")}


@cache
def _groups() -> dict[str, str]:
    return {row[0]: row[1] for row in rows(_HERE, "groups.tsv")}


def _vaguely(parse: Parse, word: int) -> tuple[int, str, int]:
    """What a word such as "thousands" says at least, with what is said before or behind it: "tens of thousands"; and where it begins."""
    for first in (word - 2, word):
        phrase = " ".join(token.lower for token in parse.tokens[first : first + 3]) if first >= 0 else ""
        if phrase in _vague():
            return _vague()[phrase], phrase, first
    told = parse.tokens[word].lower
    return _vague()[told], told, word


@cache
def _vague() -> dict[str, int]:
    return {word: int(low) for word, low in rows(_HERE, "vague.tsv")}


@cache
def _hedges() -> tuple[tuple[tuple[str, ...], str], ...]:
    table = [(tuple(words.split()), meaning) for words, meaning in rows(_HERE, "hedges.tsv")]
    return tuple(sorted(table, key=lambda row: (-len(row[0]), row)))
