"""Who did it, to whom, with what: the phrases of a sentence that fill an event's roles, by grammar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.mentions.people import group_of
from dateline.mentions.triggers import Trigger
from dateline.text.parses import Parse, Token

_CARRIERS = frozenset(
    {
        "launch",
        "open",
        "carry",
        "conduct",
        "stage",
        "mount",
        "claim",
        "commit",
        "unleash",
        "hold",
        "wage",
        "perpetrate",
        "sign",
        "reach",
        "begin",
        "resume",
        "attend",
        "host",
        "broker",
    }
)
"""Verbs that lend a noun their subject: "the US military launched an air assault"."""
_HITTING = frozenset({"hit", "target", "strike", "destroy", "damage", "kill", "wound", "injure", "rock", "tear", "rip"})
_WEAPONS = frozenset(
    "drone drones bomb bombs car-bomb grenade grenades missile missiles rocket rockets mortar mortars artillery shell shells rifle rifles pistol handgun gun guns "
    "shotgun ak-47 knife knives machete machetes warplane warplanes jet jets helicopter helicopters mine mines ied explosive explosives gunfire tank tanks".split()
)
_NOT_ACTORS = frozenset(
    {"it", "this", "that", "which", "who", "what", "there", "that's", "one", "people", "person", "victim", "woman", "child"}
)
_ON = frozenset({"on", "against", "at", "targeting", "upon", "toward", "towards"})
_OF_PEOPLE = frozenset(
    {
        "killing",
        "murder",
        "assassination",
        "abduction",
        "kidnapping",
        "arrest",
        "massacre",
        "slaying",
        "shooting",
        "stabbing",
        "beheading",
        "release",
        "detention",
        "execution",
        "rape",
        "torture",
        "deportation",
    }
)


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
    weapon = next((t for t in _near(parse, trigger.word) if t.lower in _WEAPONS), None)
    if weapon is not None:
        found.instruments.append((weapon.i, weapon.i))
    for role in (found.actors, found.targets, found.instruments, found.objects):
        role[:] = _outermost(role)
    found.targets = [phrase for phrase in found.targets if phrase not in found.actors]
    return found


def _outermost(phrases: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Each phrase once, without those that lie inside another."""
    kept = sorted(set(phrases))
    return [p for p in kept if not any(p != q and q[0] <= p[0] and p[1] <= q[1] for q in kept)]


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
            _add(parse, found.actors, subject)
    for agent in parse.children(verb.i, "agent"):
        for inner in parse.children(agent.i, "pobj"):
            if _can_act(parse, inner):
                _add(parse, found.actors, inner)
    for target in (*parse.children(verb.i, "nsubjpass"), *parse.children(verb.i, "dobj", "dative")):
        _place_or_person(parse, target, found)
    _accused(parse, verb, found)
    halted = [t for t in parse.children(verb.i, "dobj") if t.lemma in ("attack", "strike", "operation", "offensive")]
    for preposition in (*parse.children(verb.i, "prep"), *(p for t in halted for p in parse.children(t.i, "prep"))):
        if preposition.lower in (*_ON, "with"):
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
                _add(parse, found.actors, name, whole=False)


def _of_noun(parse: Parse, noun: Token, found: Roles) -> None:
    _accused(parse, noun, found)
    for modifier in parse.children(noun.i, "compound", "amod", "nmod", "poss"):
        if _modifies_as_actor(modifier):
            _add(parse, found.actors, modifier, whole=False)
    for preposition in parse.children(noun.i, "prep", "agent"):
        for inner in parse.children(preposition.i, "pobj"):
            if preposition.lower == "by":
                if _can_act(parse, inner):
                    _add(parse, found.actors, inner)
            elif preposition.lower in _ON or (preposition.lower == "of" and noun.lemma.lower() in _OF_PEOPLE):
                _place_or_person(parse, inner, found)
    verb = parse.head(noun.i)
    if noun.dep == "pobj" and verb.lower == "on" and parse.head(verb.i).lemma in ("go", "be", "walk", "remain"):
        found.actors.extend(_phrases(parse, _subjects(parse, parse.head(verb.i))))  # "workers went on strike"
    if noun.dep == "pobj" and verb.lower in ("in", "by"):
        # "a commander was targeted in the strike", "a vehicle that was hit by a drone strike"
        verb = parse.head(verb.i)
        if verb.lemma in _HITTING:
            hit = parse.children(verb.i, "nsubjpass")
            for target in (parse.head(verb.i),) if verb.dep in ("relcl", "acl") else hit:
                _place_or_person(parse, target, found)
        return
    if verb.pos != "VERB":
        return
    if noun.dep == "dobj" and verb.lemma in _CARRIERS:
        for preposition in parse.children(verb.i, "prep"):
            if preposition.lower in _ON and preposition.i > noun.i:
                for inner in parse.children(preposition.i, "pobj"):
                    _place_or_person(parse, inner, found)
        subjects = _subjects(parse, verb)
        for subject in subjects if any(_can_act(parse, s) for s in subjects) else _owners(parse, subjects, verb):
            if _can_act(parse, subject):
                _add(parse, found.actors, subject)
    if noun.dep == "nsubjpass" and verb.lemma in _CARRIERS:
        for agent in parse.children(verb.i, "agent"):
            for inner in parse.children(agent.i, "pobj"):
                _add(parse, found.actors, inner)
    if noun.dep == "nsubj" and verb.lemma in _HITTING:
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
    if token.lower in _NOT_ACTORS or token.pos in ("NUM", "DET") or any(t.lower == "no" for t in parse.children(token.i, "det")):
        return False
    return (
        token.pos in ("PROPN", "PRON")
        or group_of(parse, token) is not None
        or token.entity in ("GPE", "NORP", "ORG", "PERSON")
        or token.lemma.lower() in _BODIES
    )


_BODIES = frozenset(
    "army military force forces police government militia group navy air-force airforce coalition party union workers authorities authority ministry rebels army unit "
    "militants troops court regime mob crowd gang cell faction council parliament agency company state administration side delegation brigade battalion movement".split()
)


def _place_or_person(parse: Parse, token: Token, found: Roles, *, only_people: bool = False) -> None:
    if token.lemma == "member":
        return  # the group they are members of is added from the count
    people = group_of(parse, token) is not None or token.entity in ("PERSON", "ORG", "NORP") or token.lemma.lower() in _BODIES
    if people and token.pos != "NUM" and token.lower != "others":
        _add(parse, found.targets, token)
    _belongs_to(parse, token, found)
    if people:
        return
    if not only_people and token.pos == "NOUN" and token.entity not in ("DATE", "TIME") and token.lower not in _NOT_OBJECTS:
        _add(parse, found.objects, token)


def _belongs_to(parse: Parse, token: Token, found: Roles) -> None:
    """ "sites used by the militia", "terms proposed by the group": whose it is, is whom it befell."""
    for inner in (token, *(t for p in parse.children(token.i, "prep") if p.lower == "of" for t in parse.children(p.i, "pobj"))):
        for clause in parse.children(inner.i, "acl"):
            if clause.lemma in ("use", "propose", "hold", "run", "control", "belong", "link", "tie", "operate", "own"):
                for preposition in parse.children(clause.i, "agent", "prep"):
                    if preposition.lower in ("by", "to"):
                        for owner in parse.children(preposition.i, "pobj"):
                            if _can_act(parse, owner):
                                _add(parse, found.targets, owner)


_NOT_OBJECTS = frozenset(
    {"fire", "one", "others", "other", "dozens", "hundreds", "scores", "thousands", "several", "shot", "shots", "responsibility"}
)


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
                if inner.i <= last and (inner.entity or inner.lemma.lower() in _BODIES) and inner.entity not in ("CARDINAL", "DATE"):
                    _add(parse, found.targets, inner)


_LOOSE = ("relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "prep", "det", "case", "nummod", "quantmod", "advmod", "predet")
"""Branches that are no part of a name or description: "at least two soldiers who ..." gives "soldiers"."""


def _phrases(parse: Parse, heads: tuple[Token, ...]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for head in heads:
        if _can_act(parse, head):
            _add(parse, found, head)
    return found


def _in_clause(parse: Parse, i: int, head: int) -> bool:
    """Whether token `i`, right of a name, belongs to what is said of it ("Rahbani of planning it"), not to the name."""
    chain = (parse.tokens[i], *parse.ancestors(i))
    return any(
        t.pos == "VERB" or (t.dep == "prep" and t.lower == "of" and any(c.dep == "pcomp" for c in parse.children(t.i)))
        for t in chain
        if t.i > head
    )


def _add(parse: Parse, phrases: list[tuple[int, int]], head: Token, *, whole: bool = True) -> None:
    """Add the phrase under a noun, with its "of ..." and its own coordinates as phrases of their own."""
    if whole:
        keep = [t.i for t in parse.subtree(head.i, without=_LOOSE)]
        for preposition in parse.children(head.i, "prep"):
            if preposition.i > head.i and (preposition.lower in ("of", "with") or (preposition.lower == "in" and head.pos == "PROPN")):
                inside = parse.subtree(preposition.i, without=("relcl", "acl", "appos", "conj", "cc", "punct", "advcl"))
                if not any(t.entity in ("DATE", "TIME") for t in inside):
                    keep += [t.i for t in inside]
        first, last = min(keep), max(keep)
        named = [t for t in parse.children(head.i, "appos") if t.pos == "PROPN" and t.i > last]
        if named and head.pos == "NOUN" and parse.tokens[last + 1].text == ",":
            last = named[0].i  # "the group's envoy, Ilse Marandt"
    else:
        own = [t.i for t in parse.subtree(head.i, without=("conj", "cc", "punct", "det", "relcl", "acl", "appos", "advcl"))]
        own = [i for i in own if i <= head.i or not _in_clause(parse, i, head.i)]
        first, last = min(own), max(own)
        if parse.tokens[last].tag == "POS":
            last -= 1
    phrases.append((first, last))
    for other in parse.children(head.i, "conj"):
        if other.pos in ("NOUN", "PROPN", "ADJ"):
            _add(parse, phrases, other, whole=whole)
