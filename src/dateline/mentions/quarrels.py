"""Attacks, wars and fights of politicians, the press and lobbies, told by who attacks what (`quarrels.tsv`): "a war on poverty", "attacked the bill's backers".

`figures` reads the words around an attack; here its two sides decide, where no weapon, fighter or dead stand with it.
"""

from __future__ import annotations

from functools import cache, partial

from dateline.mentions.parties import is_nationality, is_party
from dateline.mentions.people import FIGHTERS, group_of
from dateline.mentions.whom import doers
from dateline.tables import words
from dateline.text.parses import PLACE_LABELS, Parse, Token

_HERE = "dateline.mentions"
_AIMED = frozenset({"on", "against", "at", "upon", "toward", "towards"})
_BEFORE_NOUNS = frozenset({"ADJ", "ADV", "DET", "NUM", "PART", "PRON", "VERB"})
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL"})
_OF_IDEAS = ("ness", "ty", "ism", "ance", "ence", "ency", "ancy")
_STATES = frozenset({"government", "country", "nation", "state", "people", "tribe", "faction", "power"})
_INITIALS = 3
"""Letters of a name in a text without capitals that may be a body's."""
_EACH_OTHER = frozenset({"other", "another", "him", "her", "them"})


def is_of_words(parse: Parse, token: Token, kind: str) -> bool:
    """Whether the two sides of an attack, war or fight show that it was no deed of hands."""
    if kind == "war":
        return _of_a_party(parse, token) or _on_no_enemy(parse, token) or _as_such(parse, token) or _between_beliefs(parse, token)
    if kind == "capture":
        return _of_a_chamber(parse, token)
    if kind == "clash":
        return _strives(parse, token)
    return (
        kind == "attack"
        and token.lemma in ("attack", "assault")
        and (_of_sorts(parse, token) or (_between_talkers(parse, token) and not _armed(parse, token)))
    )


def _of_a_party(parse: Parse, word: Token) -> bool:
    """ "Republican-party civil war", "Democratic attacks"."""
    beside = parse.children(word.i, "compound", "amod", "nmod", "poss")
    return any({t.lower, t.lemma.lower()} & (_words("talker") | {"party", "democratic"}) for t in beside)


def _on_no_enemy(parse: Parse, war: Token) -> bool:
    """ "The War on Poverty", "war against Republicans", "the war on statuary": by the words behind it, whatever the parser ties them to."""
    behind = parse.tokens[war.i + 1 :]
    if not behind or behind[0].lower not in ("on", "against"):
        return False
    enemy = next((t for t in behind[1:] if t.pos not in _BEFORE_NOUNS or t.entity or t.dep == "pobj"), None)
    if enemy is None or enemy.entity in _TIMES or {enemy.lower, enemy.lemma.lower()} & _words("way"):
        return False
    named = {enemy.lower, enemy.lemma.lower()}
    if named & (_words("talker") | _words("evil")):
        return True
    phrase = parse.tokens[war.i + 2 : enemy.i + 1]
    known = any(t.entity or t.pos == "PROPN" or t.text.isupper() or _is_armed(t) for t in phrase)
    return not known and group_of(parse, enemy) is None and not is_party(parse, enemy)


def _as_such(parse: Parse, war: Token) -> bool:
    """ "Those fleeing war", "the costs of war": a bare war, with no land or people near it."""
    bare = war.tag == "NN" and not any(
        t.dep in ("det", "poss", "amod", "compound", "nmod", "nummod", "relcl") for t in parse.children(war.i)
    )
    near = [*parse.tokens[war.i + 1 : war.i + 6]]
    if parse.head(war.i).lower == "at":
        near += doers(parse, parse.head(parse.head(war.i).i))  # "the two Koreas are still at war"
    return bare and war.lemma == "war" and not any(t.entity in (*PLACE_LABELS, "NORP") or _is_armed(t) for t in near)


def _between_beliefs(parse: Parse, war: Token) -> bool:
    """ "The conflict is between those who want to keep the law and those who would mend it"."""
    steps = (war.i, war.head) if war.dep == "nsubj" else (war.i,)
    sides = [t for i in steps for t in parse.behind(i, "between")]
    sides += [t for side in sides for t in parse.children(side.i, "conj")]
    known = any(
        t.entity in (*PLACE_LABELS, "NORP", "ORG") or _is_armed(t) or group_of(parse, t) in FIGHTERS or t.lemma in _STATES for t in sides
    )
    named = bool(sides) and all(t.entity == "PERSON" or bool({t.lower, t.lemma.lower()} & _words("talker")) for t in sides)
    return bool(sides) and (war.lemma == "conflict" or named) and not known  # "the war between Brandt and Haln"


def _of_a_chamber(parse: Parse, taking: Token) -> bool:
    """ "Take control of the House", "to take control", where nobody fights for ground."""
    below = parse.subtree(taking.i)
    if any({t.lower, t.lemma.lower()} & _words("chamber") and (t.text[:1].isupper() or t.lower != "house") for t in below):
        return True
    control = taking if taking.lemma == "control" else next((t for t in parse.children(taking.i, "dobj") if t.lemma == "control"), None)
    if control is None or parse.children(control.i, "prep") or parse.children(taking.i, "prep"):
        return False
    return not any(t.entity in PLACE_LABELS or _is_armed(t) or group_of(parse, t) in FIGHTERS for t in parse.tokens)


def _strives(parse: Parse, fight: Token) -> bool:
    """ "Fighting for his seat", "fighting to keep the law", "clashes with the calendar"."""
    behind = parse.tokens[fight.i + 1 : fight.i + 2]
    if fight.lower == "fighting" and any(t.lower in ("to", "for", "over") for t in behind) and not _armed(parse, fight):
        return True
    against = parse.behind(fight.i, "with", "against")
    sides = [*doers(parse, fight)] if fight.pos == "VERB" else [*parse.children(fight.i, "poss", "compound")]
    between = parse.behind(fight.i, "between")
    parties = [*sides, *against, *between, *(t for side in between for t in parse.children(side.i, "conj"))]
    if fight.lemma in ("clash", "skirmish", "brawl") and parties and all(_talks(parse, t) and t.entity != "ORG" for t in parties):
        return not _armed(parse, fight)  # "Brandt and Haln clash over the budget"
    if fight.lower == "fighting" and any(t.entity == "PERSON" for t in against):
        return not _armed(parse, fight)
    if any(t.lower in _words("chamber") for p in parse.children(fight.i, "prep") for t in parse.subtree(p.i)):
        return not _armed(parse, fight)  # "skirmishes in the Senate"
    things = bool(against) and all(_is_thing(parse, t) for t in against)
    return fight.lemma == "clash" and things and not _armed(parse, fight)


def _of_sorts(parse: Parse, attack: Token) -> bool:
    """ "A line of attack", "an avenue of attack", "attacks of honesty", "personally attacking those who complain"."""
    if any(t.lower in ("personally", "verbally", "rhetorically") for t in parse.children(attack.i, "advmod")):
        return True
    suffered = parse.behind(attack.i, "of")
    if any(t.pos == "NOUN" and not t.entity and t.lemma.lower().endswith(_OF_IDEAS) for t in suffered):
        return True
    above = parse.head(parse.head(attack.i).i)
    return attack.dep == "pobj" and parse.head(attack.i).lower == "of" and above.lemma in ("line", "avenue", "angle", "mode")


def _between_talkers(parse: Parse, attack: Token) -> bool:
    """Whether those who attack deal in words, and what they attack is one of them, or nothing that hands can strike."""
    if attack.pos == "VERB":
        sides = [*doers(parse, attack), *parse.agents(attack.i)]
        aims = [*parse.children(attack.i, "dobj", "nsubjpass")]
    else:
        sides = [*parse.children(attack.i, "poss")]
        sides += [t for p in parse.children(attack.i, "prep", "agent") if p.lower in ("by", "from") for t in parse.children(p.i, "pobj")]
        aims = []
    aims += [*parse.behind(attack.i, *_AIMED)]
    aims = [t for t in aims if t.entity not in _TIMES]
    if attack.pos == "NOUN" and not aims and _of_a_party(parse, attack):
        return True
    if not aims or any(t.entity in PLACE_LABELS or _of_a_state(parse, t) for t in aims):
        return False
    if all(_is_thing(parse, t) for t in aims):
        return True
    talking = all(_talks(parse, t) for t in sides)
    if not sides:  # "on television attacking Brandt", "the attacks on Brandt"
        talking = attack.tag in ("VBG", "VB", "NNS")
    return talking and all(_talks(parse, t) or (sides and t.lower in _EACH_OTHER) for t in aims)


def _talks(parse: Parse, token: Token) -> bool:
    """A person with a name, an office, a party, a paper: who mostly attacks in words."""
    if group_of(parse, token) in FIGHTERS or _is_armed(token):
        return False
    return (
        token.entity == "PERSON"
        or bool({token.lower, token.lemma.lower()} & _words("talker"))
        or (token.entity != "NORP" and token.entity not in PLACE_LABELS and is_party(parse, token))
    )


def _of_a_state(parse: Parse, token: Token) -> bool:
    return any(t.entity in ("GPE", "NORP") or is_nationality(t) for t in parse.children(token.i, "amod", "compound", "poss", "nmod"))


def _is_thing(parse: Parse, token: Token) -> bool:
    """A noun that hands cannot strike: no people, body, place, building or vehicle."""
    known = token.entity in (*PLACE_LABELS, "PERSON", "NORP", "ORG") or group_of(parse, token) is not None or is_party(parse, token)
    named = any(t.pos == "PROPN" or t.entity for t in parse.children(token.i, "compound"))  # "attack on Brandt properties"
    return (
        token.pos == "NOUN"
        and token.text.islower()
        and len(token.text) > _INITIALS
        and not (named or known)
        and token.lemma.lower() not in _hittable()
        and not _is_armed(token)
    )


def _armed(parse: Parse, token: Token) -> bool:
    """Whether a weapon, a fighter or a violent word stands with it or its doers."""
    verb = token if token.pos == "VERB" else parse.head(token.i)
    near = [
        *parse.subtree(token.i, without=("advcl", "relcl", "ccomp", "pcomp")),
        *parse.ancestors(token.i)[:2],
        *(t for d in doers(parse, verb) for t in parse.subtree(d.i)),
    ]
    struck = any(t.lemma.lower() in _hittable() or t.lower.endswith("bombing") for t in parse.children(token.i, "compound"))
    return struck or any(t.i != token.i and (_is_armed(t) or group_of(parse, t) in FIGHTERS) for t in near)


def _is_armed(token: Token) -> bool:
    return bool({token.lower, token.lemma.lower()} & _violent())


@cache
def _violent() -> frozenset[str]:
    return words(_HERE, "figures.tsv", "violent", "armed") | words(_HERE, "role_words.tsv", "weapon", "armed")


@cache
def _hittable() -> frozenset[str]:
    return words(_HERE, "figures.tsv", "spot", "ground") | _words("hittable") | words(_HERE, "sites.tsv")


_words = partial(words, _HERE, "quarrels.tsv")
