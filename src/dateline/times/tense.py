"""Whether the words around a time tell of the past or of the future, from the grammar of the sentence.

The verb that governs the time decides; an infinitive or a participle takes its tense from the verb above it, except
after words of expecting and wishing (`cues.tsv`: expected, wish) and of putting off "until" a day (deferred), which
make what hangs on them future. The simple present is kept apart ("meets Monday"): captions and headlines use it of
the past.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dateline.text.parses import Parse, Token
from dateline.times.words import cues

Tense = Literal["past", "future", "present", "undecided"]


def tense_at(parse: Parse, start: int, end: int) -> Tense:
    """The tense at characters `start` to `end` of the sentence."""
    inside = parse.at(start, end)
    if (named := _named_by(parse, inside)) is not None:
        return _of_noun(parse, named)
    outer = [token for token in inside if token.head == token.i or parse.head(token.i) not in inside]
    for top in outer:
        if top.dep in ("poss", "compound", "nmod") and top.head != top.i:
            return _of_noun(parse, parse.head(top.i))
        found = _climb(parse, top)
        if found:
            return found
    return "undecided"


def _named_by(parse: Parse, inside: Sequence[Token]) -> Token | None:
    """The noun whose name a time is part of, by its article: "a Saturday night shooting", though the parser may tie the night to a verb."""
    if not inside or not inside[0].i or parse.tokens[inside[0].i - 1].tag not in ("DT", "PRP$"):
        return None
    after = parse.tokens[inside[-1].i + 1 :]
    noun = next((t for t in after[:_NAME] if t.tag not in ("JJ", "VBN", "HYPH", "POS")), None)
    return noun if noun is not None and noun.tag in ("NN", "NNS") else None


_NAME = 4
"""Words between a time and the noun that it names."""


def _of_noun(parse: Parse, noun: Token) -> Tense:
    """As in "Monday's attack", "the Friday deadline": open, unless the noun is what will act, or one that looks ahead."""
    if noun.dep in ("nsubj", "nsubjpass") and _climb(parse, noun) == "future":
        return "future"
    if noun.dep == "pobj" and parse.head(noun.i).lower == "for" and _climb(parse, noun) == "future":
        return "future"  # "planned for Wednesday outside parliament", where the parser ties the day to parliament
    if _expects(noun) or any(_expects(child) for child in parse.children(noun.i, "amod")):
        return "past" if _climb(parse, noun) == "past" else "future"
    return "undecided"


def _climb(parse: Parse, top: Token) -> Tense | None:
    below = top
    for token in (*([top] if top.pos in ("VERB", "AUX") else []), *parse.ancestors(top.i)):
        found = _verb(parse, token, top, below) if token.pos in ("VERB", "AUX") else _other(parse, token)
        if found:
            return found
        below = token
    return None


def _expects(token: Token) -> bool:
    return token.lemma.lower() in cues("expected") or token.lower in cues("expected")


def _other(parse: Parse, token: Token) -> Tense | None:
    """Nouns and adjectives that look ahead: "due Friday", "effective Feb. 1", "the scheduled talks on Friday"."""
    if token.pos in ("NOUN", "ADJ", "ADV") and (_expects(token) or any(_expects(child) for child in parse.children(token.i, "amod"))):
        had = any(helper.lower == "had" for helper in parse.children(parse.head(token.i).i, "aux"))
        return "past" if had else "future"
    return None


def _verb(parse: Parse, token: Token, top: Token, below: Token) -> Tense | None:
    """The tense of one verb; None where the verb above it decides. `top` is the time, `below` what the verb governs it by."""
    if _was_said_then(parse, token, top):
        return "past"
    helpers = parse.children(token.i, "aux", "auxpass")
    if token.lemma in cues("arranged") and _for_then(parse, top) and not any(helper.lower == "had" for helper in helpers):
        return "future"
    lemmas = {helper.lemma.lower() for helper in helpers} | {helper.lower for helper in helpers}
    if lemmas & cues("shall"):
        return "past" if "have" in lemmas else "future"
    if lemmas & cues("may"):
        denied = "could" in lemmas and any(child.dep == "neg" or child.lower == "neither" for child in parse.subtree(token.i))
        return "past" if denied or "have" in lemmas else "future"
    if token.lemma.lower() in cues("deferred") and below.lower in ("until", "till", "to", "through"):
        return "future"
    if token.tag == "VBN" and _expects(token) and "had" not in lemmas and (below.lower != "on" or token.lower != "set"):
        return "future"
    if token.lower == "going" and below is not top and below.pos == "VERB" and any(helper.lemma == "be" for helper in helpers):
        return "future"
    if any(helper.tag in ("VBD", "VBN") or helper.lemma == "have" for helper in helpers):
        return "past"
    if any(helper.tag == "TO" for helper in helpers):
        head = parse.head(token.i)
        wished = head.lemma.lower() in cues("wish") or _expects(head) or (head.lemma == "be" and token.dep == "xcomp")
        planned = token.dep in ("relcl", "acl") and any(helper.dep == "auxpass" for helper in helpers) and not _told_apart(parse, head)
        had = any(helper.lower == "had" for helper in parse.children(head.i, "aux"))
        return "future" if (wished or planned) and not had and head.i != token.i else None
    if token.tag == "VBD" or (token.tag == "VBN" and not helpers):
        return "past"
    if token.tag in ("VBZ", "VBP") and not helpers:
        return _present(parse, token, top, below)
    return None


def _for_then(parse: Parse, top: Token) -> bool:
    """As in "called a strike for Monday"."""
    return top.dep == "pobj" and parse.head(top.i).lower == "for"


def _was_said_then(parse: Parse, verb: Token, top: Token) -> bool:
    """ "The state said on Monday it would close the port": a time right behind a verb in the past is that verb's, though the parser ties it to what was said."""
    saying = parse.head(verb.i)
    between = parse.tokens[saying.i + 1 : top.i]
    return (
        verb.dep == "ccomp"
        and saying.tag == "VBD"
        and saying.i < top.i < verb.i
        and all(t.lower == "on" or t.entity == "DATE" for t in between)
    )


def _told_apart(parse: Parse, noun: Token) -> bool:
    """As in "the first soldier to die on Friday", which is past, where "a meeting to be held on Friday" is still to come."""
    return any(child.lower in cues("sole") or child.tag in ("JJS", "CD") for child in parse.children(noun.i, "amod", "nummod"))


def _present(parse: Parse, token: Token, top: Token, below: Token) -> Tense:
    """The simple present looks ahead only where the time is its own: "meets Monday", "the vote is on Sunday"."""
    own = below is top or (below.dep == "prep" and parse.head(top.i) is below) or token is top
    if token.lemma == "be":
        return "present" if own and not [child for child in parse.children(token.i, "attr", "acomp") if child is not top] else "undecided"
    return "present" if own and token.lemma not in cues("telling") and token.lemma != "have" else "undecided"
