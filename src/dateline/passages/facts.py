"""The pieces of a sentence whose change is a change of fact: numbers, dates, names, negations and hedges."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import NamedTuple

from dateline.passages.dates import begins, clock_at, day_or_time, is_year, month_near
from dateline.passages.names import capitals, is_title, name_length
from dateline.passages.words import HERE, Word, owner, words_of
from dateline.records import ChangeKind
from dateline.tables import rows, words
from dateline.text.datelines import dateline_end
from dateline.text.numbers import goes_on_number, parse_number, writes_number

_HELD = 1 << 11
"""Sentences whose pieces are held, for the copies that come next."""
_LONGEST_NUMBER = 8
"""Words: "two hundred and seventy-five thousand three hundred and six"."""
_NUMBER_GAP = re.compile(r"\s+")
_FIGURE = re.compile(r"\d[\d.,:/-]*[a-z]{0,3}(?:-[a-z].*)?")
"""3.5, 2-1, 5th, 10km, 9mm-calibre; not the "1uaJsFF" of an address."""
_PHONE = re.compile(r"(?:\d{3}\)?[ .-]{1,2})?\d{3}[.-]\d{4}(?![\w-])")
_FRACTION = re.compile(r"(?:half|third|quarter|fifth|tenth)s?")
_NO_WORDS = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|gov)\b|<[A-Z.]+>|\b\w+(?:\.\w+)*@\w+\S*")
"""Addresses and the codes of shares: no part of what is said."""
_OPENING = re.compile(r"[A-Z][A-Z.'’ -]{2,40}(?:, [\w.'’ ]{2,30}){0,2}(?: ?\([^()]{1,60}\))?\s*(?:>>|\|)\s")
"""A dateline that ends in no dash: "KARSK (Coast Press) | ", "ORVANE >> "."""


class Piece(NamedTuple):
    """Words of a sentence that are compared as one: a number, a date, a name, a hedge ... or a word."""

    kind: ChangeKind
    key: str
    """What it says: "three" and "3" have one key, "Feb. 7" and "7 February" too."""
    start: int
    end: int


def pieces(text: str, names: AbstractSet[str]) -> tuple[Piece, ...]:
    """The pieces of a sentence, in order, with offsets in it. `names` are keys of words known to be names from elsewhere in the reports.

    Its dateline, web addresses and the codes of shares are left out: they are the outlet's, not the statement's.
    """
    return _pieces(text, names & {owner(word.key) for word in words_of(text)})


@lru_cache(_HELD)
def _pieces(text: str, names: frozenset[str]) -> tuple[Piece, ...]:
    """They hang on the names that the sentence has, and on no others: found once for all its copies."""
    line = _statement(text, words_of(text))
    told = {
        at: fact
        for at, word in enumerate(line)
        if _may_begin(text[word.start : word.end], word.key)
        and (fact := _number(text, line, at) or _date(text, line, at) or _phrase(text, line, at))
    }
    known = capitals(text, line, names) - told.keys()
    found: list[Piece] = []
    at = 0
    while at < len(line):
        kind, key, length = told.get(at) or _word(text, line, at, known)
        found.append(Piece(kind, key, line[at].start, line[at + length - 1].end))
        at += length
    return tuple(found)


def _statement(text: str, line: Sequence[Word]) -> Sequence[Word]:
    if not line:
        return line
    start, end = line[0].start, line[-1].end
    aside = [found.span() for found in _NO_WORDS.finditer(text, start, end)]
    opening = _OPENING.match(text, start, end)
    dateline = opening.end() - start if opening else 0 if is_title(text, line) else dateline_end(text[start:end])
    if not aside and not dateline:
        return line
    return [w for w in line if w.start >= start + dateline and not any(first <= w.start < last for first, last in aside)]


@lru_cache(1 << 16)
def _may_begin(printed: str, key: str) -> bool:
    """Whether a word can be the first of a number, a date or a phrase: few can, and the rest need no closer look."""
    return writes_number(printed) or begins(key) or key in _phrases()


_Found = tuple[ChangeKind, str, int]


def _number(text: str, line: Sequence[Word], at: int) -> _Found | None:
    first = text[line[at].start : line[at].end]
    if not (writes_number(first) or line[at].key[0].isdecimal()):
        return None
    if clock_at(text, line, at) or is_year(line, at) or month_near(text, line, at) is not None:
        return None
    if first.isalpha() and line[at].key == "1" and at + 1 < len(line) and line[at + 1].key in ("of", "another"):
        return None  # "one of them" counts nobody
    phone = _PHONE.match(text, line[at].start)
    if phone:
        return "number", re.sub(r"\D", "", phone.group()), sum(phone.start() <= word.start < phone.end() for word in line[at:])
    for last in range(_last_of_number(text, line, at), at - 1, -1):
        value = parse_number(text[line[at].start : line[last].end])
        if value is not None and not (last == at and line[at].key == "another"):
            part = line[last + 1].key if last + 1 < len(line) and last == at else ""
            if _FRACTION.fullmatch(part) and _NUMBER_GAP.fullmatch(text, line[last].end, line[last + 1].start):
                return "number", f"{value}/{part}", 2
            return "number", str(value), last + 1 - at
    head, _, rest = first.partition("-")
    value = parse_number(head)
    if rest and value is not None:
        return "number", f"{value}{'/' if _FRACTION.fullmatch(rest) else '-'}{rest.casefold()}", 1
    return ("number", line[at].key, 1) if _FIGURE.fullmatch(line[at].key) else None


def _last_of_number(text: str, line: Sequence[Word], at: int) -> int:
    """Place of the last word that a number which begins at `at` can have."""
    last = at
    for following in range(at + 1, min(len(line), at + _LONGEST_NUMBER)):
        word = line[following]
        if not goes_on_number(text[word.start : word.end]) or not _NUMBER_GAP.fullmatch(text, line[last].end, word.start):
            break
        last = following
    return last


def _date(text: str, line: Sequence[Word], at: int) -> _Found | None:
    found = day_or_time(text, line, at)
    return None if found is None else ("date", *found)


def _phrase(text: str, line: Sequence[Word], at: int) -> _Found | None:
    for keys, kind, said, before in _phrases().get(line[at].key, ()):
        after = at + len(keys)
        if tuple(word.key for word in line[at:after]) != keys:
            continue
        if before == "number" and not (after < len(line) and _number(text, line, after)):
            continue
        if keys == ("may",) and text[line[at].start].isupper() and at > 0:
            continue
        return kind, said, len(keys)
    return None


def _word(text: str, line: Sequence[Word], at: int, known: Collection[int]) -> _Found:
    if at not in known:
        return "words", line[at].key, 1
    length = name_length(text, line, at, known)
    return "name", " ".join(owner(word.key) for word in line[at : at + length]), length


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], ChangeKind, str, str], ...]]:
    """First word → phrases that begin with it, longest first: their words, kind, what they say, and what must follow."""
    found: dict[str, list[tuple[tuple[str, ...], ChangeKind, str, str]]] = {}
    for words_, kind, said, before in _table():
        keys = tuple(word.key for word in words_of(words_))
        if keys:
            found.setdefault(keys[0], []).append((keys, kind, said, before))
    return {first: tuple(sorted(same, key=lambda row: (-len(row[0]), row))) for first, same in found.items()}


def _table() -> Iterator[tuple[str, ChangeKind, str, str]]:
    for phrase, before, says in rows(HERE, "hedges.tsv"):
        yield phrase, "hedge", says, before
    for phrase in sorted(words(HERE, "negations.tsv")):
        yield phrase, "negation", phrase, ""
    for phrase in sorted(words(HERE, "vague_numbers.tsv")):
        yield phrase, "number", phrase, ""
    for phrase, said in rows(HERE, "spellings.tsv"):
        if " " in phrase:
            yield phrase, "words", said, ""
