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
    """Whether a verb tells what courts, mourners or searchers did: "was charged on Monday", "found him guilty on Monday", "entered a plea on Monday"."""
    found = parse.children(verb.i, "acomp", "oprd", "ccomp", "xcomp", "dobj")
    return verb.lemma in words("deed") or any(t.lower in words("verdict") for t in found)


def is_death(verb: Token) -> bool:
    """Whether a verb tells that somebody died: he may have been hurt on another day."""
    return verb.lemma.lower() in words("died")


def well_after(parse: Parse, verb: Token, word: int) -> bool:
    """Whether a verb tells of another day than the event under it: "he died on Tuesday after he was shot", "on Friday, three days after the blast, it opened"."""
    below, later = parse.tokens[word], False
    for above in parse.ancestors(word):
        opened = [t for t in (below, *parse.children(below.i, "mark", "prep")) if t.lower == "after" and t.i < word]
        later |= any(t.i and parse.tokens[t.i - 1].lower in words("span") for t in opened)
        if above.i == verb.i:
            return later or (bool(opened) and is_death(verb))
        below = above
    return False


def never_came(parse: Parse, verb: Token) -> bool:
    """ "Her daughter, who would have turned 2 later this month": what did not come about has no day of what did."""
    return {"would", "have"} <= {t.lower for t in parse.children(verb.i, "aux")}


def trace() -> frozenset[str]:
    """Nouns for what is left of an event: its scene, its anniversary."""
    return words("trace")


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
