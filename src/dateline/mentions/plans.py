"""What is fixed for a day, put off or called off: "a strike called for Monday", "the march was cancelled" (`plans.tsv`)."""

from __future__ import annotations

from functools import partial

from dateline.records import Modality
from dateline.tables import words
from dateline.text.parses import Parse, Token


def arranged(parse: Parse, event: Token) -> tuple[Modality, int] | None:
    """Whether the event that a noun names is planned, or off, and the token that says so; None where neither is told.

    What "planned for Monday" is said of has not happened yet, unless a verb tells that it "went ahead". What was "called off" may have
    gone on for days (a strike, a search), if nothing says that it was only planned.
    """
    if event.pos not in ("NOUN", "PROPN"):
        return None
    fixed = _fixed(parse, event)
    verb = parse.head(event.i)
    if event.dep in ("dobj", "nsubjpass") and verb.pos == "VERB" and not parse.children(verb.i, "neg"):
        name = " ".join((verb.lemma, *(t.lower for t in parse.children(verb.i, "prt"))))
        if name in _words("later"):
            return "planned", verb.i
        if name in _words("off") or (fixed is not None and name in _words("stop")):
            return "denied", verb.i
        if arranging(parse, event) is not None or _is_summons(parse, verb, event):
            return "planned", verb.i
    took_place = event.dep in ("nsubj", "nsubjpass") and verb.lemma in _words("held") and verb.tag in ("VBD", "VBN")
    return None if fixed is None or took_place else ("planned", fixed.i)


def arranging(parse: Parse, event: Token) -> Token | None:
    """The verb that fixes a day for the event: "called a strike for Monday"; a day that hangs on it is the event's."""
    verb = parse.head(event.i)
    arranged = event.dep in ("dobj", "nsubjpass") and verb.pos == "VERB" and verb.lemma in _words("arrange")
    bare = not parse.children(verb.i, "prt", "neg")
    return verb if arranged and bare and (_for_a_day(parse, verb) or _for_a_day(parse, event)) else None


def _fixed(parse: Parse, event: Token) -> Token | None:
    """ "Planned for Friday", "due to begin on Friday", behind the noun."""
    said = parse.children(event.i, "acl", "amod", "prep")
    return next((t for t in said if t.i > event.i and t.lower in _words("fixed") and (t.lower == "due" or _for_a_day(parse, t))), None)


def _for_a_day(parse: Parse, word: Token) -> bool:
    """ "For Monday", though the parser may take the day for part of a place: "for Wednesday outside parliament"."""
    behind = [parse.tokens[p.i + 1] for p in parse.children(word.i, "prep") if p.lower == "for" and p.i + 1 < len(parse.tokens)]
    return any(t.entity == "DATE" and t.pos == "PROPN" for t in behind)


def _is_summons(parse: Parse, verb: Token, event: Token) -> bool:
    """ "Students called a protest against the mayor"; "called the protest a success" is no summons, nor is "announced a strike"."""
    named = parse.children(verb.i, "oprd", "attr") or len(parse.children(verb.i, "dobj")) > 1
    known = any(t.lower not in ("a", "an", "another") for t in parse.children(event.i, "det", "poss"))
    return verb.lemma == "call" and event.dep == "dobj" and event.lemma in _words("summons") and not named and not known


_words = partial(words, "dateline.mentions", "plans.tsv")
