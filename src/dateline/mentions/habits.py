"""What is told of any time and anybody: "when they crash", "how the state detains families", "you get shot", "he likes dropping bombs" (`habits.tsv`)."""

from __future__ import annotations

from functools import partial

from dateline.codes import nature_of
from dateline.tables import words
from dateline.text.parses import Parse, Token

_PRESENT = frozenset({"VBP", "VBZ"})
_ABLE = frozenset({"can", "could", "ca"})
_FEW = frozenset({"fewer", "less"})
_MANY = frozenset({"most", "many", "some", "few", "all", "others"})


def of_any_time(parse: Parse, word: int, kind: str) -> bool:
    """Whether the token at `word` tells what is so at any time, and nothing that happened."""
    token = parse.tokens[word]
    if nature_of(kind) == "word":
        return False
    if token.pos != "VERB":
        return _of_every(parse, token, kind) or _is_a_topic(parse, token) or _comes_to(parse, token) or _ruled(parse, token)
    return (
        _when_or_how(parse, token)
        or _comes_to(parse, token)
        or _of_you(parse, token)
        or _of_most(parse, token)
        or _liked(parse, token)
        or _ruled(parse, token)
        or _can(parse, token)
        or _likely_of(parse, token)
    )


def _now(parse: Parse, verb: Token) -> bool:
    """Whether a verb stands in the simple present: "detains", "are detained"; not "has detained", "is detaining"."""
    helpers = parse.children(verb.i, "aux", "auxpass")
    if any(t.tag == "MD" or t.lemma == "have" or t.tag == "VBD" for t in helpers):
        return False
    return verb.tag in _PRESENT or (verb.tag == "VBN" and any(t.tag in _PRESENT for t in parse.children(verb.i, "auxpass")))


def _when_or_how(parse: Parse, verb: Token) -> bool:
    """ "The cars burn when they crash", "the rule governs how the state detains families"; "how he dies" of headlines has no rule above it."""
    asked = {t.lower for t in parse.children(verb.i, "advmod", "mark")}
    above = parse.head(verb.i)
    if not _now(parse, verb) or above.i == verb.i or above.i > verb.i:
        return False
    helpers = parse.children(above.i, "aux", "auxpass")
    current = above.tag in _PRESENT or any(t.tag in ("MD", *_PRESENT) and t.lemma != "have" for t in helpers)
    return ("when" in asked and verb.dep == "advcl" and (current or above.pos == "NOUN")) or ("how" in asked and verb.dep == "ccomp")


def _comes_to(parse: Parse, token: Token) -> bool:
    """ "When it comes to seizing power"."""
    to = parse.head(token.i)
    come = parse.head(to.i)
    return to.lower == "to" and come.lemma == "come" and any(t.lower == "it" for t in parse.children(come.i, "nsubj"))


def _of_you(parse: Parse, verb: Token) -> bool:
    """ "You get shot walking down the street": whoever that is."""
    befallen = parse.children(verb.i, "nsubjpass") or (parse.children(verb.i, "nsubj") if verb.tag == "VBN" else ())
    getting = any(t.tag in _PRESENT for t in parse.children(verb.i, "auxpass", "aux"))
    return (
        getting and any(t.lower in ("you", "one") for t in befallen) and not any(t.lemma == "have" for t in parse.children(verb.i, "aux"))
    )


def _of_most(parse: Parse, verb: Token) -> bool:
    """ "Most are caught and tried at home", "fewer people being caught"."""
    whom = parse.children(verb.i, "nsubjpass") or parse.children(verb.i, "nsubj")
    if any(t.lower in _FEW for one in whom for t in parse.children(one.i, "amod")):
        return True
    return _now(parse, verb) and any(t.lower in _MANY and not parse.children(t.i, "prep", "nummod") for t in whom)


def _liked(parse: Parse, verb: Token) -> bool:
    """ "He likes dropping bombs on people"."""
    liking = parse.head(verb.i)
    if verb.dep == "pcomp" and liking.lower == "at" and parse.head(liking.i).lemma in _words("skilled"):
        return True  # "not very good at settling quarrels"
    return verb.dep in ("xcomp", "ccomp") and liking.lemma in _words("liking") and liking.tag in (*_PRESENT, "VB") and liking.i < verb.i


def _ruled(parse: Parse, token: Token) -> bool:
    """ "It is illegal to start a riot", "the bill makes trafficking a felony": what a law says of a deed."""
    chain = (token, *parse.ancestors(token.i)[:3])
    for step in chain:
        above = parse.head(step.i)
        beside = parse.children(above.i, "acomp", "attr", "oprd", "ccomp", "xcomp") if above.pos in ("VERB", "AUX") else (above,)
        to = step.dep in ("xcomp", "csubj", "acl", "ccomp", "advcl") and any(t.lower == "to" for t in parse.children(step.i, "aux"))
        made = above.lemma == "make" and step.dep in ("nsubj", "dobj", "ccomp")
        named = [t for one in (*beside, *parse.children(above.i, "prep")) for t in (one, *parse.children(one.i, "pobj", "attr"))]
        if step.dep == "nsubj" and above.lemma.lower() in _words("ruling") and parse.head(above.i).lemma == "make":
            return True
        if (to or made) and any(t.lemma.lower() in _words("ruling") for t in named):
            return True
    return False


def _can(parse: Parse, verb: Token) -> bool:
    """ "Missiles that can sink ships", "things that could kill a person": what a thing is able to do."""
    able = any(t.lower in _ABLE for t in parse.children(verb.i, "aux")) and not any(
        t.lemma == "have" for t in parse.children(verb.i, "aux")
    )
    of_a_thing = any(t.lower in ("that", "which") for t in parse.children(verb.i, "nsubj"))
    return verb.dep == "relcl" and able and of_a_thing and parse.head(verb.i).tag in ("NN", "NNS")


def _likely_of(parse: Parse, verb: Token) -> bool:
    """ "An 85 percent chance of having been arrested"."""
    of = parse.head(verb.i)
    return verb.dep == "pcomp" and of.lower == "of" and parse.head(of.i).lemma in _words("odds")


def _of_every(parse: Parse, noun: Token, kind: str) -> bool:
    """ "The square where every big demonstration takes place", "in every war of three centuries"."""
    if not any(t.lower in ("every", "each") for t in parse.children(noun.i, "det")):
        return False
    verb = next((t for t in parse.ancestors(noun.i) if t.pos in ("VERB", "AUX")), None)
    return kind == "war" or (verb is not None and _now(parse, verb))


def _is_a_topic(parse: Parse, noun: Token) -> bool:
    """ "His answer focused on terrorist attacks": bare deeds in the plural that one only talks about."""
    if noun.tag != "NNS" or noun.dep != "pobj" or parse.head(noun.i).lower not in ("on", "about", "of", "upon"):
        return False
    if any(t.dep in ("det", "nummod", "poss", "relcl", "acl", "prep") or t.entity for t in parse.children(noun.i)):
        return False
    if any(t.lemma in _words("recent") for t in parse.children(noun.i, "amod")):
        return False
    return parse.head(parse.head(noun.i).i).lemma.lower() in _words("topic")


_words = partial(words, "dateline.mentions", "habits.tsv")
