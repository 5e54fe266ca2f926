"""What a sentence only likens to an event, or names as a title: "like a tornado", "as if we were bombs", "the author of “The War on Guns”"."""

from __future__ import annotations

from dateline.text.parses import Parse, Token

_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_TRUE = frozenset({"appear", "look", "seem", "sound"})
"""Verbs after which "like" tells what somebody takes for true: "it looks like police arrested him"."""
_COMPARING = frozenset({"akin", "compare", "comparable", "equate", "equivalent", "liken", "similar", "tantamount"})
_OPENING = frozenset({'"', "“", "``"})
_CLOSING = frozenset({'"', "”", "''"})
LONGEST = 10
"""Tokens of a title in quotation marks."""
_SHORT = 3
"""Letters of a word that titles may leave small: "of", "the", "and"."""


def likened(parse: Parse, word: int) -> bool:
    """Whether the event at token `word` is only what something is like: "hit the party like a tornado", "acting as if they would shoot"."""
    token = parse.tokens[word]
    if token.pos in ("NOUN", "PROPN") and _is_known(parse, token):
        return False  # "he acts as if the shooting never happened"
    if token.dep == "pobj" and parse.head(word).lower == "like":
        return not any(parse.children(word, "nummod")) and not any(t.entity for t in parse.children(word, "compound", "amod"))
    above = parse.head(parse.head(word).i)
    compared = token.dep == "pobj" and parse.head(word).lower in ("to", "with") and above.lemma in _COMPARING
    if compared and any(t.lower in ("a", "an") for t in parse.children(word, "det")):
        return True  # "compared it to a hurricane"
    return any(_is_a_likeness(parse, step) for step in (token, *parse.ancestors(word)))


def _is_known(parse: Parse, noun: Token) -> bool:
    return bool(parse.children(noun.i, "poss")) or any(t.lower in _KNOWN for t in parse.children(noun.i, "det"))


def _is_a_likeness(parse: Parse, clause: Token) -> bool:
    for mark in parse.children(clause.i, "mark"):
        if mark.lower == "like" and clause.pos in ("VERB", "AUX") and parse.head(clause.i).lemma not in _TRUE:
            return True
        if mark.lower in ("if", "though") and mark.i and parse.tokens[mark.i - 1].lower == "as":
            return True
    return False


def titled(parse: Parse, word: int) -> bool:
    """Whether the token at `word` stands in a title: between quotation marks with all long words in capitals, in a sentence without them."""
    token = parse.tokens[word]
    if not token.text[:1].isupper():
        return False
    first = next((i for i in range(word - 1, max(-1, word - LONGEST), -1) if parse.tokens[i].text in _OPENING), None)
    last = next((t.i for t in parse.tokens[word + 1 : word + LONGEST] if t.text in _CLOSING), None)
    if first is None or last is None or last - first > LONGEST:
        return False
    inside = [t for t in parse.tokens[first + 1 : last] if t.text.isalpha()]
    outside = [t for t in (*parse.tokens[:first], *parse.tokens[last:]) if t.text.isalpha() and len(t.text) > _SHORT]
    capitals = all(t.text[:1].isupper() for t in inside if len(t.text) > _SHORT)
    return len(inside) > 1 and capitals and sum(t.text.islower() for t in outside) > 1
