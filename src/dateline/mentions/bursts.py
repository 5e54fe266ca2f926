"""Explosions and blasts that go off without a bang: "spending has exploded", "an explosion of interest", "a population explosion" (`figures.tsv`)."""

from __future__ import annotations

from functools import partial

from dateline.mentions.parties import is_party
from dateline.mentions.whom import doers
from dateline.tables import words
from dateline.text.parses import Parse, Token

_HERE = "dateline.mentions"
_CHEERS = frozenset({"applause", "joy", "laughter", "protest"})


def is_no_blast(parse: Parse, token: Token) -> bool:
    """Whether an explosion or blast is only a figure of speech, by what explodes, who blasts, and what it is an explosion of."""
    what = [*doers(parse, token)] if token.pos == "VERB" else []
    if token.pos == "NOUN":
        what += [*parse.behind(token.i, "of", "in")]
        if _of_no_thing(parse, token) or any(t.lemma.lower() in _words("growing") for t in parse.children(token.i, "compound", "nmod")):
            return True
    whence = (p for p in (*parse.children(token.i, "prep"), *phrases_of_its_verb(parse, token)) if p.lower == "from")
    what += [t for p in whence for t in parse.children(p.i, "pobj") if is_party(parse, t)]  # a "blast from the senator" too
    what += [
        t for t in parse.children(token.i, "compound") if token.tag == "NNS" and t.entity == "PERSON"
    ]  # headlines: "Brandt blasts leak"
    if any(t.lemma.lower() in _words("swelling") or t.lower in ("he", "she", "we") or t.entity == "PERSON" for t in what):
        return True
    into = parse.behind(token.i, "into", "with")
    return any(t.lemma.lower() in _words("swelling") or t.lemma in _CHEERS for t in into)


def _of_no_thing(parse: Parse, noun: Token) -> bool:
    """ "A blast of cold air", "the explosion of allegations": nothing that can blow up."""
    of = parse.behind(noun.i, "of")
    solid = _words("bursting") | words(_HERE, "role_words.tsv", "weapon", "armed", "charge") | words(_HERE, "sites.tsv")
    return bool(of) and not any({t.lower, t.lemma.lower()} & solid or t.entity or t.pos in ("PRON", "PROPN", "NUM") for t in of)


def phrases_of_its_verb(parse: Parse, token: Token) -> tuple[Token, ...]:
    """The phrases of the verb that carries a noun: "carried out an attack in Orle"."""
    return parse.children(parse.head(token.i).i, "prep") if token.dep in ("dobj", "nsubj", "nsubjpass") else ()


_words = partial(words, _HERE, "figures.tsv")
