"""What an explosion or fire hit: what it went off at, what it destroyed, what was damaged by it (`sites.tsv`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dateline.mentions.cast import Roles, add_hit
from dateline.mentions.phrases import add_phrase
from dateline.tables import rows
from dateline.text.parses import Parse, Token

_AT = frozenset({"at", "in", "inside", "outside", "under", "underneath", "beneath", "against", "on", "beside"})
_BLASTS = frozenset({"bombing", "suicide bombing", "explosion", "grenade attack", "shelling", "arson"})
_FOLLOWING = frozenset({"by", "in", "during", "following", "after", "from"})
_CAUSED = frozenset({"result", "consequence"})
_HAVOC = frozenset({"damage", "destroy", "hit", "wreck", "shatter", "gut", "demolish", "topple", "rip", "kill", "wound", "injure"})


def add_hit_things(parse: Parse, word: Token, kind: str, found: Roles) -> None:
    """Add to the objects (and targets) what the event told at `word` hit, as far as its own clause says so."""
    if kind not in _BLASTS:
        return
    verbs = tuple(_telling(parse, word))
    for hit in _wrecked(parse, verbs) if kind != "arson" else ():
        add_hit(parse, hit, found)
    for hit in _damaged_by(parse, word):
        add_hit(parse, hit, found)
    if kind == "arson":
        for thing in _set_on_fire(parse, word):
            add_hit(parse, thing, found)
    if not found.objects and not found.targets:
        bombs = (word, *(s for v in verbs for s in parse.children(v.i, "nsubj", "nsubjpass") if v.i == word.i))
        laid = (t for bomb in bombs for t in parse.children(bomb.i, "acl") if t.tag == "VBN")
        set_off = (t for v in verbs for t in parse.children(v.i, "dobj"))
        for step in (word, *verbs, *laid, *set_off):
            for site in _sites(parse, step):
                add_phrase(parse, found.objects, site)


def _telling(parse: Parse, word: Token) -> Iterator[Token]:
    """The verbs that say what the event did: itself or the verb it is the subject of, and what these are joined to."""
    first: list[Token] = []
    if word.pos == "VERB":
        first.append(word)
    elif word.dep in ("nsubj", "nsubjpass"):
        first.append(parse.head(word.i))
    first += [t for t in parse.children(word.i, "relcl") if any(s.lower in ("that", "which") for s in parse.children(t.i, "nsubj"))]
    for verb in first:
        yield verb
        for joined in parse.children(verb.i, "conj", "advcl", "xcomp"):
            own = parse.children(joined.i, "nsubj", "nsubjpass")
            if joined.pos == "VERB" and not own and (joined.dep == "conj" or joined.tag == "VBG"):
                yield joined
                yield from (t for t in parse.children(joined.i, "conj") if t.pos == "VERB" and not parse.children(t.i, "nsubj"))


def _wrecked(parse: Parse, verbs: tuple[Token, ...]) -> Iterator[Token]:
    """ "The blast destroyed a shop and damaged two cars", "exploded, killing the mayor"."""
    for verb in verbs:
        if verb.lemma in _HAVOC and not parse.children(verb.i, "nsubjpass", "neg"):
            yield from parse.children(verb.i, "dobj")


def _set_on_fire(parse: Parse, verb: Token) -> Iterator[Token]:
    """ "Set fire to a bus": what the fire was set to."""
    fire = tuple(t for t in parse.children(verb.i, "dobj") if t.lower == "fire")
    for step in (verb, *fire) if fire else ():
        for preposition in parse.children(step.i, "prep", "dative"):
            if preposition.lower == "to":
                yield from parse.children(preposition.i, "pobj")


def _damaged_by(parse: Parse, word: Token) -> Iterator[Token]:
    """ "Two houses were damaged following the explosion", "by the blast", "as a result of it"."""
    noun = word
    while noun.dep == "pobj" and parse.head(noun.i).lower == "of" and parse.head(parse.head(noun.i).i).lemma in _CAUSED:
        noun = parse.head(parse.head(noun.i).i)
        if noun.dep == "pobj" and parse.head(noun.i).lower == "as":
            verb = parse.head(parse.head(noun.i).i)
            yield from _damaged(parse, verb)
            return
    if noun.pos in ("NOUN", "PROPN") and noun.dep == "pobj" and parse.head(noun.i).lower in _FOLLOWING:
        yield from _damaged(parse, parse.head(parse.head(noun.i).i))


def _damaged(parse: Parse, verb: Token) -> Iterator[Token]:
    if verb.lemma in _HAVOC and not parse.children(verb.i, "neg"):
        yield from (t for t in parse.children(verb.i, "nsubjpass") if t.lower not in ("who", "which", "that"))


def _sites(parse: Parse, step: Token) -> Iterator[Token]:
    """The buildings and vehicles that a word places the event at: "went off in front of the bank", "planted under a bus"."""
    for preposition in parse.children(step.i, "prep", "advmod"):
        inner = parse.children(preposition.i, "pobj")
        if preposition.lower == "in" and any(t.lower == "front" for t in inner):  # "in front of the bank"
            inner = tuple(t for front in inner for t in parse.behind(front.i, "of"))
        elif preposition.lower == "next":  # "next to a patrol car"
            inner = parse.behind(preposition.i, "to")
        elif preposition.lower not in _AT:
            continue
        yield from (t for t in inner if is_site(t))


def is_site(noun: Token) -> bool:
    """Whether a noun names a building, a vehicle or some other work of hands that a bomb can be meant for."""
    return noun.lemma.lower() in _sites_known() and noun.pos in ("NOUN", "PROPN")


@cache
def _sites_known() -> frozenset[str]:
    return frozenset(word for (word,) in rows("dateline.mentions", "sites.tsv"))
