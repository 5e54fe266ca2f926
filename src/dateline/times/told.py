"""A time expression in its sentence, as the rules that look beyond its words need it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.text.parses import Parse, Token
from dateline.times.grammar import Reading


@dataclass(frozen=True, slots=True)
class Told:
    """A reading and where it stands: the sentence's number, offset, characters and grammar."""

    sentence: int
    base: int
    reading: Reading
    text: str
    parse: Parse


def governs(this: Told) -> bool:
    """Whether "before" or "after" at the end of the words takes what follows: "the day after the vote"."""
    last = this.parse.at(this.reading.start, this.reading.end)[-1:]
    return any(
        token.lower in ("before", "after", "since") and (token.dep == "mark" or this.parse.children(token.i, "pobj", "pcomp"))
        for token in last
    )


def verb_over(this: Told) -> Token | None:
    """The verb that the expression hangs on; None where it hangs on none."""
    tokens = this.parse.at(this.reading.start, this.reading.end)
    top = this.parse.top(tokens) if tokens else None
    return next(filter(is_verb, (top, *this.parse.ancestors(top.i))), None) if top else None


def is_verb(token: Token) -> bool:
    """Whether a word is a verb, an auxiliary among them."""
    return token.pos in ("VERB", "AUX")
