"""Numbers of several words ("twenty-one", "three hundred", "a hundred and twelve"), whatever the parser hangs their words on."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.text.numbers import goes_on_number, parse_number
from dateline.text.parses import Parse

_DASHES = frozenset("-‐‑–")
_REACH = 5
"""Words that a number has before or behind any one of its words: "a hundred and twenty-one thousand" has five before its last but one."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A whole number, and the first and last token that write it."""

    value: int
    first: int
    last: int


def numeral(parse: Parse, word: int) -> Numeral | None:
    """The number that the token at `word` is part of: of all stretches of words around it that write one, the longest."""
    tokens = parse.tokens
    if not 0 <= word < len(tokens) or not _goes_on(tokens[word].text):
        return None
    begin = end = word
    while begin > max(0, word - _REACH) and _goes_on(tokens[begin - 1].text):
        begin -= 1
    while end < min(len(tokens) - 1, word + _REACH) and _goes_on(tokens[end + 1].text):
        end += 1
    stretches = ((first, last) for first in range(begin, word + 1) for last in range(word, end + 1))
    for first, last in sorted(stretches, key=lambda at: (at[0] - at[1], at)):
        written = [token.text for token in tokens[first : last + 1]]
        if written[0] not in _DASHES and written[-1] not in _DASHES and (value := parse_number(" ".join(written))) is not None:
            return Numeral(value, first, last)
    return None


def _goes_on(text: str) -> bool:
    return text in _DASHES or (text.isalnum() and goes_on_number(text)) or text[:1].isdecimal()
