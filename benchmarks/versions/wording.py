"""The same said in other words: word lists and a few turns of phrase that newsrooms use."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache

from dateline.tables import rows

_HERE = "benchmarks.versions"
_NAME = r"(?:[A-Z][\w.'’-]+ ){0,3}[A-Z][\w'’-]+"
_QUOTED = re.compile(rf"^[“\"](?P<said>[^“”\"]+),[”\"] (?P<who>{_NAME}|he|she|they) (?P<verb>said|told reporters)\.$")
_CLAUSE = re.compile(rf"^(?P<said>[^“”\"]+), (?P<who>{_NAME}) (?P<verb>said|told reporters)\.$")
_THAT = re.compile(r"\b(said|says|believes|argued|announced|warned) that (?=the|a|he|she|it|they|there)")
_WEEKDAY = re.compile(r"^(?P<rest>[A-Z][^“”\"]+?) (?P<when>on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\.$")
_PASSIVE = re.compile(
    r"^(?P<who>(?:The|A|An) [a-z]+(?: [a-z]+)?) (?P<verb>killed|injured|attacked|arrested|destroyed|damaged|approved|rejected|released) "
    r"(?P<whom>(?:the|a|an) [a-z]+(?: [a-z]+)?)(?P<rest>,.*| (?:in|on|at|after|near|during) .*)?\.$"
)
_NAME_GOES_ON = re.compile(r" [A-Z]")
_OPENERS = frozenset("The A An It He She They There This That These Those We In On At But And If When".split())
_LATER = ("Meanwhile, ", "For its part, ", "In the same vein, ")


def reword(words: str, chance: random.Random) -> str:
    """The sentence in other words, or as it was where no rule fits. Marks of changed facts stay in it."""
    turned = words
    for turn in (_front, _passive, _weekday_first, _without_that, _synonyms):
        turned = turn(turned, chance)
    if turned == words and chance.random() < 0.5:
        turned = _opened(words, chance)
    return turned


def _front(words: str, chance: random.Random) -> str:
    """`"...," X said.` → `X said: "..."`; `..., X said.` → `X told reporters that ...`."""
    quoted = _QUOTED.match(words)
    if quoted:
        who = quoted["who"]
        return f'{who[0].upper() + who[1:]} {chance.choice(("said", "told reporters"))}: "{quoted["said"]}."'
    clause = _CLAUSE.match(words)
    if clause and clause["said"].split()[0] in _OPENERS:
        return f"{clause['who']} {chance.choice(('said', 'told reporters'))} that {_small(clause['said'])}."
    return words


def _passive(words: str, _: random.Random) -> str:
    found = _PASSIVE.match(words)
    if not found:
        return words
    be = "were" if found["whom"].endswith("s") else "was"
    whom = found["whom"][0].upper() + found["whom"][1:]
    return f"{whom} {be} {found['verb']} by {_small(found['who'])}{found['rest'] or ''}."


def _weekday_first(words: str, _: random.Random) -> str:
    found = _WEEKDAY.match(words)
    if not found or found["rest"].split(maxsplit=1)[0] not in _OPENERS:
        return words
    return f"{found['when'][0].upper() + found['when'][1:]}, {_small(found['rest'])}."


def _without_that(words: str, _: random.Random) -> str:
    return _THAT.sub(r"\1 ", words)


def _synonyms(words: str, chance: random.Random) -> str:
    def other(found: re.Match[str]) -> str:
        if found.group()[0].isupper() and (found.start() or _NAME_GOES_ON.match(words, found.end())):
            return found.group()  # part of a name: "House of Lords", "Attorney General Tolk"
        known = synonyms()[found.group().casefold()]
        told = known if chance.random() < 0.8 else found.group()
        return told[0].upper() + told[1:] if found.group()[0].isupper() else told

    return _listed()(other, words)


def _opened(words: str, chance: random.Random) -> str:
    opener = words.split(maxsplit=1)[0] if words.split() else ""
    return f"{chance.choice(_LATER)}{_small(words)}" if opener in _OPENERS else words


def _small(words: str) -> str:
    return words[0].lower() + words[1:] if words.split(maxsplit=1)[0] in _OPENERS else words


@cache
def synonyms() -> dict[str, str]:
    """Word → another for it; never the other way round, so that no rewording undoes another."""
    return {row[0]: row[1] for row in rows(_HERE, "synonyms.tsv")}


@cache
def _listed() -> Callable[[Callable[[re.Match[str]], str], str], str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(synonyms(), key=lambda word: (-len(word), word)))})(?![\w-])", re.IGNORECASE).sub
