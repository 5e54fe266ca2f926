"""Whether a place's name stands for its government or team: "Washington said", "Baghdad's government rejects"."""

from __future__ import annotations

from typing import Protocol

from dateline.places.gazetteer import Entry
from dateline.places.words import cues, heads
from dateline.text.parses import Parse

_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss", "nn"})


class Meant(Protocol):
    """A name as read so far."""

    @property
    def located(self) -> bool:
        """Whether a preposition says that something is there."""

    @property
    def metonym(self) -> bool:
        """Whether it stands for a government."""


def is_metonym(parse: Parse, word: int, name: Meant, preposition: str | None, entries: tuple[Entry, ...], listed: Meant | None) -> bool:
    """Whether the name whose last word is token `word` acts as a government; only countries and capitals can.

    Rules: one that is `listed` with another is meant like it; a noun of government behind it ("government", "troops",
    "support"); subject of a verb in the active voice; object of a verb that does not befall places; behind "of",
    "by", "with", "against"; not where a preposition of place stands before it, nor before a happening.
    """
    if listed is not None:
        return listed.metonym
    located = name.located
    if not any(entry.level == "country" or entry.capital for entry in entries):
        return parse.tokens[word].dep == "nsubj" and parse.head(word).lemma in cues("speech")
    token = parse.tokens[word]
    head = parse.head(word)
    if token.dep in _MODIFIERS:
        while head.dep == "compound" and head.head > head.i:
            head = parse.head(head.i)
        noun = head.lower
        if token.dep == "poss":
            return noun in cues("government") or not (located or noun in heads() or noun in cues("local"))
        if noun in cues("happening") or noun in cues("local") or noun in cues("force") or noun in heads():
            return False
        return not located or noun in cues("government")
    if located:
        if preposition in ("on", "between", "to") and token.dep == "pobj":
            behind = parse.head(head.i)
            happens = behind.lower in cues("happening") or behind.lower in heads() or behind.pos == "VERB"
            return any(entry.level == "country" for entry in entries) and not happens and preposition != "to"
        return False
    if token.dep in ("nsubj", "agent"):
        return True
    if token.dep in ("dobj", "dative"):
        return head.lemma not in cues("verb")
    return token.dep == "pobj" and parse.head(head.i).lower not in cues("local")
