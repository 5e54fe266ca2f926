"""Numbers as newspapers write them: "27,707", "twenty-one", "two hundred", "1.2 million", "a dozen"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from dateline.tables import rows

_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_BREAKS = re.compile(r"[\s\-‐‑–]+|(?<=\d)(?=[a-z])")
_LONGEST = 200
"""More characters than this write no number that a newspaper would print."""


def parse_number(words: str) -> int | None:
    """The whole number that `words` write, or None where they write none ("dozens", "3.5", "first", "five or six").

    "a" and "an" count only before a dozen, a hundred and so on: "a man" writes no number. "another" adds nothing to
    a number behind it ("another five" is 5) and is 1 alone. All of `words` must belong to the number.
    """
    if len(words) > _LONGEST:
        return None
    parts = [word for word in _BREAKS.split(words.casefold().strip(" \t\n\u00a0.,")) if word]
    if not parts:
        return None
    if parts[0] == "another" and len(parts) > 1:
        parts = [word for word in parts[1:] if word != "a"] if parts[1] == "a" else parts[1:]
    number = _Number()
    for word in parts:
        if not number.take(word):
            return None
    return number.value()


def writes_number(word: str) -> bool:
    """Whether a number can begin with `word`: figures, or a word of `numbers.tsv`."""
    return word[:1].isdecimal() or word.casefold().split("-", 1)[0] in _words()


@lru_cache(1 << 14)
def goes_on_number(word: str) -> bool:
    """Whether `word` can stand inside a number: where it cannot, no words around it need be tried with it."""
    parts = (part for part in _BREAKS.split(word.casefold().strip(".,")) if part)
    return all(part == "and" or part in _words() or _FIGURES.fullmatch(part) for part in parts)


@dataclass(slots=True)
class _Number:
    """A number read word by word: thousands and up are added to `total`, `group` is what stands before the next of them."""

    total: Decimal = Decimal(0)
    group: Decimal | None = None
    last: str = ""
    """How the last word joined: a role of `numbers.tsv`, "figures", "and" or "" at the beginning."""
    scale: Decimal = Decimal("Infinity")
    """The last of thousand, million ...: they must fall."""

    def take(self, word: str) -> bool:
        """Add a word; False where no number goes on like that."""
        if _FIGURES.fullmatch(word):
            value, role = Decimal(word.replace(",", "")), "figures"
        elif word == "and":
            value, role = Decimal(0), "and"
        elif word in _words():
            value, role = _words()[word]
        else:
            return False
        ok = bool(getattr(self, f"_{role}")(value))
        self.last = role
        return ok

    def value(self) -> int | None:
        """The whole number, or None where it is none."""
        if self.last in ("", "and", "article", "half"):
            return None
        number = self.total + (self.group or 0)
        return int(number) if number == int(number) else None

    def _figures(self, value: Decimal) -> bool:
        self.group = value
        return self.last in ("", "thousand")

    def _small(self, value: Decimal) -> bool:
        fits = self.last in ("", "hundred", "thousand", "and") or (self.last == "tens" and 0 < value < 10)
        self.group = (self.group or 0) + value
        return fits

    def _tens(self, value: Decimal) -> bool:
        self.group = (self.group or 0) + value
        return self.last in ("", "hundred", "thousand", "and")

    def _and(self, _value: Decimal) -> bool:
        return self.last in ("hundred", "thousand")

    def _article(self, value: Decimal) -> bool:
        fits = self.last in ("", "half")
        self.group = value if self.group is None else self.group
        return fits

    def _half(self, value: Decimal) -> bool:
        self.group = value
        return self.last == ""

    def _another(self, value: Decimal) -> bool:
        self.group = value
        return self.last == ""

    def _hundred(self, value: Decimal) -> bool:
        fits = self.last in ("", "article", "small", "tens", "figures") and (self.group or 1) < 100
        self.group = (self.group or 1) * value
        return fits

    def _dozen(self, value: Decimal) -> bool:
        fits = self.last in ("", "article", "small", "tens", "figures", "half") and self.total == 0
        self.group = (self.group or 1) * value
        return fits

    def _thousand(self, value: Decimal) -> bool:
        fits = self.last in ("", "article", "half", "small", "tens", "figures", "hundred") and value < self.scale
        self.total, self.group, self.scale = self.total + (self.group or 1) * value, None, value
        return fits


@cache
def _words() -> dict[str, tuple[Decimal, str]]:
    return {word: (Decimal(value), role) for word, value, role in rows("dateline.text", "numbers.tsv")}
