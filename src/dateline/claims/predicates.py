"""What words of saying, thinking and wanting there are, and what they take as content (`sayings.tsv`, `predicates.tsv`)."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, get_args

from dateline.claims.attributions import STANCES
from dateline.records import Stance
from dateline.tables import rows

Part = Literal["verb", "noun", "adjective"]


class Predicate(NamedTuple):
    """A stance, what can follow as content, and which of that is vouched for."""

    stance: Stance
    takes: frozenset[str]
    """clause, words, thing, thing+at, naming, or a preposition."""
    vouches: frozenset[str]
    """Of `takes`, what the source says is so: "reported two strikes" vouches for a thing, "criticised two strikes" does not."""


@cache
def attributing() -> frozenset[str]:
    """The lemmas of `predicates`, of whatever part of speech: every other word can be passed over."""
    return frozenset(lemma for part in get_args(Part) for lemma in predicates(part))


@cache
def predicates(part: Part) -> dict[str, Predicate]:
    """By lemma, all verbs, nouns or adjectives that can attribute something to somebody."""
    known: dict[str, Predicate] = {}
    for kind, lemma, stance, takes in rows("dateline.claims", "predicates.tsv"):
        if kind == part:
            kinds = frozenset(takes.split(","))
            known[lemma] = Predicate(STANCES[stance], kinds, frozenset({"clause", "thing"} if "thing+at" in kinds else {"clause"}))
    for lemma, stance, takes in rows("dateline.text", "sayings.tsv") if part == "verb" else ():
        told = frozenset({"clause", "thing"} if takes == "both" else {takes})
        beside = known[lemma].takes if lemma in known else frozenset()
        known[lemma] = Predicate(STANCES[stance], told | beside, told | {"clause"})
    return known
