"""Running tallies: what a war, a year or a pandemic has cost, which is the toll of no one event."""

from __future__ import annotations

import re

from dateline.text.parses import Parse, Token

MANY = 20
"""People from which on a figure of a whole year is taken for its tally: fewer may well be those of the one event that the report recalls."""
_WARS = frozenset({"war", "conflict", "offensive", "campaign", "insurgency", "uprising", "pandemic", "genocide"})
_EVERYWHERE = frozenset({"annually", "globally", "nationally", "nationwide", "worldwide", "yearly"})
_SINCE = re.compile(
    r"\b(?:so far this year|this year alone|since (?:the )?(?:war|conflict|fighting|violence|january|february|march|april|may|june|july|august|september|october|november|december|\d{4})|since last)\b"
)
_SINCE_IT_BEGAN = re.compile(r"\bsince (?:the )?(?:war|conflict|fighting) (?:began|started|broke)")
_WHOLE_YEARS = re.compile(
    r"(?:(?:19|20)\d\d|(?:last|this|that|each|every|the past|the last) (?:year|decade|century)|(?:the )?(?:past|last) (?:\w+ )?(?:years|decades))"
)


def is_tally(parse: Parse, word: Token, people: int) -> bool:
    """Whether a count of so many people is a running tally: what befell them at `word` is a war's, or told "since", "so far this year", "in 2016"."""
    causes = list(parse.children(word.i, "nsubj", "agent", "prep"))
    causes += [inner for t in causes for inner in parse.children(t.i, "pobj")]
    if word.dep == "relcl":
        # "its support of Israel in its war in Gaza that has killed ...": the parser may tie the clause to any noun
        # before it, so a war among the nouns of the phrase makes it a tally.
        causes += [t for t in parse.subtree(word.head) if t.i < word.i]
    if any(t.lemma.lower() in _WARS for t in causes):
        return True
    return (any(t.lower in ("since", "year") for t in parse.tokens) and _since(parse, word)) or (people >= MANY and _of_a_year(parse, word))


def _since(parse: Parse, word: Token) -> bool:
    near = " ".join(t.lower for top in (word, *parse.ancestors(word.i))[:2] for t in parse.subtree(top.i))
    return _SINCE.search(near) is not None or _SINCE_IT_BEGAN.search(" ".join(t.lower for t in parse.tokens)) is not None


def _of_a_year(parse: Parse, word: Token) -> bool:
    """ "957 people were shot in 2016", "kills 60,000 people every year", "34,000 have died worldwide"; but not in a crash of that year."""
    clauses = parse.children(word.i, "advcl")
    if word.dep in ("relcl", "acl") or any(t.lower in ("when", "after", "as") for c in clauses for t in parse.children(c.i)):
        return False  # "a fire that killed 30 in 1990"; "in 1990, when a ferry sank"
    beside = parse.children(word.i, "advmod", "npadvmod", "prep")
    if any(
        _is_one_event(t, parse)
        for t in (*parse.behind(word.i, "in", "by", "during", "from"), *parse.agents(word.i), *parse.children(word.i, "nsubj"))
    ):
        return False
    if any(t.lower in _EVERYWHERE for t in beside):
        return True
    spells = [t for t in beside if t.dep == "npadvmod"] + list(parse.behind(word.i, "in", "during", "over", "for"))
    return any(_WHOLE_YEARS.fullmatch(" ".join(t.lower for t in parse.subtree(spell.i))) for spell in spells)


def _is_one_event(noun: Token, parse: Parse) -> bool:
    """ "A crash", "the fire": a single thing that happened; "the country" is none."""
    if noun.tag != "NN" or noun.entity == "DATE":
        return False
    told = {t.lower for t in parse.children(noun.i, "det", "nummod")}
    return not told.isdisjoint({"a", "an", "one"}) or ("the" in told and noun.lemma.lower() in _HAPPENINGS)


_HAPPENINGS = frozenset(
    "accident attack avalanche battle blast blaze bombing clash collapse crash disaster earthquake explosion fire flood hurricane landslide massacre quake "
    "raid riot shooting siege stampede storm strike tornado tsunami".split()
)
