"""The whole phrase in which an actor is told: "35 more civilians", "Assad's brutal regime", "residents of the valley"."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from dateline.actors.found import Found, Line
from dateline.actors.generic import kinds
from dateline.text.parses import Token

_BEFORE = frozenset({"amod", "compound", "nmod", "nummod", "poss", "quantmod", "predet", "det", "advmod"})
_ARTICLES = frozenset({"the", "a", "an"})
_HEDGING = frozenset({"quantmod", "advmod", "prep", "amod"})
_OF = frozenset({"of"})
_OF_AN_OFFICE = frozenset({"of", "for", "to"})
"""What follows one person's office: "minister for the valley", "envoy to the talks"."""
_NOT_OF_IT = ("relcl", "acl", "appos", "cc", "conj", "punct", "prep")
_FARTHEST = 3
"""Words between a name and the noun that it stands before: "Interior Ministry police officers"."""


def whole(lines: Sequence[Line], found: Sequence[Found]) -> list[Found]:
    """All of `found`, each with the phrase in which it stands: its number, owner and description, but no article and no "at least".

    Pronouns, and what stands in headlines and in text that has capitals only, are their own phrase.
    """
    return [_with_phrase(one, line) for line in lines for one in found if line.sentence.span.covers(one.span)]


def _with_phrase(one: Found, line: Line) -> Found:
    told, offset = one.titled or one.span, line.sentence.span.start
    start, end = told.start - offset, told.end - offset
    head = _head(line.parse.at(start, end))
    if head is None or head.pos == "PRON" or line.capitals or line.sentence.kind == "headline":
        return replace(one, phrase=told)
    noun = head if one.sort == "person" else _noun_behind(line, head)
    start, end = min(start, _first(line, noun, start)), max(end, noun.end)
    if one.sort in ("generic", "people") or noun is not head:
        end = max(end, _tail(line, noun, _OF if one.plural else _OF_AN_OFFICE))
    return replace(one, phrase=line.span(start, end))


def _head(inside: Sequence[Token]) -> Token | None:
    numbers = {token.i for token in inside}
    return next((token for token in reversed(inside) if token.head not in numbers or token.head == token.i), None)


def _noun_behind(line: Line, head: Token) -> Token:
    """The noun for people that a name stands before, "forces" in "ISIL forces"; else the name's own last word."""
    noun = line.parse.head(head.i)
    if head.dep not in ("compound", "nmod", "amod") or not 0 < noun.i - head.i <= _FARTHEST:
        return head
    word = [word for word in line.words if word.start == noun.start]
    return noun if word and kinds().longest(word, 0) is not None else head


def _first(line: Line, noun: Token, start: int) -> int:
    """Where the words begin that count, own or describe the noun."""
    children = [child for child in line.parse.children(noun.i) if child.i < noun.i and child.dep in _BEFORE]
    before = sorted((token for child in children for token in line.parse.subtree(child.i)), key=lambda token: token.i)
    before = [token for token in before if token.end <= max(start, noun.start)]
    broken = [n for n, token in enumerate(before) if any(c in ",()[]" for c in token.text)]
    before = before[broken[-1] + 1 :] if broken else before
    while before and (before[0].lower in _ARTICLES or before[0].pos == "PUNCT" or _hedges(line, before[0])):
        before = before[1:]
    return before[0].start if before else start


def _hedges(line: Line, token: Token) -> bool:
    """ "More than", "at least", "nearly" before a number."""
    head = line.parse.head(token.i)
    return token.dep in _HEDGING and (head.pos == "NUM" or head.lower in ("least", "most", "than"))


def _tail(line: Line, noun: Token, prepositions: AbstractSet[str]) -> int:
    """Where what follows ends: "residents of the valley"."""
    for preposition in line.parse.children(noun.i, "prep"):
        if preposition.lower in prepositions and preposition.i == noun.i + 1:
            for other in line.parse.children(preposition.i, "pobj"):
                return max(token.end for token in line.parse.subtree(other.i, without=_NOT_OF_IT))
    return noun.end
