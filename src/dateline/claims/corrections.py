"""What a report takes back of an earlier version of itself."""

from __future__ import annotations

from dateline.claims.attributions import Attribution
from dateline.claims.sources import phrase
from dateline.text.parses import Parse, Token
from dateline.text.superseded import superseded


def by_correction(parse: Parse, verb: Token) -> Attribution | None:
    """ "An earlier version gave the number of dead as seven": seven is what that version said, and the report retracts it."""
    told = superseded(parse, verb)
    content = [t.i for child in parse.children(verb.i, "dobj", "ccomp", "prep") if child.i > verb.i for t in parse.subtree(child.i)]
    if told is None or not content:
        return None
    return Attribution(phrase(parse, told), (verb.i, verb.i), (min(content), max(content)), "retracts", told.i)
