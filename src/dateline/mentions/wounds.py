"""Hurt or killed, told by a noun: wounds suffered, lives lost, people hit by bullets or brought to hospital."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.mentions.ages import aged
from dateline.mentions.headlines import after_verb, counted
from dateline.mentions.people import group_of, multiples
from dateline.mentions.whom import meant, subjects_of
from dateline.text.parses import Parse, Token

_SUFFERS = frozenset({"suffer", "sustain", "receive", "have", "incur"})
_LIVES = frozenset({"lose", "take"})
_ENDS = frozenset({"claim", "take", "cost", "end"})
_BULLETS = frozenset({"bullet", "gunfire", "shot", "gunshot", "round", "pellet", "shrapnel", "shotgun"})
_SHOOTINGS = frozenset({"shooting", "crossfire", "shootout", "fire"})
_HIT = frozenset(
    {"person", "people", "man", "woman", "boy", "girl", "child", "teen", "teenager", "victim", "bystander", "officer", "deputy"}
)
"""Those of whom "was hit", in news, tells a wound."""
_FIRES = frozenset({"fire", "shoot", "open"})
_WOUNDS = frozenset({"wound", "injury", "gunshot", "shooting", "stabbing", "burn"})
_HARM = frozenset({"stab", "stabbing", "attack", "explosion", "blast", "crash", "hit", "injure", "wound"})
_BODY = frozenset(
    "leg legs arm arms head neck chest back foot feet hand hands shoulder stomach abdomen torso thigh face hip ankle knee buttocks calf groin wrist elbow".split()
)
_HOSPITAL = frozenset({"hospital", "hospitals", "center", "centre", "clinic"})


def wounded(parse: Parse, wound: Token) -> list[int]:
    """Who has the wounds: "two men suffered gunshot wounds", "a man with a bullet wound", "treated for injuries"."""
    if any(t.lower in ("no", "any") for t in parse.children(wound.i, "det")):
        return []
    head = parse.head(wound.i)
    if wound.dep == "dobj" and head.lemma in _SUFFERS:
        return subjects_of(parse, head)
    recovers = head.lower == "from" and parse.head(head.i).lemma == "recover"
    if wound.dep != "pobj" or not (head.lower in ("with", "for") or recovers):
        return []
    return _borne(parse, parse.head(head.i))


def in_condition(parse: Parse, condition: Token) -> list[int]:
    """ "Three others are in critical condition", "left two people in serious condition"."""
    if condition.dep != "pobj" or parse.head(condition.i).lower != "in" or not parse.children(condition.i, "amod"):
        return []
    return _borne(parse, parse.head(parse.head(condition.i).i))


def _borne(parse: Parse, above: Token) -> list[int]:
    """Whom a phrase with "with", "for" or "in" says it of: the noun above it, or the verb's object or subject.

    "Three men walked into a clinic with gunshot wounds" says it of the men, whatever the parser ties it to.
    """
    if above.dep == "pobj" and above.pos == "NOUN" and group_of(parse, above) is None:
        above = parse.head(parse.head(above.i).i)
    if above.pos in ("NOUN", "PROPN", "NUM", "PRON") or aged(parse, above) is not None:
        return [above.i]
    passive = [meant(t, above) for t in parse.children(above.i, "nsubjpass")]
    objects = [t.i for t in parse.children(above.i, "dobj")]
    return passive or objects or (subjects_of(parse, above) if above.pos in ("VERB", "AUX") else [])


def of_lives(parse: Parse, life: Token) -> list[int]:
    """ "Claimed the lives of two people", "two people lost their lives", "a man took his own life"."""
    head = parse.head(life.i)
    if life.dep != "dobj":
        return []
    own = parse.children(life.i, "poss")
    if own and head.lemma in _LIVES and (head.lemma == "lose" or parse.children(life.i, "amod")):
        return subjects_of(parse, head)
    if own and own[0].pos != "PRON" and head.lemma in _ENDS:
        return [own[0].i]  # "the shooting claimed one man's life"
    if head.lemma in _ENDS:
        of = [t.i for t in parse.behind(life.i, "of")]
        return of or [t.i for t in parse.children(life.i, "nummod")]  # "the attack that claimed 30 lives"
    return []


def struck(parse: Parse, verb: Token) -> list[int]:
    """People "hit by a bullet", "struck in the leg", or told to be hit and by nothing else; what else is struck is no wound by these words alone."""
    passive = [meant(t, verb) for t in parse.children(verb.i, "nsubjpass")]
    if not passive and verb.tag == "VBN":
        passive = [verb.head] if verb.dep == "acl" else [t.i for t in parse.children(verb.i, "nsubj")]  # headlines: "six struck by bullets"
    objects = [t.i for t in parse.children(verb.i, "dobj")]
    beside = parse.children(verb.i, "agent", "prep")
    for preposition in [*beside, *(p for i in objects for p in parse.children(i, "prep"))]:
        inside = {word for t in parse.subtree(preposition.i) for word in (t.lemma.lower(), t.lower)}
        if (preposition.lower == "by" and inside & _BULLETS) or (preposition.lower == "in" and inside & (_BODY | _BULLETS | _SHOOTINGS)):
            return passive or objects
    before = {t.lemma.lower() for t in parse.tokens if t.i < verb.i}
    if verb.tag == "VBG" and before & (_FIRES | _BULLETS | {"gun"}):  # "fired into a crowd, hitting four people"
        return objects
    if any(t.lemma.lower() in _BULLETS for t in parse.children(verb.i, "nsubj")):
        return objects
    by_nothing = not any(t.lower in ("by", "with") for t in beside)
    return [i for i in passive if by_nothing and parse.tokens[i].lemma.lower() in _HIT]  # "four people were hit"


def recovering(parse: Parse, verb: Token) -> list[int]:
    """ "Four people are recovering after a shooting": from wounds, in a hospital, or after what hurts people."""
    if verb.tag != "VBG":
        return []
    for step in parse.children(verb.i, "prep", "advcl"):
        inside = {t.lemma.lower() for t in parse.subtree(step.i)}
        if (step.lower == "from" and inside & _WOUNDS) or (step.lower in ("in", "at") and inside & _HOSPITAL):
            return subjects_of(parse, verb)
        after = step.lower == "after" or any(t.lower == "after" for t in parse.children(step.i, "mark"))
        if after and inside & (_BULLETS | _FIRES | _SHOOTINGS | _HARM):
            return subjects_of(parse, verb)
    return []


def passed_away(parse: Parse, verb: Token) -> list[int]:
    """ "The girl passed away on Tuesday"."""
    away = any(t.lower == "away" for t in parse.children(verb.i, "prt", "advmod"))
    return subjects_of(parse, verb) if away and verb.tag in ("VBD", "VBN", "VBZ") else []


def shot_down(parse: Parse, verb: Token) -> list[int]:
    """ "Two men were gunned down"."""
    if not any(t.lower == "down" for t in parse.children(verb.i, "prt", "advmod", "prep")):
        return []
    passive = [meant(t, verb) for t in parse.children(verb.i, "nsubjpass")]
    if not passive and verb.tag == "VBN" and verb.dep in ("acl", "relcl"):
        passive = [verb.head]
    return passive or [t.i for t in parse.children(verb.i, "dobj")]


def to_hospital(parse: Parse, verb: Token) -> list[int]:
    """ "Four people were taken to hospital", "an ambulance took the girl to a hospital"."""
    for preposition in parse.children(verb.i, "prep"):
        if preposition.lower == "to" and any(_is_hospital(parse, t) for t in parse.children(preposition.i, "pobj")):
            return [meant(t, verb) for t in parse.children(verb.i, "nsubjpass")] or [t.i for t in parse.children(verb.i, "dobj")]
    return []


def in_hospital(parse: Parse, hospital: Token) -> list[int]:
    """ "The shooting left one man dead and two women in the hospital", "put three people in hospital", "two are in the hospital after a crash".

    Where the sentence tells nothing that hurts people they may be ill, or visit.
    """
    preposition = parse.head(hospital.i)
    if hospital.dep != "pobj" or preposition.lower != "in" or not _is_hospital(parse, hospital):
        return []
    if not any(t.lemma.lower() in _HURTFUL for t in parse.tokens):
        return []
    above = parse.head(preposition.i)
    verb = above if above.pos in ("VERB", "AUX") else parse.head(above.i)
    lies = (
        verb is above and verb.lemma in _LIES and any(t.lower in ("after", "following", "from") and t.i > hospital.i for t in parse.tokens)
    )
    return _borne(parse, above) if lies or verb.lemma in _LANDS else []


_LANDS = frozenset({"leave", "put", "land", "send"})
_LIES = frozenset({"be", "remain", "stay"})
_HURTFUL = (
    _HARM | _SHOOTINGS | _BULLETS | frozenset({"shoot", "dead", "kill", "killing", "wounded", "injured", "gunman", "bombing", "drive-by"})
)


def _is_hospital(parse: Parse, noun: Token) -> bool:
    """Whether people are treated in a place; a detention center is none."""
    jail = any(t.lower in ("detention", "correctional", "processing", "convention", "community") for t in parse.children(noun.i))
    return noun.lower in _HOSPITAL and not jail


def not_saved(parse: Parse, verb: Token) -> list[int]:
    """ "He did not survive", "the girl could not be saved", "doctors were unable to save him"."""
    above = parse.head(verb.i)
    able = above.lower in ("able", "unable") and verb.dep == "xcomp"
    ruled = (verb, above, parse.head(above.i)) if able else (verb,)
    if above.lower != "unable" and not any(parse.children(step.i, "neg") for step in ruled):
        return []
    if verb.lemma == "survive":
        return [] if parse.children(verb.i, "dobj") else subjects_of(parse, verb)
    return [meant(t, verb) for t in parse.children(verb.i, "nsubjpass")] or [t.i for t in parse.children(verb.i, "dobj")]


def of_several(parse: Parse, noun: Token) -> list[int]:
    """The word for how many were hit, as in "a triple shooting"."""
    return [t.i for t in parse.children(noun.i, "amod", "compound", "nmod") if t.lower in multiples() and t.i < noun.i]


PATHS: Mapping[str, Callable[[Parse, Token], list[int]]] = {
    "wound": wounded,
    "condition": in_condition,
    "life": of_lives,
    "struck": struck,
    "down": shot_down,
    "hospital": to_hospital,
    "lies": in_hospital,
    "saved": not_saved,
    "several": of_several,
    "counted": counted,
    "behind": after_verb,
    "recovers": recovering,
    "away": passed_away,
}
"""From the name of a frame in `casualties.tsv` to the way to the people."""
