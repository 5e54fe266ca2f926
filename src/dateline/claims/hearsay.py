"""What a speaker only passes on: "would investigate reports that ...", "had been told of nine dead by ..." (`hearsay.tsv`)."""

from __future__ import annotations

from functools import partial

from dateline.claims.attributions import Attribution
from dateline.claims.sources import can_speak, short
from dateline.tables import words
from dateline.text.parses import Parse, Token


def passed_on(parse: Parse, value: Token, speaker: Attribution | None) -> Attribution | None:
    """Whose word a value is that the `speaker` of its sentence passes on without vouching for it; None where the speaker does vouch.

    Those who gave the account where the sentence names them, or else the account itself ("reports").
    """
    if speaker is None or speaker.stance != "says":
        return None
    below = value
    for step in parse.ancestors(value.i):
        if speaker.cue[0] <= step.i <= speaker.cue[1]:
            return None
        source = _giver(parse, step, below) or _account(parse, step, below)
        if source is not None:
            if source == step:
                return Attribution((step.i, step.i), (step.i, step.i), speaker.content, "alleges", step.i)
            return Attribution(short(parse, source), (step.i, step.i), speaker.content, "says", source.i)
        below = step
    return None


def _giver(parse: Parse, verb: Token, below: Token) -> Token | None:
    """Who told the speaker: "had been told of nine dead by local councillors"."""
    told = verb.lemma in _words("told") and bool(parse.children(verb.i, "auxpass"))
    if not told or not (below.lower in ("of", "about") or below.dep == "ccomp"):
        return None
    return next((t for t in parse.agents(verb.i) if can_speak(t, things=True)), None)


def _account(parse: Parse, noun: Token, below: Token) -> Token | None:
    """The account that the speaker is yet to look into, or by whom it was given: "said it would investigate a report by the monitor that ..."."""
    told = below.dep in ("acl", "ccomp") and any(t.lower == "that" for t in parse.children(below.i, "mark"))
    if noun.pos != "NOUN" or noun.lemma not in _words("account") or not (told or (below.dep == "prep" and below.lower == "of")):
        return None
    verb = parse.head(parse.head(noun.i).i) if noun.dep == "pobj" else parse.head(noun.i)  # "looking into reports"
    if verb.lemma not in _words("inquiring") or noun.dep not in ("dobj", "pobj"):
        return None
    return next((t for t in (*parse.behind(noun.i, "by", "from"), *parse.children(noun.i, "poss")) if can_speak(t)), noun)


_words = partial(words, "dateline.claims", "hearsay.tsv")
