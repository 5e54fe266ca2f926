"""What a phrase of a message is in MUC-4's terms: a person's name or description, a thing, an instrument, a perpetrator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from benchmarks.muc.templates import table

_LEADING = re.compile(
    r"^(?:(?:THE|A|AN|THIS|THAT|THESE|THOSE|SOME|SEVERAL|MANY|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|ELEVEN|TWELVE|OTHER|OTHERS|ANOTHER|ALL|BOTH|ONE|ABOUT|AT LEAST|MORE THAN|AN ESTIMATED|ESTIMATED|BOTH|WHILE|AND|AS|OF|UNSPECIFIED NUMBER OF|YOUNG(?= COUPLE)|\d[\d,]*)\s+)+"
)
_CUT = re.compile(r"\s*(?:,|;|--|\(|\[|\bWHO\b|\bWHICH\b|\bTHAT\b|\bWHERE\b|\bWHOSE\b).*$", re.DOTALL)
_LINK = re.compile(r"\s(?:OF|IN|FROM|AT|ON|FOR|NEAR|WITH|BELONGING)\s")
VAGUE = frozenset(
    "HE SHE HIM HER THEY THEM IT WE US I YOU WHO WHOM WHICH THAT ONE ONES OTHERS OTHER SOME THEMSELVES HIMSELF ITSELF THIS THESE THOSE VICTIMS VICTIM SEVERAL TWO THREE FOUR BOTH ALL".split()
)


_NOBODY = frozenset(
    "PARTY UNION PARTIES COUNTRY NATION GOVERNMENT NUMBER DEATHS DEATH SECURITY CAR TOWN CITY TOWNS AREAS AREA COMMUNITY GROUP LIFE LIVES TARGET TARGETS POSITIONS SUBSERGEANT REGION PERCENT DRUG WORDS".split()
)


@dataclass(frozen=True, slots=True)
class Person:
    """A human target: a proper name, a description, or both."""

    name: str | None
    description: str | None

    @property
    def tag(self) -> str:
        """What tags of other slots point at."""
        return self.name or self.description or "-"


def flat(text: str) -> str:
    """On one line, in capitals, without marks at the ends."""
    return " ".join(text.upper().split()).strip(" .,;:-'\"[]()")


def bare(text: str) -> str:
    """A phrase without articles and numbers in front and without clauses behind."""
    return _LEADING.sub("", _CUT.sub("", flat(text))).strip(" .,;:-'\"[]()")


def person(printed: str) -> Person | None:
    """The person or people that a phrase tells of, from its letters as print would have them; None where it tells of none.

    A run of capitals that ends the phrase, or stands before its first preposition, is a name: "political leader Ana Paz".
    """
    text = " ".join(_CUT_PRINTED.sub("", " ".join(printed.split())).split()).strip(" .,;:-'\"[]()")
    head = _LINK_PRINTED.split(text)[0]
    words = head.split()
    first = len(words)
    while first and (words[first - 1][:1].isupper() or (first < len(words) and words[first - 1] in _PARTICLES)):
        first -= 1
    while first < len(words) and words[first] in _PARTICLES:
        first += 1
    if words and 1 < len(words) <= _LONGEST_NAME and words[0][:1].isupper() and words[-1][:1].isupper() and not _is_people(words[0]):
        first = 0  # a name with a word in it that English has too: "Pablo li Ormeno"
    named = words[first:]
    if words and first < len(words) and not _is_people(" ".join(named)):
        before = bare(" ".join(words[:first]))
        titles = [word for word in named if word.upper().strip(".").removesuffix("S") in roles() or word.upper().strip(".") in roles()]
        names = [word for word in named if word not in titles]
        described = " ".join(filter(None, (before, *titles))).upper() or None
        if _is_name(names):
            return Person(" ".join(names).upper(), described)
    description = bare(text)
    head = _LINK.split(description)[0].split()
    nobody = (
        not head
        or head[-1] in _BODIES
        or head[0] in VAGUE
        or description in _NOBODY
        or (head[-1].endswith(_NO_NOUN) and head[-1] not in _HURT)
    )
    return None if nobody else Person(None, description)


def _is_name(words: Sequence[str]) -> bool:
    """Whether capitalised words can be somebody's name: not a pronoun or number that opens a sentence, nor a lone letter or thing."""
    plain = [word.upper().strip(".") for word in words]
    if not plain or (len(plain) == 1 and (len(plain[0]) <= _LETTERS or plain[0] in VAGUE | _NOBODY | frozenset(_NUMBERS))):
        return False
    return sort_of(" ".join(plain), "things.tsv") is None


_LETTERS = 2
_BODIES = frozenset(
    "FORCES FORCE ARMY AGENCY UNION UNIONS MOVEMENT GOVERNMENT GARRISON GARRISONS PARTY PARTIES SYSTEM OFFENSIVE CAMPAIGN FRONT DEATH DEATHS".split()
)
_NO_NOUN = ("ED", "ING", "LY")
_HURT = frozenset({"WOUNDED", "INJURED", "DISABLED", "FAMILY"})


def alike(first: str | None, second: str | None) -> bool:
    """Whether two descriptions can mean the same people: the words of one are among those of the other ("priests", "Jesuit priests")."""
    if not first or not second:
        return False
    words = [{word.removesuffix("S") for word in _LINK.split(bare(text))[0].split()} for text in (first, second)]
    return words[0] <= words[1] or words[1] <= words[0]


_CUT_PRINTED = re.compile(_CUT.pattern, re.DOTALL | re.IGNORECASE)
_LINK_PRINTED = re.compile(_LINK.pattern, re.IGNORECASE)
_LONGEST_NAME = 4
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "y", "el", "da", "van", "von"})


@cache
def roles() -> frozenset[str]:
    """Words of titles and roles."""
    return frozenset(word for row in table("roles.tsv") for word in row[0].split())


def _is_people(name: str) -> bool:
    """A plural or an adjective of nation is no proper name: "Salvadorans"."""
    words = name.upper().split()
    return len(words) == 1 and (words[0].removesuffix("S") in _peoples() or words[0] in _peoples())


@cache
def _peoples() -> frozenset[str]:
    return frozenset(people for _, _, names, *_ in table("nations.tsv") for people in names.split("|"))


@cache
def _patterns(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row[0]), row[-1]) for row in table(name))


def sort_of(text: str, kind: str) -> str | None:
    """The type that table `kind` gives the words of a phrase (its head first, then all of it); None where it has none."""
    head = _LINK.split(flat(text))[0]
    if kind == "things.tsv" and head and head.split()[-1].removesuffix("S") in roles():
        return None  # a university student is no university
    for part in (head, flat(text)):
        for pattern, sort in _patterns(kind):
            if pattern.search(part):
                return sort
    return None


def instruments(text: str) -> list[tuple[str, str]]:
    """The instruments in a text and their types, in order: the first of each type; no two share a word."""
    plain, found = flat(text), dict[int, tuple[str, str]]()
    taken: list[tuple[int, int]] = []
    for pattern, sort in _patterns("instruments.tsv"):
        for match in pattern.finditer(plain):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken.append(match.span())
                found[match.start()] = (match.group().strip(), sort)
    first: dict[str, tuple[str, str]] = {}
    for place in sorted(found):
        first.setdefault(found[place][1], found[place])
    return list(first.values())


def organisations(text: str) -> list[str]:
    """The names of organisations inside a phrase: each stretch of it once, the longest."""
    plain = flat(text)
    spans: list[tuple[int, int]] = []
    for pattern, _ in _patterns("organisations.tsv"):
        for match in pattern.finditer(plain):
            start = match.start() + max((m.end() for m in _NO_PART.finditer(match.group())), default=0)
            if start < match.end() and all(match.end() <= other[0] or other[1] <= start for other in spans):
                spans.append((start, match.end()))
    return [plain[start:end] for start, end in sorted(spans)]


def number(text: str, *, named: bool) -> str:
    """How many a phrase tells of: a number, PLURAL, or 1."""
    plain = flat(text)
    digits = re.match(r"(ABOUT |SOME |APPROXIMATELY )?(?:AT LEAST )?(?:THE )?(\d[\d,]*)\b", plain)
    if digits:
        return ("~" if digits[1] else "") + digits[2].replace(",", "")
    words = re.match(r"(?:AT LEAST )?(?:THE )?(?:OTHER )?([A-Z]+)\b", plain)
    if words and words[1] in _NUMBERS:
        return str(_NUMBERS.index(words[1]) + 1)
    if named:
        return "1"
    head = _LINK.split(bare(text))[0].split()
    last = head[-1] if head else ""
    plural = (last.endswith("S") and not last.endswith(("SS", "US"))) or last in ("PEOPLE", "MEN", "WOMEN", "CHILDREN", "POLICE", "TROOPS")
    return "PLURAL" if plural or last.endswith("MEN") else "1"


_NO_PART = re.compile(r"\b(?:THE|A|AN|BY|AND|WITH|FROM|THAT|TO|MEMBERS|GUERRILLAS|OF(?= THE))\s+")
_NUMBERS = "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN SIXTEEN".split()


def unique(values: Sequence[str]) -> list[str]:
    """Each value once, in order; one whose words are part of a longer one is left out."""
    kept: list[str] = []
    for value in sorted(dict.fromkeys(values), key=len, reverse=True):
        if not any(f" {value} " in f" {other} " for other in kept):
            kept.append(value)
    return [value for value in dict.fromkeys(values) if value in kept]
