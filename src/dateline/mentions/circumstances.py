"""Circumstances: what a sentence that names no harm tells of people at what they did then, helpers called, shots heard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from dateline.mentions.aftermath import is_death, is_later_deed, lasts
from dateline.mentions.settings import told_before
from dateline.mentions.speech import says
from dateline.mentions.whose_day import how_things_stood
from dateline.tables import words
from dateline.text.parses import Parse, Token

_CLOCK = re.compile(r"\d\s*(?:a\.?m|p\.?m)\b|\d:\d\d|\bnoon\b|\bmidnight\b", re.IGNORECASE)
_NEAR_THE_HOUR = frozenset({"around", "about", "approximately", "at", "just", "shortly", "after", "before"})
_OTHER_TIMES = frozenset({"will", "would", "to", "is", "are", "has", "have", "had", "may", "could", "can", "should"})
"""Helping verbs of what is still to come, holds now, or had been before."""
_MEANWHILE = frozenset({"as", "while", "when"})


def tells_of_it(parse: Parse, time: Sequence[Token]) -> bool:
    """Whether what the words of a time are said of was part of what happened, so that its day is the event's.

    "Sunday's tragic events"; "officers responded on Sunday"; "shots rang out"; "they were sitting on a stoop on Sunday";
    "he was at home on Sunday when ..."; and whatever else is told to the hour. Not what was said, or came after it.
    """
    if how_things_stood(parse, time[0]):
        return False
    to_the_hour = _CLOCK.search(" ".join(token.text for token in time)) is not None
    top = parse.top(time)
    named = parse.head(top.i)
    if top.dep in ("poss", "compound", "nmod", "npadvmod") and not _words("thing").isdisjoint((named.lemma.lower(), named.lower)):
        return True
    verb = _verb_of(parse, top)
    if verb is None:
        before = parse.tokens[max(0, time[0].i - 1) : time[0].i + 1]
        return to_the_hour and any(t.lower in _NEAR_THE_HOUR for t in before)
    verb = _told_by(parse, verb, time[-1]) if to_the_hour else told_before(parse, verb, top)
    if verb.tag == "VBD" and any(t.lemma == "victim" for t in parse.children(verb.i, "attr")):
        return True  # "a child was the victim of an apparent murder-suicide Thursday night"
    if lasts(parse, verb) or is_later_deed(parse, verb) or _helpers(parse, verb) & _OTHER_TIMES:
        return False
    if (known := _came_about(parse, verb)) is not None:
        return known
    if says(parse, verb) or _came_after(verb):
        return False
    told = verb.tag in ("VBD", "VBN")
    return _was_at_it(parse, verb, to_the_hour=to_the_hour) or (told and (to_the_hour or _when_follows(parse, verb, time[-1])))


def goes_with_it(parse: Parse, time: Sequence[Token]) -> bool:
    """Whether a day in the very sentence that tells an event goes with what was done there: "shot himself with a gun that he took
    from a car on Thursday", "three men walked in with gunshot wounds on Saturday night". Not what was said or came after.
    """
    if how_things_stood(parse, time[0]):
        return False
    top = parse.top(time)
    verb = _verb_of(parse, top)
    if verb is None:
        return False
    verb = told_before(parse, verb, top)
    if verb.pos == "AUX" or lasts(parse, verb) or _helpers(parse, verb) & _OTHER_TIMES:
        return False
    if says(parse, verb) or _came_after(verb) or is_later_deed(parse, verb) or is_death(verb):
        return False
    return verb.tag in ("VBD", "VBN")


def _told_by(parse: Parse, verb: Token, last: Token) -> Token:
    """The verb of what a speaker tells, where the parser ties to the speaking an hour that stands before it: "the sheriff says around
    midnight on Monday, he went to a home", "at 6 p.m. Monday, police reported finding the boy". "Police said at noon Monday that" said it then.
    """
    if not says(parse, verb):
        return verb
    clause = next((t for t in parse.children(verb.i, "ccomp", "xcomp") if t.pos == "VERB" and t.i > last.i), None)
    if clause is None or any(t.lower == "that" for t in parse.children(clause.i, "mark")):
        return verb
    return clause


def _verb_of(parse: Parse, top: Token) -> Token | None:
    """The verb that a time, by its top word, is said of."""
    verb = next((t for t in (top, *parse.ancestors(top.i)) if t.pos in ("VERB", "AUX")), None)
    if verb is not None and verb.tag == "VB" and (above := parse.head(verb.i)).lemma in _words("trying"):
        return above  # "an officer tried to stop the car around 10 p.m. Monday"
    return verb


def _came_about(parse: Parse, verb: Token) -> bool | None:
    """Whether it tells that helpers were called or came, or that it happened; None where the verb is none of these."""
    passive = bool(parse.children(verb.i, "nsubjpass", "auxpass"))
    if verb.lemma == "show" and any(t.lower == "up" for t in parse.children(verb.i, "prt")):
        return True  # "the victims showed up at a hospital about 1 a.m. Monday"
    if passive and verb.lemma in _words("called") and not parse.children(verb.i, "ccomp"):  # "it was reported on Monday that"
        return True
    if verb.lemma in _words("got") and (what := parse.children(verb.i, "dobj")):
        return any(t.lemma in _words("call") for t in what)
    if not passive and verb.lemma in _words("came") | _words("happens"):
        return not says(parse, verb)
    return None


def _came_after(verb: Token) -> bool:
    """Whether it tells what was done when it was over; "were trying to find him" does, "an officer tried to stop his car" does not."""
    return verb.lemma in _words("after") or (verb.lemma in _words("trying") and verb.tag == "VBG")


def _was_at_it(parse: Parse, verb: Token, *, to_the_hour: bool) -> bool:
    """ "Was playing", "were helping their father clean the house", "while hunting", "as they sat on a couch"."""
    while verb.tag == "VB" and verb.dep in ("xcomp", "ccomp") and parse.head(verb.i).tag == "VBG":
        verb = parse.head(verb.i)
    opened = {t.lower for t in parse.children(verb.i, "mark", "advmod")} & _MEANWHILE
    if verb.tag == "VBG":
        return to_the_hour or verb.dep == "acl" or "while" in opened or bool(_helpers(parse, verb) & {"was", "were"})
    return verb.tag == "VBD" and verb.dep == "advcl" and bool(opened)


def _when_follows(parse: Parse, verb: Token, last: Token) -> bool:
    return any(t.lower in ("when", "while") and t.i > last.i for t in parse.subtree(verb.i))


def _helpers(parse: Parse, verb: Token) -> set[str]:
    return {t.lower for t in parse.children(verb.i, "aux", "auxpass")}


_words = partial(words, "dateline.mentions", "circumstances.tsv")
"""The lemmas of `circumstances.tsv` that do this."""
