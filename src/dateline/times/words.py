"""The words of the grammar, from the tables beside this file, as look-ups and as pieces of regular expressions."""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

from dateline.tables import rows, words

_HERE = "dateline.times"


class Unit(NamedTuple):
    """A unit of time: `steps` days or months make one of it (`clock` units make no day)."""

    step: str
    steps: int
    prefix: str
    letter: str


def _either(words: object) -> str:
    """One of `words`, the longest first; spaces stand for any white space."""
    assert isinstance(words, (list, tuple, dict))  # noqa: S101 - what the tables below give
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word)))


def _proper(names: list[str]) -> str:
    """Names with their capital, or in capitals throughout as headlines print them."""
    return rf"(?-i:{_either(names)}|{_either([name.upper() for name in names])})"


WEEKDAYS = {name.lower(): int(number) for name, number, _ in rows(_HERE, "weekdays.tsv")}
WEEKDAYS |= {short.lower(): int(number) for _, number, shorts in rows(_HERE, "weekdays.tsv") for short in shorts.split()}
MONTHS = {name.lower(): int(number) for name, number, _, _ in rows(_HERE, "months.tsv")}
MONTHS |= {short.lower(): int(number) for _, number, shorts, _ in rows(_HERE, "months.tsv") for short in shorts.split()}
DOUBTFUL_MONTHS = frozenset(name.lower() for name, _, _, doubtful in rows(_HERE, "months.tsv") if doubtful == "yes")
UNITS = {
    word: Unit(step, int(steps), prefix, letter)
    for one, many, step, steps, prefix, letter in rows(_HERE, "units.tsv")
    for word in (one, many)
}
NUMBERS = {word: None if value == "?" else float(value) for word, value, _ in rows(_HERE, "numbers.tsv")}
ORDINALS = {
    ordinal: int(value) for _, value, ordinal in (tuple(row) + ("",) * (3 - len(row)) for row in rows(_HERE, "numbers.tsv")) if ordinal
}
DAY_PARTS = {row[0]: row[1] for row in rows(_HERE, "day_parts.tsv")}
SEASONS = {name: (int(first), code) for name, first, code in rows(_HERE, "seasons.tsv")}
HOLIDAYS = {name.lower().replace("’", "'"): rule for name, rule in rows(_HERE, "holidays.tsv")}
VAGUE = tuple((row[0], row[1]) for row in rows(_HERE, "vague.tsv"))

_names = [name for name, _, _ in rows(_HERE, "weekdays.tsv")]
_shorts = [short for _, _, shorts in rows(_HERE, "weekdays.tsv") for short in shorts.split()]
_months = [name for name, _, _, _ in rows(_HERE, "months.tsv")]
_month_shorts = [short for _, _, shorts, _ in rows(_HERE, "months.tsv") for short in shorts.split()]

WEEKDAY = _proper(_names)
WEEKDAY_OR_SHORT = rf"(?:{_proper(_names)}|{_proper(_shorts)}\b\.?)"
MONTH = _proper(_months)
MONTH_OR_SHORT = rf"(?:{_proper(_months)}|{_proper(_month_shorts)}\b\.?)"
UNIT = rf"(?:{_either([word for row in rows(_HERE, 'units.tsv') for word in row[:2]])})"
UNITS_MANY = rf"(?:{_either([row[1] for row in rows(_HERE, 'units.tsv')])})"
_number_words = _either(list(NUMBERS))
NUMBER = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|(?:a\s+(?=few|couple|dozen|hundred|half))?(?:{_number_words})(?:[\s-](?:and[\s-](?:a[\s-])?)?(?:{_number_words})){{0,6}})"
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_either(list(ORDINALS))})"
DAY_PART = rf"(?:{_either(list(DAY_PARTS))})"
SEASON = rf"(?:{_either(list(SEASONS))})"
HOLIDAY = rf"(?-i:{_either([row[0] for row in rows(_HERE, 'holidays.tsv')])})".replace("'", "['’]")
FALSE_FRIEND = rf"(?-i:{'|'.join(row[0] for row in rows(_HERE, 'false_friends.tsv'))})".replace(" ", r"\s+")
ZONE = rf"(?:(?-i:{_either([row[0] for row in rows(_HERE, 'zones.tsv')])})\b)"


cues = partial(words, _HERE, "cues.tsv")
"""The words of `cues.tsv` of one kind."""


HEDGE = rf"(?:{_either(sorted(cues('hedge')))})"


def number(words: str) -> float | None:
    """What a number says: "four-and-a-half" is 4.5, "twenty four" 24, "a" 1; None where it is not said ("several")."""
    plain = re.sub(r"[\s-]+", " ", words.lower().replace(",", "")).strip()
    if re.fullmatch(r"[\d.]+", plain):
        return float(plain)
    total: float = 0
    for word in plain.split():
        if word in ("a", "an", "and", "of"):
            continue
        value = NUMBERS.get(word)
        if value is None:
            return 2.0 if word == "couple" else None
        total = max(total, 1) * value if word in ("hundred", "dozen") else total + value
    return total or 1.0
