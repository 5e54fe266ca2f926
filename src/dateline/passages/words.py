"""The words of a sentence, with what newspapers write differently without meaning anything else taken out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from dateline.tables import rows, words
from dateline.text.numbers import parse_number

HERE = "dateline.passages"

_WORD = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                                  # U.S., p.m.
    | [^\W\d_]+(?=n['’]t\b) | n['’]t\b                  # did|n't
    | [$£€¥%]
    | \w[\w\u0300-\u036f]*                              # a word, with accents written apart
      (?:(?:['’‘ʼ\-‐‑]|(?<=\d)[.,:/](?=\d)) \w[\w\u0300-\u036f]*)*   # Iran-backed, Israel's, 27,707, 10:30
    """,
    re.VERBOSE,
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_SAME_SIGN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})


class Word(NamedTuple):
    """A word as compared (`key`) and its characters `start` to `end` in the report's text."""

    key: str
    start: int
    end: int


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words of characters `start` to `end`. Case, accents, quotes, dashes, commas and spaces are no part of a key."""
    return tuple(Word(key_of(found.group()), found.start(), found.end()) for found in _WORD.finditer(text, start, end))


def plain(key: str) -> bool:
    """Whether a word carries grammar rather than news (`plain_words.tsv`)."""
    return key in words(HERE, "plain_words.tsv")


def raw_words(text: str, start: int, end: int) -> list[str]:
    """The same words as they are written."""
    return _WORD.findall(text, start, end)


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """A word as compared."""
    key = word.translate(_SAME_SIGN).casefold()
    if not key.isascii():
        key = "".join(sign for sign in unicodedata.normalize("NFKD", key) if not unicodedata.combining(sign))
    if key == "n't":
        return "not"
    if not key[0].isdigit():
        key = key.replace(".", "")
    if _THOUSANDS.fullmatch(key):
        return key.replace(",", "")
    return _same_words().get(key, key)


def sound(key: str) -> str:
    """A word without what may join or part it: sentences whose sounds run together alike say the same.

    So "cease-fire" and "cease fire" are "ceasefire", while figures stay apart from one another.
    """
    return f" {key} " if any(sign.isdigit() for sign in key) else key.replace("-", "").replace("'", "")


@cache
def _same_words() -> dict[str, str]:
    """One-word spellings, and number words as figures."""
    same = {row[0]: row[1] for row in rows(HERE, "spellings.tsv") if " " not in row[0]}
    for word, _, role in rows("dateline.text", "numbers.tsv"):
        number = parse_number(word) if role in ("small", "tens") else None
        if number is not None:
            same[word] = str(number)
    return same
