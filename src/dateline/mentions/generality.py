"""Which words tell how things are: rates, rules, habits and definitions, and no event (`general.tsv`)."""

from __future__ import annotations

from functools import partial

from dateline.codes import nature_of
from dateline.mentions.rates import by_rate
from dateline.tables import words
from dateline.text.parses import Parse, Token

_BEING = frozenset({"be", "remain", "become", "constitute", "represent", "stay"})
_PUT_ON = frozenset({"det", "nummod", "poss", "amod", "compound", "relcl", "acl", "prep"})
_ANYBODY = frozenset({"those", "anyone", "anybody", "whoever", "everyone", "people"})
_NONE = frozenset({"without", "deny", "rule", "no", "nor", "unlikely", "doubt"})
_ALWAYS = frozenset({"every", "each"})
_PRESENT = frozenset({"VBP", "VBZ"})
_SPOTS = frozenset({"GPE", "LOC", "FAC", "DATE"})


def in_general(parse: Parse, word: int, kind: str) -> bool:
    """Whether the token at `word` tells no event but what is common, counted, forbidden or meant by a word."""
    token = parse.tokens[word]
    if _of_any(parse, token) or by_rate(parse, word) or _share(parse, token) or _compared(parse, token) or _who_do(parse, token):
        return True
    if _befalls_anybody(parse, token, kind):
        return True
    if nature_of(kind) == "word":
        return False
    if token.pos in ("NOUN", "PROPN") and _says_how_things_are(parse, token):
        return True
    return (
        _whenever(parse, token)
        or _likelier(parse, token)
        or _traded(parse, token)
        or _whoever(parse, token)
        or (_bare(parse, token) and (_measured(parse, token) or _of_anybody(parse, token)))
    )


def _says_how_things_are(parse: Parse, token: Token) -> bool:
    """ "Attacks are a problem", "kidnapping remains common": a bare noun of which the present says how things are."""
    first = token
    told = _words("measure")
    judged = [t for t in parse.children(parse.head(token.i).i, "attr") if t.lemma.lower() in told]
    while token.dep == "conj" and parse.head(token.i).pos == "NOUN":
        token = parse.head(token.i)
    verb = parse.head(token.i)
    return (
        token.dep == "nsubj"
        and verb.lemma in _BEING
        and (verb.tag in _PRESENT or (first.tag == "NNS" and any(parse.children(verb.i, "attr"))))
        and not parse.children(verb.i, "aux")
        and not any(t.dep in _PUT_ON and not (judged and t.dep == "amod") for t in (*parse.children(first.i), *parse.children(token.i)))
    )


def _bare(parse: Parse, token: Token) -> bool:
    """A noun that points at nothing: no article, number, owner, name of a place or day stands with it."""
    if token.pos != "NOUN":
        return False
    below = (*parse.children(token.i), *parse.behind(token.i))
    own = {t.i for t in parse.children(token.i)}
    return not any(
        (t.i in own and t.dep in ("det", "nummod", "poss", "relcl", "acl")) or (t.entity in _SPOTS and t.lower not in _BY_THE_MONTH)
        for t in below
    )


_BY_THE_MONTH = frozenset({"daily", "weekly", "monthly", "yearly", "annual"})
"""What the parser takes for days: "the number of monthly arrests"."""


def _whenever(parse: Parse, token: Token) -> bool:
    """ "Every time a bomb goes off", "whenever rebels attack"."""
    for step in (token, *parse.ancestors(token.i)):
        if any(t.lower == "whenever" for t in parse.children(step.i, "advmod", "mark")):
            return True
        if any(
            t.lemma == "time" and any(d.lower in _ALWAYS for d in parse.children(t.i, "det")) for t in parse.children(step.i, "npadvmod")
        ):
            return True
        head = parse.head(step.i)
        if (
            step.dep in ("relcl", "acl", "advcl")
            and head.lemma == "time"
            and any(t.lower in _ALWAYS for t in parse.children(head.i, "det"))
        ):
            return True
    return False


def _traded(parse: Parse, token: Token) -> bool:
    """ "Death follows drug trafficking": a bare trade of which the present tells."""
    if token.lemma not in _TRADES or not _bare(parse, token):
        return False
    above = next((t for t in parse.ancestors(token.i) if t.pos in ("VERB", "AUX")), None)
    return above is not None and above.tag in _PRESENT and not parse.children(above.i, "aux", "auxpass")


_TRADES = frozenset({"trafficking", "smuggling", "poaching"})


def _likelier(parse: Parse, token: Token) -> bool:
    """ "Women are less likely to be arrested": how likely a thing is, compared."""
    if token.pos != "VERB" or token.dep not in ("xcomp", "ccomp", "acl", "advcl"):
        return False
    likely = parse.head(token.i)
    return likely.lower in ("likely", "likelier", "prone", "apt") and any(
        t.lower in ("more", "less", "most", "least", "times", "as", "how") for t in parse.children(likely.i, "advmod", "npadvmod")
    )


def _share(parse: Parse, token: Token) -> bool:
    """ "12 percent of men have been convicted": a share of people in general, of no place or day."""
    if token.pos != "VERB":
        return False
    for share in parse.children(token.i, "nsubj", "nsubjpass"):
        of = parse.behind(share.i, "of")
        several = [t for t in of if t.tag == "NNS" and not parse.children(t.i, "det", "nummod", "poss", "relcl", "acl")]
        if share.lemma.lower() in _SHARES and several:
            return True
    return False


_SHARES = frozenset({"percent", "percentage", "%", "majority", "most", "share", "proportion", "half", "third", "quarter", "fraction"})


def _compared(parse: Parse, token: Token) -> bool:
    """ "More teachers have committed shootings than guards": two sorts of people compared."""
    verb = token if token.pos == "VERB" else parse.head(token.i)
    if verb.pos != "VERB" or (token is not verb and token.dep != "dobj"):
        return False
    sorts = (t for t in parse.children(verb.i, "nsubj", "nsubjpass") if t.tag == "NNS")
    more = any(many.lower in ("more", "fewer") and many.dep == "amod" for t in sorts for many in parse.children(t.i))
    return more and any(t.lower == "than" for t in parse.tokens[verb.i :])


def _measured(parse: Parse, token: Token) -> bool:
    """ "The rate of murders", "murders rose 3 percent", "such as rape", "a law on kidnapping", "to prevent shootings"."""
    top = _first_of_list(parse, token)
    if top.dep == "compound" and parse.head(top.i).lemma == "victim":
        top = parse.head(top.i)  # "the number of rape victims"
    verb = parse.head(top.i)
    if top.dep in ("nsubj", "nsubjpass") and verb.lemma in _words("moving"):
        return True
    if top.dep == "dobj" and verb.lemma in _words("against"):
        return True
    if top.dep != "pobj":
        return False
    if verb.lower == "as" and (verb.i > 0 and parse.tokens[verb.i - 1].lower == "such"):
        return True
    noun = parse.head(verb.i)
    while noun.lemma.lower() not in _words("measure") and (noun.dep == "conj" or (noun.dep == "pobj" and parse.head(noun.i).lower == "of")):
        noun = parse.head(noun.i) if noun.dep == "conj" else parse.head(parse.head(noun.i).i)
    several = noun.lower == "number" and any(t.lower == "a" for t in parse.children(noun.i, "det"))
    return noun.lemma.lower() in _words("measure") and not several


def _of_any(parse: Parse, token: Token) -> bool:
    """ "Any member convicted of a crime", "those charged with murder", "before any deals are struck": whoever it may befall."""
    if token.pos == "NOUN" and any(t.lower == "any" for t in parse.children(token.i, "det")):
        return not _negated(parse, token)
    if token.pos == "NOUN" and any(t.lower in _NOW_AND_THEN for t in parse.children(token.i, "amod")):
        return True  # "the occasional shooting"
    if token.dep != "acl" or token.lemma not in _words("judging"):
        return False
    head = parse.head(token.i)
    return (head.lower in _ANYBODY and not parse.children(head.i, "det", "nummod")) or any(
        t.lower in ("any", "every", "each") for t in parse.children(head.i, "det")
    )


def _negated(parse: Parse, noun: Token) -> bool:
    """ "Denied any attack", "did not carry out any", "without any": it says of one that it was not."""
    above = parse.ancestors(noun.i)
    return any(t.lemma in _NONE for t in above) or any(
        t.dep == "neg" or t.lower in ("no", "nor", "without") for step in above for t in parse.children(step.i) if t.i < noun.i
    )


_NOW_AND_THEN = frozenset({"occasional", "typical", "average", "hypothetical", "imaginary"})


def _befalls_anybody(parse: Parse, token: Token, kind: str) -> bool:
    """ "You can be convicted of it", "not supposed to be jailing people", "whether to convict or acquit"."""
    if token.pos != "VERB" or kind not in _OF_THE_LAW:
        return False
    befallen = (*parse.children(token.i, "dobj", "nsubjpass"), *(parse.children(token.i, "nsubj") if token.tag == "VBN" else ()))
    if not befallen:
        return kind == "conviction" and token.lemma == "convict" and token.tag == "VB" and not parse.children(token.i, "nsubj", "auxpass")
    now = token.tag in ("VB", "VBG", *_PRESENT) or any(t.tag in ("MD", *_PRESENT) for t in parse.children(token.i, "aux", "auxpass"))
    return now and all(t.lower in _WHOEVER and not any(d.dep in _PUT_ON - {"relcl"} for d in parse.children(t.i)) for t in befallen)


_OF_THE_LAW = frozenset({"charge", "conviction", "arrest", "expulsion"})
_WHOEVER = frozenset({"you", "one", "people", "someone", "somebody", "anyone", "anybody", "everyone", "citizens", "americans"})


def _of_anybody(parse: Parse, token: Token) -> bool:
    """ "Those convicted of murder", "people who commit arson"."""
    for step in parse.ancestors(token.i):
        head = parse.head(step.i)
        if step.dep in ("acl", "relcl") and head.lower in _ANYBODY:
            return step.tag in _PRESENT or step.lemma in _words("judging")
    return False


def _whoever(parse: Parse, token: Token) -> bool:
    """ "People who are arrested at the border": nobody in particular."""
    people = parse.head(token.i)
    if token.pos != "VERB" or token.dep != "relcl" or people.lower not in _ANYBODY - {"those"}:
        return False
    now = token.tag in _PRESENT or any(t.lower in ("are", "is") for t in parse.children(token.i, "auxpass"))
    return now and not any(t.dep in ("det", "nummod", "amod", "poss") for t in parse.children(people.i))


def _who_do(parse: Parse, token: Token) -> bool:
    """ "Those who break the law get deported": whoever they are."""
    verb = parse.head(token.i) if token.dep == "conj" and parse.head(token.i).pos == "VERB" else token
    if verb.pos != "VERB" or not any(t.lower in _NOW for t in parse.children(verb.i, "auxpass", "aux")):
        return False
    people = parse.children(verb.i, "nsubj", "nsubjpass")
    return any(t.lower in _ANYBODY and parse.children(t.i, "relcl") and not parse.children(t.i, "nummod") for t in people)


_NOW = frozenset({"are", "is", "get", "gets"})


def _first_of_list(parse: Parse, token: Token) -> Token:
    while token.dep == "conj" and parse.head(token.i).pos == "NOUN":
        token = parse.head(token.i)
    return token


_words = partial(words, "dateline.mentions", "general.tsv")
