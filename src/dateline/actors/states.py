"""Whether a state's name acts in its sentence or only tells a place: "Iraq said", "strikes on Iraq", not "in Iraq"."""

from __future__ import annotations

from dateline.actors.found import Line
from dateline.tables import words
from dateline.text.parses import Parse, Token

_PLACE_PREPOSITIONS = frozenset(
    "in into inside across throughout within near around outside from through via at over onto about toward towards off along beyond".split()
)
_ACTOR_PREPOSITIONS = frozenset("by with against between among for upon like including alongside despite".split())
_MOTION = frozenset("leave enter visit reach flee tour cross quit exit".split())
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "iobj", "dative", "attr", "agent", "ROOT", "oprd"})
_SPEECH = frozenset(
    "say deny accuse blame reject condemn warn vow insist announce claim want demand urge retaliate refuse agree respond threaten back support seek believe".split()
)


def act_behind(parse: Parse, token: Token) -> Token | None:
    """The noun of an act that `token` modifies or owns ("Israeli air strike", "Israel's war"); None for any other noun."""
    if token.dep not in _MODIFIERS and token.dep != "poss":
        return None
    head = parse.head(token.i)
    while head.dep == "compound" and head.head > head.i:
        head = parse.head(head.i)
    lemma = head.lemma.lower()
    return head if lemma in words("dateline.actors", "acts.tsv") else None


def is_modifier(token: Token) -> bool:
    """Whether a token stands before the noun that it describes."""
    return token.dep in _MODIFIERS and token.head > token.i


def acts(line: Line, token: Token) -> str | None:
    """Why a state's name that is no modifier acts here; None where it tells a place, or where that is not sure."""
    parse = line.parse
    while token.dep == "conj":
        token = parse.head(token.i)
    if token.dep == "poss":
        noun = act_behind(parse, token)
        return None if noun is None else f'its "{noun.text}"'
    if token.dep == "appos":
        return None
    if token.dep == "pobj":
        return _after_preposition(parse, parse.head(token.i))
    if token.dep not in _ARGUMENTS:
        return None
    if token.dep == "dobj" and parse.head(token.i).lemma in _MOTION:
        return None
    return "a part of the sentence that acts or is acted upon"


def _after_preposition(parse: Parse, preposition: Token) -> str | None:
    word = preposition.lower
    if word in _PLACE_PREPOSITIONS:
        return None
    behind = parse.head(preposition.i)
    if behind.lemma in ("border", "frontier", "boundary"):
        return None
    if word in _ACTOR_PREPOSITIONS:
        return f'after "{word}"'
    if word in ("of", "on"):
        return f'the "{behind.text}" {word} it' if behind.lemma.lower() in words("dateline.actors", "acts.tsv") else None
    if word == "to" and behind.pos == "NOUN" and behind.lemma.lower() in words("dateline.actors", "acts.tsv"):
        return f'"{behind.text} to" it'
    return None


def speaks(line: Line, token: Token) -> bool:
    """Whether a capital stands for its government: the subject of a verb of saying or willing ("Moscow denied")."""
    return token.dep == "nsubj" and line.parse.head(token.i).lemma in _SPEECH
