"""Verbs of speaking: what stands with them is when, or where, it was said; and what speakers call themselves."""

from __future__ import annotations

from functools import partial

from dateline.mentions.people import group_of
from dateline.tables import words
from dateline.text.parses import Parse, Token
from dateline.text.sayings import SAID


def says(parse: Parse, verb: Token) -> bool:
    """Whether a verb is one of speaking; what "claimed the lives of two" or "responded to a home" did not speak."""
    if verb.lemma == "claim":
        return not any(t.lemma.lower() in ("life", "victim") for t in parse.children(verb.i, "dobj"))
    if verb.lemma == "respond":
        return bool(parse.children(verb.i, "ccomp"))
    return verb.lemma in SAID


def claims_it(parse: Parse, verb: Token) -> bool:
    """Whether a verb claims what others tell of: "claimed responsibility on Wednesday for last week's rampage"."""
    return verb.lemma == "claim" and any(t.lemma.lower() in ("responsibility", "credit") for t in parse.children(verb.i, "dobj"))


def what_it_claims(parse: Parse, verb: Token) -> frozenset[int]:
    """The tokens of what a verb speaks of: its object, and what follows "for"."""
    about = (*parse.children(verb.i, "dobj"), *(t for t in parse.children(verb.i, "prep") if t.lower == "for"))
    return frozenset(inner.i for t in about for inner in parse.subtree(t.i))


def speaking_of_themselves(parse: Parse, verb: Token, pronoun: Token) -> tuple[Token, ...]:
    """Those whom "it" or "they" means in what they say of themselves: "the group said it was suspending attacks".

    Never in a quotation, where a speaker says "we"; never one person, who speaks of others ("Ana Brandt said they killed her
    brother"), save a spokesman, who speaks for a body; nor those who saw or treat what others did ("witnesses said they fired").
    """
    if verb.lemma not in _OF_THEMSELVES or _is_quoted(parse, pronoun):
        return ()
    if verb.lemma == "tell" and not any(t.lemma in _words("hearer") for t in parse.children(verb.i, "dobj")):
        return ()  # "the union told the drivers that they had lost"
    meant = _can_be_one if pronoun.lower == "it" else _can_be_several
    speakers = parse.children(verb.i, "nsubj")
    spoken_for = (
        t for s in speakers if s.lemma in _words("spokesman") for t in (*parse.children(s.i, "compound", "poss"), *parse.behind(s.i, "for"))
    )
    return tuple(t for t in (*speakers, *spoken_for) if meant(parse, t))


_OF_THEMSELVES = frozenset({"say", "announce", "confirm", "claim", "declare", "admit", "warn", "deny", "tell"})


def _is_quoted(parse: Parse, token: Token) -> bool:
    return sum(t.text in ('"', "''", "``") for t in parse.tokens[: token.i]) % 2 == 1


def _can_be_one(parse: Parse, speaker: Token) -> bool:
    """Whether a speaker can be called "it": a body, not several, nor who holds an office or is told of as a person.

    A name alone can be: nothing in "Kataib Hezbollah" tells that it is a band and no man.
    """
    titled = any(t.entity == "PERSON" for t in parse.children(speaker.i, "appos")) or any(
        _is_a_person(parse, t) for t in parse.children(speaker.i, "appos", "compound")
    )
    return speaker.tag in ("NN", "NNP", "NNPS") and not titled and not _is_a_person(parse, speaker)


def _can_be_several(parse: Parse, speaker: Token) -> bool:
    """Whether speakers can call themselves "they": several, or a body; not those who tell what others did."""
    if speaker.lemma.lower() in _words("bystander") or speaker.pos not in ("NOUN", "PROPN"):
        return False
    body = speaker.lemma.lower() in _words("body") or speaker.entity in ("ORG", "GPE", "NORP")
    return speaker.tag in ("NNS", "NNPS") or (body and not _is_a_person(parse, speaker))


def _is_a_person(parse: Parse, noun: Token) -> bool:
    """Whether a noun is for one person: "the governor", "a farmer"."""
    lemma = noun.lemma.lower()
    if noun.tag in ("NNS", "NNPS") or lemma in _words("body") or lemma in _words("official body"):
        return False
    return lemma in _words("official") or (noun.pos == "NOUN" and group_of(parse, noun) is not None)


_words = partial(words, "dateline.mentions", "role_words.tsv")
