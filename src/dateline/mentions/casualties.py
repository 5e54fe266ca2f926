"""Killed, injured, missing, arrested ...: every count of people that one sentence states, with the word that says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.mentions.addition import taken_together
from dateline.mentions.flatly import told_flatly
from dateline.mentions.ordinals import brought_in, numbered
from dateline.mentions.people import People, one
from dateline.mentions.roundups import over_several
from dateline.mentions.sufferers import TELLING, frames, sufferers
from dateline.mentions.tallies import is_tally
from dateline.mentions.toll import Toll
from dateline.text.parses import Parse, Token

__all__ = ["OPEN", "Toll", "tolls"]

_TRIED = frozenset({"attempted", "failed", "intended"})
_DOUBT = frozenset({"reportedly", "allegedly", "apparently", "presumably", "probably"})
_FATAL = frozenset({"fatally", "dead", "fatal", "deadly", "mortally", "mortal"})


def tolls(parse: Parse) -> tuple[Toll, ...]:
    """Every count in the sentence, in order of text; the same people are told once for each thing that befell them."""
    found: list[Toll] = []
    for token in parse.tokens:
        uses = frames(token) if token.pos in TELLING else ()
        if uses and not any(t.lower in _TRIED for t in parse.children(token.i, "amod", "compound")):
            for what, where in uses:
                found += _told(parse, token, what, where)
    found += told_flatly(parse, found)
    return taken_together(parse, [*found, *_numbered_victims(parse, found)])


def _numbered_victims(parse: Parse, found: Sequence[Toll]) -> Iterator[Toll]:
    """ "A fourth victim was found later": hurt, though no word of the sentence says so."""
    if any(toll.what in ("killed", "injured") for toll in found):
        return
    for _, victim in numbered(parse):
        if brought_in(parse, victim) and (people := one(parse, victim.i)) is not None:
            yield Toll("injured", people, victim.i, cumulative=False, unsaid=True)


def _told(parse: Parse, token: Token, what: str, where: str) -> list[Toll]:
    """The tolls that one word tells in one of its uses."""
    if where == "number":
        if (counted := _numbered(parse, token)) is None:
            return []
        what, where = counted, "toll"
    unsaid = token.lemma.lower() in OPEN or where in _OPEN_FRAMES
    if (token.lemma == "shoot" or token.lower == "shot") and _killed(parse, token):
        what, unsaid = "killed", False
    if what == "injured" and _fatal(parse, token):
        what, unsaid = "killed", False
    found = sufferers(parse, token, where)
    several = bool(found) and over_several(parse, token)
    return [
        Toll(what, _doubted(parse, token, people), token.i, is_tally(parse, token, people.low, what), several, unsaid) for people in found
    ]


OPEN = frozenset({"shoot", "shoots", "shot", "stabbed", "stab", "shooting", "stabbing"})
_OPEN_FRAMES = frozenset({"wound", "condition", "struck", "hospital", "lies", "recovers"})
"""Words, and frames of `casualties.tsv`, that leave open whether the people lived."""


_COUNTED = {
    "dead": "killed",
    "killed": "killed",
    "deaths": "killed",
    "fatalities": "killed",
    "drowned": "killed",
    "injured": "injured",
    "wounded": "injured",
    "injuries": "injured",
    "missing": "missing",
    "displaced": "displaced",
}


def _numbered(parse: Parse, noun: Token) -> str | None:
    """What befell those whose number is told: "the number of people killed", "the number of its dead"."""
    for preposition in parse.children(noun.i, "prep"):
        if preposition.lower == "of":
            inside = [t.lower for t in parse.subtree(preposition.i)][:6]
            return next((_COUNTED[word] for word in inside if word in _COUNTED), None)
    return None


def _killed(parse: Parse, verb: Token) -> bool:
    """Someone shot is injured, unless the sentence says "shot dead", "shot to death", "shot and killed"."""
    if any(t.lower == "to" and any(d.lower == "death" for d in parse.children(t.i, "pobj")) for t in parse.children(verb.i, "prep")):
        return True  # "shot his brother to death"
    after = [t.lower for t in parse.tokens[verb.i + 1 : verb.i + 4]]
    return after[:1] == ["dead"] or after[:2] in (["to", "death"], ["and", "killed"], [",", "killed"])


def _fatal(parse: Parse, verb: Token) -> bool:
    if any(t.lower in _FATAL and not _of_some(parse, t) and not _denied(parse, t) for t in parse.children(verb.i)):
        return True
    if verb.pos in ("NOUN", "PROPN") and verb.i and parse.tokens[verb.i - 1].lower == "fatally":
        return True  # "Gunman Fatally Shoots 3", which the parser takes for a noun
    return [t.lower for t in parse.tokens[verb.i + 1 : verb.i + 3]] == ["to", "death"]


def _denied(parse: Parse, fatal: Token) -> bool:
    """ "Non-fatally wounded"."""
    return [t.lower for t in parse.tokens[max(0, fatal.i - 2) : fatal.i]] == ["non", "-"]


def _of_some(parse: Parse, fatal: Token) -> bool:
    """ "Seven shot, three dead", "five shot, one fatally"."""
    return bool(parse.children(fatal.i, "nummod", "nsubj")) or (fatal.i > 0 and parse.tokens[fatal.i - 1].pos == "NUM")


def _doubted(parse: Parse, word: Token, people: People) -> People:
    """Keep "reportedly" as the hedge where the number has none of its own."""
    doubt = next((t for t in parse.children(word.i, "advmod") if t.lower in _DOUBT), None)
    if doubt is None or people.hedge:
        return people
    return People(people.low, people.high, doubt.lower, people.group, min(people.first, doubt.i), people.last)
