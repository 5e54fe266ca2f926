"""The pieces of a sentence whose change is a change of fact: numbers, dates, names, negations and hedges."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.passages.words import HERE, Word, key_of, plain, words_of
from dateline.records import ChangeKind
from dateline.tables import rows, words
from dateline.text.numbers import parse_number, writes_number

_LONGEST_NUMBER = 8
"""Words: "two hundred and seventy-five thousand three hundred and six"."""
_GAP = re.compile(r"[\s,.]*")
_NUMBER_GAP = re.compile(r"\s+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_YEAR = frozenset({"in", "since", "of", "from", "until", "by", "during", "before", "after", "early", "late", "mid", "year"})
_BEFORE_MONTH = frozenset({"in", "since", "last", "next", "this", "early", "late", "mid", "until", "by", "from", "of"})
_HALVES_OF_DAY = frozenset({"am", "pm"})
_FIGURE = re.compile(r"\d[\d.,:/-]*[a-z]{0,3}(?:-[a-z].*)?")
"""3.5, 2-1, 5th, 10km, 9mm-calibre; not the "1uaJsFF" of an address."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_SMALL = re.compile(r"\b[^\W\d_A-Z][\w'’\-]*")
_LARGE = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’\-]*\w")
_SENTENCE_OPENS = frozenset("“\"'‘:.?!(—–-")
_INITIAL = 3
"""Letters of a name or title that is followed by a full stop and goes on: "John F. Smith", "Gen. Smith"."""
_TITLE_CASE_SHARE = 0.7
"""Above this share of capitalised words a line is a title, and capitals tell no names."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence that are compared as one: a number, a date, a name, a hedge ... or a word."""

    kind: ChangeKind
    key: str
    """What it says: "three" and "3" have one key, "Feb. 7" and "7 February" too."""
    start: int
    end: int


def pieces(text: str, line: Sequence[Word], names: Collection[str]) -> tuple[Piece, ...]:
    """The pieces of a sentence, in order. `names` are keys of words known to be names from elsewhere in the reports."""
    found: list[Piece] = []
    capitals = _capitals(text, line, names)
    at = 0
    while at < len(line):
        kind, key, length = _number(text, line, at) or _date(text, line, at) or _phrase(text, line, at) or _word(line, at, capitals)
        found.append(Piece(kind, key, line[at].start, line[at + length - 1].end))
        at += length
    return tuple(found)


def names_in(prose: str) -> frozenset[str]:
    """Keys of the words that are written with a capital inside sentences of `prose` and nowhere without one."""
    small = {key_of(word) for word in set(_SMALL.findall(prose))}
    large = {owner(key_of(word)) for word in set(_LARGE.findall(prose))}
    return frozenset(key for key in large - small if not plain(key))


_Found = tuple[ChangeKind, str, int]


def _number(text: str, line: Sequence[Word], at: int) -> _Found | None:
    first = text[line[at].start : line[at].end]
    if not (writes_number(first) or line[at].key[0].isdecimal()):
        return None
    if _clock(line, at):
        return None
    if _is_year(line, at) or _month_near(text, line, at):
        return None
    for last in range(min(len(line), at + _LONGEST_NUMBER) - 1, at - 1, -1):
        together = all(_NUMBER_GAP.fullmatch(text, a.end, b.start) for a, b in zip(line[at:last], line[at + 1 : last + 1], strict=True))
        value = parse_number(text[line[at].start : line[last].end]) if together else None
        if value is not None and not (last == at and line[at].key == "another"):
            return "number", str(value), last + 1 - at
    head, _, rest = first.partition("-")
    value = parse_number(head)
    if rest and value is not None:
        return "number", f"{value}-{rest.casefold()}", 1
    return ("number", line[at].key, 1) if _FIGURE.fullmatch(line[at].key) else None


def _date(text: str, line: Sequence[Word], at: int) -> _Found | None:
    key = line[at].key
    if _clock(line, at):
        half = line[at + 1].key if at + 1 < len(line) and line[at + 1].key in _HALVES_OF_DAY else ""
        return "date", (key + half).replace(":00", ""), 2 if half else 1
    if _is_year(line, at):
        return "date", key, 1
    first, month = at, _month_near(text, line, at)
    if month is None:
        stands_for, role = _date_words().get(owner(key), ("", ""))
        return ("date", stands_for, 1) if role in ("weekday", "day") and (role == "day" or text[line[at].start].isupper()) else None
    last = month
    day = line[at].key if month > at else ""
    if not day and last + 1 < len(line) and _day_of_month(line[last + 1].key) and _joined(text, line, last):
        last += 1
        day = line[last].key
    year = ""
    if last + 1 < len(line) and _YEAR.fullmatch(line[last + 1].key) and _joined(text, line, last):
        last += 1
        year = line[last].key
    day = re.sub(r"\D", "", day).lstrip("0")
    return "date", " ".join((_date_words()[owner(line[month].key)][0], day, year)).strip(), last + 1 - first


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


def _word(line: Sequence[Word], at: int, capitals: Collection[int]) -> _Found:
    key = line[at].key
    return ("name" if at in capitals else "words"), key, 1


def _capitals(text: str, line: Sequence[Word], names: Collection[str]) -> frozenset[int]:
    """Places of the words that are names."""
    title = _is_title(text, line)
    return frozenset(
        at
        for at, word in enumerate(line)
        if _names_something(text, word) and (owner(word.key) in names or not (title or _opens(text, line, at)))
    )


def _names_something(text: str, word: Word) -> bool:
    """Whether a word has a capital and is none of grammar: "US" is, "Us" is not."""
    written = text[word.start : word.end].replace(".", "")
    return written[0].isupper() and (not plain(word.key) or (len(written) > 1 and written.isupper()))


def _is_title(text: str, line: Sequence[Word]) -> bool:
    telling = [text[word.start] for word in line if not plain(word.key)]
    return sum(sign.isupper() for sign in telling) > _TITLE_CASE_SHARE * len(telling)


def _opens(text: str, line: Sequence[Word], at: int) -> bool:
    """Whether a word stands where any word is written with a capital: first, or behind an opening quote, a colon, a full stop."""
    if at == 0:
        return True
    between = text[line[at - 1].end : line[at].start].strip()
    before = text[line[at - 1].start : line[at - 1].end]
    if between == "." and before[0].isupper() and len(before) <= _INITIAL:
        return False
    return bool(between) and between[-1] in _SENTENCE_OPENS and between not in ("-", "'", "’")


def owner(key: str) -> str:
    """ "Israel's" and "Israel" are one name."""
    return key.removesuffix("'s").removesuffix("'")


def _clock(line: Sequence[Word], at: int) -> bool:
    key = line[at].key
    if not key[0].isdecimal():
        return False
    behind = line[at + 1].key if at + 1 < len(line) else ""
    return ":" in key or key.lstrip("0123456789.") in _HALVES_OF_DAY or behind in _HALVES_OF_DAY


def _is_year(line: Sequence[Word], at: int) -> bool:
    printed = line[at].end - line[at].start  # 1,921 is no year
    return bool(_YEAR.fullmatch(line[at].key)) and printed == len(line[at].key) and at > 0 and line[at - 1].key in _BEFORE_YEAR


def _month_near(text: str, line: Sequence[Word], at: int) -> int | None:
    """Place of the month of a date that begins at `at`: "February 7", "7 February", "in May"."""
    role = _date_words().get(owner(line[at].key), ("", ""))[1]
    if role.startswith("month") and text[line[at].start].isupper():
        day = at + 1 < len(line) and (_day_of_month(line[at + 1].key) or _YEAR.fullmatch(line[at + 1].key)) and _joined(text, line, at)
        led = at > 0 and line[at - 1].key in _BEFORE_MONTH
        return at if role == "month" or day or led else None
    if at + 1 < len(line) and _day_of_month(line[at].key) and _joined(text, line, at):
        behind = _date_words().get(line[at + 1].key, ("", ""))[1]
        return at + 1 if behind.startswith("month") and text[line[at + 1].start].isupper() else None
    return None


def _day_of_month(key: str) -> bool:
    digits = key[:-2] if _ORDINAL.fullmatch(key) else key
    return digits.isdecimal() and len(digits) < 3 and 1 <= int(digits) <= 31


def _joined(text: str, line: Sequence[Word], at: int) -> bool:
    return bool(_GAP.fullmatch(text, line[at].end, line[at + 1].start))


@cache
def _date_words() -> dict[str, tuple[str, str]]:
    return {word: (stands_for, role) for word, stands_for, role in rows(HERE, "date_words.tsv")}


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], ChangeKind, str, str], ...]]:
    """First word → phrases that begin with it, longest first: their words, kind, what they say, and what must follow."""
    found: dict[str, list[tuple[tuple[str, ...], ChangeKind, str, str]]] = {}
    for words_, kind, said, before in _table():
        keys = tuple(word.key for word in words_of(words_, 0, len(words_)))
        if keys:
            found.setdefault(keys[0], []).append((keys, kind, said, before))
    return {first: tuple(sorted(same, key=lambda row: (-len(row[0]), row))) for first, same in found.items()}


def _table() -> Iterator[tuple[str, ChangeKind, str, str]]:
    for phrase, before in rows(HERE, "hedges.tsv"):
        yield phrase, "hedge", phrase, before
    for phrase in sorted(words(HERE, "negations.tsv")):
        yield phrase, "negation", phrase, ""
    for phrase in sorted(words(HERE, "vague_numbers.tsv")):
        yield phrase, "number", phrase, ""
    for phrase, said in rows(HERE, "spellings.tsv"):
        if " " in phrase:
            yield phrase, "words", said, ""
