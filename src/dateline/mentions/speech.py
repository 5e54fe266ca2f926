"""Verbs of speaking: what stands with them is when, or where, it was said."""

from __future__ import annotations

from dateline.text.parses import Parse, Token
from dateline.text.sayings import SAID


def says(parse: Parse, verb: Token) -> bool:
    """Whether a verb is one of speaking; what "claimed the lives of two" or "responded to a home" did not speak."""
    if verb.lemma == "claim":
        return not any(t.lemma.lower() in ("life", "victim") for t in parse.children(verb.i, "dobj"))
    if verb.lemma == "respond":
        return bool(parse.children(verb.i, "ccomp"))
    return verb.lemma in SAID


def claims_it(parse: Parse, verb: Token) -> bool:
    """Whether a verb claims what others tell of: "claimed responsibility on Wednesday for last week's rampage"."""
    return verb.lemma == "claim" and any(t.lemma.lower() in ("responsibility", "credit") for t in parse.children(verb.i, "dobj"))


def what_it_claims(parse: Parse, verb: Token) -> frozenset[int]:
    """The tokens of what a verb speaks of: its object, and what follows "for"."""
    about = (*parse.children(verb.i, "dobj"), *(t for t in parse.children(verb.i, "prep") if t.lower == "for"))
    return frozenset(inner.i for t in about for inner in parse.subtree(t.i))
