"""Words as names are compared: without case, accents, hyphens and apostrophes, in one spelling."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.tables import rows
from dateline.text.parser import plain

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:'(?!s\b)[^\W_]+)*|'s\b|[^\w\s']")
_HYPHENS = frozenset("-‐‑–")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of one sentence; offsets in the sentence's text. `glued` tells that a hyphen joins it to the word before."""

    start: int
    end: int
    text: str
    form: str
    glued: bool


def split(text: str) -> list[Word]:
    """The words of `text` as they are compared; a hyphen between two words is no word of its own."""
    return list(_words(text))


@lru_cache(1 << 12)
def _words(text: str) -> tuple[Word, ...]:
    """Names are split again and again in a report, and sentences in each copy of it."""
    words: list[Word] = []
    hyphen_at = -1
    for match in _WORD.finditer(plain(text)):
        start, end = match.span()
        found = match.group()
        if found in _HYPHENS:
            if words and words[-1].end == start:
                hyphen_at = end
            continue
        words.append(Word(start, end, found, fold(found), start == hyphen_at))
    return tuple(words)


@lru_cache(1 << 15)
def fold(word: str) -> str:
    """A word without case, accents, full stops and apostrophes, in the spelling of `spellings.tsv` ("Hizballah" is "hezbollah")."""
    form = word.lower()
    if not form.isascii():
        form = "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))
    if len(form) > 1:
        form = form.replace(".", "").replace("'", "") if form != "'s" else form
    return _spellings().get(form, form)


@cache
def _spellings() -> dict[str, str]:
    return {other: standard for standard, others in rows("dateline.text", "spellings.tsv") for other in others.split("|")}
