"""Ages: people told by age alone ("a 15-year-old"), and names known for people by the age behind them."""

from __future__ import annotations

import re

from dateline.text.numbers import parse_number
from dateline.text.parses import Parse, Token

UNIT = re.compile(r"^-?(?:year|yr|month|week|day)s?-?(?:-old)?|^year", re.IGNORECASE)
"""The unit of an age, as in "15-year-old"."""
ADULT = 18
"""Years from which someone told by age alone is no child."""


OLDEST = 110
"""No number above is an age in years."""


_BEFELL = frozenset({"dead", "dies", "shot", "hurt", "stabbed"})
"""What headlines say of someone told by age alone, where the parser takes it for a noun: "4-year-old shot in home"."""


def aged(parse: Parse, token: Token) -> int | None:
    """The age in years of someone told by age alone, "a 15-year-old" (0 for months and less); None for other words."""
    described = parse.head(token.i)
    if token.dep == "amod" and described.i > token.i and described.pos in ("NOUN", "PROPN") and described.lower not in _BEFELL:
        return None  # "a 15-year-old boy"
    return years(parse, token)


def years(parse: Parse, old: Token) -> int | None:
    """The age in years that ends with "old", as in "15-year-old" (0 for months and less); None for other words."""
    if old.lower not in ("old", "olds"):
        return None
    before = [t for t in parse.tokens[max(0, old.i - 4) : old.i] if t.text != "-"][-2:]  # "15-year-old", "15 year old"
    if len(before) < len(("15", "year")):
        return None
    number, unit = before
    age = parse_number(number.text)
    if age is None or not UNIT.match(unit.text):
        return None
    return age if unit.lower.startswith(("year", "yr")) else 0


def name_with_age(parse: Parse, noun: Token) -> bool:
    """ "Leo Varga, 21," and "13 year old Leo Varga": what has an age is a person."""
    if noun.pos == "PROPN" and any(years(parse, t) is not None for t in parse.children(noun.i, "amod")):
        return True
    after = parse.tokens[noun.i + 1 : noun.i + 3]
    if noun.pos != "PROPN" or len(after) < len((",", "21")) or after[0].text != "," or after[1].pos != "NUM" or not after[1].text.isdigit():
        return False
    return after[1].head == noun.i and int(after[1].text) <= OLDEST


def ages_behind(parse: Parse, head: int) -> tuple[int, ...]:
    """The tokens of the ages in "his sons, ages 3 and 4," and "his sons, 3, 5 and 7,": as many as there are people; none for one age."""
    after = parse.tokens[head + 1 :]
    if not after or after[0].text != ",":
        return ()
    found: list[int] = []
    for place, token in enumerate(after[1:]):
        if token.pos == "NUM" and (age := parse_number(token.text)) is not None and age <= OLDEST:
            found.append(token.i)
        elif not (token.lower in ("and", ",") or (place == 0 and token.lower in ("ages", "aged", "age"))):
            ends = token.pos not in ("NOUN", "PROPN", "ADJ", "NUM") and token.text not in ("-", "years")
            return tuple(found) if len(found) > 1 and ends else ()
    return tuple(found) if len(found) > 1 else ()
