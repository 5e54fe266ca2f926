"""Sentences printed all in capitals, with small letters where the parser saw them: so that "THE CALLER" names no town."""

from __future__ import annotations

import re

from dateline.text.parses import Parse
from dateline.text.recasing import in_capitals

_SPANISH = re.compile(r"\b(?:de\s+)?(?:el|la|los|las|del|de)\s+[^\W\d_]+")
"""A Spanish article or "of" and what follows: no English word, so that both belong to a name (La Ceiba, Viña del Mar)."""
_HEADED = re.compile(
    r"(?:\b(?:in|of|at|from|near|for)\s+(?:the\s+)?|\bthe\s+|[,(]\s*)(?P<name>[^\W\d_]+(?:\s+[^\W\d_]+){0,2}?)\s+"
    r"(?:neighbou?rhood|municipality|canton|department)\b"
)
"""What stands between "the" or "in" and such a noun, where it tells which one: "in Rio Negro municipality"."""
_HEADED_BEFORE = re.compile(
    r"\b(?:department|municipality|province|canton)\s+of\s+(?P<name>[^\W\d_]+(?:\s+[^\W\d_]+){0,2}?)"
    r"(?=\s*(?:[,.;:)]|--|$)|\s+(?:after|and|at|by|during|in|on|that|to|was|were|where|which|who)\b)"
)
"""What stands behind such a noun: "in the department of Bolivar"."""
_SORTS = frozenset("class farming ghetto home mining same slum whole".split())
"""Words that tell what sort of neighbourhood or municipality one is, and not which."""
_NAMING = ("NN", "NNP", "NNS", "NNPS", "FW")
"""Tags of the words of a name whose letters are small."""


def as_read(sentence: str, parse: Parse) -> str:
    """The sentence with the letters that the parser saw, and capitals in names of which its dictionary has the words (La Ceiba);
    as it is where it is not all in capitals.
    """
    return parse.once(_as_read, sentence)


def _as_read(parse: Parse, sentence: str) -> str:
    if not in_capitals(sentence):
        return sentence
    letters = list(sentence)
    for token in parse.tokens:
        if sentence[token.start : token.end].casefold() == token.lower:
            letters[token.start : token.end] = token.text
    text = _SPANISH.sub(lambda name: name.group().title(), "".join(letters))
    tags = {token.start: token.tag for token in parse.tokens}
    for match in (*_HEADED.finditer(text), *_HEADED_BEFORE.finditer(text)):
        start, end = match.span("name")
        words = [(start + word.start(), word.group()) for word in re.finditer(r"\S+", match["name"])]
        if all(tags.get(place) in _NAMING and word not in _SORTS for place, word in words):
            text = text[:start] + match["name"].title() + text[end:]
    return text
