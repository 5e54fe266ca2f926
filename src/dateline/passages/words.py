"""The words of a sentence, with what newspapers write differently without meaning anything else taken out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from dateline.tables import rows, words
from dateline.text.numbers import parse_number

HERE = "dateline.passages"

_TELLING_WORDS = 6
_TELLING_NEWS = 3

_WORD = re.compile(
    r"""
    (?<!\w)(?!(?:Mr|Mrs|Ms|Messrs|Dr|Prof|United|European|[pP]er)\b)\w++(?=[\s“”"()!?;]|[,.:]\s|[,.:]?$)   # most words; the rest says what else there is
    | (?:[^\W\d_]\.){2,} | \b[aApP]\.[mM]\b              # U.S., p.m.
    | [^\W\d_]+(?=n['’‘]t\b) | n['’‘]t\b                  # did|n't
    | \b(?:(?:[iI]t|[hH]e|[sS]he|[tT]hat|[tT]here|[wW]hat|[wW]ho|[hH]ere)(?=['’]s\b) | (?:I|[A-Za-z]+)(?=['’‘](?:m|re|ve|ll)\b))
    | (?<=\w)['’‘](?:m|re|ve|ll)\b | (?<=\b[iI]t)['’]s\b | (?<=\b[hH]e)['’]s\b | (?<=\b[sS]he)['’]s\b | (?<=[tT]hat)['’]s\b
    | (?<=\b[tT]here)['’]s\b | (?<=\b[wW]hat)['’]s\b | (?<=\b[wW]ho)['’]s\b | (?<=\b[hH]ere)['’]s\b   # it|'s, I|'m
    | [$£€¥%]
    | (?:United[ ](?:States|Nations|Kingdom)|European[ ]Union)\b(?:['’]s\b)? | [pP]er[ ]cent\b
    | (?<!\w)(?!(?:Mr|Mrs|Ms|Messrs|Dr|Prof)\b)\w[\w\u0300-\u036f]*   # a word, with accents written apart; honorifics say nothing
      (?:(?:['’‘ʼ\-‐‑]|(?<=\d)[.,:/](?=\d)) \w[\w\u0300-\u036f]*)*   # Iran-backed, Israel's, 27,707, 10:30
    """,
    re.VERBOSE,
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_SAME_SIGN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})


_ENDINGS = (
    (re.compile(r"(?<=\w{3})([iy])s(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), r"\1z"),  # legalise, analysed
    (re.compile(r"(?<=\w{3})our(?=(?:s|ed|ing|ite|ites|able|al|ful|less|er|ers)?$)"), "or"),  # favours
    (re.compile(r"(?<=[aeiou]\w)(\w*[aeiou])ll(?=(?:ed|ing|er|ers|or|ors)$)"), r"\1l"),  # travelled
    (re.compile(r"(?<=\w{3})ogue(?=s?$)"), "og"),
)
"""Endings that are spelt in two ways."""

_SHORTENED = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'s": "is"}
"""What a shortened word stands for. "it's" may be "it has"; neither changes a fact."""


_HELD = 1 << 12
"""Sentences whose words are held, for the copies that come next."""


class Word(NamedTuple):
    """A word as compared (`key`) and its characters `start` to `end` in its sentence."""

    key: str
    start: int
    end: int


@lru_cache(_HELD)
def words_of(sentence: str) -> tuple[Word, ...]:
    """The words of a sentence. Case, accents, quotes, dashes, commas and spaces are no part of a key."""
    return tuple(Word(key_of(found.group()), found.start(), found.end()) for found in _WORD.finditer(sentence))


def owner(key: str) -> str:
    """ "Israel's" and "Israel" are one name."""
    return key.removesuffix("'s").removesuffix("'")


def plain(key: str) -> bool:
    """Whether a word carries grammar rather than news (`plain_words.tsv`)."""
    return key in words(HERE, "plain_words.tsv")


def tells(sentence: str) -> bool:
    """Whether a sentence can show that a report was copied: six words, three different ones with news."""
    keys = [key_of(word) for word in raw_words(sentence)]
    return telling(len(keys), len({key for key in keys if not plain(key)}))


def telling(count: int, news: int) -> bool:
    """The same, of so many words, so many different ones of which carry news; "Police said so." cannot."""
    return count >= _TELLING_WORDS and news >= _TELLING_NEWS


@lru_cache(_HELD)
def raw_words(sentence: str) -> tuple[str, ...]:
    """The words of a sentence as they are written."""
    return tuple(_WORD.findall(sentence))


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """A word as compared."""
    key = word.translate(_SAME_SIGN)
    key = _full_names().get(key.replace(".", ""), key).casefold()
    if not key.isascii():
        key = "".join(sign for sign in unicodedata.normalize("NFKD", key) if not unicodedata.combining(sign))
    if key in _SHORTENED:
        return _SHORTENED[key]
    if not key[0].isdigit():
        key = key.replace(".", "")
    if _THOUSANDS.fullmatch(key):
        return key.replace(",", "")
    same = _same_words().get(key)
    if same is None and key.endswith("'s"):
        return f"{_same_words().get(key[:-2]) or _american(key[:-2])}'s"
    return same or _american(key)


def _american(key: str) -> str:
    """One form for British and American endings. What else they meet ("devour", "promise") is only written oddly, alike on both sides."""
    for ending, form in _ENDINGS:
        key = ending.sub(form, key)
    return key


def sound(key: str) -> str:
    """A word without what may join or part it: sentences whose sounds run together alike say the same.

    So "cease-fire" and "cease fire" are "ceasefire", while figures stay apart from one another.
    """
    return f" {key} " if any(sign.isdigit() for sign in key) else key.replace("-", "").replace("'", "")


@cache
def _full_names() -> dict[str, str]:
    """Names in short, in capitals (us is no name), as their full forms; of something too: "US's"."""
    short = {row[1]: row[0] for row in rows(HERE, "short_names.tsv")}
    return short | {f"{key}'s": f"{full}'s" for key, full in short.items()}


@cache
def _same_words() -> dict[str, str]:
    """One-word spellings, and number words as figures."""
    same = {row[0]: row[1] for row in rows(HERE, "spellings.tsv")}
    for word, _, role in rows("dateline.text", "numbers.tsv"):
        number = parse_number(word) if role in ("small", "tens") else None
        if number is not None:
            same[word] = str(number)
    return same
