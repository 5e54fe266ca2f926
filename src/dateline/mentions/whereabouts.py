"""Whether a place that stands near an event is where it happened, or only where somebody is from, goes to or is spoken of.

A deed of violence mostly happens where its sentence is set: "police in Arlen said that a man was shot". Words are spoken where the
speaker stands, and name other places: "in Rome, the envoy blamed unrest in Libya". So of words only the place of the saying itself counts.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from dateline.codes import nature_of
from dateline.mentions.aftermath import COMING
from dateline.records import Place
from dateline.tables import words
from dateline.text.parses import Parse, Token

_SITED = frozenset({"in", "at", "inside", "outside", "near", "within", "around", "across", "throughout"})
"""Prepositions of what is there, and does not only come, go or concern it."""
_AT_A_MEETING = _SITED | {"during", "following", "after", "before", "for", "on", "to", "with"}
"""Those that tie somebody to a meeting: "arrived for talks", "after a rally", "told a hearing"."""
_BETWEEN = frozenset({"with", "of", "between", "among"})
"""Those before who meets whom: "talks with ministers in Orle" are held in Orle."""
_OF_ITS_OWN = _SITED | {"of", "from", "to", "by", "along", "through"}
"""Those within the phrase of a deed's doers, things and sites: "a raid on offices of parties in Orle"."""
_TOPICS = frozenset({"about", "against", "for", "of", "over"})
_LEAVING = frozenset({"abduction", "asylum", "defection", "displacement", "expulsion", "extradition", "release", "withdrawal"})
"""Kinds that happen where somebody is taken or goes from."""
_ARRIVING = frozenset({"access", "aid", "asylum", "deployment", "displacement", "extradition", "training"})
"""Kinds that happen where somebody or something is sent to."""
_MEETINGS = frozenset({"agreement", "signing", "talks", "visit"})
_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss"})


def tells_where(parse: Parse, start: int, end: int, place: Place, told: Collection[int], kind: str) -> bool:
    """Whether the event of `kind` that the tokens `told` tell happened at the place that characters `start` to `end` of the sentence name."""
    tokens = parse.at(start, end)
    if not tokens:
        return False
    nature = nature_of(kind)
    top = _named_first(parse, parse.top(tokens))
    how, holder = _held(parse, top)
    if place.relation == "from" and kind not in _LEAVING and (nature != "harm" or holder.i not in told):
        return False
    comes = nature == "harm" and (holder.i in told or holder.lemma in COMING)
    if place.relation == "to" and kind not in _ARRIVING and not comes:
        return False  # "a witness who talked to Orle"
    if place.relation == "between" and place.level == "country" and holder.i in told:
        return False  # "talks between Norland and Sudland": they are its sides
    if nature == "word":
        return (_spoken_there(parse, how, holder, told) and not _is_of_the_topic(parse, top)) or (
            kind in _MEETINGS and _met_there(parse, how, holder, told)
        )
    if nature == "harm":
        return holder.i in told or how not in _SITED or holder.lemma.lower() not in _words("elsewhere")
    return not _is_beyond_a_clause(parse, holder, told) and _done_there(parse, holder, told)


def _named_first(parse: Parse, top: Token) -> Token:
    """The first of several names in a row: "Kansas" stands with "Derby" in "Derby, Kansas"."""
    while top.dep in ("appos", "conj", "npadvmod") and parse.head(top.i).pos == "PROPN" and parse.head(top.i).i < top.i:
        top = parse.head(top.i)
    return top


def _held(parse: Parse, top: Token) -> tuple[str, Token]:
    """What a phrase hangs on, and by which preposition ("of" for "the Orle talks"; "" for none); "in the city of Orle" hangs as the city does."""
    while top.dep == "pobj":
        preposition = parse.head(top.i)
        while preposition.dep in ("prep", "pcomp") and parse.head(preposition.i).pos == "ADP":
            preposition = parse.head(preposition.i)  # "from near Orle"
        holder = parse.head(preposition.i)
        if preposition.lower != "of" or holder.dep != "pobj":
            return preposition.lower, holder
        top = holder
    return "of" if top.dep in _MODIFIERS else "", parse.head(top.i)


def _spoken_there(parse: Parse, how: str, holder: Token, told: Collection[int]) -> bool:
    """Whether words were spoken where a phrase stands: it is their own, that of the meeting at which they fell, or of those who spoke."""
    if how != "of" and how not in _SITED:
        return False
    if holder.i in told:
        return True
    if holder.pos in ("VERB", "AUX"):
        return how != "of" and _is_in_clause(parse, holder, told)
    if holder.lemma.lower() in _words("meeting") | _words("occasion"):
        tie, above = _held(parse, holder)
        while tie in _AT_A_MEETING and above.lemma.lower() in _words("meeting"):
            tie, above = _held(parse, above)
        hosted = any(parse.tokens[i].dep in ("acl", "relcl") and parse.tokens[i].head == holder.i for i in told)
        return hosted or ((tie in _AT_A_MEETING or not tie) and (above.i in told or _is_in_clause(parse, above, told)))
    spoke = parse.head(holder.i)
    by = holder.dep == "pobj" and spoke.dep == "agent" and spoke.head in told
    return how != "of" and (by or (holder.dep in ("nsubj", "nsubjpass") and spoke.i in told))


def _is_of_the_topic(parse: Parse, top: Token) -> bool:
    """Whether a phrase stands right behind what is spoken of, on whatever the parser hangs it: "blamed them for unrest in Orle"."""
    before = parse.tokens[parse.head(top.i).i - 1] if top.dep == "pobj" else top
    return before.dep == "pobj" and before is not top and parse.head(before.i).lower in _TOPICS


def _met_there(parse: Parse, how: str, holder: Token, told: Collection[int]) -> bool:
    """Whether a phrase stands with those who met, or with what they are to agree on: "talks with ministers in Orle", "talks on a truce in Orle"."""
    tie = parse.head(holder.i)
    new = tie.lower == "on" and any(
        t.lower in ("a", "an") for t in parse.children(holder.i, "det")
    )  # "on a truce in Orle", not "on the war in Orle"
    return how in _SITED and holder.dep == "pobj" and (new or tie.lower in _BETWEEN) and tie.head in told


def _done_there(parse: Parse, holder: Token, told: Collection[int]) -> bool:
    """Whether a deed was done where a phrase stands: not where those were for whom or about whom it was done, or what came of it."""
    above = {t.i for i in told for t in (parse.tokens[i], *parse.ancestors(i))}
    for step in (holder, *parse.ancestors(holder.i)):
        if step.i in above:
            return True
        if (step.dep == "prep" and step.lower not in _OF_ITS_OWN) or step.dep == "advcl":
            return False
    return True


def _is_in_clause(parse: Parse, verb: Token, told: Collection[int]) -> bool:
    """Whether one of the tokens stands in the clause of a verb, or tells of what is described by it ("the talks that began in Orle")."""
    if verb.dep in ("relcl", "acl") and verb.head in told:
        return True
    for i in told:
        below = parse.tokens[i]
        for above in parse.ancestors(i):
            if below.pos in ("VERB", "AUX") and below.dep not in ("conj", "xcomp"):
                break
            if above.i == verb.i:
                return True
            below = above
    return False


def _is_beyond_a_clause(parse: Parse, holder: Token, told: Collection[int]) -> bool:
    """Whether an event is told in a clause that only describes somebody, and the place outside of it: "of those who marched a few were seen in Orle"."""
    inside = [step for i in told for step in (parse.tokens[i], *parse.ancestors(i)) if step.dep == "relcl"]
    return bool(inside) and holder.i not in {t.i for step in inside for t in parse.subtree(step.i)} | {step.head for step in inside}


_words = partial(words, "dateline.mentions", "spoken.tsv")
