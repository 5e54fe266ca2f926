"""Who did it, to whom, with what: the phrases of a sentence that fill an event's roles, by grammar."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from dateline.codes import nature_of
from dateline.mentions.answerable import add_answerable
from dateline.mentions.cast import OF_PERSONS, Roles, acting, add_hit, can_act, modifies_as_actor, suffering
from dateline.mentions.havoc import add_hit_things
from dateline.mentions.nouns import of_noun
from dateline.mentions.parties import SENDING, Ways, counterpart, is_party
from dateline.mentions.people import group_of
from dateline.mentions.phrases import add_phrase, outermost, unbroken, whole_word
from dateline.mentions.settings import brings_to_hospital
from dateline.mentions.sufferers import frames
from dateline.mentions.triggers import Trigger
from dateline.mentions.whom import THEMSELVES, doers, in_passive, meant, objects_of, subjects_of
from dateline.tables import rows, words
from dateline.text.parses import Parse, Token


def roles(parse: Parse, trigger: Trigger) -> Roles:
    """The phrases that fill the roles of one event; a role that the sentence leaves open stays empty."""
    found = Roles()
    token = parse.tokens[trigger.word]
    if token.pos in ("NOUN", "PROPN"):
        of_noun(parse, token, found, trigger.kind)
    else:
        _of_verb(parse, token, found, trigger.kind)
    add_answerable(parse, token, found)
    add_hit_things(parse, token, trigger.kind, found)
    for toll in trigger.tolls:
        _of_toll(parse, toll.people.first, toll.people.last, found, trigger.kind)
    weapon = next((t for t in _near(parse, trigger.word) if t.lower in _words("weapon")), None)
    if weapon is not None:
        found.instruments.append((weapon.i, weapon.i))
    if nature_of(trigger.kind) == "harm":
        _owners_of_the_hit(parse, token, found)
    elif trigger.kind != "arson":
        _aimed_at(parse, token, trigger.kind, found)
    if nature_of(trigger.kind) == "harm":
        found.targets, found.objects = ([p for p in hit if not _names_a_deed(parse, p)] for hit in (found.targets, found.objects))
        found.actors = [p for p in found.actors if not _counted(trigger, p) or THEMSELVES & {t.lower for t in parse.tokens}]
    for role in (found.actors, found.targets, found.instruments, found.objects):
        role[:] = unbroken(parse, outermost(role))
    found.targets = [phrase for phrase in found.targets if phrase not in found.actors]
    return found


def _counted(trigger: Trigger, phrase: tuple[int, int]) -> bool:
    """Whether a phrase is of those whom the event killed or hurt: "six others shot on West Side"."""
    hurt = [toll.people for toll in trigger.tolls if toll.what in ("killed", "injured")]
    return any(phrase[0] <= people.last and people.first <= phrase[1] for people in hurt)


def _names_a_deed(parse: Parse, phrase: tuple[int, int]) -> bool:
    """Whether a phrase is about another deed, listed beside people: "killed three people and the murder of an officer"."""
    first, last = phrase
    heads = (t for t in parse.tokens[first : last + 1] if not first <= t.head <= last or t.head == t.i)
    return any(t.pos == "NOUN" and t.lemma.lower() in _words("of people") for t in heads)


def _owners_of_the_hit(parse: Parse, verb: Token, found: Roles) -> None:
    """ "shelled positions of the militia", "tortured scores of refugees": whose they were, or who, was the target."""
    for hit in parse.children(verb.i, "dobj", "nsubjpass") if verb.pos == "VERB" and not found.targets else ():
        aim = counterpart(parse, hit.i, besides=frozenset(), ways=Ways(owners=True))
        if aim is not None:
            add_phrase(parse, found.targets, aim, whole=aim.dep not in ("amod", "compound", "nmod", "poss"))


def _aimed_at(parse: Parse, word: Token, kind: str, found: Roles) -> None:
    """Whose deed or word it is, and at whom it is aimed, where the nearer grammar left it open."""
    verb = parse.head(word.i)
    if word.pos in ("NOUN", "PROPN") and word.dep == "dobj" and verb.pos == "VERB" and not _is_of_others(parse, word, verb):
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
        owners = (t for t in parse.children(word.i, "poss", "compound") if is_party(parse, t) and group_of(parse, t) not in _CAPTIVE)
        found.actors.extend(acting(parse, tuple(t for t in owners if t.dep == "poss" or t.entity != "GPE")))
    if not found.targets and kind != "resignation":
        besides = frozenset(i for first, last in found.actors for i in range(first, last + 1))
        crowd = nature_of(kind) == "crowd"
        ways = Ways(
            purposes=crowd,
            clauses=kind not in _OF_CLAIMS,
            agents=kind not in _OF_WHAT_ONE_DOES,
            topics=kind not in _ON_TOPICS,
            owned=kind != "statement",
            farthest=4 if crowd else 1 if _names_it(word, kind) else 3 if top != word.i else 2,
        )
        aim = counterpart(parse, top, besides=besides, ways=ways)
        if aim is not None and not (kind == "capture" and aim.dep in ("amod", "compound", "nmod")):  # "retook the Chadian town"
            add_phrase(parse, found.targets, aim, whole=aim.dep not in ("amod", "compound", "nmod", "poss"))


_OF_CLAIMS = frozenset({"statement", "concession", "condemnation", "praise", "apology", "support", "recognition"})
"""Kinds whose clause tells what is said or held, not whom it is aimed at."""
_CAPTIVE = frozenset({"prisoner", "hostage"})
_OF_WHAT_ONE_DOES = frozenset({"promise", "threat", "rejection"})
"""Kinds whose clause tells what its speaker will do or not do, so that its subject is not whom it is aimed at."""
_ON_TOPICS = frozenset({"talks", "agreement", "signing", "statement", "apology", "proposal", "visit"})
"""Kinds of which "on" and "for" tell the topic: "talks on the party's future", "apologised to her for the army's silence"."""


def _names_it(word: Token, kind: str) -> bool:
    """Whether a word is aimed at what it names and at nobody whom that is about: "praised the deal with Chad", "announced a plan to arm the rebels"."""
    return kind == "statement" or (word.pos == "VERB" and kind in ("support", "praise", "condemnation"))


def _is_of_others(parse: Parse, noun: Token, verb: Token) -> bool:
    """ "Denied the accusations", "had complaints filed against him": who speaks of a deed or word, or has it done, has not done it."""
    if verb.lemma == "have" and any(t.tag == "VBN" for t in parse.children(noun.i, "acl")):
        return True
    phrasal = " ".join((verb.lemma, *(t.lower for t in parse.children(verb.i, "prt"))))  # "put down a riot"
    return phrasal in _words("of others") or verb.lemma in _words("of others") or verb.lemma in _spoken_of()


@cache
def _spoken_of() -> frozenset[str]:
    return frozenset(row[0] for row in rows("dateline.mentions", "spoken.tsv") if row[1] == "object") - {"call"}


def _near(parse: Parse, word: int) -> Iterator[Token]:
    yield parse.tokens[word]
    yield from parse.children(word, "compound", "amod", "nmod")
    for preposition in parse.children(word, "prep", "agent"):
        if preposition.lower in ("with", "by", "using"):
            yield from parse.children(preposition.i, "pobj")
    yield from parse.children(word, "nsubj", "dobj")


def _of_verb(parse: Parse, verb: Token, found: Roles, kind: str) -> None:
    harm = nature_of(kind) == "harm"
    hurt = objects_of(parse, verb) if harm and not parse.children(verb.i, "aux") else []
    dying = any(what == "killed" and where == "subject" for what, where in frames(verb)) or (
        verb.lower == "missing" and not parse.children(verb.i, "dobj")
    )
    died = dying
    also = [
        t for joined in (_joined_harm(parse, verb) if harm and kind != "displacement" else ()) for t in parse.children(joined.i, "dobj")
    ]
    if also:
        hurt = []
    dying = dying or suffering(parse, verb)
    for subject in () if brings_to_hospital(parse, verb) else doers(parse, verb):
        if subject.i in hurt or dying:
            add_hit(parse, subject, found, person=dying)  # headlines: "Man shot and killed"; "the mayor died"
        elif can_act(parse, subject):
            add_phrase(parse, found.actors, subject)
        elif subject.lower in _words("weapon"):
            for owner in parse.children(subject.i, "compound", "amod", "nmod", "poss"):
                if modifies_as_actor(owner):
                    add_phrase(parse, found.actors, owner, whole=False)  # "Israeli tanks fired": whose they are
    for agent in parse.children(verb.i, "agent"):
        for inner in parse.children(agent.i, "pobj"):
            if can_act(parse, inner) or (kind in _BY_PERSONS and inner.pos == "NOUN" and inner.lower not in _words("no actor")):
                add_phrase(parse, found.actors, inner)
    persons = kind in OF_PERSONS or verb.lemma in _words("of persons")
    befallen = [parse.tokens[meant(t, verb)] for t in parse.children(verb.i, "nsubjpass")] + list(parse.children(verb.i, "dobj", "dative"))
    if not befallen and harm and verb.dep == "pcomp" and in_passive(parse, verb):
        hurt = [t.i for t in doers(parse, parse.head(verb.head))]  # "the girl died after being shot"
    elif not befallen and verb.dep == "pcomp" and in_passive(parse, verb):
        above = parse.head(verb.head)  # "was released after being convicted"
        befallen = [t for t in (parse.children(above.i, "nsubj", "nsubjpass") if above.pos == "VERB" else ()) if t.lower not in _RELATIVES]
    loose = [] if befallen or not harm else _loosely_tied(parse, verb, hurt)
    for target in (*befallen, *loose):
        if verb.lemma in _words("wielding") and (target.lower in _words("weapon") or target.lemma in _words("charge")):
            found.instruments.append((target.i, target.i))  # "a grenade was hurled at the court"
        elif verb.lemma in SENDING and not harm and target.dep == "dobj":
            add_phrase(parse, found.objects, target)  # who is sent is not whom it is aimed at
        elif died and target.head == verb.i:
            continue  # "died a hero's death"
        elif befallen and target.head == verb.i:
            add_hit(parse, target, found, person=persons)
        else:
            add_hit(parse, target, found, only_people=persons or verb.dep not in ("acl", "relcl"), person=persons and target.pos == "PROPN")
    for target in also:
        add_hit(parse, target, found, person=True)
    halted = [t for t in parse.children(verb.i, "dobj") if t.lemma in ("attack", "strike", "operation", "offensive")]
    for preposition in (*parse.children(verb.i, "prep"), *(p for t in halted for p in parse.children(t.i, "prep"))):
        if preposition.lower in _words("towards") or (preposition.lower == "with" and verb.lemma not in ("charge", "convict", "indict")):
            for inner in parse.children(preposition.i, "pobj"):
                add_hit(parse, inner, found, only_people=True)


_RELATIVES = frozenset({"who", "which", "that"})
_BY_ATTACKERS = frozenset({"attack", "bombing", "suicide bombing", "explosion"})
"""Kinds of harm in which attackers are those who do it."""
_BY_PERSONS = frozenset({"abduction", "assassination"})
"""Kinds of harm that only people do."""


def _loosely_tied(parse: Parse, verb: Token, hurt: list[int]) -> list[Token]:
    """Whom a participle befell that has no subject of its own: "the engineer kidnapped by rebels", "was seized and murdered"."""
    if verb.tag != "VBN":
        return []
    if not hurt and verb.dep == "advcl" and not parse.children(verb.i, "aux", "mark"):
        hurt = subjects_of(parse, parse.head(verb.i))  # "kidnapped in May, the two were freed"
    return [parse.tokens[i] for i in hurt]


def _joined_harm(parse: Parse, verb: Token) -> Iterator[Token]:
    """ "Shot and killed the mayor", "opened fire on the car, wounding the driver": what else the same doers did to people."""
    for joined in parse.children(verb.i, "conj", "advcl", "xcomp"):
        alone = joined.pos == "VERB" and not parse.children(joined.i, "nsubj", "nsubjpass", "neg", "mark")
        if alone and (joined.dep == "conj" or joined.tag == "VBG") and joined.lemma in _words("hurting"):
            yield joined


def _of_toll(parse: Parse, first: int, last: int, found: Roles, kind: str) -> None:
    """ "three members of the powerful Kataib Hezbollah militia": the group that the dead belonged to was the target.

    So were people named as more than people: "three US troops"; not the attackers who died in their own attack.
    """
    for token in parse.tokens[first : last + 1]:
        if kind in _BY_ATTACKERS and group_of(parse, token) == "attacker":
            continue
        if group_of(parse, token) not in (None, "person") and token.pos == "NOUN" and token.lemma != "member":
            start = min(
                t.i
                for t in parse.subtree(
                    token.i, without=("nummod", "quantmod", "det", "relcl", "acl", "prep", "appos", "conj", "cc", "punct", "advmod")
                )
            )
            found.targets.append((whole_word(parse, start), token.i))
        if token.lower == "of" and token.dep == "prep":
            for inner in parse.children(token.i, "pobj"):
                if inner.i <= last and (inner.entity or inner.lemma.lower() in _words("body")) and inner.entity not in ("CARDINAL", "DATE"):
                    add_phrase(parse, found.targets, inner)


_words = partial(words, "dateline.mentions", "role_words.tsv")
