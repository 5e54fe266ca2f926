"""Running tallies: what a war, a year or a pandemic has cost, which is the toll of no one event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.tables import words
from dateline.text.parses import Parse, Token

MANY = 20
"""People from which on a figure of a whole year is taken for its tally: fewer may well be those of the one event that the report recalls."""
MOST = 1_000
"""People from which on the dead of a sentence that names no attack, crash or disaster are those of a war, a plague or many years."""
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_SINCE = re.compile(
    r"\b(?:so far (?:this year|in \d{4})|this year alone|"
    rf"since (?:the )?(?:(?:war|conflict|fighting|violence|epidemic|outbreak|beginning)|(?:mid ?- ?|early |late )?(?:{_MONTHS}|\d{{4}}))|since last)\b"
)
_SINCE_IT_BEGAN = re.compile(r"\bsince (?:the )?(?:war|conflict|fighting) (?:began|started|broke)")
_WHOLE_YEARS = re.compile(r"(?:19|20)\d\d|(?:last|this|that|each|every|the past|the last) year")
_MANY_YEARS = re.compile(r"(?:the )?(?:past|last|this) (?:\w+ )?(?:years|decades?|century)|(?:the )?course of (?:\w+ )?(?:years|decades)")


def is_tally(parse: Parse, word: Token, people: int, what: str) -> bool:
    """Whether a count of so many people is a running tally; `what` befell them (killed, injured, displaced ...).

    What befell them at `word` is a war's, a disease's, or told "since", "so far this year", "over the last decade", "in 2016".
    """
    causes = _causes(parse, word)
    if any(t.lemma.lower() in _listed("war") for t in causes):
        return True
    if people > 1 and (_counts_cases(parse) or _of_disease(parse, word, causes)):
        return True
    vast = what == "killed" and people >= MOST and _listed("happening").isdisjoint(t.lemma.lower() for t in parse.tokens)
    return vast or _of_a_time(parse, word, people)


def is_tally_of_deeds(parse: Parse, word: Token) -> bool:
    """Whether a count of deeds ("40 bombings this year") is a running tally."""
    return _of_a_time(parse, word, MANY)


def _causes(parse: Parse, word: Token) -> list[Token]:
    """What the grammar gives as the cause of what befell people."""
    causes = list(parse.children(word.i, "nsubj", "agent", "prep"))
    causes += [inner for t in causes for inner in parse.children(t.i, "pobj")]
    if word.dep == "relcl":
        # "its support of Israel in its war in Gaza that has killed ...": the parser may tie the clause to any noun
        # before it, so a war among the nouns of the phrase makes it a tally.
        causes += [t for t in parse.subtree(word.head) if t.i < word.i]
    return causes


def _of_a_time(parse: Parse, word: Token, people: int) -> bool:
    return (any(t.lower in ("since", "year", "far") for t in parse.tokens) and _since(parse, word)) or _of_years(parse, word, people)


def _of_disease(parse: Parse, word: Token, causes: Sequence[Token]) -> bool:
    """ "Cholera has killed 40", "597 died of the virus"; but those shot in a lockdown, or burnt in a Covid-19 ward, are no disease's."""
    ills = [t for t in parse.tokens if t.lemma.lower() in _listed("disease") and not _only_sorts(parse, t)]
    if word.lemma.lower() in _listed("dying"):
        return bool(ills)
    return any(ill in causes for ill in ills)


def _only_sorts(parse: Parse, ill: Token) -> bool:
    """ "The coronavirus lockdown", "an Ebola clinic": a disease that only tells what sort the next noun is; not "coronavirus deaths"."""
    head = parse.head(ill.i)
    return ill.dep in ("compound", "nmod", "amod") and head.lemma.lower() not in _listed("dying") | _listed("disease")


def _listed(sort: str) -> frozenset[str]:
    return words("dateline.mentions", "tallies.tsv", sort)


def _counts_cases(parse: Parse) -> bool:
    """ "6,600 cases and 597 deaths", "amid more than 7,300 confirmed cases": what is counted beside cases is counted as they are."""
    cases = [t for t in parse.tokens if t.lower == "cases" and any(number.pos == "NUM" for number in parse.children(t.i, "nummod"))]
    sorts = {t.lemma.lower() for case in cases for t in parse.children(case.i, "amod")}
    beside = {t.lemma.lower() for case in cases for t in parse.children(case.i, "conj")}
    beside |= {parse.head(case.i).lemma.lower() for case in cases if case.dep == "conj"}
    return not (sorts.isdisjoint(_listed("case")) and beside.isdisjoint(_listed("dying")))


def _since(parse: Parse, word: Token) -> bool:
    near = " ".join(t.lower for top in (word, *parse.ancestors(word.i))[:2] for t in parse.subtree(top.i))
    return _SINCE.search(near) is not None or _SINCE_IT_BEGAN.search(" ".join(t.lower for t in parse.tokens)) is not None


def _of_years(parse: Parse, word: Token, people: int) -> bool:
    """ "957 people were shot in 2016", "kills 60,000 people every year", "34,000 have died worldwide"; but not in a crash of that year."""
    clauses = parse.children(word.i, "advcl")
    if word.dep in ("relcl", "acl") or any(t.lower in ("when", "after", "as") for c in clauses for t in parse.children(c.i)):
        return False  # "a fire that killed 30 in 1990"; "in 1990, when a ferry sank"
    if any(_is_one_event(t, parse) for t in (*parse.behind(word.i, *_BOUNDS), *parse.agents(word.i), *parse.children(word.i, "nsubj"))):
        return False
    beside = parse.children(word.i, "advmod", "npadvmod", "prep")
    spells = [t for t in beside if t.dep == "npadvmod"] + list(parse.behind(word.i, "in", "during", "over", "for"))
    told = [" ".join(t.lower for t in parse.subtree(spell.i)) for spell in spells]
    if people > 1 and any(_MANY_YEARS.match(spell) for spell in told):
        return True
    return people >= MANY and (
        any(t.lower in _listed("everywhere") for t in beside) or any(_WHOLE_YEARS.fullmatch(spell) for spell in told)
    )


_BOUNDS = ("in", "by", "during", "from", "at", "inside", "outside", "near")
"""Prepositions behind which one thing or one spot bounds what is told: "at a school in Peshawar in 2014" is no tally of that year."""


def _is_one_event(noun: Token, parse: Parse) -> bool:
    """ "A crash", "the fire": a single thing that happened; "the country" is none."""
    if noun.tag != "NN" or noun.entity == "DATE" or noun.lemma in ("rate", "pace"):
        return False
    told = {t.lower for t in parse.children(noun.i, "det", "nummod")}
    return not told.isdisjoint({"a", "an", "one"}) or ("the" in told and noun.lemma.lower() in _listed("happening"))
