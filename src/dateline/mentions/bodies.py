"""The dead told by their bodies: "the bodies of three men were found in a well", "rescuers pulled nine bodies from the rubble"."""

from __future__ import annotations

from dateline.mentions.lists import count
from dateline.mentions.numerals import numeral
from dateline.mentions.people import People, with_hedge
from dateline.tables import words
from dateline.text.parses import Parse, Token


def bodies_found(parse: Parse, body: Token) -> list[People]:
    """Whose bodies, or how many, were found; nothing for "the body", of which no more is said."""
    if not any(verb.lemma.lower() in words("dateline.mentions", "bodies.tsv") for verb in _done_with(parse, body)):
        return []
    whose = [t.i for t in parse.behind(body.i, "of")]
    if whose:
        return [people for i in whose if (people := count(parse, i, body)) is not None]
    for child in parse.children(body.i, "nummod", "det"):
        if child.i > body.i:
            continue
        if child.lower in ("a", "another"):
            return [People(1, 1, None, None, child.i, body.i)]
        if child.pos == "NUM" and (number := numeral(parse, child.i)) is not None:
            return [with_hedge(parse, number, body.i, None)]
    return []


def _done_with(parse: Parse, body: Token) -> list[Token]:
    """The verbs that tell what was done with it: "found two bodies", "two bodies were found", "two bodies found in a well"."""
    above = [parse.head(body.i)] if body.dep in ("dobj", "nsubj", "nsubjpass") else []
    return [*above, *(t for t in parse.children(body.i, "acl", "relcl") if t.tag in ("VBN", "VBD"))]
