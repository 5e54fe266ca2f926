"""Who did it, to whom, with what: the phrases of a sentence that fill an event's roles, by grammar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from dateline.mentions.people import group_of
from dateline.mentions.phrases import add_phrase, outermost
from dateline.mentions.triggers import Trigger
from dateline.tables import rows
from dateline.text.parses import Parse, Token


@dataclass
class Roles:
    """Token ranges (first, last) for each role of one event."""

    actors: list[tuple[int, int]] = field(default_factory=list)
    targets: list[tuple[int, int]] = field(default_factory=list)
    instruments: list[tuple[int, int]] = field(default_factory=list)
    objects: list[tuple[int, int]] = field(default_factory=list)


def roles(parse: Parse, trigger: Trigger) -> Roles:
    """The phrases that fill the roles of one event; a role that the sentence leaves open stays empty."""
    found = Roles()
    token = parse.tokens[trigger.word]
    if token.pos in ("NOUN", "PROPN"):
        _of_noun(parse, token, found)
    else:
        _of_verb(parse, token, found)
    for toll in trigger.tolls:
        _of_toll(parse, toll.people.first, toll.people.last, found)
    weapon = next((t for t in _near(parse, trigger.word) if t.lower in _words("weapon")), None)
    if weapon is not None:
        found.instruments.append((weapon.i, weapon.i))
    for role in (found.actors, found.targets, found.instruments, found.objects):
        role[:] = outermost(role)
    found.targets = [phrase for phrase in found.targets if phrase not in found.actors]
    return found


def _near(parse: Parse, word: int) -> Iterator[Token]:
    yield parse.tokens[word]
    yield from parse.children(word, "compound", "amod", "nmod")
    for preposition in parse.children(word, "prep", "agent"):
        if preposition.lower in ("with", "by", "using"):
            yield from parse.children(preposition.i, "pobj")
    yield from parse.children(word, "nsubj", "dobj")


def _of_verb(parse: Parse, verb: Token, found: Roles) -> None:
    for subject in _subjects(parse, verb):
        if _can_act(parse, subject):
            add_phrase(parse, found.actors, subject)
    for agent in parse.children(verb.i, "agent"):
        for inner in parse.children(agent.i, "pobj"):
            if _can_act(parse, inner):
                add_phrase(parse, found.actors, inner)
    for target in (*parse.children(verb.i, "nsubjpass"), *parse.children(verb.i, "dobj", "dative")):
        _place_or_person(parse, target, found)
    _accused(parse, verb, found)
    halted = [t for t in parse.children(verb.i, "dobj") if t.lemma in ("attack", "strike", "operation", "offensive")]
    for preposition in (*parse.children(verb.i, "prep"), *(p for t in halted for p in parse.children(t.i, "prep"))):
        if preposition.lower in (*_words("towards"), "with"):
            for inner in parse.children(preposition.i, "pobj"):
                _place_or_person(parse, inner, found, only_people=True)


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
        if _modifies_as_actor(modifier):
            add_phrase(parse, found.actors, modifier, whole=False)
    for preposition in parse.children(noun.i, "prep", "agent"):
        for inner in parse.children(preposition.i, "pobj"):
            if preposition.lower == "by":
                if _can_act(parse, inner):
                    add_phrase(parse, found.actors, inner)
            elif preposition.lower in _words("towards") or (preposition.lower == "of" and noun.lemma.lower() in _words("of people")):
                _place_or_person(parse, inner, found)
    verb = parse.head(noun.i)
    if noun.dep == "pobj" and verb.lower == "on" and parse.head(verb.i).lemma in ("go", "be", "walk", "remain"):
        found.actors.extend(_phrases(parse, _subjects(parse, parse.head(verb.i))))  # "workers went on strike"
    if noun.dep == "pobj" and verb.lower in ("in", "by"):
        # "a commander was targeted in the strike", "a vehicle that was hit by a drone strike"
        verb = parse.head(verb.i)
        if verb.lemma in _words("hitting"):
            hit = parse.children(verb.i, "nsubjpass")
            for target in (parse.head(verb.i),) if verb.dep in ("relcl", "acl") else hit:
                _place_or_person(parse, target, found)
        return
    if verb.pos != "VERB":
        return
    if noun.dep == "dobj" and verb.lemma in _words("carrier"):
        for preposition in parse.children(verb.i, "prep"):
            if preposition.lower in _words("towards") and preposition.i > noun.i:
                for inner in parse.children(preposition.i, "pobj"):
                    _place_or_person(parse, inner, found)
        subjects = _subjects(parse, verb)
        for subject in subjects if any(_can_act(parse, s) for s in subjects) else _owners(parse, subjects, verb):
            if _can_act(parse, subject):
                add_phrase(parse, found.actors, subject)
    if noun.dep == "nsubjpass" and verb.lemma in _words("carrier"):
        for agent in parse.children(verb.i, "agent"):
            for inner in parse.children(agent.i, "pobj"):
                add_phrase(parse, found.actors, inner)
    if noun.dep == "nsubj" and verb.lemma in _words("hitting"):
        for target in parse.children(verb.i, "dobj"):
            _place_or_person(parse, target, found)


def _modifies_as_actor(modifier: Token) -> bool:
    """ "a US strike", "an Israeli raid", "Hamas's attack" tell who; "the Jordan attack", "the Paris bombing" tell where."""
    if modifier.pos not in ("PROPN", "ADJ", "NOUN"):
        return False
    if modifier.dep == "poss":
        return modifier.entity in ("GPE", "NORP", "ORG", "PERSON")
    return modifier.entity in ("NORP", "ORG") or (modifier.entity == "GPE" and modifier.text.replace(".", "").isupper())


def _subjects(parse: Parse, verb: Token) -> tuple[Token, ...]:
    own = parse.children(verb.i, "nsubj")
    if own and own[0].lower in ("who", "which", "that") and verb.dep == "relcl":
        return (parse.head(verb.i),)
    if own and own[0].lower in ("it", "they") and verb.dep == "ccomp":
        speaker = parse.children(verb.head, "nsubj")  # "the group said it was suspending attacks"
        return speaker if parse.head(verb.i).lemma in ("say", "announce", "confirm", "claim", "declare", "admit", "warn", "deny") else own
    if own:
        return own
    if verb.dep == "pcomp":  # "after meeting the minister"
        outer = parse.head(verb.head)
        return _subjects(parse, outer) if outer.pos == "VERB" and outer.i != verb.i else ()
    if (
        verb.dep in ("conj", "xcomp", "advcl")
        and verb.tag in ("VBG", "VB", "VBD", "VBN", "VBZ", "VBP")
        and not parse.children(verb.i, "nsubjpass", "auxpass")
    ):
        head = parse.head(verb.i)
        if head.pos == "VERB" and head.i != verb.i:
            return _subjects(parse, head)
    return ()


def _can_act(parse: Parse, token: Token) -> bool:
    """Whether a noun can do things: a name, a pronoun with a name behind it, a group of people; not "it" or "a man hurt"."""
    if token.lower in _words("no actor") or token.pos in ("NUM", "DET") or any(t.lower == "no" for t in parse.children(token.i, "det")):
        return False
    return (
        token.pos in ("PROPN", "PRON")
        or group_of(parse, token) is not None
        or token.entity in ("GPE", "NORP", "ORG", "PERSON")
        or token.lemma.lower() in _words("body")
    )


def _place_or_person(parse: Parse, token: Token, found: Roles, *, only_people: bool = False) -> None:
    if token.lemma == "member":
        return  # the group they are members of is added from the count
    people = group_of(parse, token) is not None or token.entity in ("PERSON", "ORG", "NORP") or token.lemma.lower() in _words("body")
    if people and token.pos != "NUM" and token.lower != "others":
        add_phrase(parse, found.targets, token)
    _belongs_to(parse, token, found)
    if people:
        return
    if not only_people and token.pos == "NOUN" and token.entity not in ("DATE", "TIME") and token.lower not in _words("no object"):
        add_phrase(parse, found.objects, token)


def _belongs_to(parse: Parse, token: Token, found: Roles) -> None:
    """ "sites used by the militia", "terms proposed by the group": whose it is, is whom it befell."""
    for inner in (token, *(t for p in parse.children(token.i, "prep") if p.lower == "of" for t in parse.children(p.i, "pobj"))):
        for clause in parse.children(inner.i, "acl"):
            if clause.lemma in ("use", "propose", "hold", "run", "control", "belong", "link", "tie", "operate", "own"):
                for preposition in parse.children(clause.i, "agent", "prep"):
                    if preposition.lower in ("by", "to"):
                        for owner in parse.children(preposition.i, "pobj"):
                            if _can_act(parse, owner):
                                add_phrase(parse, found.targets, owner)


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


def _phrases(parse: Parse, heads: tuple[Token, ...]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for head in heads:
        if _can_act(parse, head):
            add_phrase(parse, found, head)
    return found


@cache
def _words(sort: str) -> frozenset[str]:
    return frozenset(word for word, given in rows("dateline.mentions", "role_words.tsv") if given == sort)
