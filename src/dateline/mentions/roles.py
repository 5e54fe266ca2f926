"""Who did it, to whom, with what: the phrases of a sentence that fill an event's roles, by grammar."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dateline.codes import nature_of
from dateline.mentions.cast import Roles, acting, add_hit, can_act, modifies_as_actor
from dateline.mentions.forms import forms
from dateline.mentions.parties import counterpart, is_party
from dateline.mentions.people import group_of
from dateline.mentions.phrases import add_phrase, outermost
from dateline.mentions.triggers import Trigger
from dateline.mentions.whom import doers, objects_of
from dateline.tables import rows
from dateline.text.parses import Parse, Token


def roles(parse: Parse, trigger: Trigger) -> Roles:
    """The phrases that fill the roles of one event; a role that the sentence leaves open stays empty."""
    found = Roles()
    token = parse.tokens[trigger.word]
    if token.pos in ("NOUN", "PROPN"):
        _of_noun(parse, token, found)
    else:
        _of_verb(parse, token, found, harm=nature_of(trigger.kind) == "harm")
    for toll in trigger.tolls:
        _of_toll(parse, toll.people.first, toll.people.last, found)
    weapon = next((t for t in _near(parse, trigger.word) if t.lower in _words("weapon")), None)
    if weapon is not None:
        found.instruments.append((weapon.i, weapon.i))
    if nature_of(trigger.kind) == "harm":
        _owners_of_the_hit(parse, token, found)
    else:
        _aimed_at(parse, token, trigger.kind, found)
    for role in (found.actors, found.targets, found.instruments, found.objects):
        role[:] = outermost(role)
    found.targets = [phrase for phrase in found.targets if phrase not in found.actors]
    return found


def _owners_of_the_hit(parse: Parse, verb: Token, found: Roles) -> None:
    """ "shelled positions of the militia", "tortured scores of refugees": whose they were, or who, was the target."""
    for hit in parse.children(verb.i, "dobj", "nsubjpass") if verb.pos == "VERB" and not found.targets else ():
        aim = counterpart(parse, hit.i, besides=frozenset(), purposes=False)
        if aim is not None:
            add_phrase(parse, found.targets, aim, whole=aim.dep not in ("amod", "compound", "nmod", "poss"))


def _aimed_at(parse: Parse, word: Token, kind: str, found: Roles) -> None:
    """Whose deed or word it is, and at whom it is aimed, where the nearer grammar left it open."""
    verb = parse.head(word.i)
    if word.pos in ("NOUN", "PROPN") and word.dep == "dobj" and verb.pos == "VERB":
        if not found.actors:
            found.actors.extend(acting(parse, doers(parse, verb)))
        top = verb.i
    else:
        top = word.i
    joined = parse.head(verb.i)
    if nature_of(kind) == "crowd" and word.dep == "pobj" and joined.lemma in _words("joining"):
        found.actors.extend(acting(parse, doers(parse, joined)))  # "thousands converged for a rally"
        top = joined.i
    if word.pos == "ADJ":
        found.actors.extend(acting(parse, doers(parse, parse.head(word.i))))
    if word.pos == "NOUN" and not found.actors:  # "the president's visit", "a police raid"
        owners = (t for t in parse.children(word.i, "poss", "compound") if is_party(parse, t))
        found.actors.extend(acting(parse, tuple(t for t in owners if t.dep == "poss" or t.entity != "GPE")))
    if not found.targets:
        besides = frozenset(i for first, last in found.actors for i in range(first, last + 1))
        aim = counterpart(parse, top, besides=besides, purposes=nature_of(kind) == "crowd")
        if aim is not None:
            add_phrase(parse, found.targets, aim, whole=aim.dep not in ("amod", "compound", "nmod", "poss"))


def _near(parse: Parse, word: int) -> Iterator[Token]:
    yield parse.tokens[word]
    yield from parse.children(word, "compound", "amod", "nmod")
    for preposition in parse.children(word, "prep", "agent"):
        if preposition.lower in ("with", "by", "using"):
            yield from parse.children(preposition.i, "pobj")
    yield from parse.children(word, "nsubj", "dobj")


def _of_verb(parse: Parse, verb: Token, found: Roles, *, harm: bool) -> None:
    hurt = objects_of(parse, verb) if harm and not parse.children(verb.i, "aux") else []
    for subject in doers(parse, verb):
        if subject.i in hurt:
            add_hit(parse, subject, found)  # headlines: "Man shot and killed"
        elif can_act(parse, subject):
            add_phrase(parse, found.actors, subject)
        elif subject.lower in _words("weapon"):
            for owner in parse.children(subject.i, "compound", "amod", "nmod", "poss"):
                if modifies_as_actor(owner):
                    add_phrase(parse, found.actors, owner, whole=False)  # "Israeli tanks fired": whose they are
    for agent in parse.children(verb.i, "agent"):
        for inner in parse.children(agent.i, "pobj"):
            if can_act(parse, inner):
                add_phrase(parse, found.actors, inner)
    for target in (*parse.children(verb.i, "nsubjpass"), *parse.children(verb.i, "dobj", "dative")):
        add_hit(parse, target, found)
    _accused(parse, verb, found)
    halted = [t for t in parse.children(verb.i, "dobj") if t.lemma in ("attack", "strike", "operation", "offensive")]
    for preposition in (*parse.children(verb.i, "prep"), *(p for t in halted for p in parse.children(t.i, "prep"))):
        if preposition.lower in _words("towards") or (preposition.lower == "with" and verb.lemma not in ("charge", "convict", "indict")):
            for inner in parse.children(preposition.i, "pobj"):
                add_hit(parse, inner, found, only_people=True)


def _owners(parse: Parse, subjects: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """ "The force said one of its drones had carried out the strike": what its drone did, it did."""
    speech = parse.head(verb.i)
    if verb.dep != "ccomp" or speech.pos != "VERB":
        return ()
    owned = any(t.dep == "poss" and t.lower in ("its", "their") for subject in subjects for t in parse.subtree(subject.i))
    return parse.children(speech.i, "nsubj") if owned else ()


def _accused(parse: Parse, word: Token, found: Roles) -> None:
    """Who is blamed for it: "blamed the group for the attack", "suspect the group of leading it"."""
    for verb in parse.tokens:
        if verb.lemma not in ("blame", "accuse", "suspect") or verb.pos != "VERB":
            continue
        accused = parse.children(verb.i, "dobj") or parse.children(verb.i, "nsubjpass")
        for name in accused:
            crimes = [p for step in (verb, name) for p in parse.children(step.i, "prep") if p.lower in ("for", "of")]
            below = {t.i for crime in crimes for t in parse.subtree(crime.i)}
            leans = any(parse.tokens[i].lower == "it" for i in below) and word.i < verb.i
            # "blamed the group for the attack and officials said": the parser may tear the attack from its "for"
            torn = verb.i < word.i and any(t.lower == "for" for t in parse.tokens[max(0, word.i - 3) : word.i])
            if word.i in below or leans or torn:
                add_phrase(parse, found.actors, name, whole=False)


def _of_noun(parse: Parse, noun: Token, found: Roles) -> None:
    _accused(parse, noun, found)
    for modifier in parse.children(noun.i, "compound", "amod", "nmod", "poss"):
        if modifies_as_actor(modifier):
            add_phrase(parse, found.actors, modifier, whole=False)
    for preposition in parse.children(noun.i, "prep", "agent"):
        for inner in parse.children(preposition.i, "pobj"):
            if preposition.lower in ("by", "between"):
                if can_act(parse, inner) and inner.lower not in ("sides", "parties"):
                    add_phrase(parse, found.actors, inner)
            elif preposition.lower in _words("towards") or (preposition.lower == "of" and noun.lemma.lower() in _words("of people")):
                add_hit(parse, inner, found)
    _of_participle(parse, noun, found)
    if noun.lemma == "bomber":
        add_phrase(parse, found.actors, noun)
    verb = parse.head(noun.i)
    if noun.dep == "pobj" and verb.lower == "on" and parse.head(verb.i).lemma in ("go", "be", "walk", "remain"):
        found.actors.extend(acting(parse, doers(parse, parse.head(verb.i))))  # "workers went on strike"
    if noun.dep == "pobj" and verb.lower in ("in", "by"):
        # "a commander was targeted in the strike", "a vehicle that was hit by a drone strike"
        verb = parse.head(verb.i)
        if verb.lemma in _words("hitting"):
            if not parse.children(verb.i, "nsubjpass", "auxpass"):
                found.actors.extend(acting(parse, doers(parse, verb)))  # "rebels wounded two soldiers in an attack"
            hit = parse.children(verb.i, "nsubjpass")
            for target in (parse.head(verb.i),) if verb.dep in ("relcl", "acl") else hit:
                add_hit(parse, target, found)
        return
    if verb.pos != "VERB":
        return
    if noun.dep == "dobj" and not _words("carrier").isdisjoint(forms(verb)):
        for preposition in parse.children(verb.i, "prep"):
            if preposition.lower in _words("towards") and preposition.i > noun.i:
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


def _of_toll(parse: Parse, first: int, last: int, found: Roles) -> None:
    """ "three members of the powerful Kataib Hezbollah militia": the group that the dead belonged to was the target.

    So were people named as more than people: "three US troops".
    """
    for token in parse.tokens[first : last + 1]:
        if group_of(parse, token) not in (None, "person") and token.pos == "NOUN" and token.lemma != "member":
            start = min(
                t.i
                for t in parse.subtree(
                    token.i, without=("nummod", "quantmod", "det", "relcl", "acl", "prep", "appos", "conj", "cc", "punct", "advmod")
                )
            )
            found.targets.append((start, token.i))
        if token.lower == "of" and token.dep == "prep":
            for inner in parse.children(token.i, "pobj"):
                if inner.i <= last and (inner.entity or inner.lemma.lower() in _words("body")) and inner.entity not in ("CARDINAL", "DATE"):
                    add_phrase(parse, found.targets, inner)


@cache
def _words(sort: str) -> frozenset[str]:
    return frozenset(word for word, given in rows("dateline.mentions", "role_words.tsv") if given == sort)
