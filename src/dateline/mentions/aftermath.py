"""What came after an event, or lasts: a day told with it is not the day of the event."""

from __future__ import annotations

from functools import cache

from dateline.tables import rows
from dateline.text.parses import Parse, Token

COMING = frozenset(
    {"respond", "call", "dispatch", "send", "summon", "alert", "notify", "arrive", "find", "discover", "report", "receive", "rush", "come"}
)
"""When and where helpers are called or come is when (by the day) and where it happened, if the sentence tells one event."""


def afterwards(parse: Parse, word: int, verb: Token) -> bool:
    """ "He pleaded guilty on Monday to the shooting", "friends gathered on Monday at its scene", "spoke on Monday about it"."""
    if is_later_deed(parse, verb):
        return True
    for step in (parse.tokens[word], *parse.ancestors(word)):
        if step.i == verb.i:
            return False
        above = parse.head(step.i)
        if verb.lemma in COMING:
            continue  # "officers were called on Monday to the scene of a shooting", "a call came in on Monday about a shooting"
        if above.dep == "prep" and above.lower in words("about") and parse.head(above.i).i == verb.i:
            return True
        if step.lemma.lower() in words("trace") and step.i != word:
            return True
    return False


def is_later_deed(parse: Parse, verb: Token) -> bool:
    """Whether a verb tells what courts, mourners or searchers did: "was charged on Monday", "found him guilty on Monday"."""
    found = parse.children(verb.i, "acomp", "oprd", "ccomp", "xcomp")
    return verb.lemma in words("deed") or any(t.lower in words("verdict") for t in found)


def lasts(parse: Parse, verb: Token) -> bool:
    """ "A boy was in critical condition on Tuesday after he was shot", "is recovering": how they are, not when it happened."""
    inside = parse.behind(verb.i)
    state = words("state")
    held = verb.lemma == "be" and any(t.lemma.lower() in state for t in (*inside, *parse.children(verb.i, "acomp", "advmod")))
    return verb.lemma in state or held or any(t.lower == "condition" for t in inside)


@cache
def words(kind: str) -> frozenset[str]:
    """The lemmas of `aftermath.tsv` of one kind."""
    return frozenset(row[0] for row in rows("dateline.mentions", "aftermath.tsv") if row[1] == kind)
