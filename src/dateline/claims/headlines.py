"""A speaker before a colon: "Sheriff: two dead", "Ostrow: “We will rebuild it”"."""

from __future__ import annotations

from dateline.claims.attributions import Attribution
from dateline.claims.marks import MARKS
from dateline.claims.sources import can_speak, trimmed
from dateline.text.parses import Parse

_LONGEST = 5
"""Words that a speaker before a colon has at most."""


def by_colon(parse: Parse, *, headline: bool) -> Attribution | None:
    """What the words after the sentence's first colon are told by those before it.

    In a headline these may be an office ("Sheriff:"); in running text only a name of a person or body that begins the sentence
    counts, as in the record of an interview.
    """
    colon = next((t.i for t in parse.tokens if t.text == ":"), None)
    if colon is None or not 0 < colon <= _LONGEST or colon + 1 == len(parse.tokens):
        return None
    before = parse.tokens[:colon]
    head = before[-1]
    if any(t.pos in ("VERB", "AUX", "PUNCT", "ADP", "SCONJ", "NUM") for t in before) or not can_speak(head):
        return None
    named = all(t.pos == "PROPN" for t in before) and head.entity in ("PERSON", "ORG", "NORP")
    quoted = parse.tokens[colon + 1].text in MARKS
    if not named and not (headline or quoted):
        return None
    return Attribution((0, colon - 1), (colon, colon), trimmed(parse, colon + 1, len(parse.tokens) - 1), "says", head.i)
