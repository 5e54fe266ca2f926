"""Whom a verb befell, and who its subject is: the nouns that the grammar ties to it."""

from __future__ import annotations

from dateline.mentions.ages import aged
from dateline.mentions.lists import listed_from
from dateline.text.numbers import parse_number
from dateline.text.parses import Parse, Token

_THEMSELVES = frozenset({"himself", "herself", "themselves", "self"})
_AIMED = frozenset({"at", "into", "toward", "towards", "through", "on", "from"})


def objects_of(parse: Parse, verb: Token) -> list[int]:
    """Whom the verb befell: its object; in the passive its subject; the noun it describes ("people killed in ...")."""
    passive = parse.children(verb.i, "nsubjpass")
    if passive:
        return [meant(t, verb) for t in passive]
    direct = [t.i for t in parse.children(verb.i, "dobj")]
    if any(parse.tokens[i].lower in _THEMSELVES for i in direct):
        return subjects_of(parse, verb)  # "a boy shot himself"
    if direct:
        return direct
    if verb.tag == "VBN":
        if verb.i and parse.tokens[verb.i - 1].pos == "NUM":
            return [verb.i - 1]  # headlines: "two dead, four hurt"
        if verb.dep in ("acl", "amod", "relcl"):
            return [listed_from(parse, verb.head)] if verb.i > verb.head or verb.dep == "amod" else []
        if verb.dep == "conj":  # "were killed and wounded", "one killed and three injured"
            before = quantity_left(parse, verb)
            return [before] if before is not None else objects_of(parse, parse.head(verb.i))
        subject = parse.children(verb.i, "nsubj")
        if subject:  # headlines: "Two killed in crash"
            return [t.i for t in subject]
        before = quantity_left(parse, verb)
        if before is not None and parse.head(verb.i).lemma == "leave":
            before = listed_from(parse, before)  # "left three women and one man injured"
        return [before] if before is not None else []
    return _headline(parse, verb)


def _headline(parse: Parse, verb: Token) -> list[int]:
    """ "Girl shot in the leg": the parser takes the participle for a past tense, but nobody is shot at in it."""
    if verb.tag != "VBD" or verb.dep in ("relcl", "advcl", "acl") or any(t.lower in _AIMED for t in parse.children(verb.i, "prep")):
        return []
    if parse.children(verb.i, "aux", "ccomp", "prt") or any(parse.children(t.i, "dobj") for t in parse.children(verb.i, "conj")):
        return []  # "he shot and killed a clerk" tells whom he shot by what follows
    if verb.dep == "conj" and parse.head(verb.i).tag == "VBD" and not parse.children(verb.i, "nsubj"):
        return _headline(parse, parse.head(verb.i)) if parse.head(verb.i).lemma in ("shoot", "stab") else []
    return [t.i for t in parse.children(verb.i, "nsubj") if verb.lemma in ("shoot", "stab", "kill", "wound", "injure")]


def meant(subject: Token, verb: Token) -> int:
    """The people that "who" means: "three people who were arrested"."""
    return verb.head if verb.dep == "relcl" and subject.lower in ("who", "that", "which") else subject.i


def subjects_of(parse: Parse, verb: Token) -> list[int]:
    """The subjects of a verb, its own or those of the verb that it is joined to; for a participle the noun it describes."""
    own = [meant(t, verb) for t in parse.children(verb.i, "nsubj", "nsubjpass")]
    if own:
        return own
    if verb.dep == "conj" and parse.head(verb.i).pos in ("VERB", "AUX"):
        return subjects_of(parse, parse.head(verb.i))
    if verb.dep in ("acl", "relcl"):
        return [listed_from(parse, verb.head)]
    before = quantity_left(parse, verb)
    return [before] if before is not None else []


def quantity_left(parse: Parse, word: Token) -> int | None:
    """The number or counted noun just left of a word, where the parser saw no tie ("one dead, three injured")."""
    for token in reversed(parse.tokens[max(0, word.i - 5) : word.i]):
        if aged(parse, token) is not None:
            return token.i
        if token.pos in ("VERB", "PUNCT", "CCONJ", "ADP", "SCONJ"):
            return None
        if token.pos == "NUM" and parse_number(token.text) is not None:
            return token.i
        if token.pos in ("NOUN", "PROPN", "PRON"):
            return token.i
    return None
