"""What is told only to be called false: "reports that 40 people died are untrue", "rejected a claim that its jets killed 30"."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import NamedTuple

from dateline.tables import words
from dateline.text.parses import Parse, Token
from dateline.text.sayings import SAID

_WHERE = frozenset({"in", "during", "on", "at", "after"})
"""What happened "in" a crash of which "reports" are told is told by them too."""


class Refutal(NamedTuple):
    """That a report, claim or rumour is not so."""

    word: Token
    """The word that says so: "untrue", "rejected"."""
    by: Token | None
    """Head noun of whoever denies it; None where the sentence, or whoever says all of it, calls it false."""
    content: Token
    """Top word of what is not so: the verb of a clause ("that 40 people died"), or the "of" of "claims of a massacre"."""

    @property
    def withdrawn(self) -> bool:
        """Whether it is their own telling that they take back: "withdrew its report"."""
        return self.word.lemma in _words("withdrawing")


def refuted(parse: Parse, word: int) -> Refutal | None:
    """What refutes that of which token `word` tells; None where it stands in nothing that is called false.

    A clause of its own inside it ("a report on the raid in which ten died") is not reached.
    """
    path = [parse.tokens[word], *parse.ancestors(word)]
    for number, (below, step) in enumerate(pairwise(path)):
        if step.lemma == "be" and _is_clause(below) and (false := _called_false(parse, step)) is not None:
            return Refutal(false, None, below)
        content = _is_told(parse, path[:number], below)
        if content and (found := refutal(parse, step)) is not None and found.content == below:
            return found
        if below.dep in ("relcl", "advcl") and not content:
            return None
    return None


def refutal(parse: Parse, telling: Token) -> Refutal | None:
    """What refutes the report or claim that a noun names; None where it is not called false, or what it tells is not said."""
    if telling.pos != "NOUN" or telling.lemma.lower() not in _words("telling", "rumour"):
        return None
    content = next((t for t in parse.children(telling.i) if t.i > telling.i and _is_content(parse, t)), None)
    if content is None or (content.dep == "prep" and telling.lemma.lower() not in _words("rumour")):
        return None
    described = next((t for t in parse.children(telling.i, "amod") if t.lower in _words("false")), None)
    if described is not None:
        return Refutal(described, None, content)
    first = telling
    while first.dep == "conj":
        first = parse.head(first.i)  # "denied rumours and reports that"
    verb = parse.head(first.i)
    if first.dep in ("nsubj", "nsubjpass") and (called := _called_false(parse, verb)) is not None:
        return Refutal(called, None, content)
    by = parse.children(verb.i, "nsubj") if first.dep == "dobj" else parse.agents(verb.i) if first.dep == "nsubjpass" else ()
    denies = verb.lemma in _words("denying", "withdrawing") or (verb.lemma in _words("naming") and _named_false(parse, verb) is not None)
    if not denies or first.dep not in ("dobj", "nsubjpass") or parse.children(verb.i, "neg") or any(_is_nobody(parse, t) for t in by):
        return None
    return Refutal(verb, next(iter(by), None), content)


def _is_clause(below: Token) -> bool:
    """ "It is false that ...", "it was false to say that ..."."""
    return below.dep in ("ccomp", "csubj") or (below.dep == "xcomp" and below.lemma in SAID)


def _called_false(parse: Parse, verb: Token) -> Token | None:
    """The word of "is false", "is a lie", "is not true", "was fabricated"; None where nothing false is said."""
    negated = bool(parse.children(verb.i, "neg"))
    if verb.lemma == "be":
        said = parse.children(verb.i, "acomp", "attr")
        return next((t for t in said if t.lemma.lower() in _words("true" if negated else "false")), None)
    made_up = verb.tag == "VBN" and verb.lemma in _words("false") and parse.children(verb.i, "auxpass")
    return verb if made_up and not negated and not parse.agents(verb.i) else None


def _is_nobody(parse: Parse, by: Token) -> bool:
    return by.lower in ("nobody", "none") or any(t.lower == "no" for t in parse.children(by.i, "det"))


def _named_false(parse: Parse, verb: Token) -> Token | None:
    """ "Called them a lie", "described it as baseless"."""
    named = parse.children(verb.i, "dobj", "oprd", "attr", "acomp")
    as_such = [t for p in parse.children(verb.i, "prep") if p.lower == "as" for t in parse.children(p.i)]
    return next((t for t in (*named, *as_such) if t.lemma.lower() in _words("false")), None)


def _is_content(parse: Parse, below: Token) -> bool:
    """Whether words on a noun are what it tells: "claims that ...", "rumours of ...", "a video claiming that ..."; not "the claim that he made"."""
    if below.dep in ("acl", "relcl") and below.lemma in SAID and parse.children(below.i, "ccomp", "xcomp"):
        return True
    marked = any(t.lower == "that" for t in parse.children(below.i, "mark"))
    if below.dep == "relcl":  # "the story that soldiers shot 14 protesters" is often read so; "that" cannot be what they shot
        objects = parse.children(below.i, "dobj")
        return marked or (len(objects) > 1 and any(t.lower == "that" for t in objects))
    if below.dep in ("acl", "ccomp"):
        return marked
    return below.dep == "prep" and below.lower in ("of", "about")


def _is_told(parse: Parse, path: list[Token], below: Token) -> bool:
    """Whether what stands below is told by it: the whole of a clause; behind "of" what is named there, and in what it happened."""
    if not _is_content(parse, below):
        return False
    return below.dep != "prep" or all(t.dep not in ("prep", "pcomp") or t.lower in _WHERE for t in path)


_words = partial(words, "dateline.text", "refuted.tsv")
