"""The words that hang on a mention in the grammar: who, whom, where and when, as far as its sentence says."""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.text.parses import Parse, Token
from dateline.text.rarity import Weights, rarity

_CONTENT = ("NOUN", "PROPN", "NUM", "VERB", "ADJ")
_NAMING = ("PROPN", "NUM", "NOUN", "ADJ")
_BESIDE = ("NOUN", "PROPN", "NUM")
_SUBJECT, _OBJECT = ("nsubj", "poss", "agent"), ("dobj", "nsubjpass", "prep")
FURTHER = 0.5
"""Weight of what hangs beside a noun on the verb above it."""
DATES = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name[1:])) | {str(year) for year in range(1990, 2021)}


@dataclass(frozen=True, slots=True)
class Ties:
    """Dictionary forms of the words that hang on a mention; `around` weighs all of them, scaled to length 1."""

    who: frozenset[str]
    whom: frozenset[str]
    around: Weights


def ties(parse: Parse, phrase: Sequence[Token], head: Token | None) -> Ties:
    """The words that hang on the `phrase`, and, where its `head` is a noun, those that hang beside it on the word above."""
    inside = {token.i for token in phrase}
    found: dict[str, float] = {}
    who: set[str] = set()
    whom: set[str] = set()
    for top in parse.tokens:
        if top.i in inside or top.head not in inside:
            continue
        for word in _told(parse, top):
            found[word] = rarity(word)
            if top.dep in _SUBJECT:
                who.add(word)
            if top.dep in _OBJECT:
                whom.add(word)
    if head is not None and head.head != head.i and (head.pos in ("NOUN", "PROPN") or head.dep in ("amod", "compound")):
        for token in parse.children(head.head):
            if token.i != head.i and token.pos in _BESIDE:
                found.setdefault(token.lemma.lower(), FURTHER * rarity(token.lemma.lower()))
    length = math.sqrt(math.fsum(weight * weight for weight in found.values()))
    return Ties(frozenset(who), frozenset(whom), {word: weight / length for word, weight in found.items() if weight})


def _told(parse: Parse, top: Token) -> Iterator[str]:
    """The words of what hangs on a mention by `top`, a preposition's being those behind it, each with what names it."""
    for token in parse.children(top.i) if top.dep in ("prep", "agent") else (top,):
        if token.pos in _CONTENT:
            yield token.lemma.lower()
            yield from (named.lemma.lower() for named in parse.children(token.i) if named.pos in _NAMING)
