"""The roles of an event that a noun tells: its own phrases, and the verb that it stands with."""

from __future__ import annotations

from functools import partial

from dateline.codes import nature_of
from dateline.mentions.cast import OF_PERSONS, Roles, acting, add_hit, can_act, modifies_as_actor, suffering
from dateline.mentions.forms import forms
from dateline.mentions.people import group_of
from dateline.mentions.phrases import add_phrase
from dateline.mentions.sufferers import frames
from dateline.mentions.whom import doers, in_passive, meant
from dateline.tables import words
from dateline.text.parses import Parse, Token

_EITHER = frozenset({"massacre", "shooting", "stabbing", "execution", "torture", "rape"})
"""Nouns before which a name can be the doer's or the victim's: "the sniper's massacre", "the friars' massacre"."""


_ON_TOPICS = frozenset({"talks", "agreement", "signing", "visit", "phone call"})


def of_noun(parse: Parse, noun: Token, found: Roles, kind: str) -> None:
    """Add the roles of an event of kind `kind` that a noun tells: "the killing of three by", "carried out a raid on"."""
    suffered = noun.lemma.lower() in _words("of people")
    for modifier in parse.children(noun.i, "compound", "amod", "nmod", "poss"):
        if suffered and modifier.dep == "poss" and not any(p.lower == "of" for p in parse.children(noun.i, "prep")):
            if kind in OF_PERSONS and noun.lemma.lower() not in _EITHER:
                add_hit(parse, modifier, found, person=True, only_people=True)  # "the envoy's murder"
        elif kind == "casualties" or _opposed(parse, modifier) or _names_its_town(noun, modifier):
            continue  # "US deaths", "anti-Chadian protests"
        elif modifies_as_actor(modifier, noun) or (not suffered and not found.actors and _armed(parse, modifier, kind)):
            add_phrase(parse, found.actors, modifier, whole=False)
    for preposition in parse.children(noun.i, "prep", "agent"):
        for inner in parse.children(preposition.i, "pobj"):
            if preposition.lower in ("by", "between"):
                if can_act(parse, inner) and inner.lower not in ("sides", "parties"):
                    add_phrase(parse, found.actors, inner)
            elif preposition.lower == "on" and (kind in _ON_TOPICS or inner.lower in _words("medium")):
                continue  # "talks on the budget", "a meeting on the sidelines", "watched the attack on television"
            elif preposition.lower in _words("towards") or (
                preposition.lower == "of" and (suffered or noun.lemma.lower() in _words("of things"))
            ):
                add_hit(parse, inner, found, person=preposition.lower == "of" and kind in OF_PERSONS)
                by = (p for p in parse.children(inner.i, "prep") if p.lower == "by" and preposition.lower == "of")
                found.actors.extend(acting(parse, tuple(t for p in by for t in parse.children(p.i, "pobj"))))
    _of_participle(parse, noun, found)
    if noun.lemma == "bomber":
        add_phrase(parse, found.actors, noun)
    verb = parse.head(noun.i)
    if noun.lemma == "hostage":
        _hostages(parse, noun, verb, found)
    if noun.dep == "pobj" and verb.lower == "on" and parse.head(verb.i).lemma in ("go", "be", "walk", "remain"):
        found.actors.extend(acting(parse, doers(parse, parse.head(verb.i))))  # "workers went on strike"
    if noun.dep == "pobj" and verb.lower in ("in", "by", "during"):
        # "a commander was targeted in the strike", "a vehicle that was hit by a drone strike"
        verb = parse.head(verb.i)
        if nature_of(kind) == "harm" and any(fate == ("killed", "subject") for fate in frames(verb)):
            for dead in parse.children(verb.i, "nsubj"):
                add_hit(parse, parse.tokens[meant(dead, verb)], found, only_people=True)  # "the mayor died in the attack"
        if verb.lemma in _words("hitting"):
            if suffering(parse, verb):
                for hurt in parse.children(verb.i, "nsubj"):
                    add_hit(parse, hurt, found, only_people=True)  # "Teen killed in Arlen shooting"
            elif not in_passive(parse, verb):
                found.actors.extend(acting(parse, doers(parse, verb)))  # "rebels wounded two soldiers in an attack"
                for target in parse.children(verb.i, "dobj") if nature_of(kind) == "harm" else ():
                    add_hit(parse, target, found)
            hit = parse.children(verb.i, "nsubjpass")
            for target in (parse.head(verb.i),) if verb.dep in ("relcl", "acl") else hit:
                add_hit(parse, target, found)
        return
    if verb.pos != "VERB":
        return
    if noun.dep == "dobj" and not _words("carrier").isdisjoint(forms(verb)):
        for preposition in parse.children(verb.i, "prep"):
            if preposition.lower in _words("towards") and preposition.i > noun.i and not (preposition.lower == "on" and kind in _ON_TOPICS):
                for inner in parse.children(preposition.i, "pobj"):
                    add_hit(parse, inner, found)
        subjects = doers(parse, verb)
        for subject in subjects if any(can_act(parse, s) for s in subjects) else _owners(parse, subjects, verb):
            if can_act(parse, subject):
                add_phrase(parse, found.actors, subject)
    if noun.dep == "nsubjpass" and not _words("carrier").isdisjoint(forms(verb)):
        for agent in parse.children(verb.i, "agent"):
            for inner in parse.children(agent.i, "pobj"):
                add_phrase(parse, found.actors, inner)
    if noun.dep == "nsubj" and verb.lemma in _words("hitting"):
        for target in parse.children(verb.i, "dobj"):
            add_hit(parse, target, found)


def _hostages(parse: Parse, noun: Token, verb: Token, found: Roles) -> None:
    """ "Inmates are holding 500 people hostage", "nine clerks were taken hostage by robbers", "took the driver as a hostage"."""
    if verb.lemma not in ("take", "hold", "seize"):
        return
    for held in parse.children(noun.i, "compound", "nmod"):
        add_hit(parse, held, found, only_people=True)
    for held in parse.children(verb.i, "nsubjpass", "dobj", "nsubj"):
        if held.i == noun.i:
            continue
        if held.dep == "nsubj" and verb.tag != "VBN":
            found.actors.extend(acting(parse, (held,)))
        elif held.dep != "nsubj":
            add_hit(parse, parse.tokens[meant(held, verb)], found, only_people=True, person=True)
    for agent in parse.children(verb.i, "agent"):
        found.actors.extend(acting(parse, parse.children(agent.i, "pobj")))


def _names_its_town(noun: Token, modifier: Token) -> bool:
    """ "The Arlen massacre", "the Orle protests": the parser takes the town for a body."""
    armed = modifier.lower in _words("armed") or modifier.lemma.lower() in _words("body")
    return (
        noun.lemma.lower() in _AFTER_TOWNS
        and modifier.dep == "compound"
        and modifier.entity == "ORG"
        and not (armed or modifier.text.isupper())
    )


_AFTER_TOWNS = frozenset({"massacre", "protest", "riot", "unrest"})


def _opposed(parse: Parse, modifier: Token) -> bool:
    before = parse.tokens[max(0, modifier.i - 2) : modifier.i]
    return [t.lower for t in before] == ["anti", "-"]


def _armed(parse: Parse, modifier: Token, kind: str) -> bool:
    """ "A rebel attack", "the guerrillas' ambush": armed people named before their deed."""
    if nature_of(kind) != "harm" or modifier.pos not in ("NOUN", "PROPN", "ADJ") or modifier.lower == "terrorist":
        return False  # "a terrorist attack" tells of what sort it was
    armed = modifier.lemma.lower() in _words("armed") or modifier.lower in _words("armed")
    return (
        armed
        or group_of(parse, modifier) in ("militant", "attacker")
        or (modifier.dep == "poss" and modifier.lemma in _words("body") and parse.head(modifier.i).lemma not in _words("charge"))
    )


def _of_participle(parse: Parse, noun: Token, found: Roles) -> None:
    """ "a bomb planted by the rebels", "sanctions imposed on the country": whose deed it was, and at whom it was aimed."""
    for clause in parse.children(noun.i, "acl"):
        if clause.tag != "VBN":
            continue
        for preposition in parse.children(clause.i, "agent", "prep"):
            for inner in parse.children(preposition.i, "pobj"):
                if preposition.lower == "by":
                    found.actors.extend(acting(parse, (inner,)))
                elif preposition.lower in _words("towards"):
                    add_hit(parse, inner, found, only_people=True)


def _owners(parse: Parse, subjects: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """ "The force said one of its drones had carried out the strike": what its drone did, it did."""
    speech = parse.head(verb.i)
    if verb.dep != "ccomp" or speech.pos != "VERB":
        return ()
    owned = any(t.dep == "poss" and t.lower in ("its", "their") for subject in subjects for t in parse.subtree(subject.i))
    return parse.children(speech.i, "nsubj") if owned else ()


_words = partial(words, "dateline.mentions", "role_words.tsv")
