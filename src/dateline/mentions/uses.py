"""What a word must be said of to tell its kind of event (`uses.tsv`): "opened fire", not "opened a review and fired the chief"."""

from __future__ import annotations

from functools import cache

from dateline.mentions.forms import forms
from dateline.mentions.parties import is_party
from dateline.mentions.people import group_of
from dateline.mentions.whom import doers, meant, subjects_of
from dateline.tables import rows, words
from dateline.text.parses import PLACE_LABELS, Parse, Token

_SOMEBODY = frozenset({"i", "me", "you", "he", "him", "she", "her", "they", "them", "we", "us", "who", "himself", "herself", "themselves"})
_PARTICLES = frozenset({"off", "down", "up"})
"""What the parser may take for a preposition right behind a verb: "closed off the zone"."""
_OF_IDEAS = ("ness", "ity", "ism", "ance", "ence", "ency", "ancy", "tude", "dom", "tion")
"""Endings of nouns made of adjectives and verbs: what they name has no body."""


def is_said_of_others(parse: Parse, word: Token, kind: str) -> bool:
    """Whether the word stands with something else than what it must stand with to tell an event of this kind."""
    return any(not _holds(parse, word, *use) for form in forms(word) for use in _uses().get((form, word.pos, kind), ()))


def _holds(parse: Parse, word: Token, branch: str, rule: str, meant: frozenset[str]) -> bool:
    found = _at(parse, word, branch)
    fits = [any(_is(parse, token, name) for name in meant) for token in found]
    if rule == "not":
        return not any(fits)
    return any(fits) if found or rule == "must" else True


def _at(parse: Parse, word: Token, branch: str) -> list[Token]:
    """The tokens that stand at a branch of a word, with those that are listed beside them."""
    if branch == "particle":
        return list(parse.children(word.i, "prt", "advmod", "prep"))
    if branch == "beside":
        return list(parse.children(word.i, "compound", "amod", "nmod", "poss"))
    if branch == "object":
        found = _objects(parse, word)
    elif branch == "subject":
        found = [
            *(doers(parse, word) or _joined(parse, word)),
            *parse.agents(word.i),
        ]
    elif branch == "hit":
        found = _objects(parse, word) or [*doers(parse, word)]
    else:
        tops = (word, *parse.children(word.i, "dobj"))  # "robs towns of the ability to plan": the parser may tie it to the towns
        found = [
            t
            for top in tops
            for p in parse.children(top.i, "prep")
            if p.lower == branch
            for t in parse.children(p.i, "pobj", "pcomp")
            if t.entity not in ("DATE", "TIME")  # "retreated on Sunday"
        ]
    return found + [t for one in found for t in parse.children(one.i, "conj")]


def _joined(parse: Parse, verb: Token) -> list[Token]:
    """The subject of the verb that it is joined to: "cases dwindle in the north and explode in the south"."""
    return [parse.tokens[i] for i in subjects_of(parse, verb)] if verb.dep == "conj" else []


def _objects(parse: Parse, verb: Token) -> list[Token]:
    found = [parse.tokens[meant(t, verb)] for t in parse.children(verb.i, "dobj", "nsubjpass", "dative", "xcomp")]
    found += [t for p in parse.children(verb.i, "prep") if p.lower in _PARTICLES and p.i == verb.i + 1 for t in parse.children(p.i, "pobj")]
    return found or ([parse.head(verb.i)] if verb.dep in ("acl", "amod") and verb.tag == "VBN" else [])


def _is(parse: Parse, token: Token, name: str) -> bool:
    if name == "*":
        return True
    if name == "@people":
        return token.lower in _SOMEBODY or token.entity in ("PERSON", "NORP") or group_of(parse, token) is not None
    if name == "@place":
        return token.entity in PLACE_LABELS or token.lemma.lower() in words("dateline.mentions", "sites.tsv")
    if name == "@proper":
        return token.pos == "PROPN"
    if name == "@name":
        return token.entity == "PERSON"
    if name == "@party":
        return is_party(parse, token)
    if name == "@idea":
        return token.pos == "NOUN" and token.lemma.lower().endswith(_OF_IDEAS)
    return name in (token.lower, token.lemma.lower())


@cache
def _uses() -> dict[tuple[str, str, str], tuple[tuple[str, str, frozenset[str]], ...]]:
    table: dict[tuple[str, str, str], tuple[tuple[str, str, frozenset[str]], ...]] = {}
    for lemma, pos, kind, branch, rule, cell in rows("dateline.mentions", "uses.tsv"):
        table[lemma, pos, kind] = (*table.get((lemma, pos, kind), ()), (branch, rule, frozenset(cell.split("|"))))
    return table
