"""Crimes and disasters named as such, which tell no event: "twenty years for murder", "prone to drought" (`crimes.tsv`)."""

from __future__ import annotations

from functools import cache, partial

from dateline.tables import rows, words
from dateline.text.parses import Parse, Token

_POINTING = frozenset({"det", "nummod", "poss", "relcl", "acl", "appos", "predet"})
_SPOTS = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "PERSON", "ORG", "EVENT"})
_TELLING = frozenset({"in", "during", "after", "following", "of", "by", "with", "from"})
_WHOM = frozenset({"of", "by", "against", "at", "in", "near", "on", "outside", "across"})
_AFRESH = frozenset(
    {
        "recent",
        "latest",
        "new",
        "more",
        "several",
        "many",
        "numerous",
        "multiple",
        "subsequent",
        "alleged",
        "attempted",
        "fatal",
        "deadly",
        "overnight",
    }
)


def is_named_as_such(parse: Parse, noun: Token) -> bool:
    """Whether a noun names a sort of crime or disaster, and nothing in the sentence says that one happened or who is charged with it."""
    sort = _sorts().get(noun.lemma.lower())
    hyphened = noun.i > 0 and parse.tokens[noun.i - 1].text == "-"  # "a counter-protest"
    if sort is None or noun.pos != "NOUN" or hyphened or _points(parse, noun):
        return False
    above = parse.head(noun.i)
    if any(_charges(t) for t in parse.ancestors(noun.i)[:5]) or (
        noun.dep == "nsubj" and above.lemma in words("dateline.mentions", "role_words.tsv", "hitting")
    ):
        return False  # "was charged with murder", "Earthquake hits Arlen"
    several = noun.tag == "NNS"
    if several and sort != "act":
        return not _in_the_past(parse, noun)
    if several or sort == "deed":
        return False
    hurt = above.lower in _TELLING and parse.head(above.i).pos == "VERB" and _past(parse, parse.head(above.i))
    return not hurt and not (noun.dep in ("nsubj", "nsubjpass", "ROOT") and _in_the_past(parse, noun))


def _points(parse: Parse, noun: Token) -> bool:
    """Whether a word with the noun says which one it was: an article, a number, a name, a victim, a day, a place."""
    top = parse.head(noun.i) if parse.head(noun.i).lemma == "spree" else noun  # "his killing spree"
    while top.dep == "conj" and parse.head(top.i).pos == "NOUN":
        top = parse.head(top.i)
    for token in {noun.i: noun, top.i: top}.values():
        for child in parse.children(token.i):
            if child.dep in _POINTING and child.lower != "any":
                return True
            if child.dep in ("compound", "amod", "nmod") and (child.entity in _SPOTS or child.lower in _AFRESH or child.pos == "PROPN"):
                return True
            if child.dep in ("prep", "agent") and child.lower in _WHOM:
                return True
    return False


def _charges(token: Token) -> bool:
    return not _words("charging").isdisjoint((token.lower, token.lemma.lower()))


def _in_the_past(parse: Parse, noun: Token) -> bool:
    verb = next((t for t in parse.ancestors(noun.i) if t.pos in ("VERB", "AUX")), None)
    return verb is None or _past(parse, verb)


def _past(parse: Parse, verb: Token) -> bool:
    helpers = parse.children(verb.i, "aux", "auxpass")
    if any(t.tag == "MD" or t.lower in ("to", "has", "have") for t in helpers):
        return False
    return verb.tag == "VBD" or (verb.tag in ("VBN", "VBG") and (not helpers or any(t.tag == "VBD" for t in helpers)))


@cache
def _sorts() -> dict[str, str]:
    return {word: sort for word, sort in rows("dateline.mentions", "crimes.tsv") if sort != "charging"}


_words = partial(words, "dateline.mentions", "crimes.tsv")
