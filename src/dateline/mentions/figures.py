"""Attack, war, clash, blast: a deed, or a figure of speech for a quarrel in words (`figures.tsv`).

A figure of speech is taken for harm only where something says that hands did it: a weapon, dead or hurt people, fighters,
a place of the deed. What says nothing either way is left open: the rest of the report tells (`mentions.extract`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Literal

from dateline.codes import nature_of
from dateline.mentions.bursts import is_no_blast, phrases_of_its_verb
from dateline.mentions.parties import is_party
from dateline.mentions.people import FIGHTERS, group_of
from dateline.mentions.whom import doers
from dateline.tables import words
from dateline.text.parses import PLACE_LABELS, Parse, Token

Reading = Literal["deed", "open", "figure"]

_LOOSE = frozenset({"attack", "war", "clash", "strike", "explosion", "storm"})
"""Kinds whose words are also said of quarrels, crazes and uproars."""
_FOLLOWING = frozenset({"raid", "arrest", "charge"})
"""Nobody is arrested for words."""
_NEARBY = frozenset(
    {"prep", "agent", "pobj", "dobj", "nsubj", "nsubjpass", "compound", "amod", "nmod", "poss", "conj", "appos", "pcomp", "acl"}
)
_WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "across"})
_AIMED = frozenset({"on", "against", "at", "upon"})
_WITH = frozenset({"with", "against", "between", "in", "on", "of", "among"})


def reading(parse: Parse, word: int, kind: str, kinds: Mapping[int, str], harmed: frozenset[int]) -> Reading:
    """Whether the token at `word` tells a deed; `harmed` are the words of the sentence that tell of dead or hurt people."""
    token = parse.tokens[word]
    if kind == "capture":
        return "deed" if _of_ground(parse, token) else "figure"
    if kind not in _LOOSE or token.lemma.lower() not in _words("loose"):
        return "deed"
    if kind == "storm":
        return "figure" if any(t.entity == "PERSON" for t in parse.children(parse.head(word).i, "dobj")) else "deed"
    if kind == "explosion":
        return "figure" if is_no_blast(parse, token) else "deed"
    if _in_words(parse, token):
        return "figure"
    if kind == "war":
        return _of_states(parse, token)
    if harmed or any(other != word and _violent(parse, other, told) for other, told in kinds.items()):
        return "deed"
    if _says(parse, token):
        return "deed"
    armed = any(_is_sign(parse, t) for t in parse.tokens if t.i != word)
    if kind == "attack" and not armed and (_for_a_deed(parse, token) or _in_talk(parse, token)):
        return "figure"
    if kind == "clash" and not armed and _of_politicians(parse, token):
        return "figure"
    if kind == "attack" and token.dep == "attr" and not armed and parse.children(parse.head(word).i, "csubj"):
        return "figure"  # "cutting their pay is an attack on the party"
    if (
        kind == "clash"
        and token.pos == "NOUN"
        and not armed
        and any(p.lower in ("on", "over", "about") for p in parse.children(word, "prep"))
    ):
        return "figure"  # "clashes with the assembly over the budget"
    if kind == "attack" and _quarrel(parse, token):
        return "open" if armed else "figure"
    if token.dep == "pobj" and parse.head(word).lower == "as" and not armed:
        return "figure"  # "taken as an attack"
    return "deed" if armed or parse.children(word, "nummod") else "open"


def _for_a_deed(parse: Parse, token: Token) -> bool:
    """ "He attacks me for putting on airs": what for is a matter of words."""
    return token.pos == "VERB" and any(parse.children(p.i, "pcomp") for p in parse.children(token.i, "prep") if p.lower == "for")


def _in_talk(parse: Parse, token: Token) -> bool:
    """ "Used his tweets to attack her", "attacks from her rivals on the debate stage", "came under attack from challengers"."""
    steps = (token, *parse.ancestors(token.i)[:3])
    beside = [t for step in steps for t in (step, *parse.children(step.i))]
    beside += [t for p in parse.children(token.i, "prep", "agent") for t in parse.subtree(p.i)]
    return any(t.lemma.lower() in _words("talk") for t in beside if t.pos in ("NOUN", "PROPN"))


def _of_politicians(parse: Parse, token: Token) -> bool:
    """ "Clashes between the president and his chief of staff"."""
    sides = [*parse.behind(token.i, "between", "with", "among")]
    sides += [t for side in sides for t in parse.children(side.i, "conj")]
    return bool(sides) and all(is_party(parse, t) and t.entity not in (*PLACE_LABELS, "NORP") and group_of(parse, t) is None for t in sides)


def _of_ground(parse: Parse, token: Token) -> bool:
    """ "Took control of the town" holds ground; "took control of Congress", "regained control of the story" do not."""
    control = token if token.lemma == "control" else next((t for t in parse.children(token.i, "dobj") if t.lemma == "control"), None)
    of = () if control is None else parse.behind(control.i, "of")
    return all(t.entity in PLACE_LABELS or t.pos == "PRON" or t.lemma.lower() in _sites() | _words("spot") | _words("ground") for t in of)


def _violent(parse: Parse, word: int, kind: str) -> bool:
    return (nature_of(kind) == "harm" or kind in _FOLLOWING) and parse.tokens[word].lemma.lower() not in _words("loose")


def _near(parse: Parse, token: Token) -> list[Token]:
    """What hangs on a word, four steps down through its phrases."""
    found: list[Token] = []
    layer = [token.i]
    for _ in range(4):
        layer = [t.i for step in layer for t in parse.children(step) if t.dep in _NEARBY and not (step == token.i and t.dep == "conj")]
        found += [parse.tokens[i] for i in layer]
    return found


def _aims(parse: Parse, token: Token) -> list[Token]:
    """What an attack is aimed at: the verb's object, the noun's "on ..."."""
    found = [*parse.children(token.i, "dobj", "nsubjpass")] if token.pos == "VERB" else []
    return [*found, *parse.behind(token.i, *_AIMED)]


def _in_words(parse: Parse, token: Token) -> bool:
    """ "Attacked his record", "a personal attack", "the war on poverty", "a war of words"."""
    lemma = token.lemma.lower()
    beside = ("of", "with") if lemma == "war" else ("of",)
    aims = [*_aims(parse, token), *parse.behind(token.i, *beside)]
    if any(
        (not _words("matter").isdisjoint((t.lemma.lower(), t.lower)) or _is_idea(parse, t)) and t.entity not in PLACE_LABELS for t in aims
    ):
        return True
    if lemma in ("war", "conflict", "battle") and any(t.lemma.lower() in _words("no-war") or _is_thing(parse, t) for t in aims):
        return True
    if (
        lemma == "war"
        and parse.head(token.i).lemma in _DECLARING
        and any(t.entity == "PERSON" or t.lemma in ("chairman", "mayor") or _has_a_title(parse, t) for t in aims)
    ):
        return True  # "declared war on the chairman"
    before = parse.children(token.i, "amod", "compound", "nmod", "npadvmod")
    if any(t.lemma.lower() in _words("wordy") or t.lower in _words("wordy") for t in before):
        return True
    if lemma == "war":
        return any(
            t.dep == "compound" and t.pos == "NOUN" and t.lower not in _words("violent") and t.lower not in _words("armed") for t in before
        )
    if any(t.lower in ("left", "right") for t in parse.behind(token.i, "from")):
        return True  # "attacked the senator from the left"
    above = parse.head(token.i)
    if above.lower == "on" and token.dep == "pobj" and parse.head(above.i).lemma in ("go", "be", "stay") and token.tag == "NN":
        return True  # "went on the attack"
    return token.pos == "VERB" and any(p.lower in ("as", "over") for p in parse.children(token.i, "prep"))


def _has_a_title(parse: Parse, name: Token) -> bool:
    """ "Gov. Ada Brandt", also where the parser sees no name in it."""
    return any(t.lower in ("gov.", "sen.", "rep.", "mayor", "president", "governor", "senator") for t in parse.children(name.i, "compound"))


_DECLARING = frozenset({"declare", "wage", "make", "launch", "start"})


def _is_idea(parse: Parse, token: Token) -> bool:
    """A noun made of an adjective or a verb ("correctness", "equality", "movement"), of no people, place or body: only words attack it."""
    lemma = token.lemma.lower()
    known = lemma in _sites() | _words("spot") | _words("armed") or group_of(parse, token) is not None or is_party(parse, token)
    return token.pos == "NOUN" and lemma.endswith(_OF_IDEAS) and not known


_OF_IDEAS = ("ness", "ity", "ism", "ance", "ence", "ency", "ancy", "tude", "dom")


def _is_thing(parse: Parse, token: Token) -> bool:
    """A noun that nobody can make war on: no place, no people, no state or body."""
    return token.pos == "NOUN" and token.entity not in PLACE_LABELS and group_of(parse, token) is None and not is_party(parse, token)


def _says(parse: Parse, token: Token) -> bool:
    """Whether a weapon, fighters, a violent word or a place of the deed stand with it."""
    verb = parse.head(token.i)
    doing = parse.children(verb.i, "nsubj", "nsubjpass", "dobj", "agent")
    by = [t for a in doing if a.dep == "agent" for t in parse.children(a.i, "pobj")]
    if any(_is_sign(parse, t) for t in (*_near(parse, token), *doing, *by, verb) if t.i != token.i):
        return True
    for t in _aims(parse, token):
        if t.entity in PLACE_LABELS or t.lemma.lower() in _sites() | _words("spot"):
            return True
    if token.pos == "NOUN" and any(t.entity in PLACE_LABELS for t in parse.children(token.i, "compound", "nmod")):
        return True  # "the Benghazi attack"
    where = (p for p in (*parse.children(token.i, "prep"), *phrases_of_its_verb(parse, token)) if p.lower in _WHERE)
    return any(t.entity in PLACE_LABELS or t.lemma.lower() in _sites() for p in where for t in parse.children(p.i, "pobj"))


def _is_sign(parse: Parse, token: Token) -> bool:
    """A weapon, somebody who fights or guards, or a word only of deeds."""
    if not {token.lower, token.lemma.lower()}.isdisjoint(_words("violent") | _words("armed") | _weapons()):
        return True
    return group_of(parse, token) in FIGHTERS and token.lower not in ("deputy", "senior")


def _quarrel(parse: Parse, token: Token) -> bool:
    """Whether those who deal in words attack one another: "the senator's attacks on Haln", "he attacked the president"."""
    aims = _aims(parse, token)
    at_somebody = any(t.entity in ("PERSON", "NORP") or t.lower in _PRONOUNS or is_party(parse, t) for t in aims)
    if token.pos == "VERB":
        at_pronoun = all(t.lower in _PRONOUNS for t in aims)  # "he attacked her" may be either
        subjects = doers(parse, token)
        by = parse.agents(token.i)
        speaks = any(is_party(parse, t, pronouns=not at_pronoun) for t in (*subjects, *by))
        return (speaks or not (subjects or by)) and (at_somebody or not aims)
    owners = [*parse.children(token.i, "poss"), *(t for t in parse.children(token.i, "compound", "nmod") if t.entity == "PERSON")]
    owners += [t for p in parse.children(token.i, "prep", "agent") if p.lower in ("by", "from") for t in parse.children(p.i, "pobj")]
    return at_somebody or any(t.entity == "PERSON" or t.lower in _OWN or is_party(parse, t) for t in owners)


_PRONOUNS = frozenset({"him", "her", "them", "me", "us", "it", "you", "he", "she", "they", "each", "one"})
_OWN = frozenset({"his", "her", "their", "my", "our", "your"})


def _of_states(parse: Parse, token: Token) -> Reading:
    """A war has a country, a people or fighters for it, or is called a violent one; a bare "war" is war in general."""
    beside = parse.children(token.i, "compound", "amod", "nmod", "poss")
    if any(t.entity in (*PLACE_LABELS, "NORP", "EVENT") for t in beside) or token.entity == "EVENT":
        return "deed"
    if any(t.lower in _words("violent") for t in beside) and any(parse.children(token.i, "det", "poss", "prep", "nummod")):
        return "deed"
    parties = [*parse.behind(token.i, *_WITH)]
    parties += [t for p in phrases_of_its_verb(parse, token) if p.lower in _WITH for t in parse.children(p.i, "pobj")]
    if any(t.entity in (*PLACE_LABELS, "NORP") or t.lower in _words("armed") or group_of(parse, t) in FIGHTERS for t in parties):
        return "deed"
    named = any(t.entity in PLACE_LABELS for t in parse.tokens)
    if not parse.children(token.i, "det", "poss", "nummod", "relcl") and not named:
        return "figure"  # "to go to war", "war is not the answer"
    if token.lemma.lower() == "conflict" and not any(t.lower in ("the", "this", "that") for t in parse.children(token.i, "det")):
        return "figure"  # "he was deemed to have a conflict"
    return "open"


def by_hands(kind: str) -> bool:
    """Whether a kind of harm shows a report to tell of deeds."""
    return kind in _words("by hands")


def quarrels(parse: Parse, word: int) -> bool:
    """Whether a figure of speech tells that one party condemns something: "the senator attacked the bill"."""
    token = parse.tokens[word]
    return (
        token.pos == "VERB"
        and token.lemma == "attack"
        and bool(_aims(parse, token))
        and any(is_party(parse, t, pronouns=True) for t in doers(parse, token))
    )


_words = partial(words, "dateline.mentions", "figures.tsv")


_weapons = partial(words, "dateline.mentions", "role_words.tsv", "weapon", "armed", "charge")


_sites = partial(words, "dateline.mentions", "sites.tsv")
